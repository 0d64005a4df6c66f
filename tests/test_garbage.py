"""The garbage collector is paused inside, and afterwards as it was before, whatever happens."""

from __future__ import annotations

import gc

import pytest

from mineral_screen import garbage


def test_collecting_goes_on_afterwards() -> None:
    with pytest.raises(ValueError, match="inside"), garbage.paused():
        with garbage.paused():
            pass
        assert not gc.isenabled()
        raise ValueError("inside")
    assert gc.isenabled()


def test_who_had_paused_it_has_it_paused_still() -> None:
    gc.disable()
    try:
        with garbage.paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

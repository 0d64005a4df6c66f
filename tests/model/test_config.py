"""The knobs are checked, and a digest tells two settings apart."""

from __future__ import annotations

import pytest

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.config import Config


def test_bands_must_be_in_order_and_in_range() -> None:
    with pytest.raises(InvalidEntityError, match="above"):
        Config(match=0.6, review=0.7)
    with pytest.raises(InvalidEntityError, match="match"):
        Config(match=1.5)
    with pytest.raises(InvalidEntityError, match="candidates"):
        Config(candidates=0)


def test_digest_follows_the_settings() -> None:
    assert Config().digest() == Config(match=0.9).digest()
    assert Config().digest() != Config(match=0.91).digest()

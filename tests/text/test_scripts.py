"""Runs of one script: golden cuts, and together they are the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from mineral_screen.text.scripts import COMMON, runs, script
from text.golden import any_text, cases


@pytest.mark.parametrize(("text", "cut"), cases("scripts"))
def test_text_is_cut(text: str, cut: str) -> None:
    assert runs(text) == [tuple(run.split(":", 1)) for run in cut.split("|")]


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_runs_are_the_text(text: str) -> None:
    found = runs(text)
    assert "".join(run for _, run in found) == text
    assert all(run for _, run in found)
    assert all(one[0] != other[0] for one, other in pairwise(found))


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_a_run_holds_its_script_and_what_is_common(text: str) -> None:
    for name, run in runs(text):
        assert {script(char) for char in run} <= {name, COMMON}
        assert name != COMMON or len(runs(text)) == 1

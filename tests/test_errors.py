"""Every error says what, where and what to do, and survives the way between processes."""

from __future__ import annotations

import pickle

import pytest

from mineral_screen import errors

EXAMPLES = [
    errors.InvalidEntityError("name", "holds nothing"),
    errors.ListFormatError("bad", source="a.csv", line=3),
    errors.UnknownListError("cn-watchh", suggestion="cn-watch", known=("cn-watch",)),
    errors.ListUpdateError("us-ofac-sdn", "status 500"),
    errors.SnapshotIntegrityError("a.jsonl", expected="ab", actual="cd"),
    errors.IndexFormatError("no index"),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_one_root_and_pickles(error: errors.MineralScreenError) -> None:
    assert isinstance(error, errors.MineralScreenError)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_messages_name_the_place() -> None:
    assert "a.csv, line 3" in str(EXAMPLES[1])
    assert "did you mean 'cn-watch'" in str(EXAMPLES[2])

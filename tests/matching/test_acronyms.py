"""Which letters stand for which words."""

from __future__ import annotations

import pytest

from mineral_screen.matching.acronyms import abbreviated
from mineral_screen.normalize.names import analyze


@pytest.mark.parametrize(
    ("letters", "name", "words"),
    [
        ("ic", "Insurance Company", 2),
        ("tk", "Trading Company", 2),
        ("kb", "Design Bureau", 1),
        ("npc", "Research and Production Center", 1),
        ("fnpc", "Federal Research and Production Center", 2),
        ("cri", "Central Scientific Research Institute", 1),
        ("dmz", "Dubnensky Machine-Building Plant", 3),
        ("saz", "Saratov Aviation Plant Norvanta", 3),
        ("tk", "Mining Company", 0),
        ("xyz", "Saratov Aviation Plant", 0),
    ],
)
def test_letters_stand_for_words(letters: str, name: str, words: int) -> None:
    assert abbreviated(letters, analyze(f"{name} Norvanta").spans) == words

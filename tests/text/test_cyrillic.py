"""Cyrillic letters: none is passed over."""

from __future__ import annotations

from mineral_screen.text import cyrillic


def test_every_letter_is_read() -> None:
    signs = set("ЬьҌҍӀӏ")
    letters = [chr(code) for code in range(0x400, 0x500) if chr(code).isalpha() and chr(code) not in signs]
    assert [letter for letter in letters if not cyrillic.readings(letter)] == []

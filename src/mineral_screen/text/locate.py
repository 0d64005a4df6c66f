"""Where a part of a name stands in the text it was read from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def locate(text: str, part: str) -> tuple[int, int] | None:
    """The place of `part` in `text` as start and end of a slice, or None where it does not stand there.

    Letters and digits are compared, without case, marks and width; what stands between them is passed over. Of several
    places the first at the bounds of words counts. Empty text and empty parts have no place.

    >>> text = "Payment to Müller & Co., Ltd., Köln"
    >>> start, end = locate(text, "muller and co ltd".replace("and ", ""))
    >>> text[start:end]
    'Müller & Co., Ltd'
    >>> locate("华为技术有限公司", "技术")
    (2, 4)
    """
    letters = list(_letters(text))
    whole, wanted = "".join(char for char, _ in letters), "".join(char for char, _ in _letters(part))
    first: tuple[int, int] | None = None
    at = whole.find(wanted) if wanted else -1
    while at >= 0:
        start, end = letters[at][1], _end(text, letters[at + len(wanted) - 1][1])
        if _is_bound(text, start) and _is_bound(text, end):
            return start, end
        first = first or (start, end)
        at = whole.find(wanted, at + 1)
    return first


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """Each letter and digit in the form that is compared, with its place."""
    for place, char in enumerate(text):
        for one in char if char.isascii() else unicodedata.normalize("NFKD", char):
            for folded in one.casefold():
                if folded.isalnum():
                    yield folded, place


def _end(text: str, last: int) -> int:
    """Behind the letter at `last` and its marks."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _is_bound(text: str, place: int) -> bool:
    """Whether no word is cut at `place`."""
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())

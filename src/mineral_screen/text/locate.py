"""Where a part of a name stands in the text it was read from."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALNUM = re.compile("[0-9A-Za-z]")


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
    (whole, places), (wanted, _) = _letters(text), _letters(part)
    first: tuple[int, int] | None = None
    at = whole.find(wanted) if wanted else -1
    while at >= 0:
        start, end = places[at], _end(text, places[at + len(wanted) - 1])
        if _is_bound(text, start) and _is_bound(text, end):
            return start, end
        first = first or (start, end)
        at = whole.find(wanted, at + 1)
    return first


@lru_cache(maxsize=200)  # a text is asked for one part after the other
def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits in the form that is compared, and the place of each."""
    if text.isascii():  # most texts are, and need no look at each letter
        return "".join(_ALNUM.findall(text)).lower(), [found.start() for found in _ALNUM.finditer(text)]
    letters = [(folded, place) for place, char in enumerate(text) for folded in _folded(char) if folded.isalnum()]
    return "".join([folded for folded, _ in letters]), [place for _, place in letters]


@lru_cache(maxsize=10_000)
def _folded(char: str) -> str:
    return "".join([one.casefold() for one in unicodedata.normalize("NFKD", char)])


def _end(text: str, last: int) -> int:
    """Behind the letter at `last` and its marks."""
    end = last + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _is_bound(text: str, place: int) -> bool:
    """Whether no word is cut at `place`."""
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())

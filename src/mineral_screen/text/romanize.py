"""Any text as Latin letters: the readings a word of any script may have, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import zip_longest

from unidecode import unidecode

from mineral_screen.text import arabic, cyrillic, greek, han, hangul, hebrew, kana, scripts
from mineral_screen.text.lookalikes import lookalike

MAX_READINGS = 6
_READERS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "Arabic": arabic.readings,
    "Cyrillic": cyrillic.readings,
    "Greek": greek.readings,
    "Hangul": hangul.readings,
    "Hebrew": hebrew.readings,
    "Kana": kana.readings,
}
# Letters that are written with two where there is no key for them; accents on all others are left out.
_WRITTEN_OUT = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ő": "oe", "ű": "ue", "đ": "dj",
        **dict.fromkeys("čćç", "ch"), **dict.fromkeys("šśşș", "sh"), **dict.fromkeys("žż", "zh"),
    }
)  # fmt: skip


def readings(text: str, script: str | None = None, lang: str | None = None) -> tuple[str, ...]:
    """Romanisations of the words of `text`, joined: lower-case ASCII letters and digits, at most six.

    `script` says which one the text is in (else it is looked at), `lang` "ja" that Han characters are Japanese. Scripts
    without a reader of their own are read by Unidecode. Empty where nothing can be read.

    >>> readings("Müller"), readings("尤曼特")[0], readings("Газпром")[0], readings("…")
    (('muller', 'mueller'), 'youmante', 'gazprom', ())
    """
    if text.isascii():
        plain = _ascii(text)
        return (plain,) if plain else ()
    return _readings(text, script, lang)


@lru_cache(maxsize=20_000)
def _readings(text: str, script: str | None, lang: str | None) -> tuple[str, ...]:
    runs = [(script, text)] if script not in (None, "Han") else _grouped(text)
    columns = [found for own, run in runs if (found := _run(run, own, lang))]
    joined = ("".join(column) for column in _columns(columns))
    return tuple(dict.fromkeys(joined))[:MAX_READINGS]


def _grouped(text: str) -> list[tuple[str | None, str]]:
    """Script runs, with Han and kana as one: readers of Han know what kana beside it mean."""
    grouped: list[tuple[str | None, str]] = []
    for own, run in scripts.runs(text):
        if grouped and own in ("Han", "Kana") and grouped[-1][0] in ("Han", "Kana"):
            grouped[-1] = ("Han", grouped[-1][1] + run)
        else:
            grouped.append((own, run))
    return grouped


def _columns(options: list[tuple[str, ...]]) -> Iterable[list[str]]:
    """The first readings of all parts, then the second, and so on; a part with fewer repeats its first."""
    for column in zip_longest(*options):
        yield [part or options[at][0] for at, part in enumerate(column)]


def _run(text: str, script: str | None, lang: str | None) -> tuple[str, ...]:
    if script == "Han":
        found: tuple[str, ...] = han.readings(text, lang)
    elif script in _READERS:
        found = _READERS[script](text)
    elif script == "Latin":
        found = _latin(text)
    else:
        found = ()
    found = found or tuple(filter(None, (_ascii(text),)))
    hidden = lookalike(text)
    return (*found[:2], _ascii(hidden), *found[2:]) if hidden else found


def _latin(text: str) -> tuple[str, ...]:
    lower = text.lower()
    return tuple(filter(None, dict.fromkeys((_ascii(lower), _ascii(lower.translate(_WRITTEN_OUT))))))


def _ascii(text: str) -> str:
    """Letters and digits of `text` as Unidecode gives them."""
    plain = text if text.isascii() else unidecode(text.encode("utf-8", "ignore").decode())
    return "".join(char for char in plain.lower() if char.isascii() and char.isalnum())

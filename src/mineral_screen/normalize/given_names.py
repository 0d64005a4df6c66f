"""Words of personal names: titles, particles, patronymics, and given names that are one name in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from mineral_screen import data
from mineral_screen.normalize.span import Span
from mineral_screen.text.keys import fold
from mineral_screen.text.romanize import readings as romanised

PARTICLE, PATRONYMIC = "#PARTICLE", "#PATRONYMIC"

_PATRONYMIC = re.compile(
    r"(?<=..)(?:(?:[oeaiy]|[yi]e)?v(?:i|y)(?:ch|tch|c|tj)|[iy](?:ch|tch)|(?:[oeiy]|[yi]e)vna|[ae]una|[iy]chna|[ao]wna|ewna)$"
)
_TAIL = re.compile(r"[aeiouyj]+$")
_SERVANT = re.compile(r"^c?abd(?:[aeou]|o[ou])?(?:l(?=[^l].)|(r)(?=r)|(s)(?=s)|(z)(?=z)|(n)(?=n))")
_OF_GOD = re.compile(r"^c?abd[aeiou]?l+ah?i?$")
_FAITH = re.compile(r"(?<=..)(?:[aeou]|o[ou])(?:dd|lad|ld)(?:i|ee|ie)ne?$")
_FAITHS = frozenset(["din", "deen", "dine", "dien", "uddin", "eddin", "addin", "eddine", "uddeen", "aldin"])
_GOD = re.compile(r"(?<=...)(?:[aou]|o[ou])(?:l?lah|lla)$")
_GODS = frozenset(["allah", "ullah", "ollah", "oullah", "ulla"])
# Letters that make no word are initials: V.V., Ф. М.
_INITIALS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}(?<!ng)(?<!jr)(?<!sr)(?<!md)|[бвгджзклмнпрстфхцчшщ]{2,3}")
_SUFFIX = {"ii": "2", "iii": "3", "iv": "4"}
_FATHER = {"abd": "abd", "umm": "umm", "oum": "umm"}


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of the table of words in personal names.

    >>> "haji" in words("title"), "jr" in words("younger")
    (True, True)
    """
    return frozenset(next(row[1] for row in data.rows("person_words") if row[0] == kind).split())


@cache
def _groups() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """The numbers of the groups a name is in, by its fold, and by its stem as patronymics have it."""
    by_name: dict[str, set[int]] = {}
    by_stem: dict[str, set[int]] = {}
    for number, (forms,) in enumerate(data.rows("given_names")):
        for form in forms.split("|"):
            by_name.setdefault(form, set()).add(number)
            by_name.setdefault(fold(form), set()).add(number)
            by_stem.setdefault(_stem(form), set()).add(number)
    return tuple({key: frozenset(found) for key, found in table.items()} for table in (by_name, by_stem))  # type: ignore[return-value]


@lru_cache(maxsize=100_000)
def groups(word: str) -> frozenset[int]:
    """The numbers of the groups of equal given names that `word` is in; empty where none is known.

    >>> bool(groups("volodymyr") & groups("vladimir")), bool(groups("bob") & groups("robert")), groups("norvanta")
    (True, True, frozenset())
    """
    known = _groups()[0]
    return known.get(word) or known.get(fold(word)) or frozenset()


def _stem(word: str) -> str:
    return fold(_TAIL.sub("", word) or word)


@lru_cache(maxsize=100_000)
def father(word: str) -> str:
    """The stem of the name that a Slavic patronymic is made of; empty for a word that has not the form of one.

    >>> father("petrovich"), father("petrovna"), father("smith")
    ('petr', 'petr', '')
    """
    found = _PATRONYMIC.search(word)
    return _stem(word[: found.start()]) if found and found.start() > 1 else ""


@lru_cache(maxsize=100_000)
def fathers(word: str) -> tuple[str, frozenset[int]]:
    """Of a patronymic, the stem of the father's name and the groups of given names that have it."""
    stem = father(word) or _stem(word)
    return stem, _groups()[1].get(stem, frozenset())


def personal(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of a personal name with its own words told apart.

    Titles get the role `function`; particles and patronymics a symbol that says so; a name of two words (Abu Bakr, Abd
    al-Rahim, Nur al-Din, Ali oglu) is one span; Jr, Sr and II are numbers.

    >>> from mineral_screen.normalize.names import analyze
    >>> [span.key for span in personal(analyze("Abd al-Rahman Abu Bakr", person=True).spans)]
    ['abdrahman', 'abubakr']
    """
    named = list(_joined([span for span in spans if not _is_title(span)] or list(spans)))
    told = list(_ranked(named))
    return tuple(_marked(told))


def _is_title(span: Span) -> bool:
    return span.key in words("title") or span.symbols[:1] in (("#DOCTOR",), ("#HAJI",), ("#SHEIKH",))


def _ranked(spans: list[Span]) -> Iterator[Span]:
    """The spans without ranks at the beginning, as long as two words stay."""
    at = 0
    while len(spans) - at > 2 and spans[at].key in words("rank"):
        at += 1
    yield from spans[at:]


def _joined(spans: list[Span]) -> Iterator[Span]:
    """The spans with two or three made one where they are one name."""
    at = 0
    while at < len(spans):
        span, rest = spans[at], spans[at + 1 :]
        article = bool(rest) and _is_article(rest[0])
        end = at + (3 if article else 2)
        if span.key in words("joins") and end <= len(spans):
            yield _one(spans[at:end], *(_kunya(span.key) + _one_word(word) for word in spans[end - 1].readings))
        elif rest and end <= len(spans) and spans[end - 1].key in _FAITHS:
            yield _one(spans[at:end], *(_one_word(word) + "din" for word in span.readings))
        elif rest and rest[0].key in _GODS:
            end = at + 2
            yield _one(spans[at:end], *(_one_word(word) + "allah" for word in span.readings))
        elif rest and rest[0].key in words("kin"):
            end = at + 2
            yield replace(_one(spans[at:end], span.key), symbols=(PATRONYMIC,))
        elif _INITIALS.fullmatch(span.text):
            end = at + 1
            yield from (Span(letter, "brand", romanised(letter, span.script), (), span.script) for letter in span.text)
        else:
            end = at + 1
            readings = tuple(dict.fromkeys(map(_one_word, span.readings)))
            yield span if readings == span.readings else replace(span, readings=readings)
        at = end


def _is_article(span: Span) -> bool:
    return span.key in ("al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "es", "ur", "us")


def _kunya(word: str) -> str:
    return _FATHER.get(word) or ("abd" if word.startswith("abd") else "abu")


def _one(spans: list[Span], *words: str) -> Span:
    return Span(" ".join(span.text for span in spans), "brand", tuple(dict.fromkeys(words)), (), spans[0].script)


def _one_word(key: str) -> str:
    """Names of two words written as one in the form that `personal` gives to them: abdulrahman, nureddin."""
    if _OF_GOD.match(key):
        return "abdallah"
    if key.startswith(("abd", "cabd")) and len(key) > 6:
        key = _SERVANT.sub("abd", key)
    return _GOD.sub("allah", _FAITH.sub("din", key))


def _marked(spans: list[Span]) -> Iterator[Span]:
    """Each span with what it is: a number, a particle, a patronymic, or a name."""
    told = [i for i, span in enumerate(spans) if span.role != "function" and span.key not in words("particle")]
    patronymic = _patronymic(spans)
    for i, span in enumerate(spans):
        inside = bool(told) and told[0] < i < told[-1]
        if span.role == "number" or PATRONYMIC in span.symbols:
            yield span
        elif i and span.key in words("younger") | words("elder") | _SUFFIX.keys():
            key = "jr" if span.key in words("younger") else "sr" if span.key in words("elder") else _SUFFIX[span.key]
            yield replace(span, role="number", readings=(key,), symbols=())
        elif span.key in words("particle") or (inside and (span.role == "function" or span.key in words("inner"))):
            yield replace(span, role="brand", symbols=(PARTICLE,))
        else:
            yield replace(span, role="brand", symbols=(PATRONYMIC,) if i == patronymic else ())


def _patronymic(spans: list[Span]) -> int:
    """Which span is the patronymic of a name of three words and more; -1 where none is."""
    full = [i for i, span in enumerate(spans) if len(span.text) > 1]
    if len(full) < 3:
        return -1
    found = [i for i in full if father(spans[i].key)]
    behind = [i for i in found if i and groups(spans[i - 1].key)]
    return next(iter(behind or found), -1)


@cache
def _commonness() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in ("third", "second", "first"):
        for word in words(kind):
            found[word] = found[fold(word)] = kind
    return found


def commonness(word: str) -> str:
    """How common a name is where it is at home: `first`, `second` or `third`; empty for one that is not known to be.

    >>> commonness("kim"), commonness("norvanta")
    ('first', '')
    """
    known = _commonness()
    return known.get(word) or known.get(fold(word), "")


_HARD = str.maketrans("gdbrz", "ktplj")
_KOREAN = re.compile(r"(?:[bcdfghjklmnprstwyz]{0,3}[aeiouwy]{1,3}[nmlkgptbsh]{0,2}){1,2}")


@cache
def _surnames() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (_, spelled) in enumerate(data.rows("hangul_surnames")):
        for form in spelled.split("|"):
            found.setdefault(form, set()).add(number)
            found.setdefault(korean(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items() if form}


def korean_surnames(word: str) -> frozenset[int]:
    """The numbers of the surnames that Koreans spell so; empty where none is.

    >>> bool(korean_surnames("lee") & korean_surnames("ri")), korean_surnames("smith")
    (True, frozenset())
    """
    return _surnames().get(word) or _surnames().get(korean(word), frozenset())


def korean_keys(words: Sequence[str]) -> list[str]:
    """Keys that the name of a Korean has in every romanisation, with its surname first or last; none for other names.

    One for each surname that may be meant.

    >>> one, other = korean_keys(["jong", "kyong", "thaek"]), korean_keys(["kyongtaek", "jeong"])
    >>> len({*one} & {*other}), korean_keys(["john", "smith"])
    (1, [])
    """
    if not 1 < len(words) <= _MOST_SYLLABLES:
        return []
    options = ((words[0], words[1:]), (words[-1], words[:-1]))
    return [
        f"{surname} {_ASPIRATED.sub('', ''.join(map(korean, given)))}"
        for first, given in options
        if all(map(korean, given))
        for surname in sorted(korean_surnames(first))
    ]


_MOST_SYLLABLES = 3
_ASPIRATED = re.compile("(?<=[kpt])h")


@lru_cache(maxsize=50_000)
def korean(word: str) -> str:
    """A Korean syllable or two as every romanisation has it: without voice; empty for a word that is none.

    >>> korean("jong") == korean("chong"), korean("kyong") == korean("gyeong"), korean("hyok") == korean("il")
    (True, True, False)
    """
    if not _KOREAN.fullmatch(word):
        return ""
    plain = (
        word.replace("ch", "j")
        .replace("you", "yo")
        .replace("ou", "u")
        .replace("woo", "u")
        .replace("ee", "i")
        .replace("oo", "u")
        .replace("yeo", "yo")
        .replace("eo", "o")
    )
    return plain.replace("eu", "u").replace("ae", "e").replace("sh", "s").translate(_HARD)

"""Which country an address names, and the tokens that name it."""

from __future__ import annotations

from functools import lru_cache

from mineral_screen.normalize.address.tables import vocabulary
from mineral_screen.normalize.address.token import BREAK, NAME, NUMBER, ORDINAL, TERM, WORD, Token
from mineral_screen.normalize.countries import country_code, country_name, outer_of

_LONGEST = 7
_CODE = 3
_LEAST_POSTCODE = 4
# Two or three letters after other words are more often a state or a word than a country, but for these.
_USUAL_CODES = frozenset({"hk", "uk", "us", "cn", "ru", "ir", "tr", "uae", "usa", "prc", "ksa"})
_STATES = frozenset({"US", "CA", "AU"})
# words that names of states begin with: nothing else before a country belongs to it (Kinshasa, Congo)
_STATE_WORDS = frozenset({
    "the", "of", "and", "republic", "democratic", "people", "peoples", "s", "federal", "federated", "federation",
    "islamic", "kingdom", "united", "arab", "state", "states", "socialist", "bolivarian", "plurinational",
    "cooperative", "sultanate", "principality", "commonwealth", "great", "north", "south", "northern", "east",
    "equatorial", "papua", "new", "american", "saudi", "bosnia", "trinidad", "antigua", "saint", "st", "sao",
    "serbia", "el", "la", "los", "dr", "rep", "республика", "федеративная", "جمهوری", "اسلامی", "المملكة",
    "العربية", "دولة", "جمهورية", "الجمهورية", "اسلامي",
})  # fmt: skip


@lru_cache(maxsize=16384)
def named_country(words: str) -> str | None:
    """The country that these words name, or None; codes of two letters that are also states count for none."""
    if len(words) < 2 or words.isdigit() or (len(words) == 2 and words not in _USUAL_CODES and _is_state(words)):
        return None
    names = vocabulary().names.get(words, ())
    known = next((name.country for name in names if name.kind == "country"), None)
    code = known or country_code(words)
    if code and not known and words != country_name(code).casefold():
        inside = [name for name in names if name.country == code]
        if inside and not any(name.kind == "land" for name in inside):
            return None  # a part of the country: Tuen Mun
    return code


def _is_state(code: str) -> bool:
    return any(name.country in _STATES for name in vocabulary().names.get(code, ()))


def take_country(tokens: list[Token]) -> tuple[str | None, list[Token]]:
    """The most specific country named at the end of the address or in a stretch of its own, and the other tokens.

    A country beside another that it does not lie in (Jordan, Kowloon, Hong Kong) is a name like any other.
    """
    stretches = _turned_round(_stretches(tokens))
    found: list[tuple[int, int, str]] = []
    last = True
    for at in range(len(stretches) - 1, -1, -1):
        end = len(stretches[at])
        while named := _at_end(stretches[at][:end], whole=not last):
            code, start = named
            found.append((at, start, code))
            end = start
            if not last:
                break
        last = last and not any(token.kind in (WORD, TERM, NAME, "country") for token in stretches[at][:end])
    chosen = _chosen([code for _, _, code in found])
    for at, start, code in found:
        if code == chosen or outer_of(code, chosen or ""):
            stretches[at] = [token for place, token in enumerate(stretches[at]) if place < start or _stays(token)]
    return chosen, [token for stretch in stretches if stretch for token in (*stretch, Token(BREAK, ","))]


def _stretches(tokens: list[Token]) -> list[list[Token]]:
    stretches: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == BREAK:
            stretches.append([])
        else:
            stretches[-1].append(token)
    return [stretch for stretch in stretches if stretch]


def _turned_round(stretches: list[list[Token]]) -> list[list[Token]]:
    """The last two stretches as one where they are a country written backwards (Korea, North)."""
    if len(stretches) > 1 and len(stretches[-1]) + len(stretches[-2]) <= _LONGEST:
        first, second = _text(stretches[-2]), _text(stretches[-1])
        if not named_country(second) and named_country(f"{first}, {second}"):
            return [*stretches[:-2], [*stretches[-1], *stretches[-2]]]
    return stretches


def _at_end(stretch: list[Token], whole: bool) -> tuple[str, int] | None:
    """The country at the end of a stretch and where its words begin; a postcode after it stays where it is."""
    words = list(stretch)
    while words and _is_postcode(words[-1]):
        words.pop()
    if not words or (len(words) < len(stretch) and len(words[-1].text) <= _CODE and words[-1].kind == TERM):
        return None
    if words[-1].kind == "country":
        return words[-1].text, len(words) - 1
    if whole and not _may_name(words):
        return None
    found: tuple[str, int] | None = None
    text = ""
    for size in range(1, min(_LONGEST, len(words)) + 1):
        first = words[-size]
        opening = _text([first])
        if first.kind in (NUMBER, ORDINAL) or (found and not _STATE_WORDS.issuperset(opening.split(" "))):
            break
        text = f"{opening} {text}" if text else opening
        short = len(text) <= _CODE and text not in _USUAL_CODES and (whole or size < len(words))
        if short or (size == 1 and _is_other(first)):
            continue
        code = named_country(text)
        if code and not _ends_in_place(words[-size:], code):
            found = code, len(words) - size
    return None if whole and found and found[1] else found


def _may_name(words: list[Token]) -> bool:
    """Whether all the words together are read as a country: to say no at once, as is said to most stretches."""
    if len(words) > _LONGEST or any(token.kind in (NUMBER, ORDINAL) for token in words):
        return False
    return named_country(_text(words)) is not None


def _ends_in_place(tail: list[Token], code: str) -> bool:
    """Whether the last of several words is a place of its own (Kerch, Crimea), no part of a state's name."""
    place = len(tail) > 1 and any(name.kind != "country" for name in tail[-1].names)
    return place and _text(tail) != country_name(code).casefold().replace("-", " ")


def _is_other(token: Token) -> bool:
    """Whether a token that stands alone is known as something else: NT, Island."""
    if token.kind == TERM:
        return len(token.text) >= _CODE
    return len(token.text) <= _CODE and any(name.kind != "country" for name in token.names)


def _is_postcode(token: Token) -> bool:
    return token.kind == NUMBER and len(token.text) >= _LEAST_POSTCODE


def _stays(token: Token) -> bool:
    """Postcodes, and places that stand for a country and are none (Crimea)."""
    return _is_postcode(token) or any(name.kind == "land" for name in token.names)


def _chosen(codes: list[str]) -> str | None:
    """The last country, or the part of it that is named beside it (Hong Kong, China)."""
    last = codes[0] if codes else None
    return next((code for code in codes if code != last and outer_of(code, last or "") == last), last)


def _text(tokens: list[Token]) -> str:
    return " ".join(token.surface.replace("-", " ") or token.text for token in tokens)

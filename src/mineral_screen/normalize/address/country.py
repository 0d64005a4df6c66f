"""Which country an address names, and the tokens that name it."""

from __future__ import annotations

from functools import lru_cache

from mineral_screen.normalize.address.tables import vocabulary
from mineral_screen.normalize.address.tokens import BREAK, NAME, NUMBER, ORDINAL, TERM, WORD, Token
from mineral_screen.normalize.countries import country_code

_LONGEST = 6
_WITHIN = {"HK": "CN", "MO": "CN"}
# Two letters at the end of an address are more often a state or a word than a country, but for these.
_USUAL_CODES = frozenset({"hk", "uk", "us", "cn", "ru", "ir", "tr"})
_STATES = frozenset({"US", "CA", "AU"})


@lru_cache(maxsize=16384)
def named_country(words: str) -> str | None:
    """The country that these words name, or None; codes of two letters that are also states count for none."""
    if len(words) < 2 or (len(words) == 2 and words not in _USUAL_CODES and _is_state(words)):
        return None
    return country_code(words)


def _is_state(code: str) -> bool:
    return any(name.country in _STATES for name in vocabulary().names.get(code, ()))


def take_country(tokens: list[Token]) -> tuple[str | None, list[Token]]:
    """The most specific country named at the end of the address or in a stretch of its own, and the other tokens."""
    stretches = _stretches(tokens)
    found: list[tuple[str, str]] = []
    kept: list[list[Token]] = []
    last = True
    for stretch in reversed(stretches):
        code, size = _at_end(stretch, whole_only=not last)
        while code:
            found.append((code, " ".join(token.surface for token in stretch[-size:])))
            stretch = stretch[:-size]
            code, size = _at_end(stretch, whole_only=False)
        last = last and not any(token.kind in (WORD, TERM, NAME) for token in stretch)
        kept.append(stretch)
    codes = [code for code, _ in found]
    chosen = next((code for code in codes if _WITHIN.get(code) in codes), codes[0] if codes else None)
    rest: list[Token] = []
    for stretch in reversed(kept):
        rest += [*stretch, Token(BREAK, ",")] if stretch else []
    return chosen, rest


def _stretches(tokens: list[Token]) -> list[list[Token]]:
    stretches: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == BREAK:
            stretches.append([])
        else:
            stretches[-1].append(token)
    return [stretch for stretch in stretches if stretch]


def _at_end(stretch: list[Token], whole_only: bool) -> tuple[str | None, int]:
    """The country at the end of a stretch and how many tokens name it; numbers beside it do not count."""
    if stretch and stretch[-1].kind == "country":
        return stretch[-1].text, 1
    words = [token for token in stretch if token.kind not in (NUMBER, ORDINAL)]
    if not words or stretch[-1].kind in (NUMBER, ORDINAL):
        if (
            words
            and len(words) < len(stretch)
            and (code := named_country(_text(words)))
            and len(words) <= _LONGEST
        ):
            return _drop_numbers(stretch, words, code)
        return None, 0
    sizes = (len(words),) if whole_only else range(min(_LONGEST, len(words)), 0, -1)
    for size in sizes:
        tail = stretch[-size:]
        if size > _LONGEST or any(token.kind in (NUMBER, ORDINAL) for token in tail):
            continue
        text = _text(tail)
        if (
            len(text) <= 3
            and size < len(words)
            and text not in _USUAL_CODES
            and text not in ("uae", "usa", "prc")
        ):
            continue
        if code := named_country(text):
            return code, size
    return None, 0


def _drop_numbers(stretch: list[Token], words: list[Token], code: str) -> tuple[str | None, int]:
    """A country with a postcode after it ("Russia 124482"): the postcode moves before it."""
    numbers = [token for token in stretch if token.kind in (NUMBER, ORDINAL)]
    stretch[:] = [*numbers, *words]
    return code, len(words)


def _text(tokens: list[Token]) -> str:
    return " ".join(token.surface.replace("-", " ") or token.text for token in tokens)

"""Meanings that stand for each other though they are not the same: those that consist of others, and related ones."""

from __future__ import annotations

from functools import cache, lru_cache

from mineral_screen import data

# How far a word may agree with another by such a meaning, for the search: a part only with the other parts.
_RELATED, _PART = 0.82, 0.7


@lru_cache(maxsize=20_000)
def composed(symbols: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    """For each of `symbols` that consists of others its parts, each as the symbols that may say it.

    >>> composed(("#IMPORT_EXPORT",)) == ((frozenset({"#IMPORT"}), frozenset({"#EXPORT"})),)
    True
    """
    known = _composites()
    return tuple(known[symbol] for symbol in symbols if symbol in known)


@lru_cache(maxsize=20_000)
def related(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one of the meanings `left` is related to one of `right` by the table.

    >>> related(("#SHIPPING",), ("#NAVIGATION",)), related(("#SHIPPING",), ("#BANK",))
    (True, False)
    """
    relatives = _relatives()
    return any(one in relatives and not relatives[one].keys().isdisjoint(right) for one in left)


@lru_cache(maxsize=20_000)
def kindred(symbols: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """What else a word with the meanings `symbols` may agree with, and how far: not by its first meaning, but by a
    further one, by one related to them, by their parts and by what they are parts of.

    >>> dict(kindred(("#IMPORT",)))["#IMPORT_EXPORT"], kindred(())
    (0.82, ())
    """
    found: dict[str, float] = {}
    for symbol in symbols:
        for other in _relatives().get(symbol, ()):
            found[other] = _RELATED
        for other in _parts_and_wholes().get(symbol, ()):
            found.setdefault(other, _PART)
    found |= dict.fromkeys(symbols, 1.0)
    return tuple((other, likeness) for other, likeness in found.items() if other != symbols[0])


@cache
def _composites() -> dict[str, tuple[frozenset[str], ...]]:
    return {
        f"#{symbol}": tuple(frozenset(f"#{one}" for one in part.split("|")) for part in parts.split(" "))
        for symbol, parts in data.rows("composites")
    }


@cache
def _parts_and_wholes() -> dict[str, dict[str, None]]:
    """Symbol → the parts it consists of and the symbols it is a part of."""
    found: dict[str, dict[str, None]] = {}
    for whole, parts in _composites().items():
        for part in sorted(frozenset().union(*parts)):
            found.setdefault(whole, {})[part] = None
            found.setdefault(part, {})[whole] = None
    return found


@cache
def _relatives() -> dict[str, dict[str, None]]:
    """Symbol → those of the groups it belongs to, itself among them."""
    found: dict[str, dict[str, None]] = {}
    for (symbols,) in data.rows("related"):
        group = dict.fromkeys(f"#{symbol}" for symbol in symbols.split("|"))
        for symbol in group:
            found.setdefault(symbol, {}).update(group)
    return found

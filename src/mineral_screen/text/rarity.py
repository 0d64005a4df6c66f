"""How rare a word is among real company names: the weight of a word that no list has told us about.

The table `data/background.tsv` was counted over 2.73 million legal names of the LEI register. The 17,918
words that at least 40 names hold make up 77 % of all occurrences; the most common are *limited* (one name in
nine), *llc*, *gmbh*, *private*, *srl*, *bv*. Names in Han, kana and Thai, which do not separate words, were
not counted: a place or brand that is written so at home (*shenzhen*, *huawei*) counts as rare here.

Values are natural logarithms in quarter steps: inverse document frequency (K. Spärck Jones, 1972).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import repeat

from mineral_screen import data

MIN_RARITY = 2.25
"""The rarity of the most common word, *limited*."""
MAX_RARITY = 13.25
"""The rarity of every word that fewer than 40 names in 2.73 million hold: their mean."""


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    for level, words in data.rows("background"):
        table.update(dict.fromkeys(words.split(" "), int(level) / 4))
    return table


def rarity(token: str) -> float:
    """The inverse document frequency of `token`, an ASCII lower-case word: -ln of the share of names with it.

    In [`MIN_RARITY`, `MAX_RARITY`], higher is rarer. A word that is not in the table, and the empty one, gets
    `MAX_RARITY`. Case matters: fold before asking.

    >>> rarity("limited"), rarity("trading"), rarity("gallium"), rarity("youmante")
    (2.25, 5.25, 13.25, 13.25)
    """
    return _table().get(token, MAX_RARITY)


def rarity_of_commonest(tokens: Iterable[str]) -> float:
    """The rarity of the commonest of `tokens`; `MAX_RARITY` where there are none.

    >>> rarity_of_commonest(["gallium", "trading"])
    5.25
    """
    return min(map(_table().get, tokens, repeat(MAX_RARITY)), default=MAX_RARITY)

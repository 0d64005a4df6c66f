"""Greek words in Latin letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_READINGS = 6
_LETTERS = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def readings(word: str) -> tuple[str, ...]:
    """Romanisations of a Greek word, at most six; lower-case ASCII without spaces, empty where there is none."""
    bare = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(char))
    plain = "".join(_LETTERS.get(char, char) for char in bare.replace("ου", "u"))
    plain = "".join(char for char in plain if char.isascii() and char.isalnum())
    return (plain,) if plain else ()

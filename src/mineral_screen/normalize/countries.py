"""Interim; to be replaced whole."""

from __future__ import annotations

_X = {"china": "CN", "中国": "CN", "us": "US", "usa": "US"}


def country_code(text: str) -> str | None:
    t = text.strip()
    return _X.get(t.casefold()) or (t.upper() if len(t) == 2 and t.isascii() else None)

"""The options of a screening as they come, checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from numbers import Integral, Real

from mineral_screen.errors import InvalidEntityError


def day_of(as_of: date | str | None) -> date:
    """The day that is meant; today where none is given. Raises `InvalidEntityError` for anything else.

    >>> day_of("2026-11-24")
    datetime.date(2026, 11, 24)
    """
    if as_of is None:
        return date.today()
    if isinstance(as_of, datetime):
        return as_of.date()
    if isinstance(as_of, date):
        return as_of
    try:
        return date.fromisoformat(as_of)
    except (TypeError, ValueError):
        raise InvalidEntityError("as_of", f"{as_of!r} is not a day; write it as 2026-11-24") from None


def share_of(threshold: float) -> float:
    """A threshold as a number in [0, 1]. Raises `InvalidEntityError` for anything else."""
    # what is no number is not compared
    if not isinstance(threshold, Real) or not 0.0 <= threshold <= 1.0:
        raise InvalidEntityError("threshold", f"{threshold!r} does not lie between 0 and 1")
    return float(threshold)


def check_limit(limit: int) -> None:
    """Raises `InvalidEntityError` for a limit that lets no match through."""
    if not isinstance(limit, Integral) or limit < 1:
        raise InvalidEntityError("limit", f"{limit!r} is no number of matches; give 1 or more")


def several(lists: Sequence[str] | str | None) -> tuple[str, ...] | None:
    """The lists that are asked for, each once; one of them may be given alone.

    >>> several("un-sc"), several(["un-sc", "cn-eccl", "un-sc"])
    (('un-sc',), ('un-sc', 'cn-eccl'))
    """
    return None if lists is None else (lists,) if isinstance(lists, str) else tuple(dict.fromkeys(lists))

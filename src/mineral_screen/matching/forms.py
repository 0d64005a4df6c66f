"""Legal forms of two names: whether one firm can have both, and what it says that both names have one."""

from __future__ import annotations

from collections.abc import Iterator

from mineral_screen.matching.prepare import Prepared

_CUSTOMARY = frozenset({"$COMPANY", "$CORP"})
_CORPORATE = _CUSTOMARY | {"$LTD", "$JSC"}
# A company may manage one of these under its name, and then is another party: Norvanta GmbH and Norvanta GmbH & Co. KG.
_PARTNERSHIPS = frozenset({"$PARTNERSHIP", "$LIMITED_PARTNERSHIP", "$LIMITED_PARTNERSHIP_SHARES", "$FUND"})
_BODIES = _CORPORATE | {"$STATE_ENTERPRISE", "$BRANCH", "$PUBLIC_BODY", "$FOUNDATION", "$ASSOCIATION", "$NONPROFIT"}


def facts(a: Prepared, b: Prepared) -> Iterator[str]:
    """What the legal forms of two names say against their being of one entity (see `weights.FACTS`)."""
    if not (a.legal and b.legal):
        yield "legal form missing"
    elif a.legal.isdisjoint(_PARTNERSHIPS) != b.legal.isdisjoint(_PARTNERSHIPS):
        yield "legal sort differs"
    elif not _agree(a, b):
        # sisters change their form or are given a wrong one; a fund or a partnership is no company
        yield "legal form differs" if a.legal & _BODIES and b.legal & _BODIES else "legal sort differs"


def _agree(a: Prepared, b: Prepared) -> bool:
    """Whether the legal forms can be of one firm: equal, or rendered by custom.

    Company and corporation render any form of capital company, and from one script to another all of these render
    each other: 株式会社 is Co., Ltd., Inc. or Corporation.
    """
    if not a.legal.isdisjoint(b.legal):
        return True
    corporate = bool(a.legal & _CORPORATE and b.legal & _CORPORATE)
    return corporate and (a.script != b.script or not _CUSTOMARY.isdisjoint(a.legal | b.legal))


def of_two_countries(a: Prepared, b: Prepared) -> bool:
    """Whether the forms are those of two countries, as AB and ООО are; English ones translate any."""
    one, other = a.homes, b.homes
    return bool(one and other) and one.isdisjoint(other)

"""The name amid other text: forms of address, quotes, trade names, a payment narrative."""

from __future__ import annotations

from random import Random

from manipulations import tables
from manipulations.helpers import like
from manipulations.registry import kind, manipulate  # noqa: F401 (the examples use it)


@kind("context")
def care_of(name: str, rng: Random) -> str | None:
    """Care of.

    >>> manipulate("HUAWEI TECHNOLOGIES", "care_of")
    'C/O HUAWEI TECHNOLOGIES'
    """
    return f"C/O {name}"


@kind("context")
def attention(name: str, rng: Random) -> str | None:
    """To the attention of.

    >>> manipulate("HUAWEI TECHNOLOGIES", "attention")
    'ATTN: HUAWEI TECHNOLOGIES'
    """
    return f"{rng.choice(('ATTN:', 'ATTN', 'TO:', 'MESSRS.'))} {name}"


@kind("context")
def quotes(name: str, rng: Random) -> str | None:
    """In quotation marks, the legal form of another language before it.

    >>> manipulate("HUAWEI TECHNOLOGIES", "quotes")
    '„HUAWEI TECHNOLOGIES“'
    """
    opening, closing = rng.choice(("“”", "«»", '""', "''", "„“"))
    return f"{rng.choice(('', 'OOO ', 'LLC '))}{opening}{name}{closing}"


@kind("context")
def trade_name(name: str, rng: Random) -> str | None:
    """The name behind another one: doing business as, formerly, also known as.

    >>> manipulate("HUAWEI TECHNOLOGIES", "trade_name")
    'LOTUS BRIDGE COMMERCE DBA HUAWEI TECHNOLOGIES'
    """
    other = rng.choice(("Blue Harbor Supplies", "Lotus Bridge Commerce", "Ninth Avenue Parts"))
    return f"{like(name, other)} {rng.choice(('d/b/a', 'DBA', 'a.k.a.', 'trading as', 'formerly'))} {name}"


@kind("free text")
def narrative(name: str, rng: Random) -> str | None:
    """Inside the narrative of a payment.

    >>> manipulate("HUAWEI TECHNOLOGIES", "narrative")
    'REFUND TO HUAWEI TECHNOLOGIES REF 90021 PLEASE CREDIT ACCOUNT'
    """
    return rng.choice(tables.NARRATIVES).format(name)

"""Small list files in their native formats, written by tests as they need them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle

WORDS = (
    "Norvanta", "Youmante", "Tantalora", "Ferrolux", "Haiying", "Ostrava", "Bluewater", "Kestrel", "Sorvino", "Zephyra",
    "Maplecrest", "Quillon", "Drumlin", "Avelaine", "Corbezzolo", "Tamarisk", "Vantongeren", "Okavango", "Pelmeni",
    "Sarabande",
)  # fmt: skip
TRADES = ("Mining", "Trading", "Shipping", "Metals", "Oil", "Machinery", "Chemicals", "Aviation", "Cement", "Timber")
NAMES = [f"{word} {trade}" for trade in TRADES for word in WORDS]
"""Two hundred names of companies, each unlike the others."""


def sdn_csv(names: Iterable[str], programs: Iterable[str] = ()) -> bytes:
    """SDN.CSV with a company for each of `names`, numbered from 100, under each of `programs` in turn."""
    under = cycle(programs or ("SDGT",))
    rows = (f'{100 + n},"{name}",-0- ,"{next(under)}"{",-0- " * 8}\r\n' for n, name in enumerate(names))
    return "".join(rows).encode() + b"\x1a\r\n"


def un_xml(names: Iterable[str], before: str = "") -> bytes:
    """The UN list with an entity for each of `names`, numbered from 100."""
    entities = "".join(
        f"<ENTITY><DATAID>{100 + number}</DATAID><FIRST_NAME>{name}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
        "<LISTED_ON>2017-06-02</LISTED_ON></ENTITY>"
        for number, name in enumerate(names)
    )
    inner = f"<CONSOLIDATED_LIST><ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}{inner}'.encode()


def bomb() -> bytes:
    """The UN list with entities of XML that grow to gigabytes where they are expanded."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return un_xml(["&e9;"], f'<!DOCTYPE x [<!ENTITY e0 "boom">{entities}]>')

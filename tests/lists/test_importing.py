"""Reading a list file: what is in it, what could not be read, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import listfiles
from mineral_screen.errors import ListFormatError
from mineral_screen.lists.importing import Draft, Guards, LineNote, RefusedError, check_size, read_list
from mineral_screen.lists.sources import registry
from mineral_screen.lists.sources.base import Parsed, Record, built
from mineral_screen.model.entry import ListEntry


def read(path: Path, content: bytes, **options: object) -> Draft:
    path.write_bytes(content)
    return read_list(path, **options)  # type: ignore[arg-type]


def test_a_list_is_read_in_the_format_it_shows(tmp_path: Path) -> None:
    draft = read(tmp_path / "sdn.csv", listfiles.sdn_csv(["Norvanta Mining", "Youmante Trading"]))
    assert draft.format == "ofac_csv"
    assert [entry.name for entry in draft.entries] == ["Norvanta Mining", "Youmante Trading"]
    assert (draft.skipped, draft.unreadable, dict(draft.leftovers)) == ((), (), {})


def test_the_format_may_be_named(tmp_path: Path) -> None:
    assert read(tmp_path / "x", listfiles.un_xml(["Norvanta Mining"]), format="un_xml").entries[0].id == "100"
    with pytest.raises(RefusedError, match="sdnEntry"):
        read(tmp_path / "x", listfiles.un_xml(["Norvanta Mining"]), format="ofac_xml")
    with pytest.raises(RefusedError, match=r"no such format.*un_xml"):
        read(tmp_path / "x", listfiles.un_xml(["Norvanta Mining"]), format="un-xml")


@pytest.mark.parametrize(
    ("content", "why"),
    (
        (b"", "0 bytes"),
        (b"\x00" * 100, "not recognised"),
        (b"what is this", "not recognised"),
        (listfiles.un_xml([]), "no entry"),
        (listfiles.un_xml(["Norvanta Mining"])[:-40], "not well-formed"),
        (listfiles.un_xml(["Norvanta <Mining"]), "not well-formed"),
        (listfiles.bomb(), "document type or entities"),
        (
            listfiles.un_xml(["&x;"], '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "document type or entities",
        ),
    ),
    ids=("empty", "zeros", "text", "no entries", "cut off", "not XML", "entity bomb", "outside entity"),
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        read(tmp_path / "list", content)


def test_an_archive_that_is_made_to_do_harm_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst><t>Name of Individual or Entity</t></sst>" + " " * 10_000_000)
    with pytest.raises(RefusedError, match="would unpack to 10,000,046"):
        read_list(tmp_path / "list.xlsx")


NONSENSE = (
    b"\x00" * 50, b"\xff\xfe\x00", b"PK\x03\x04junk", b"{}", b"[]", b"[1]", b"null", b'{"a":1}\n', b"<a/>", b"<",
    b"[" * 99_999, b"<a>" * 9999, b"a,b\n1,2\n", b"a\tb\n1\t2\n", b"\n\n\n", b'"unclosed',
    b'{"id":1,"schema":2,"properties":3}', b'{"id":"1","schema":"Person","properties":[]}',
    b'{"results":[1,null,"x"]}', b'{"DATA_SOURCE":1,"RECORD_ID":null}',
)  # fmt: skip


@pytest.mark.parametrize("name", registry.FORMATS)
def test_no_reader_stumbles_over_nonsense(tmp_path: Path, name: str) -> None:
    for content in NONSENSE:
        with pytest.raises(RefusedError):
            read(tmp_path / "list", content, format=name)


def test_a_file_that_is_too_large_or_absent(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="at most 10 are read"):
        read(tmp_path / "list", listfiles.un_xml(["Norvanta Mining"]), guards=Guards(max_bytes=10))
    with pytest.raises(FileNotFoundError):
        read_list(tmp_path / "nowhere")


class Odd:
    """A source whose every tenth record is broken, and every other field unknown."""

    broken = 10

    def read(self, path: Path) -> Iterator[Record]:
        for number in range(1, 101):
            yield Record({"id": str(number)}, line=number)

    def parse(self, record: Record) -> Parsed:
        assert record.line
        if record.line % 50 == 0:
            return Parsed(None, skipped="a heading")
        if record.line % self.broken == 0:
            raise ValueError("a letter for a number")
        entry = built(record, id=record.fields["id"], name="Norvanta")
        return Parsed(
            entry, leftovers=("zone",) * (record.line % 2), warnings=("no such country",) * (record.line == 7)
        )


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> Odd:
    source = Odd()
    monkeypatch.setattr(registry.Format, "source", lambda *_: source)
    return source


def test_what_was_not_understood_is_reported(tmp_path: Path, odd: Odd) -> None:
    draft = read(tmp_path / "odd", b"x", format="un_xml", guards=Guards(max_bad=0.1))
    assert len(draft.entries) == 90
    assert [note.line for note in draft.unreadable] == [10, 20, 30, 40, 60, 70, 80, 90]
    assert str(draft.unreadable[0]) == "line 10: a letter for a number"
    assert draft.skipped == (LineNote(50, "a heading"), LineNote(100, "a heading"))
    assert draft.warnings == (LineNote(7, "no such country"),)
    assert draft.leftovers == {"zone": 50}


def test_too_many_unreadable_records_are_refused(tmp_path: Path, odd: Odd) -> None:
    with pytest.raises(RefusedError, match=r"8 of 98 records cannot be read \(more than 1%\): line 10: a letter"):
        read(tmp_path / "odd", b"x", format="un_xml")
    odd.broken = 1
    with pytest.raises(RefusedError, match=r"no entry was found.*line 1: a letter"):
        read(tmp_path / "odd", b"x", format="un_xml", guards=Guards(max_bad=1.0))


def test_an_id_stands_for_one_entry(tmp_path: Path) -> None:
    twice = listfiles.un_xml(["Norvanta Mining", "Youmante Trading"]).replace(b">101<", b">100<")
    with pytest.raises(RefusedError, match="1 ids stand for several entries: 100"):
        read(tmp_path / "un.xml", twice)


def test_progress_is_told(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []
    read(tmp_path / "un.xml", listfiles.un_xml(listfiles.NAMES * 10), progress=lambda *step: seen.append(step))
    assert seen == [("reading", 1000, None), ("reading", 2000, None)]


def listed(count: int, program: str = "A", authority: str | None = None, start: int = 0) -> list[ListEntry]:
    listing = {"program": program, "authority": authority}
    return [
        ListEntry(id=f"{program}{number}", name="Norvanta", kind="company", listings=[listing])
        for number in range(start, start + count)
    ]


def refusal(found: list[ListEntry], before: list[ListEntry], max_loss: float = 0.2, **expected: int) -> str:
    try:
        check_size(found, before, expected=expected, max_loss=max_loss)
    except RefusedError as error:
        return str(error)
    return ""


def test_a_list_must_not_shrink_far() -> None:
    assert refusal(listed(80), listed(100)) == ""
    assert "it has 79 entries where the version in use has 100" in refusal(listed(79), listed(100))
    assert refusal(listed(79), listed(100), max_loss=0.3) == ""
    assert refusal(listed(1), listed(100), max_loss=1.0) == ""
    assert "3 entries" in refusal(listed(3), listed(5))
    assert refusal(listed(5), []) == ""


def test_a_part_of_a_list_must_not_vanish() -> None:
    before = listed(500) + listed(30, "B")
    assert "0 entries under 'B' where the version in use has 30" in refusal(listed(530), before)
    assert "under 'B'" in refusal([*listed(520), *listed(20, "B")], before)
    assert refusal([*listed(520), *listed(24, "B")], before) == ""
    assert refusal(listed(530), listed(500) + listed(19, "B")) == ""
    office = listed(500, authority="Office") + listed(30, "C", authority="Bureau")
    assert "under 'Bureau'" in refusal(listed(500, authority="Office") + listed(30, "C", authority="Office"), office)


def test_a_list_has_as_many_entries_as_are_expected() -> None:
    assert refusal(listed(10), [], entries=10, company=10) == ""
    assert "it has 10 entries; at least 11 are expected" in refusal(listed(10), [], entries=11)
    assert "0 entries of kind person; at least 1 are" in refusal(listed(10), [], person=1)
    assert refusal(listed(10), [], entries=11, max_loss=1.0) == ""


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ListFormatError, match="ofac_csv"):
        registry.named("nonsense")

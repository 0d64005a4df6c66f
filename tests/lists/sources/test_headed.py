from __future__ import annotations

from pathlib import Path

import pytest

from mineral_screen.errors import InvalidEntityError, ListFormatError
from mineral_screen.lists.sources.base import Record
from mineral_screen.lists.sources.headed import headed, is_malformed, refuse_malformed
from mineral_screen.lists.sources.json_lines import json_lines


def written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_head_may_stand_below_other_lines(tmp_path: Path) -> None:
    path = written(tmp_path, 'Report Date: 1\n\nid, name ,note\n1,"Nord\nOst",\n')
    assert list(headed(path, "id", "name")) == [Record({"id": "1", "name": "Nord\nOst"}, 4)]


def test_a_column_of_row_numbers_without_its_cells(tmp_path: Path) -> None:
    assert list(headed(written(tmp_path, ",id,name\n1,Nord\n"), "id")) == [Record({"id": "1", "name": "Nord"}, 2)]


def test_a_row_of_another_length_is_refused_and_others_go_on(tmp_path: Path) -> None:
    short, good = headed(written(tmp_path, "id;name\n1\n2;Nord\n"), "id", delimiter=";")
    assert (is_malformed(short), is_malformed(good)) == (True, False)
    refuse_malformed(good)
    with pytest.raises(InvalidEntityError, match=r"row: 1 cells under 2 columns \(line 2\)"):
        refuse_malformed(short)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "1\n2\n3\n4\nid,name\n"])
def test_a_file_without_the_head_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListFormatError, match="no head with the columns id, name"):
        list(headed(written(tmp_path, text), "id", "name"))


def test_json_lines(tmp_path: Path) -> None:
    good, bad, other = json_lines(written(tmp_path, '{"id": 1}\n\n{"no": 2}\n[3]\n'), "id")
    assert good == Record({"id": 1}, 1)
    for record, message in ((bad, r"it has no id \(line 3\)"), (other, r"not a JSON object \(line 4\)")):
        with pytest.raises(InvalidEntityError, match=message):
            refuse_malformed(record)


@pytest.mark.parametrize("text", ["nothing\n", "[1]\n", '{"no": 1}\n'])
def test_a_file_whose_first_line_is_another_thing_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ListFormatError, match="line 1"):
        list(json_lines(written(tmp_path, text), "id"))

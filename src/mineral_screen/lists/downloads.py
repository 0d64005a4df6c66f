"""What is remembered of a list's last download, beside its versions: when it was, and how to ask whether it changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from mineral_screen.lists import files
from mineral_screen.lists.fetch import Mark

DOWNLOAD = "download.json"


@dataclass(frozen=True, slots=True)
class Download:
    """The last time a list was found new or unchanged at its source.

    `sha256` is that of the version it gave, `library` the version of the library that read it, `marks` what the
    server said of the file at each address.
    """

    checked: datetime
    sha256: str
    library: str
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Write it beside the versions of the list in `folder`."""
        files.replace(folder / DOWNLOAD, (json.dumps(asdict(self), indent=2, default=str) + "\n").encode())

    @classmethod
    def last(cls, folder: Path) -> Download | None:
        """The last download of the list in `folder`; None where there was none, or nothing readable is left of it."""
        try:
            value = json.loads((folder / DOWNLOAD).read_bytes())
            marks = {url: Mark(**mark) for url, mark in value["marks"].items()}
            return cls(datetime.fromisoformat(value["checked"]), value["sha256"], value["library"], marks)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None  # then everything is downloaded, which is right whatever was there

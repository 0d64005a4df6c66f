"""The catalog: lists that can be downloaded, from where, in which format and on what terms."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.about import About
from mineral_screen.lists.bundled import home
from mineral_screen.lists.manifest import is_name

CATALOG = "catalog.toml"
_SHIPPED = Path(__file__).resolve().parents[1] / "data" / "list_catalog.toml"
_OWN_KEYS = {"format": str, "files": dict, "mapping": dict, "user_agent": str, "named_only": bool}


@dataclass(frozen=True, slots=True)
class CatalogList:
    """A list that can be downloaded.

    `files` maps the name under which a file is read to its address; the first is the list itself, the others belong
    to it. `mapping` maps the columns of a table to fields. `named_only` lists are never part of "all".
    """

    list_id: str
    about: About
    format: str
    files: Mapping[str, str]
    mapping: Mapping[str, str] = field(default_factory=dict)
    user_agent: str = ""
    named_only: bool = False


def catalog() -> dict[str, CatalogList]:
    """Every list that can be downloaded, by its id: the library's, and those of `catalog.toml` in `home()`.

    A list that both describe is as the user's says. Raises `ListFormatError` for a catalog that is wrong.

    >>> catalog()["un-sc"].format
    'un_xml'
    """
    own = home() / CATALOG
    return read(_SHIPPED) | (read(own) if own.exists() else {})


def read(path: Path) -> dict[str, CatalogList]:
    """The lists that the catalog in `path` describes. Raises `ListFormatError`, which names the list at fault."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ListFormatError(f"not TOML: {error}", source=str(path)) from None
    found = {}
    for list_id, values in tables.items():
        try:
            found[list_id] = _list(list_id, values)
        except ValueError as error:
            raise ListFormatError(f"[{list_id}] {error}", source=str(path)) from None
    return found


def _list(list_id: str, values: Any) -> CatalogList:
    if not isinstance(values, dict):
        raise ValueError("is no table of a list")
    own = {key: value for key, value in values.items() if key in _OWN_KEYS}
    for key, kind in _OWN_KEYS.items():
        if key in own and not isinstance(own[key], kind):
            raise ValueError(f"{key} must be a {kind.__name__}")
    texts = [*own.get("files", {}).items(), *own.get("mapping", {}).items()]
    if not own.get("files") or "format" not in own or not all(isinstance(text, str) for _, text in texts):
        raise ValueError("needs a format, and files with an address each")
    if not is_name(list_id) or not all(map(is_name, own["files"])):
        raise ValueError("its id and the names of its files must be plain file names")
    about = About.of({key: value for key, value in values.items() if key not in _OWN_KEYS})
    return CatalogList(list_id, about, **own)

"""XML lists as records: elements one after the other, without entities and without holding the file in memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from mineral_screen.errors import ListFormatError
from mineral_screen.lists.sources.base import Record


def records(path: Path, *tags: str) -> Iterator[Record]:
    """Every element of one of `tags` (local names) in order, as plain values; see `plain`.

    The element's own tag stands in its fields under `#tag`. Raises `ListFormatError` for what is not well-formed XML
    and for a file that declares entities.
    """
    for element in elements(path, *tags):
        values = plain(element)
        yield Record({"#tag": local(element.tag), **(values if isinstance(values, dict) else {"#text": values})})


def root(path: Path, tag: str) -> dict[str, str]:
    """The attributes of the root element, under their local names.

    Raises `ListFormatError` where the root is not `tag` (a local name), and as `records` does.
    """
    for _, element in _events(path):
        if local(element.tag) != tag:
            raise ListFormatError(f"its root is <{local(element.tag)}>, not <{tag}>", source=str(path))
        return {local(name): value for name, value in element.attrib.items()}
    raise ListFormatError("no XML: it has no element", source=str(path))


def elements(path: Path, *tags: str) -> Iterator[Any]:
    """The elements of one of `tags` themselves; each is emptied when the next is asked for.

    With no `tags`, the children of the root.
    """
    depth = 0
    inside = 0  # how many of the elements asked for are open: one inside another belongs to it
    for event, element in _events(path):
        wanted = local(element.tag) in tags if tags else depth == (1 if event == "start" else 2)
        if event == "start":
            depth += 1
            inside += wanted
            continue
        depth -= 1
        if wanted:
            inside -= 1
            if not inside:
                yield element
        if not inside:
            element.clear()


def _events(path: Path) -> Iterator[tuple[str, Any]]:
    """The beginnings and ends of elements, in order."""
    iterparse, parse_error, forbidden = _library(path)
    try:
        # opened here: the parser leaves its file open when it is left halfway
        with path.open("rb") as file:
            yield from iterparse(file, events=("start", "end"), forbid_dtd=True)
    except parse_error as error:
        raise ListFormatError(f"not well-formed XML: {error}", source=str(path)) from None
    except forbidden as error:
        raise ListFormatError(
            f"it declares a document type or entities ({error}), which no list needs", source=str(path)
        ) from None


def plain(element: Any) -> Any:
    """An element as plain values: its text where it has nothing else, else a mapping.

    Attributes stand under `@name`, text beside them under `#text`, children under their local names (a list where
    there are several of one name). An empty element is an empty text.
    """
    text = (element.text or "").strip()
    if not len(element) and not element.attrib:
        return text
    found: dict[str, Any] = {_attribute(name): value for name, value in element.attrib.items()}
    if text:
        found["#text"] = text
    for child in element:
        name, value = local(child.tag), plain(child)
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found


@lru_cache(maxsize=1024)
def local(tag: str) -> str:
    """A tag without its namespace.

    >>> local("{http://example.org/list}sdnEntry")
    'sdnEntry'
    """
    return tag.rpartition("}")[2]


@lru_cache(maxsize=1024)
def _attribute(name: str) -> str:
    """The name an attribute stands under; one string for all, since records are many and names few."""
    return f"@{local(name)}"


def _library(path: Path) -> tuple[Any, type[Exception], type[Exception]]:
    try:
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, iterparse
    except ImportError:
        raise ListFormatError(
            "reading XML lists takes defusedxml; pip install 'mineral-screen[lists]'", source=str(path)
        ) from None
    return iterparse, ParseError, DefusedXmlException

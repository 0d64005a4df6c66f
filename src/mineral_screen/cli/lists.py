"""`lists`: what lists are at hand, what is on them, what changed, and whether they are whole."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mineral_screen.lists.store import ListVersion, Store

OK, DIFFERENT, ERROR = 0, 1, 2


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `lists` and what it can do to the parser."""
    text = "See which lists are at hand, what is on them and what changed."
    lists = commands.add_parser("lists", help="the lists at hand", description=text)
    actions = lists.add_subparsers(title="actions", required=True, metavar="ACTION")
    _action(actions, "list", "every list with its newest version", _list)
    show = _action(actions, "show", "one list: what it is, its versions, its entries", _show)
    show.add_argument("list_id", metavar="LIST")
    show.add_argument("--version", metavar="LABEL", help="this version; the newest by default")
    show.add_argument("--entries", action="store_true", help="every entry too")
    difference = _action(actions, "diff", "what changed between two versions; exit status 1 if anything", _diff)
    difference.add_argument("list_id", metavar="LIST")
    difference.add_argument("old", metavar="OLD", nargs="?", help="a version; the one before the newest by default")
    difference.add_argument("new", metavar="NEW", nargs="?", help="a version; the newest by default")
    verify = _action(actions, "verify", "whether every stored version is what was stored", _verify)
    verify.add_argument("list_ids", metavar="LIST", nargs="*", help="only these lists")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    command: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """A parser for one action, with the options that all of them share."""
    parser = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.add_argument("--store", type=Path, metavar="PATH", help="a store of your own; the bundled lists by default")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    parser.set_defaults(command=command)
    return parser


def _store(arguments: argparse.Namespace) -> Store:
    from mineral_screen.lists.bundled import bundled_store
    from mineral_screen.lists.store import Store

    if arguments.store is None:
        return bundled_store()
    if not arguments.store.is_dir():
        raise NotADirectoryError(0, "no such directory of lists", str(arguments.store))
    return Store(arguments.store)


def _list(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    newest = [store.version(list_id) for list_id in store.list_ids()]
    _print(arguments, [_row(version) for version in newest], "\n".join(_line(version) for version in newest))
    return OK


def _show(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    store = _store(arguments)
    chosen = store.version(arguments.list_id, arguments.version)
    about, versions = asdict(store.about(arguments.list_id)), store.versions(arguments.list_id)
    found: dict[str, Any] = {"about": about, **_row(chosen), "versions": [_row(version) for version in versions]}
    lines = [f"{chosen.list_id}  {chosen.title}", *(f"  {name}: {value}" for name, value in about.items() if value)]
    lines += [f"  version: {chosen.label}, {_counts(chosen)}, sha256 {chosen.sha256}"]
    lines += [f"  versions: {', '.join(version.label for version in versions)}"]
    if arguments.entries:
        from mineral_screen.model.wording import entry_title

        entries = chosen.entries()
        found["entries"] = [entry.model_dump(mode="json", exclude_defaults=True) for entry in entries]
        lines += ["", *(f"{entry.id}  {entry_title(entry)}" for entry in entries)]
    _print(arguments, found, "\n".join(lines))
    return OK


def _diff(arguments: argparse.Namespace) -> int:
    from mineral_screen.lists.diff import diff

    store = _store(arguments)
    new = store.version(arguments.list_id, arguments.new)
    if arguments.old is None:
        versions = store.versions(arguments.list_id)
        old = versions[max(len(versions) - 2, 0)]
    else:
        old = store.version(arguments.list_id, arguments.old)
    found = diff(old, new)
    _print(arguments, found.to_dict(), found.explain())
    return DIFFERENT if found else OK


def _verify(arguments: argparse.Namespace) -> int:
    store = _store(arguments)
    checked = [
        (version, _fault(version))
        for list_id in arguments.list_ids or store.list_ids()
        for version in store.versions(list_id)
    ]
    rows = [{**_row(version), "fault": fault} for version, fault in checked]
    lines = [f"{'BAD' if fault else 'ok':<4} {_line(version)}" + (f"\n     {fault}" if fault else "")
             for version, fault in checked]  # fmt: skip
    _print(arguments, rows, "\n".join(lines))
    return ERROR if any(fault for _, fault in checked) else OK


def _fault(version: ListVersion) -> str | None:
    """Why the version cannot be trusted, or None."""
    from mineral_screen.errors import MineralScreenError

    try:
        entries = version.entries()
    except MineralScreenError as error:
        return str(error)
    names = sum(len(entry.all_names()) for entry in entries)
    if (len(entries), names) != (version.entries_count, version.names_count):
        return f"it holds {len(entries)} entries and {names} names; the manifest says {_counts(version)}"
    return None


def _row(version: ListVersion) -> dict[str, Any]:
    return {
        "list_id": version.list_id,
        "version": version.label,
        "date": version.date.isoformat(),
        "entries": version.entries_count,
        "names": version.names_count,
        "digest": version.sha256,
        "title": version.title,
        "source": version.source,
    }


def _line(version: ListVersion) -> str:
    return f"{version.list_id:<20} {version.label:<14} {version.entries_count:>7,} entries  {version.title}"


def _counts(version: ListVersion) -> str:
    return f"{version.entries_count:,} entries and {version.names_count:,} names"


def _print(arguments: argparse.Namespace, value: object, text: str) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2) if arguments.json else text)

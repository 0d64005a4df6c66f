"""`lists`: what lists are at hand, what is on them, what changed, whether they are whole, and getting new ones."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mineral_screen.cli.progress import Progress

if TYPE_CHECKING:
    from mineral_screen.lists.importing import Guards
    from mineral_screen.lists.store import ListVersion, Store

OK, DIFFERENT, ERROR = 0, 1, 2


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `lists` and what it can do to the parser."""
    text = "See which lists are at hand, what is on them and what changed; get new ones."
    lists = commands.add_parser("lists", help="the lists at hand", description=text)
    actions = lists.add_subparsers(title="actions", required=True, metavar="ACTION")
    found = _action(actions, "list", "every list with its newest version and its age", _list)
    found.add_argument("--available", action="store_true", help="the lists that can be downloaded, with their terms")
    show = _action(actions, "show", "one list: what it is, its versions, its entries", _show)
    show.add_argument("list_id", metavar="LIST")
    show.add_argument("--version", metavar="LABEL", help="this version, or its day; the newest by default")
    show.add_argument("--entries", action="store_true", help="every entry too")
    difference = _action(actions, "diff", "what changed between two versions; exit status 1 if anything", _diff)
    difference.add_argument("list_id", metavar="LIST")
    difference.add_argument("old", metavar="OLD", nargs="?", help="a version or its day; that before NEW by default")
    difference.add_argument("new", metavar="NEW", nargs="?", help="a version or its day; the newest by default")
    verify = _action(actions, "verify", "whether every stored version is what was stored", _verify)
    verify.add_argument("list_ids", metavar="LIST", nargs="*", help="only these lists")
    _add_import(_action(actions, "import", "make a file the newest version of a list", _import, changes=True))
    update = _action(actions, "update", "download lists and make them the newest versions", _update, changes=True)
    update.add_argument("list_ids", metavar="LIST", nargs="*", help="these lists; by default those downloaded before")
    update.add_argument("--all", action="store_true", help="every list that can be downloaded and used freely")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--as", dest="list_id", required=True, metavar="LIST", help="the id of the list, e.g. house")
    parser.add_argument("--format", help="its format; seen from the file by default")
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", help="a column of a table; e.g. 'Company=name'"
    )
    parser.add_argument("--date", metavar="DAY", help="the day from which it counts as in hand; today by default")
    parser.add_argument("--title", default="", help="what the list is called")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    text: str,
    command: Callable[[argparse.Namespace], int],
    *,
    changes: bool = False,
) -> argparse.ArgumentParser:
    """A parser for one action, with the options that all of them share, or all that change the store."""
    parser = actions.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.add_argument("--store", type=Path, metavar="PATH", help="another store than your own and the bundled one")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    if changes:
        parser.add_argument(
            "--max-loss", type=float, metavar="SHARE", help="the share of entries that may be gone, 0.2 by default"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    parser.set_defaults(command=command)
    return parser


def _store(arguments: argparse.Namespace, *, new: bool = False) -> Store:
    from mineral_screen.lists.bundled import default_store
    from mineral_screen.lists.store import Store

    if arguments.store is None:
        return default_store()
    if not new and not arguments.store.is_dir():
        raise NotADirectoryError(0, "no such directory of lists", str(arguments.store))
    return Store(arguments.store)


def _list(arguments: argparse.Namespace) -> int:
    if arguments.available:
        return _available(arguments)
    store = _store(arguments)
    newest = [store.version(list_id) for list_id in store.list_ids()]
    _print(arguments, [_row(store, version) for version in newest], "\n".join(_line(version) for version in newest))
    return OK


def _available(arguments: argparse.Namespace) -> int:
    from mineral_screen.lists.catalog import catalog

    lists = catalog()
    rows = [
        {"list_id": one.list_id, "title": one.about.title, "authority": one.about.authority,
         "licence": one.about.licence, "files": dict(one.files), "named_only": one.named_only}
        for one in lists.values()
    ]  # fmt: skip
    lines = [f"{one.list_id:<24} {one.about.title}\n{'':<24} {one.about.licence}" for one in lists.values()]
    _print(arguments, rows, "\n".join(lines))
    return OK


def _show(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    store = _store(arguments)
    chosen = _version(store, arguments.list_id, arguments.version)
    about, versions = asdict(store.about(arguments.list_id)), store.versions(arguments.list_id)
    found: dict[str, Any] = {"about": about, **_row(store, chosen), "versions": [_row(store, one) for one in versions]}
    about["expected"] = ", ".join(f"at least {number:,} {what}" for what, number in about["expected"].items())
    lines = [f"{chosen.list_id}  {chosen.title}", *(f"  {name}: {value}" for name, value in about.items() if value)]
    lines += [f"  version: {chosen.label}, {chosen.aged()}, {chosen.counts()}, sha256 {chosen.sha256}"]
    lines += [f"  checked: {found['checked']}"] if found["checked"] else []
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
    new = _version(store, arguments.list_id, arguments.new)
    if arguments.old is None:
        versions = store.versions(arguments.list_id)
        old = versions[max(versions.index(new) - 1, 0)]
    else:
        old = _version(store, arguments.list_id, arguments.old)
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
    rows = [{**_row(store, version), "fault": fault} for version, fault in checked]
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
        return f"it holds {len(entries)} entries and {names} names; the manifest says {version.counts()}"
    return None


def _import(arguments: argparse.Namespace) -> int:
    from mineral_screen.updating import import_list

    with Progress(quiet=arguments.quiet) as progress:
        report = import_list(
            _store(arguments, new=True), arguments.list_id, arguments.file, format=arguments.format,
            mapping=dict(_pair(text) for text in arguments.map), date=arguments.date, title=arguments.title,
            guards=_guards(arguments), progress=progress.show,
        )  # fmt: skip
    _print(arguments, report.to_dict(), report.explain())
    return OK


def _update(arguments: argparse.Namespace) -> int:
    from mineral_screen.errors import ListUpdateError
    from mineral_screen.lists.catalog import catalog
    from mineral_screen.updating import update

    store = _store(arguments, new=True)
    free = [one.list_id for one in catalog().values() if not one.named_only]
    chosen = [*dict.fromkeys([*arguments.list_ids, *(free if arguments.all else [])])]
    reports = []
    with Progress(quiet=arguments.quiet) as progress:
        for report in update(store, chosen or None, guards=_guards(arguments), progress=progress.show):
            progress.clear()
            reports.append(report)
            if report.state == "refused":
                print(f"mineral-screen: {report.explain()}", file=sys.stderr)
            elif not arguments.json:
                print(report.explain(), flush=True)
    if not reports:
        raise ListUpdateError("update", f"nothing to update; name a list or give --all. There are {', '.join(free)}")
    if arguments.json:
        _print(arguments, [report.to_dict() for report in reports], "")
    return ERROR if any(report.state == "refused" for report in reports) else OK


def _guards(arguments: argparse.Namespace) -> Guards:
    from mineral_screen.errors import InvalidEntityError
    from mineral_screen.lists.importing import Guards

    if arguments.max_loss is None:
        return Guards()
    if not 0.0 <= arguments.max_loss <= 1.0:
        raise InvalidEntityError("max-loss", f"{arguments.max_loss} does not lie between 0 and 1")
    return Guards(max_loss=arguments.max_loss)


def _pair(text: str) -> tuple[str, str]:
    from mineral_screen.errors import InvalidEntityError

    column, sign, field = text.rpartition("=")
    if not sign or not column or not field:
        raise InvalidEntityError("map", f"{text!r} is not of the form COLUMN=FIELD, e.g. 'Company name=name'")
    return column, field


def _version(store: Store, list_id: str, label: str | None) -> ListVersion:
    """The version called `label`, the newest of the day `label`, or the newest."""
    of_day = [one.label for one in store.versions(list_id) if label and one.date.isoformat() == label]
    return store.version(list_id, of_day[-1] if of_day else label)


def _row(store: Store, version: ListVersion) -> dict[str, Any]:
    from mineral_screen.lists.downloads import Download

    last = Download.last(store.path / version.list_id)
    return {
        "list_id": version.list_id,
        "version": version.label,
        "date": version.date.isoformat(),
        "age": version.age,
        "entries": version.entries_count,
        "names": version.names_count,
        "digest": version.sha256,
        "title": version.title,
        "source": version.source,
        "store": _origin(version),
        "checked": last.checked.isoformat() if last and last.sha256 == version.sha256 else None,
    }


def _line(version: ListVersion) -> str:
    return (
        f"{version.list_id:<20} {version.label:<19} {version.entries_count:>7,} entries  {version.aged():>13}  "
        f"{_origin(version):<7}  {version.title}"
    )


def _origin(version: ListVersion) -> str:
    from mineral_screen.lists.bundled import bundled_store

    return "bundled" if version.path.is_relative_to(bundled_store().path) else "own"


def _print(arguments: argparse.Namespace, value: object, text: str) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2) if arguments.json else text)

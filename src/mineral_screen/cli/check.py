"""`check` and `compare`: one entity against the lists, or two entities against each other."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mineral_screen.errors import InvalidEntityError

if TYPE_CHECKING:
    from mineral_screen.model.result import ScreeningResult


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` and `compare` to the parser."""
    check = commands.add_parser("check", help="screen one name", description="Screen one name against the lists.")
    check.add_argument(
        "name", nargs="?", metavar="NAME", help="the name; may be left out with an address or identifier"
    )
    check.add_argument("--kind", help="company, person, vessel or aircraft")
    check.add_argument("--country", action="append", default=[], help="ISO code or name; may be repeated")
    check.add_argument("--address", action="append", default=[], help="one address as free text; may be repeated")
    check.add_argument("--identifier", action="append", default=[], metavar="SCHEME=VALUE", help="e.g. lei=… or imo=…")
    check.add_argument("--date", action="append", default=[], help="birth or founding, e.g. 1971-03")
    check.add_argument("--list", action="append", dest="lists", metavar="LIST", help="only this list; may be repeated")
    check.add_argument("--as-of", metavar="DAY", help="the day whose law is applied, e.g. 2025-06-01; today by default")
    check.add_argument("--threshold", type=float, help="the least score that is shown, 0 to 1")
    check.add_argument("--limit", type=int, default=10, help="how many matches are shown at most")
    check.add_argument("--format", choices=("table", "json"), default="table")
    check.set_defaults(command=_check)
    compare = commands.add_parser("compare", help="compare two names", description="Compare two names.")
    compare.add_argument("a", metavar="NAME")
    compare.add_argument("b", metavar="NAME")
    compare.add_argument("--format", choices=("table", "json"), default="table")
    compare.set_defaults(command=_compare)


def _check(arguments: argparse.Namespace) -> int:
    from mineral_screen.api import screen

    fields = {
        "name": arguments.name,
        "kind": arguments.kind,
        "countries": arguments.country,
        "addresses": arguments.address,
        "identifiers": dict(_pair(text) for text in arguments.identifier),
        "dates": arguments.date,
    }
    result = screen(
        fields, lists=arguments.lists, as_of=arguments.as_of, threshold=arguments.threshold, limit=arguments.limit
    )
    print(result.to_json(indent=2) if arguments.format == "json" else table(result))
    return int(bool(result))


def _compare(arguments: argparse.Namespace) -> int:
    from mineral_screen.api import compare

    found = compare(arguments.a, arguments.b)
    if arguments.format == "json":
        print(found.to_json(indent=2))
    else:
        print(f"{found.outcome.upper()}  {found.score:.2f}\n{found.explain()}")
    return int(bool(found))


def _pair(text: str) -> tuple[str, str]:
    scheme, sign, value = text.partition("=")
    if not sign or not scheme or not value:
        raise InvalidEntityError(
            "identifiers", f"{text!r} is not of the form scheme=value, e.g. lei=5493001KJTIIGC8Y1R12"
        )
    return scheme, value


def table(result: ScreeningResult) -> str:
    """The answer for a terminal: the outcome, a line a match, then the explanation."""
    from mineral_screen.model.wording import entry_title

    lines = [
        f"  {match.score:.2f}  {match.outcome:<6}  {match.list_id:<18}  {match.measure:<9}  {entry_title(match.entry)}"
        for match in result.matches
    ]
    return "\n".join([result.outcome.upper(), *lines, "", result.explain()])

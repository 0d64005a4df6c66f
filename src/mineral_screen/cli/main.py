"""`mineral-screen`: the commands and their exit status.

0 is clear, 1 at least one match or review, 2 an error, never 1. Only the answer goes to stdout.
"""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from mineral_screen.cli import batch, check, lists
from mineral_screen.errors import MineralScreenError
from mineral_screen.version import VERSION

ERROR = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; errors go to stderr, without a traceback."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    _bear_with_terminal()
    try:
        status = command(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()  # what cannot be written is an error while it can still be said
        return status
    except MineralScreenError as error:
        return _failed(str(error))
    except BrokenPipeError:
        # the reader has gone (a pager was closed); nothing more can be printed, not even at interpreter exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    except OSError as error:
        return _failed(f"{error.filename or 'file'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _failed("interrupted")


def _failed(message: str) -> int:
    text = f"mineral-screen: {message}"
    print(text.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)
    return ERROR


def _bear_with_terminal() -> None:
    """Write characters that the terminal lacks as JSON does, in text and in JSON alike."""
    codecs.register_error("json", _as_json)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="json")


def _as_json(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2)), error.end


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mineral-screen",
        description="Screen names and addresses, in any script, against versioned lists, with the reasons.",
        epilog="exit status: 0 clear, 1 at least one match or review, 2 an error",
    )
    parser.add_argument("--version", action="version", version=f"mineral-screen {VERSION}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check.add_commands(commands)
    batch.add_commands(commands)
    lists.add_commands(commands)
    return parser

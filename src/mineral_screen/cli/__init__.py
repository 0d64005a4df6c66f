"""The command line: parse arguments, call the library, print."""

from mineral_screen.cli.main import main
from mineral_screen.cli.process import run

__all__ = ["main", "run"]

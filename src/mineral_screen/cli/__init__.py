"""The command line: parse arguments, call the library, print."""

from mineral_screen.cli.main import main

__all__ = ["main"]

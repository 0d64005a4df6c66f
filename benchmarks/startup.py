"""How long it takes to start: importing the library, and one whole check from the command line.

    python benchmarks/startup.py [--rounds 10]

Each figure is the median over fresh interpreters. Prints and stores tables in benchmarks/results/startup.*.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from statistics import median
from time import perf_counter

import report
from report import Table

CHECK = "mineral-screen check (whole command)"
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "import mineral_screen": ("-c", "import mineral_screen"),
    "import and compare two names": (
        "-c",
        "import mineral_screen as ms; ms.compare('华为技术有限公司', 'Huawei Technologies Co., Ltd.')",
    ),
    CHECK: ("-c", "import sys, mineral_screen.cli; sys.exit(mineral_screen.cli.main())", "check", "MP Materials"),
}
HEAVIEST = 15


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    rows: list[list[str | float | int | None]] = [[what, timed(command, rounds)] for what, command in COMMANDS.items()]
    tables = [
        Table("Milliseconds to start", ["what", "median ms"], rows, f"Fresh interpreters, {rounds} rounds each."),
        Table("What a check imports", ["module", "ms with what it imports"], heaviest()),
    ]
    print("\n".join(table.markdown() for table in tables))
    report.store("startup", "start-up", tables, report.machine())
    return 0


def timed(command: Sequence[str], rounds: int) -> float:
    """Median milliseconds of a Python command line, after one round that fills caches."""
    taken = []
    for _ in range(rounds + 1):
        start = perf_counter()
        done = subprocess.run([sys.executable, *command], capture_output=True, check=False)
        taken.append((perf_counter() - start) * 1000)
        if done.returncode > 1:  # 1 is a match
            raise SystemExit(done.stderr.decode())
    return median(taken[1:])


def heaviest() -> list[list[report.Cell]]:
    """The modules that take longest to import in a check, by cumulated time."""
    command = [sys.executable, "-X", "importtime", *COMMANDS[CHECK]]
    text = subprocess.run(command, capture_output=True, check=False).stderr.decode()
    found = [(int(us), name) for us, name in re.findall(r"\|\s+(\d+) \|\s+(\S+)", text)]
    return [[name, us / 1000] for us, name in sorted(found, reverse=True)[:HEAVIEST]]


if __name__ == "__main__":
    sys.exit(main())

"""How long it takes to start: importing the library, one whole check from the command line, compiling a list.

    python benchmarks/startup.py [--rounds 10] [--dry]

Each figure is the median over fresh interpreters; beside it stands the mean processor time, which other processes on
the machine touch less. Prints tables and stores them in benchmarks/results/startup.*.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

import report
from datasets import MissingDataError, data
from report import Table

CHECK = "mineral-screen check (whole command)"
# an installed library has its bytecode beside it
BYTECODE = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "import mineral_screen": ("-c", "import mineral_screen"),
    "import and compare two names": (
        "-c",
        "import mineral_screen as ms; ms.compare('华为技术有限公司', 'Huawei Technologies Co., Ltd.')",
    ),
    CHECK: ("-c", "import sys, mineral_screen.cli; sys.exit(mineral_screen.cli.run())", "check", "莱多斯公司"),
}
HEAVIEST = 15
BUILD = """
import sys, tempfile
from pathlib import Path
from time import perf_counter, process_time
from mineral_screen import Screener, Store
from mineral_screen.lists.importing import read_list
marks = [(perf_counter(), process_time())]
def mark():
    marks.append((perf_counter(), process_time()))
entries = read_list(Path(sys.argv[1])).entries
mark()
store = Store(sys.argv[2])
store.add("list", entries, date="2026-01-01")
del entries
mark()
Screener.from_store(store)
mark()
for before, after in zip(marks, marks[1:]):
    print(after[0] - before[0], after[1] - before[1])
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--dry", action="store_true", help="print, do not store")
    options = parser.parse_args()
    rows: list[list[report.Cell]] = [[what, *timed(command, options.rounds)] for what, command in COMMANDS.items()]
    note = f"Fresh interpreters, {options.rounds} rounds each."
    tables = [
        Table("Milliseconds to start", ["what", "median ms", "mean CPU ms"], rows, note),
        Table("What a check imports", ["module", "ms with what it imports"], heaviest()),
        *building(),
    ]
    print("\n".join(table.markdown() for table in tables))
    if not options.dry:
        report.store("startup", "start-up", tables, report.machine())
    return 0


def timed(command: Sequence[str], rounds: int) -> tuple[float, float]:
    """Median milliseconds of a Python command line and the mean of its CPU time, after one round that fills caches."""
    taken: list[float] = []
    before = os.times()
    for number in range(rounds + 1):
        start = perf_counter()
        done = subprocess.run([sys.executable, *command], capture_output=True, env=BYTECODE, check=False)
        if done.returncode > 1:  # 1 is a match
            raise SystemExit(done.stderr.decode())
        if number == 0:
            before = os.times()
        else:
            taken.append((perf_counter() - start) * 1000)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return median(taken), used * 1000 / rounds


def heaviest() -> list[list[report.Cell]]:
    """The modules that take longest to import in a check, by cumulated time."""
    command = [sys.executable, "-X", "importtime", *COMMANDS[CHECK]]
    text = subprocess.run(command, capture_output=True, env=BYTECODE, check=False).stderr.decode()
    found = [(int(us), name) for us, name in re.findall(r"\|\s+(\d+) \|\s+(\S+)", text)]
    return [[name, us / 1000] for us, name in sorted(found, reverse=True)[:HEAVIEST]]


def building() -> Iterator[Table]:
    """What it takes to read, store and compile the OFAC SDN list, where it is at hand."""
    try:
        path = data("lists/us_ofac_sdn/2023-12-28/sdn.csv")
    except MissingDataError as missing:
        print(f"skipped, {missing}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = {**BYTECODE, "MINERAL_SCREEN_CACHE": str(Path(folder) / "cache")}
        command = [sys.executable, "-c", BUILD, str(path), str(Path(folder) / "store")]
        done = subprocess.run(command, capture_output=True, env=environment, check=True, text=True)
    steps = ("read", "stored", "compiled into the cache")
    rows: list[list[report.Cell]] = [
        [step, *map(float, line.split())] for step, line in zip(steps, done.stdout.splitlines(), strict=True)
    ]
    yield Table("The OFAC SDN list of 2023-12-28", ["what", "s", "CPU s"], rows, "13,821 entries, 30,909 names.")


if __name__ == "__main__":
    sys.exit(main())

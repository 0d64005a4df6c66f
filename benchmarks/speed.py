"""How fast names are found among many, how much memory that takes, and what is lost, beside other searches.

    python benchmarks/speed.py                                 # among 20,000 and 200,000 names; half an hour
    python benchmarks/speed.py --sizes 1000000 --only latency batch
    python benchmarks/speed.py --folder indexes                # compiled lists are kept there and used again

The names are real: companies of the LEI register (`pip install mineral-screen[bench]`), one entry a name. Queries
are names of the list as they are, and changed in six ways. Prints tables and stores them in
benchmarks/results/speed.json and .md.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from pathlib import Path

import report
from datasets import MissingDataError
from tasks.speed import alone, batch, blocking, building, hostile, kernel, latency
from tasks.speed.world import World

TASKS = {
    "alone": alone,
    "building": building,
    "latency": latency,
    "kernel": kernel,
    "batch": batch,
    "hostile": hostile,
    "blocking": blocking,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[20_000, 200_000], metavar="N")
    parser.add_argument("--only", nargs="+", choices=TASKS, default=list(TASKS), metavar="TASK")
    parser.add_argument("--queries", type=int, default=300, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where compiled lists are kept; a temporary one by default")
    parser.add_argument("--dry", action="store_true", help="print, do not store")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for size in options.sizes:
            try:
                world = World(size, options.folder or Path(temporary), options.queries)
            except MissingDataError as missing:
                print(f"skipped, {missing}", file=sys.stderr)
                return 1
            # the collector would walk the three million names of the register, which no user of the library holds
            gc.freeze()
            for task in options.only:
                tables = list(TASKS[task].run(world))
                print("\n".join(table.markdown() for table in tables), flush=True)
                if not options.dry:
                    report.store("speed", f"{size:,} names: {task}", tables, report.machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well names are matched, beside other open scorers, in one run.

    python benchmarks/accuracy.py                     # everything; about an hour
    python benchmarks/accuracy.py --quick             # samples; minutes
    python benchmarks/accuracy.py --only pairs near   # some of it
    python benchmarks/accuracy.py --scorers mineral_screen logic-v2

Prints tables and stores them in benchmarks/results/accuracy.json and .md (`--quick`: accuracy-quick). Lists
and development sets are read from ../shared/data or $MINERAL_SCREEN_DATA; what is not at hand is skipped.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from rapidfuzz import fuzz

import report
from datasets import MissingDataError
from scorers import LogicV2, Ours, Scorer, StringScorer
from tasks import addresses, crossscript, manipulated, near, pairs, timing
from tasks.size import QUICK, Size

TASKS = {
    "pairs": pairs,
    "manipulated": manipulated,
    "near": near,
    "timing": timing,
    "crossscript": crossscript,
    "addresses": addresses,
}
SCORERS: dict[str, Callable[[], Scorer]] = {
    "mineral_screen": Ours,
    "WRatio": lambda: StringScorer("WRatio", fuzz.WRatio, 0.90),
    "token_sort": lambda: StringScorer("token_sort", fuzz.token_sort_ratio, 0.85),
    "logic-v2": LogicV2,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="samples instead of whole sets")
    parser.add_argument("--only", nargs="+", choices=TASKS, default=list(TASKS), metavar="TASK")
    parser.add_argument("--scorers", nargs="+", choices=SCORERS, default=list(SCORERS), metavar="SCORER")
    parser.add_argument("--dry", action="store_true", help="print, do not store")
    options = parser.parse_args()
    scorers = _at_hand(options.scorers)
    made_with = report.machine() | {scorer.name: scorer.version for scorer in scorers}
    for task in options.only:
        try:
            tables = list(TASKS[task].run(scorers, QUICK if options.quick else Size()))
        except MissingDataError as missing:
            print(f"{task}: skipped, {missing}", file=sys.stderr)
            continue
        print("\n".join(table.markdown() for table in tables), flush=True)
        if not options.dry:
            report.store("accuracy-quick" if options.quick else "accuracy", task, tables, made_with)
    return 0


def _at_hand(names: list[str]) -> list[Scorer]:
    scorers = []
    for name in names:
        try:
            scorers.append(SCORERS[name]())
        except MissingDataError as missing:
            print(f"{name}: skipped, {missing}", file=sys.stderr)
    return scorers


if __name__ == "__main__":
    sys.exit(main())

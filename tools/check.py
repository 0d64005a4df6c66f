"""Run every check of the project: format, lint, types, tests with import rules and documentation.

    python tools/check.py              all of them
    python tools/check.py ruff mypy    some of them

Exits 0 when all pass. Needs the extra `dev`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("pytest",),
)


def main(wanted: list[str]) -> int:
    """Run the checks in order, all of them even when one fails; the number of failed ones is the exit status."""
    failed = 0
    for module, *arguments in CHECKS:
        if wanted and module not in wanted:
            continue
        print(f"== {module} {' '.join(arguments)}", flush=True)
        failed += subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

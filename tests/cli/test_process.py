"""The process of a command: what it leaves out, and that its users can have it all the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys

_SHOW = """
import atexit, gc, json, os, sys
atexit.register(lambda: print(json.dumps([os.environ["OPENBLAS_NUM_THREADS"], gc.isenabled(), gc.get_freeze_count()])))
from mineral_screen.cli import run
sys.exit(run())
"""


def shown(**variables: str) -> list[object]:
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", _SHOW, "compare", "Huawei", "Huawei"]
    done = subprocess.run(command, capture_output=True, env=environment | variables, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    found: list[object] = json.loads(done.stdout.decode().splitlines()[-1])
    return found


def test_memory_is_left_as_it_is_at_the_end_and_collected_until_then() -> None:
    threads, collecting, left = shown()
    assert (threads, collecting) == ("1", True)
    assert isinstance(left, int)
    assert left > 0


def test_what_the_environment_says_stays() -> None:
    assert shown(OPENBLAS_NUM_THREADS="2")[0] == "2"

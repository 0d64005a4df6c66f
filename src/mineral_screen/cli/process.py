"""A command as a process of its own, which is started for one answer and gone after it."""

from __future__ import annotations

import atexit
import gc
import os

from mineral_screen.cli.main import main

# What others would do at their import, and nothing here has a use for: a thread a core for linear algebra, and a look
# through everything that is installed for what extends models.
_LEFT_OUT = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
# A check makes some 100,000 objects that stay, tables for the most part, and no rubbish: looking through them again and
# again takes a sixth of its time. Commands that run for long come to this number and collect as ever.
_OBJECTS = 1_000_000


def run() -> int:
    """Run the command of this process and return its exit status; to be called once, before anything is imported."""
    for variable, value in _LEFT_OUT.items():
        os.environ.setdefault(variable, value)
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)  # the memory goes with the process: no need to look for rubbish in it a last time
    return main()

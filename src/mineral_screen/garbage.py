"""The garbage collector, which looks in vain where much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No search for reference cycles inside, in any thread; afterwards as it was before.

    The collector looks through what is alive again and again as it grows: in compiling a list that takes as long as
    reading its addresses, and finds nothing.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                # what was made is old from now on, or the collector would look through all of it at the next allocation
                gc.freeze()
                gc.unfreeze()
            gc.enable()

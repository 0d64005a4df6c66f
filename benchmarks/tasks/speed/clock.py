"""Times of many calls, and how they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

import numpy as np


def timed(function: Callable[[Any], Any], arguments: Sequence[Any]) -> tuple[list[Any], list[float]]:
    """The answer of each call, and the milliseconds it took."""
    answers, times = [], []
    for argument in arguments:
        start = perf_counter()
        answers.append(function(argument))
        times.append((perf_counter() - start) * 1000)
    return answers, times


def percentiles(times: Sequence[float]) -> list[float]:
    """Median, 95th and 99th percentile."""
    return [float(value) for value in np.percentile(times, [50, 95, 99])]

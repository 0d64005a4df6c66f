"""Figures over scored and labelled pairs: scores and labels of equal length, arrays or lists."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def _split(scores: Sequence[float], labels: Sequence[bool]) -> tuple[Floats, Floats]:
    values, truth = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=bool)
    return values[truth], values[~truth]


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The chance that a true pair scores above a false one; ties count half (Mann and Whitney, 1947).

    >>> auc([0.9, 0.8, 0.8, 0.1], [True, True, False, False])
    0.875
    """
    positive, negative = _split(scores, labels)
    negative.sort()
    below = np.searchsorted(negative, positive, side="left")
    not_above = np.searchsorted(negative, positive, side="right")
    return float((below + not_above).mean() / 2 / len(negative))


def threshold_at(negative: Sequence[float], share: float) -> float:
    """The score that at most `share` of the `negative` scores exceed: alert above it, not at it.

    >>> threshold_at([0.1, 0.2, 0.3, 0.4], 0.25)
    0.3
    """
    ranked = sorted(negative, reverse=True)
    return float(ranked[int(share * len(ranked))])


def recall_at(scores: Sequence[float], labels: Sequence[bool], share: float) -> float:
    """The share of true pairs above the threshold at which `share` of the false ones pass."""
    positive, negative = _split(scores, labels)
    return float((positive > threshold_at(negative.tolist(), share)).mean())


def f1(scores: Sequence[float], labels: Sequence[bool], threshold: float) -> float:
    """Harmonic mean of precision and recall where pairs at or above `threshold` are called true.

    >>> f1([0.9, 0.8, 0.8, 0.1], [True, True, False, False], 0.8)
    0.8
    """
    positive, negative = _split(scores, labels)
    hits, alarms = int((positive >= threshold).sum()), int((negative >= threshold).sum())
    return 2 * hits / (hits + alarms + len(positive)) if len(positive) else 0.0


def best_f1(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The best F1 over all thresholds: what a scorer could reach if it were tuned on these very pairs."""
    order = np.argsort(-np.asarray(scores, dtype=np.float64), kind="stable")
    ranked, truth = np.asarray(scores)[order], np.asarray(labels, dtype=bool)[order]
    hits, called = np.cumsum(truth), np.arange(1, len(truth) + 1)
    ends = np.append(ranked[1:] != ranked[:-1], True)
    return float((2 * hits / (called + truth.sum()))[ends].max())


def bands(scores: Sequence[float], labels: Sequence[bool], width: float = 0.1) -> list[tuple[float, int, float]]:
    """Calibration: the lower end of each band of scores, how many pairs are in it, the share that is true.

    >>> bands([0.95, 1.0, 0.31], [True, True, False])
    [(0.3, 1, 0.0), (0.9, 2, 1.0)]
    """
    values, truth = np.asarray(scores), np.asarray(labels, dtype=bool)
    at = np.minimum((values / width + 1e-9).astype(int), round(1 / width) - 1)
    return [(round(float(i) * width, 6), int((at == i).sum()), float(truth[at == i].mean())) for i in sorted(set(at))]

"""Fits the weights of name matching (`matching/weights.py`) and prints them beside those in use.

    python benchmarks/fit_weights.py            # prints; nothing is changed
    python benchmarks/fit_weights.py --half     # fits on one half of the pairs and reports on the other

The pairs: near company names and organisations of the lists (true and false), names changed on purpose (true),
near pairs of different listed companies and the nearest listed names of companies that are not listed (false). The
loss is the logarithmic one, with a pull towards the weights in use, so that a weight which hardly any pair concerns
stays where it is. Needs scipy (`pip install 'mineral-screen[bench]'`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from datasets import company_pairs, list_pairs, unrelated_companies
from manipulations.registry import KINDS
from measures import auc, recall_at, threshold_at
from mineral_screen.matching import weights
from mineral_screen.matching.name import Tally, best, is_branded
from mineral_screen.normalize.names import analyze
from scorers import Ours
from tasks.alerts import listed_companies
from tasks.manipulated import changed_names
from tasks.near import near_pairs

Floats = npt.NDArray[np.float64]
PULL = 0.002
WEIGHT = {"company": 2.5, "organisation": 1.5, "manipulated": 1.0, "near": 1.0, "unrelated": 1.0}
UNRELATED, MANIPULATED, NEAR = 6000, 60, 2000
ROLES = [role for role in weights.GAIN if role not in ("legal", "function")]
SORTS = [sort for sort in weights.LOSS if sort[1] not in ("legal", "function")]
FACTS = list(weights.FACTS)


@dataclass(frozen=True)
class Sample:
    """Aligned pairs as numbers: a row a pair, and what is known of it."""

    gains: Floats
    losses: Floats
    facts: Floats
    factor: Floats
    branded: npt.NDArray[np.bool_]
    same: npt.NDArray[np.bool_]
    group: npt.NDArray[np.str_]

    def at(self, rows: npt.NDArray[np.bool_]) -> Sample:
        """The sample of these rows."""
        return Sample(**{name: values[rows] for name, values in vars(self).items()})


def pairs() -> Iterator[tuple[str, str, bool, str]]:
    """Every pair: two names, whether they are of one entity, and where the pair is from."""
    yield from ((pair.a, pair.b, pair.same, "company") for pair in company_pairs())
    yield from ((pair.a, pair.b, pair.same, "organisation") for pair in list_pairs("company", 6000))
    for change in KINDS.values():
        if change.group != "free text":
            for changed, entry in changed_names(change.name, MANIPULATED):
                yield changed, nearest(changed, entry.names), True, "manipulated"
    yield from ((a, b, False, "near") for a, b in near_pairs(NEAR))
    listed = listed_companies()
    strangers = unrelated_companies(UNRELATED, listed)
    names = {entry.id: entry.names for entry in listed}
    for stranger, (_, found) in zip(strangers, Ours().best(strangers, listed), strict=True):
        if found:
            yield stranger, nearest(stranger, names[found]), False, "unrelated"


def nearest(name: str, others: Sequence[str]) -> str:
    """The one of `others` that scores best with `name`."""
    form = analyze(name)
    return max(others, key=lambda other: best(form, analyze(other))[0])


def sample() -> Sample:
    """All pairs, aligned."""
    rows: list[tuple[list[float], list[float], list[float], float, bool, bool, str]] = []
    for a, b, same, group in pairs():
        _, alignment, alternate = best(analyze(a), analyze(b))
        tally = Tally(alignment)
        rows.append((
            [tally.gains.get(role, 0.0) for role in ROLES],
            [tally.losses.get(sort, 0.0) for sort in SORTS],
            [float(fact in tally.facts) for fact in FACTS],
            weights.ALTERNATE if alternate else 1.0, is_branded(tally), same, group,
        ))  # fmt: skip
    return Sample(*(np.array(column) for column in zip(*rows, strict=True)))


def scores(logs: Floats, of: Sample) -> Floats:
    """What `matching.name.score` gives, for all pairs at once; the weights come as logarithms, the prior as it is."""
    return scored(logs, of)[0]


def scored(logs: Floats, of: Sample) -> tuple[Floats, Callable[[Floats], Floats]]:
    """The scores, and what makes slopes of a cost by the weights of its slopes by the scores."""
    gain, loss, fact, rest = np.split(logs, np.cumsum([len(ROLES), len(SORTS), len(FACTS)]))
    prior, evidence, sure = rest[0], np.exp(rest[1]), np.exp(rest[2])
    agreeing = of.gains.sum(1)
    whole = np.maximum(agreeing + of.losses.sum(1), 1e-9)[:, None]
    more = np.log(np.maximum(agreeing, 1.0) / weights.USUAL_EVIDENCE)
    lost = of.losses / whole @ np.exp(loss) + of.facts @ np.exp(fact)
    odds = prior + of.gains / whole @ np.exp(gain) - lost + evidence * more
    doubt = 1.0 / (1.0 + np.exp(odds))
    value = 1.0 - doubt * lost / (lost + sure)
    plain = ~of.branded & (lost > 0.0)
    share = np.where(plain, np.minimum(agreeing / weights.TELLING_WITHOUT_BRAND, 1.0), 1.0)
    over = plain & (value * share > weights.REVIEW_BAND)
    held = (1.0 - weights.NO_BRAND_AT_MOST) / (1.0 - weights.REVIEW_BAND)
    value = value * share - np.where(over, value * share - weights.REVIEW_BAND, 0.0) * held
    steep = share * np.where(over, 1.0 - held, 1.0) * np.where(agreeing > 0.0, of.factor, 0.0)

    def by_weight(slopes: Floats) -> Floats:
        slopes = slopes * steep
        by_odds = slopes * doubt * (1.0 - doubt) * lost / (lost + sure)
        by_lost = -slopes * doubt * sure / (lost + sure) ** 2 - by_odds
        by_sure = (slopes * doubt * lost / (lost + sure) ** 2).sum()
        return np.concatenate([
            by_odds @ (of.gains / whole) * np.exp(gain), by_lost @ (of.losses / whole) * np.exp(loss),
            by_lost @ of.facts * np.exp(fact), [by_odds.sum(), (by_odds @ more) * evidence, by_sure * sure],
        ])  # fmt: skip

    return np.where(agreeing > 0.0, value, 0.0) * of.factor, by_weight


def in_use() -> Floats:
    """The weights of the library, in the order that `scores` takes them."""
    tuned = [*(weights.GAIN[role] for role in ROLES), *(weights.LOSS[sort] for sort in SORTS)]
    tuned += [weights.FACTS[fact] for fact in FACTS]
    return np.array([*np.log(tuned), weights.PRIOR, np.log(weights.EVIDENCE), np.log(weights.SURE_BELOW)])


def fit(of: Sample) -> Floats:
    """The weights that serve these pairs best."""
    start = in_use()
    share = np.array([WEIGHT[group] for group in of.group])

    def cost(logs: Floats) -> tuple[float, Floats]:
        value, by_weight = scored(logs, of)
        sure = np.clip(value, 1e-3, 1 - 1e-3)
        told = np.where(of.same, sure, 1.0 - sure)
        slopes = np.where(value == sure, share / np.where(of.same, -sure, 1.0 - sure), 0.0) / share.sum()
        pulled = PULL * ((logs - start) ** 2).sum()
        return float(-(share * np.log(told)).sum() / share.sum() + pulled), by_weight(slopes) + 2 * PULL * (
            logs - start
        )

    fitted: Floats = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return fitted


def report(title: str, logs: Floats, of: Sample) -> None:
    """Print how well the weights tell the pairs of each group apart."""
    value = scores(logs, of)
    told = []
    for group in ("company", "organisation"):
        rows = of.group == group
        found, same = value[rows].tolist(), of.same[rows].tolist()
        told.append(f"{group} AUC {auc(found, same):.3f}, recall at 5 % {recall_at(found, same, 0.05):.3f}")
    line = threshold_at(value[of.group == "unrelated"].tolist(), 0.003)
    told += [
        f"{group} above {line:.2f} {(value[of.group == group] > line).mean():.3f}" for group in ("manipulated", "near")
    ]
    told.append(f"unrelated from 0.70 {(value[of.group == 'unrelated'] >= 0.70).mean():.4f}")
    print(f"{title}: {'; '.join(told)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", action="store_true", help="fit on one half, report on the other")
    options = parser.parse_args()
    everything = sample()
    first = np.random.default_rng(0).random(len(everything.same)) < (0.5 if options.half else 1.0)
    seen, unseen = everything.at(first), everything.at(~first if options.half else first)
    fitted = fit(seen)
    report("in use", in_use(), unseen)
    report("fitted", fitted, unseen)
    labels: list[Any] = [*ROLES, *(" ".join(sort) for sort in SORTS), *FACTS, "prior", "evidence", "sure below"]
    for at, (label, new, old) in enumerate(zip(labels, fitted, in_use(), strict=True)):
        values = (new, old) if label == "prior" else (np.exp(new), np.exp(old))
        print(f"{'gain ' if at < len(ROLES) else ''}{label:<24} {values[0]:6.2f}   in use {values[1]:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

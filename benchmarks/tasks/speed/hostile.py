"""Queries that are made to be slow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from string import ascii_lowercase

from mineral_screen.normalize.names import analyze
from report import Cell, Table
from tasks.speed.clock import timed
from tasks.speed.world import World

ROUNDS = 5


def run(world: World) -> Iterator[Table]:
    rows: list[list[Cell]] = []
    for what, text in _queries(world).items():
        _, whole = timed(world.screener.screen, [text] * ROUNDS)
        form = analyze(text)
        _, candidates = timed(lambda form: world.corpus.numbers(form, 50), [form] * ROUNDS)
        rows.append([what, whole[0], min(whole), min(candidates)])
    columns = ["query", "screen() first, ms", "again", "candidates"]
    yield Table(f"Hostile queries among {world.size:,} names", columns, rows, f"Best of {ROUNDS} where repeated.")


def _queries(world: World) -> dict[str, str]:
    counts = Counter(word for name in world.names[:50_000] for word in set(name.lower().split()))
    common = [word for word, _ in counts.most_common(80) if word.isalpha()][:40]
    letters = Random(0).choices(ascii_lowercase, k=9_999)
    return {
        "forty of the commonest words": " ".join(common),
        "the same, run together": "".join(common),
        "9,999 equal letters": "z" * 9_999,
        "9,999 different letters": "".join(letters),
        "2,000 words of four letters": " ".join("".join(letters[i : i + 4]) for i in range(0, 8_000, 4)),
        "one letter": "a",
        "only digits": "123456789 0 12",
        "only generic words": "General Trading International Company Limited",
        "right to left": "شركة التجارة العامة الدولية المحدودة",
        "mixed scripts": "尤曼特 Trading ООО שלום 株式会社",
        "3,000 Han characters": "有限公司贸易科技" * 375,
    }

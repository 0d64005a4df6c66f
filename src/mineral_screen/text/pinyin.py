"""Which words could be Chinese in pinyin, where every letter counts: Zhou is not Zhu, Ji is not Zhi."""

from __future__ import annotations

from functools import cache

# Final → the initials it goes with: Z, C and S are zh, ch and sh, - is none. Written without tones and without ü.
_FINALS = """
a -bCcdfghklmnpsStwyzZ|ai -bCcdghklmnpsStwzZ|an -bCcdfghklmnprsStwyzZ|ang -bCcdfghklmnprsStwyzZ|ao -bCcdghklmnprsStyzZ
e -CcdghklmnrsStyzZ|ei -bdfghlmnpwzS|en -bCcdfghkmnprsSwzZ|eng -bCcdfghklmnprsStwzZ|er -|i bCcdjlmnpqrSstxyZz
ia jlqx|ian bdjlmnpqtx|iang jlnqx|iao bdfjlmnpqtx|ie bdjlmnpqtx|in bjlmnpqxy|ing bdjlmnpqtxy|iong jqx|iu djlmnqx
o bfmpwy|ong CcdghklnrstyZz|ou -CcdfghklmnprSstyZz|u bCcdfghjklmnpqrSstwxyZz|ua CghkrSZ|uai CghkSZ
uan CcdghjklnqrSstxyZz|uang CghkSZ|ue jqxyln|ui CcdghkrSstZz|un CcdghjklnqrSstxyZz|uo CcdghklnrSstZz
"""
_INITIALS = {"Z": "zh", "C": "ch", "S": "sh", "-": ""}
_LONGEST = 6


@cache
def _syllables() -> frozenset[str]:
    rows = (row.split() for line in _FINALS.split("\n") for row in line.split("|") if row)
    return frozenset(_INITIALS.get(initial, initial) + final for final, initials in rows for initial in initials)


def is_pinyin(word: str) -> bool:
    """Whether lower-case `word` can be cut into pinyin syllables; linear in its length, false for an empty one.

    Many words of other languages can by chance.

    >>> is_pinyin("guangzhou"), is_pinyin("zhukov"), is_pinyin("hasan")
    (True, False, True)
    """
    syllables = _syllables()
    reached = {0}
    for start in range(len(word)):
        if start in reached:
            ends = range(start + 1, min(start + _LONGEST, len(word)) + 1)
            reached.update([end for end in ends if word[start:end] in syllables])
    return len(word) > 0 and len(word) in reached

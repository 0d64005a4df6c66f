"""Every tuned number of comparing personal names, each with its reason and an example."""

from __future__ import annotations

READINGS = 4
"""How many romanisations of a word are tried against each of the other; the first is the likeliest."""

COMMON = {"": 10.0, "third": 7.0, "second": 5.0, "first": 3.5}
"""What a name says by how many bear it where it is at home: Kim and Mohammed next to nothing, Sechin much."""

SHORT = 6.5
"""The most that a name of three letters says, or a given name that the tables know: there are few of each."""

KIND_WEIGHT = {"particle": 0.4, "initial": 2.0, "patronymic": 6.0, "number": 4.0}
"""What the other words say, however rare."""

SIMILARITY = {
    "other reading": 0.99,
    "spelling variant": 0.96,
    "given name": 0.92,
    "patronymic": 0.94,
    "patronymic slip": 0.85,
    "gender form": 0.90,
    "part of the name": 0.85,
    "initial": 0.80,
    "vowel": 0.85,
    "sound": 0.80,
}
"""What a tie of each sort is worth. `given name`: Volodymyr and Vladimir, Bob and Robert. `gender form`: Ivanov and
Ivanova. `initial`: V. for Vladimir; other names begin so too."""

LEAST_STEM, LEAST_GENDERED, LEAST_SERVANT = 4, 4, 6
"""How long the father's name must be to bear a slip, and a surname to have a feminine form; and from how many letters
on a name with Abd is told by the rest of it (Abd al-Khaliq, but Abd al-Hai as a whole)."""

LEAST_BONES, LEAST_BONES_ACROSS = 3, 2
"""By how many consonants names are told to sound alike, within one script and across two."""

SOUND_LETTERS, SOUND_LENGTHS = 0.4, 3
"""The share of letters that names which sound alike must have in common, and how much longer one may be."""

TWO_SLIPS_FROM, THREE_SLIPS_FROM, LEAST_SIMILARITY = 6, 11, 0.66
"""The lengths from which two and three slips in one name are borne, and the share of letters that must agree."""

JOINED, LONG_JOINED = 0.97, 8
"""What it is worth that two words are written as one, and from how many letters that bears a slip."""

GAIN = {"name": 2.3, "given name": 2.1, "patronymic": 1.9, "initial": 1.5, "particle": 1.0, "number": 1.0}
"""Log-odds that the names are of one person, for agreement in all of both names, by what agrees. Fitted, with what
follows, on pairs of the development sets, on names shortened to initials or by a middle name, on names with another
given name or patronymic, and on the nearest listed names of made-up strangers, and then moved towards caution: in
screening most candidates are strangers, while half of those pairs are true."""

LOSS: dict[tuple[str, str], float] = {
    ("slip", "name"): 1.8, ("slip", "given name"): 2.1, ("slip", "patronymic"): 1.0, ("slip", "initial"): 3.6,
    ("slip", "particle"): 0.5, ("slip", "number"): 1.0,
    ("omission", "name"): 2.3, ("omission", "given name"): 2.5, ("omission", "first name"): 4.2,
    ("omission", "patronymic"): 0.95, ("omission", "initial"): 1.0, ("omission", "particle"): 0.3,
    ("omission", "number"): 1.0,
    ("conflict", "name"): 4.8, ("conflict", "given name"): 8.0, ("conflict", "patronymic"): 10.0,
    ("conflict", "initial"): 5.6, ("conflict", "number"): 6.0,
}  # fmt: skip
"""Log-odds against, for a difference that fills all of both names. A patronymic or an initial may be missing, the name
that stands first hardly."""

FACTS = {
    "given name differs": 2.6, "patronymic differs": 2.7, "name differs": 0.9, "initial differs": 1.4,
    "number differs": 2.0, "one name": 1.2,
}  # fmt: skip
"""Log-odds against, for a difference of this sort whatever share of the names it fills: brothers share all but the
given name. `one name`: no more than one full name agrees, and something differs (Kony, James Kony)."""

PRIOR = 0.25
"""Log-odds before anything is compared."""

EVIDENCE, USUAL_EVIDENCE = 1.4, 25.0
"""Log-odds for each e-fold of agreeing weight beyond the usual: two rare names say more than two common ones."""

SURE_BELOW = 0.30
"""Log-odds of differences at which half of the doubt counts. Where nothing differs there is none: the score is 1."""

"""Every tuned number of the matcher, each with its reason and an example."""

from __future__ import annotations

from mineral_screen.normalize.lexicon import Role

RARITY_FLOOR = 1.0
"""No content word is worth nothing: `Bank` alone still separates a bank from a mine."""

INITIAL_WEIGHT = 6.0
"""One or two letters are no word but initials: they tell L. D. from N. D., common as the letters are."""

NUMBER_WEIGHT = 8.0
"""A number says which of several sisters is meant, however common the figure: Fund III, Fund IV."""

ROLE_WEIGHT: dict[Role, float] = {
    "brand": 1.0,
    "acronym": 1.0,
    "place": 0.7,
    "concept": 0.6,
    "generic": 0.35,
    "legal": 0.5,
    "number": 1.0,
    "function": 0.2,
}
"""What a word says by its role, beside its rarity. A brand tells who it is; a place and a trade tell which of the
brand's companies; `Group` or `International` are added and left out at will."""

SIMILARITY = {
    "same meaning": 0.97,
    "translation": 0.97,
    "other reading": 0.96,
    "spelling variant": 0.95,
    "joined": 0.98,
    "synonym": 0.87,
    "related meaning": 0.82,
    "kindred meaning": 0.74,
    "look alike": 0.95,
    "sound": 0.82,
    "faint sound": 0.7,  # two consonants: kezu, kozo
    "usual abbreviation": 0.92,
    "abbreviation": 0.65,
    "acronym": 0.90,
    "in short": 0.94,
    "in short beside a trade": 0.82,
    "initial": 0.70,
    "cut off": 0.95,
}
"""What a tie of each sort is worth. `translation`: 科技 and Technology. `in short`: letters beside a brand that agrees,
TK Mir for Trading Company Mir; hardly ever by chance. `spelling variant`: Tschaikowski, Chaykovsky.
`sound`: equal consonants across scripts, which names of different people share now and then."""

ACRONYM_LETTERS = {3: 0.66, 4: 0.92, 5: 0.95}
"""What it is worth that a name is the initials of the other, by its letters (5 or more): three fit by chance."""

READINGS = 4
"""How many romanisations of a word are tried against each of the other; the first is the likeliest."""

LEAST_SIMILARITY = 0.66
"""Below, two words are two words: one slip in three letters, or three in nine, is no longer a slip."""

LIKE = 0.78
"""Below, a tie is of words `unlike` each other, which two firms bear sooner than one: Kumsan and Rounsan."""

LEAST_MISSPELT = 4
"""Shorter words are never taken for misspelt: there is another firm behind almost any three letters."""

TWO_SLIPS_FROM, THREE_SLIPS_FROM = 6, 11
"""The lengths from which two and three slips in one word are borne."""

MOST_UNLIKE = 0.34
"""The share of letters in which words of one script that sound alike may differ: Kharkiv, Harkiv, but not Sunset and
Sanzetta."""

MOST_UNLIKE_READINGS = 0.55
"""The same for words of two scripts, one of which may have no vowels."""

SOUND_LEAST, SOUND_MORE = 0.74, 0.14
"""What it is worth that words of two scripts sound alike: the second by the share of letters they have in common, so
that of two such words the nearer one comes first."""

LEAST_JOINED = 0.84
"""Joined words have more letters to agree in, so more is asked of them."""

JOINED_IN_USE = 9.0
"""A word lighter than this is in use, and its halves are as common as it is: Beh eer is Beheer, which says little."""

LEAST_CUT = 20
"""Letters a name must have before its end counts as cut off: message fields hold 30 to 35 characters."""

IN_USE = 12.0
"""A word rarer than this is in no register: perhaps a slip. Two commoner ones, a letter apart, are two words."""

TWO_WORDS_IN_USE = 0.12
"""Deducted for that: Atlanta and Atlantic, Marine and Martine."""

GAIN: dict[Role, float] = {
    "brand": 0.68, "acronym": 1.4, "place": 2.4, "concept": 2.1, "generic": 6.5, "number": 1.2, "legal": 1.0,
    "function": 1.0,
}  # fmt: skip
"""Log-odds that the names are of one entity, for agreement in all of both names, by the role of what agrees. Fitted,
with all that follows, on pairs of the development sets, on names changed on purpose and on the nearest listed names of
companies that are not listed. Weights differ by role already, so a brand, which fills most of a name, has a low one."""

LOSS: dict[tuple[str, str], float] = {
    ("slip", "brand"): 0.94, ("slip", "acronym"): 4.0, ("slip", "place"): 2.1, ("slip", "concept"): 1.8,
    ("slip", "generic"): 2.2, ("slip", "number"): 2.5, ("slip", "legal"): 1.0, ("slip", "function"): 0.5,
    ("unlike", "brand"): 1.4, ("unlike", "acronym"): 4.2, ("unlike", "place"): 2.7, ("unlike", "concept"): 3.5,
    ("unlike", "generic"): 4.5, ("unlike", "number"): 2.5, ("unlike", "legal"): 1.0, ("unlike", "function"): 0.5,
    ("omission", "brand"): 2.2, ("omission", "acronym"): 5.0, ("omission", "place"): 0.76,
    ("omission", "concept"): 2.2, ("omission", "generic"): 2.8, ("omission", "number"): 12.3,
    ("omission", "function"): 0.5, ("omission", "addition"): 0.82, ("omission", "series"): 2.2,
    ("omission", "compass"): 5.7, ("omission", "honour"): 1.1, ("omission", "home"): 0.2,
    ("conflict", "brand"): 6.1, ("conflict", "acronym"): 8.0, ("conflict", "place"): 10.9,
    ("conflict", "concept"): 10.8, ("conflict", "generic"): 12.1, ("conflict", "number"): 48.0,
    ("conflict", "function"): 0.5, ("conflict", "addition"): 4.9, ("conflict", "series"): 9.3,
    ("conflict", "compass"): 11.8,
    ("conflict", "honour"): 6.4, ("conflict", "mixed"): 3.2,
}  # fmt: skip
"""Log-odds against, for a difference that fills all of both names. Slips are cheap: two firms seldom differ by one
letter, while a spelling often does; dearer between words that are `unlike`. A number, a place or a trade that conflicts
tells sisters apart (Fund III and IV, Norvanta Beijing and Shanghai, Mining and Trading), and costs more than one that
is left out. `honour`: the person whom an institute is named after. `mixed`: what one side has more in one role against
what the other has more in another (Polo Labs, Polo Trading)."""

FACTS = {
    "legal form missing": 0.07, "legal form misspelt": 0.04, "legal form differs": 0.58, "legal sort differs": 1.8,
    "forms of two countries": 0.59, "full names leave out": 0.35, "full names differ": 1.6, "no brand agrees": 0.40,
    "words differ": 0.90, "concept differs": 0.45, "place differs": 0.33, "series differs": 0.32,
    "number differs": 0.55, "compass differs": 1.0,
}  # fmt: skip
"""Log-odds against, for a difference of this sort whatever share of the names it fills: in long names with a rare brand
one word is a small share, but Youmante Trading is still not Youmante Mining.
- `legal form misspelt`: a word was taken for one of the other's legal form, which it nearly is (Limitet, Bimited).
- `legal sort`: one is a company and the other a partnership or a fund (Norvanta Ltd, Norvanta Fund LP), which the
  same firm hardly ever is; a limited and a joint-stock company (`legal form`) are mixed up by lists. Set by hand above
  what was fitted before Norvanta GmbH and Norvanta GmbH & Co. KG counted as two sorts: near names of registers gain.
- `forms of two countries`: AB and ООО, where something else differs too; English forms translate any.
- `full names`: both have a legal form. A short name leaves words out (Norvanta for Norvanta Trading Ltd), a name in
  full does not: of pairs that differ so, registers hold two firms as often as one.
- `no brand agrees`: general words are all they share, and something conflicts or only one has a brand (Rare Earth
  Mining for Norvanta Rare Earth Mining).
Two are lower than fitted, since a party that is missed costs more than a sister that is looked at: full names of which
one leaves out a trade (Huawei Co., Ltd. for Huawei Technologies Co., Ltd.), and another legal form (Airburg LLC for JSC
Airburg)."""

HOMES = {
    "Han": frozenset({"@CN", "@JP"}), "Kana": frozenset({"@JP"}), "Hangul": frozenset({"@KR", "@KP"}),
}  # fmt: skip
"""The countries whose names go without saying in a script that is theirs alone, and are added in English."""

PRIOR = -0.20
"""Log-odds before anything is compared: most candidates are someone else. Above what is fitted, by as much as keeps the
alerts of unrelated companies below 3 in 1,000."""

EVIDENCE, USUAL_EVIDENCE = 1.88, 20.0
"""Log-odds for each e-fold of agreeing weight beyond the usual (a rare brand in both names): five rare words that agree
say more than one short one (Norvanta Rare Earth Separation, Sobol)."""

SURE_BELOW = 0.24
"""Log-odds of differences at which half of the doubt counts. Where nothing differs there is none: the score is 1."""

NO_BRAND_AT_MOST = 0.89
"""The most a pair scores that differs in something and agrees in places, trades and general words alone: a review."""

TELLING_WITHOUT_BRAND = 12.0
"""The weight over both names that common words alone must agree in to say so much as they do (National Rare Earth
Research Institute); a single one, as city, says nothing."""

RESPELLED = 0.1
"""The share of both names up to which a difference in one script is another spelling, where no fact speaks against it.
Names of common words alone that differ in no more (Energia and Energiya) are one name, as if nothing differed."""

REVIEW_BAND = 0.70
"""Where the review band begins by default."""

TRANSLATED_BRAND = 0.4
"""What a brand that conflicts counts between two scripts, as a share: half of such pairs are one brand, translated."""

TRANSLATED_GENERIC = 0.4
"""The same for general words, which translators choose: 中国 … 集团 is China National … Corporation."""

ALTERNATE, LEAST_ALTERNATE = 0.97, 5.0
"""A bracketed or former name inside the text counts a little less, and only when it says something of its own."""

AGREES, PARTIAL = 0.90, 0.60
"""From which name scores a verdict reads `agrees`, and `partial`."""

INSIDE_EXTRA, INSIDE_LEAST, INSIDE_LEAST_TWO, INSIDE_LETTERS, INSIDE_SCORE = 3, 12.0, 20.0, 12, 0.85
"""A listed name that stands whole, in one piece, inside a text with so many more words is found there, if it weighs
enough to be no chance (one rare word; two where one is misspelt, or where the text goes on to a legal form, as the name
of a firm does), or stands there letter for letter with its legal form. The rest of the text then does not count against
it, and the answer is a review at most."""

CONFIRMABLE = 0.50
"""The name score from which other aspects confirm. Below, two names are two names, and their country makes no alert."""

CONFIRMS = {"address": 0.60, "identifier": 0.70, "date": 0.50, "country": 0.10, "kind": 0.0}
"""The share of the way to 1 that each aspect closes when it agrees in full. An address has few tenants, a day of birth
one in thousands, a country millions. That both are companies goes without saying."""

PARTLY_CONFIRMS = 0.4
"""From which score what agrees in part confirms, with that share: the year of birth, another room of the building. A
neighbouring year or a number with a slip in it is shown and moves nothing."""

CONTRADICTS = {"address": 0.03, "identifier": 0.28, "date": 0.28, "country": 0.15, "kind": 0.12}
"""The share of the score that each aspect takes when it contradicts. None alone takes an exact name below a review:
listed firms move to other countries, lists mistype numbers and days of birth, and a missed party costs most. Vessels
often bear the name of their company, so the kind takes little; firms have many addresses, so another takes least."""

EQUAL_IDENTIFIER = 0.97
"""The least score of parties with the same number in one register: one LEI is one entity, whatever its name."""

SAME_WEAK_IDENTIFIER, SAME_CONTACT, NEAR_IDENTIFIER = 0.8, 0.6, 0.3
"""What the same number says where its register is not known, where it is a telephone or a website, and what a number
one typing error away says. A tax number of eight digits is given out in many countries."""

SHORT_BELOW, SHORT_NUMBER = 6, 0.3
"""A number with fewer characters, of a register that is not known, says little: No. 1234 is in every register."""

WEAK_IDENTIFIER_ALONE = 0.75
"""The score of parties that share nothing but such a number: a review, as for an address."""

SAME_DATE = {4: 0.5, 7: 0.8, 10: 1.0}
"""What agreement to the year, the month and the day says, by the length of the ISO date: 1971, 1971-03, 1971-03-04."""

FLIPPED_DATE, YEAR_OFF_DATE, YEAR_ONLY_DATE, NEAR_YEAR_DATE = 0.6, 0.4, 0.2, 0.1
"""1971-03-04 for 1971-04-03 is a common slip, a year off to the day a rarer one; another day of the year, or the year
before or after, is what estimates give."""

DATE_AGREES = 0.7
"""From which closeness dates agree; a year alone is shared by one in fifty."""

OTHER_DATE_LEAST, OTHER_DATE_MOST = 0.3, 0.6
"""Between which dates of firms and vessels score: they are counted from charter, registration, launch or renaming."""

ADDRESS_ALONE = 0.85
"""The score of two parties with the same address and no name to compare: a review, as buildings have many tenants."""

ADDRESS_OTHER_NAME = 0.75
"""The same where both have names and these differ: firms of one registered agent."""

MATCH_BAND, REVIEW_AT_MOST = 0.90, 0.89
"""Where the match band begins by default, and just below. So far goes an address under another name, and a review that
only the country confirms, since a country identifies nobody."""

WEAK_ALONE = 0.60
"""The most a weak or unverified name scores alone, however exact: no alert (OFAC FAQ 124), but the nearest miss."""

WEAK_WITH_COUNTRY = 0.80
"""The most it scores when the country agrees: a review. With an address, an identifier or a date it counts in full."""

"""Every tuned number of the comparison of addresses, each with its reason and an example."""

from __future__ import annotations

ROLES = {"street": 1.0, "building": 0.9, "estate": 0.6, "rest": 0.6, "district": 0.3, "city": 0.25, "region": 0.15}
"""What a word says by its role: streets and buildings tell places apart, cities hold thousands of them."""

GENERIC = 0.12
"""Street, tower, centre: written, left out and mistaken for one another at will."""

FULL_LENGTH, SHORT = 6, 0.4
"""Letters from which a word counts in full, and the share that the shortest has: `Wu` is in every other street."""

LEAST_FUZZY, SIMILAR, LONG_SIMILAR, LONG = 4, 0.78, 0.74, 8
"""Letters a word must have to meet another than its equal, and how like that must be: Mehboob, Mahboob. A long word
has room for more vowels: Qatortol, Katartal."""

PREFIX, PREFIX_LETTERS = 0.9, 5
"""What a word is worth that begins the other: Kirov, Kirova."""

BEST, WORST = 0.7, 0.3
"""Shares of the two containments: one list gives the district and the estate, the other the street alone."""

CITY_ONLY, NUMBER_IN_CITY = 0.35, 0.5
"""The most that a bare city scores, and a long house number with it: 1036 Inspur Road, 1036 Langchao Road, Jinan."""

COVERED = 0.8
"""The share of the words of both sides that makes an address without street or building the same: Pulgan Dong 1."""

QUARTER_ONLY = 0.8
"""An estate or an unknown name agrees, no street, building or number does: PO Box 777, Jumeirah; Sadaf 6, Jumeirah."""

LONG_NUMBER = 3
"""Digits from which an equal house number is seldom chance in one city."""

NUMBER_DIFFERS = 0.4
"""12 Lenina, 14 Lenina."""

NUMBER_AS_UNIT = 0.85
"""608 The Apricot Tower, Office 608 The Apricot Tower."""

NUMBER_MISSING = 0.93
"""Only one side gives the house number."""

NUMBER_GAIN = 0.25
"""The share of the distance to 1 that an equal house number closes: streets are misspelt more often than numbers."""

NUMBER_LEAST = 0.6
"""What is left where house numbers agree in part only: 40/2 and 40."""

STREET_NUMBER_DIFFERS = 0.5
"""Streets with a number for a name, and none in common: Carrera 13, Carrera 5."""

UNIT_DIFFERS, UNIT_OTHER, UNIT_MISSING = 0.62, 0.9, 0.96
"""One building and two rooms; units that cannot be compared (block 111, room 3); a unit on one side only."""

BOX_DIFFERS, BOX_AGREES, BOX_TYPO = 0.35, 0.9, 0.9
"""Different PO boxes cap the score; equal ones lift it, for a box is one place; a typing error apart a little less."""

POSTCODE_AGREES = 0.04
"""Added only: lists mistype postcodes (681018, 618018), so a different one says nothing."""

CITY_DIFFERS = 0.6
"""One street and number in two towns: 42 Tsiolkovskogo, Taganrog; 42 Tsiolkovskogo, Voronezh."""

AGREES, PARTIAL = 0.8, 0.5
"""From which score the verdict reads `agrees`, and `partial`: two rooms of one building are partly the same place."""

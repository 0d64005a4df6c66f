"""Make the table of country codes: `python tools/make_countries.py` where babel (the codes of CLDR) is installed."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.core import get_global

TABLE = Path(__file__).parent.parent / "src/mineral_screen/data/countries.tsv"
NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
# Codes in use beside ISO 3166-1, and those of former countries with one successor: the country they are read as.
NOW = {
    "UK": "GB", "EL": "GR", "XI": "GB", "FX": "FR", "BU": "MM", "DD": "DE", "DY": "BJ", "HV": "BF", "NH": "VU",
    "RH": "ZW", "TP": "TL", "VD": "VN", "YD": "YE", "ZR": "CD", "PZ": "PA", "AC": "SH", "TA": "SH", "IC": "ES",
    "EA": "ES", "DG": "IO", "CP": "FR",
}  # fmt: skip
# Codes of three letters, three digits and (ISO 3166-3) four letters that CLDR has not or gives to several countries.
ALIASES = {
    "BUR": "BU", "DDR": "DD", "DHY": "DY", "HVO": "HV", "NHB": "NH", "RHO": "RH", "TMP": "TP", "VDR": "VD", "YMD": "YD",
    "ZAR": "ZR", "PCZ": "PZ", "FXX": "FX", "SUN": "SU", "YUG": "YU", "SCG": "CS", "CSK": "CS", "ANT": "AN", "NTZ": "NT",
    "XKX": "XK", "XKO": "XK", "ROM": "RO", "ASC": "AC", "TAA": "TA", "DGA": "DG", "CPT": "CP",
    "200": "CS", "891": "CS", "890": "YU", "810": "SU", "530": "AN", "532": "AN", "536": "NT", "278": "DD", "280": "DE",
    "720": "YD", "886": "YE", "230": "ET", "736": "SD", "590": "PA", "180": "CD",
    "ANHH": "AN", "BUMM": "BU", "CSHH": "CS", "CSXX": "CS", "DDDE": "DD", "DYBJ": "DY", "FXFR": "FX", "HVBF": "HV",
    "NHVU": "NH", "NTHH": "NT", "PZPA": "PZ", "RHZW": "RH", "SUHH": "SU", "TPTL": "TP", "VDVN": "VD", "YDYE": "YD",
    "YUCS": "YU", "ZRCD": "ZR",
}  # fmt: skip
# Former countries with several successors keep their code. CS has been two: Czechoslovakia, and Serbia and Montenegro.
SUCCESSORS = {
    "SU": "RU UA BY KZ UZ KG TJ TM AM AZ GE MD EE LV LT", "YU": "RS ME HR SI BA MK XK", "CS": "RS ME XK CZ SK",
    "AN": "CW SX BQ", "NT": "IQ SA",
}  # fmt: skip
WITHIN = {
    "CN": "HK MO", "US": "PR GU VI AS MP UM", "GB": "JE GG IM GI BM KY VG AI MS TC FK GS SH PN IO",
    "FR": "RE GP MQ GF YT PM BL MF WF PF NC TF", "NL": "AW CW SX BQ", "DK": "GL FO", "FI": "AX", "NO": "SJ BV",
    "AU": "CX CC NF HM", "NZ": "CK NU TK",
}  # fmt: skip
CLAIMED = (
    ("CN", "TW"), ("RU", "UA"), ("RS", "XK"), ("EH", "MA"), ("GE", "RU"), ("CY", "TR"), ("IL", "PS"),
)  # fmt: skip
# Where CLDR's English name says too much or too little for a sentence.
NAMES = {
    "HK": "Hong Kong", "MO": "Macau", "MM": "Myanmar", "PS": "Palestine", "CD": "DR Congo",
    "CG": "Republic of the Congo", "TR": "Turkey", "SU": "Soviet Union", "YU": "Yugoslavia", "NT": "Neutral Zone",
    "CS": "Serbia and Montenegro or Czechoslovakia", "AN": "Netherlands Antilles", "CI": "Ivory Coast",
    "CC": "Cocos Islands",
}  # fmt: skip
NOTE = """\
# what: codes of countries and territories (ISO 3166-1), codes in use beside it (XK, UK, EL) and codes of former
#   countries (ISO 3166-3), with English names and how they lie to each other
# source: codes and names from CLDR 47 as in babel 2.18 (Unicode licence v3)
# source: what lies within what, successors and claims from the project's own knowledge
# gathered: 2026-11
# read as: one row for each code; several aliases, successors and claimed values are separated by |
# aliases: of three letters (alpha-3), three digits (numeric) and, for former countries, four letters
# now: the code it is read as, where it is no longer or not officially used and one country stands for it
# within: the state it belongs to; successors: of a former country with several
# claimed: states that claim the same ground or some of it (RU and UA: Crimea, Donetsk, Luhansk and others; GE and RU:
#   Abkhazia, South Ossetia; CY and TR: Northern Cyprus; a country code cannot tell these from the rest)
code	name	aliases	now	within	successors	claimed
"""


def table() -> str:
    """The whole table, by code."""
    english = {str(code): str(name) for code, name in Locale.parse("en").territories.items()}
    codes = ({code for code in english if len(code) == 2} - NO_COUNTRY) | {*NOW, *SUCCESSORS}
    codes_of: defaultdict[str, list[str]] = defaultdict(list)
    aliases = {alias: new[0] for alias, new in get_global("territory_aliases").items() if len(new) == 1}
    for alias, code in sorted({**aliases, **ALIASES}.items()):
        if code in codes and len(alias) > 2 and (alias[0] != "X" or alias in ALIASES):
            codes_of[code].append(alias)
    within = {inner: outer for outer, inners in WITHIN.items() for inner in inners.split()}
    claimed: defaultdict[str, list[str]] = defaultdict(list)
    for one, two in CLAIMED:
        claimed[one].append(two)
        claimed[two].append(one)
    rows = [
        [
            code,
            NAMES.get(now := NOW.get(code, code)) or english[now].split(" (")[0],
            "|".join(codes_of[code]),
            NOW.get(code, ""),
            within.get(code, ""),
            SUCCESSORS.get(code, "").replace(" ", "|"),
            "|".join(claimed[code]),
        ]
        for code in sorted(codes)
    ]
    return NOTE + "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")

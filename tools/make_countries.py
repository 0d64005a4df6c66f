"""Make the table of country codes: `python tools/make_countries.py` where babel (the codes of CLDR) is installed."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.core import get_global

TABLE = Path(__file__).parent.parent / "src/mineral_screen/data/countries.tsv"
NO_COUNTRY = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
# Codes in use beside ISO 3166-1, and those of former countries with one successor: the country they are read as.
NOW = {
    "UK": "GB", "EL": "GR", "XI": "GB", "FX": "FR", "BU": "MM", "DD": "DE", "DY": "BJ", "HV": "BF", "NH": "VU",
    "RH": "ZW", "TP": "TL", "VD": "VN", "YD": "YE", "ZR": "CD", "PZ": "PA", "AC": "SH", "TA": "SH", "IC": "ES", "EA": "ES",
}  # fmt: skip
FORMER_ALPHA3 = {
    "BUR": "BU", "DDR": "DD", "DHY": "DY", "HVO": "HV", "NHB": "NH", "RHO": "RH", "TMP": "TP", "VDR": "VD", "YMD": "YD",
    "ZAR": "ZR", "PCZ": "PZ", "FXX": "FX", "SUN": "SU", "YUG": "YU", "SCG": "CS", "CSK": "CS", "ANT": "AN", "NTZ": "NT",
    "XKX": "XK", "XKO": "XK", "ROM": "RO",
}  # fmt: skip
FORMER_NUMERIC = {
    "200": "CS", "891": "CS", "890": "YU", "810": "SU", "530": "AN", "532": "AN", "536": "NT", "278": "DD", "280": "DE",
    "720": "YD", "886": "YE", "230": "ET", "736": "SD", "590": "PA", "626": "TL", "180": "CD",
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
CLAIMED = "CN-TW RU-UA RS-XK EH-MA GE-RU CY-TR IL-PS"
NOTE = """\
# what: codes of countries and territories (ISO 3166-1), codes used beside it (XK, UK, EL), and codes of former countries (ISO 3166-3), with how they lie to each other
# source: codes from CLDR 47 as in babel 2.18 (Unicode licence v3); what lies within what, successors and claims from the project's own knowledge
# gathered: 2026-11
# read as: one row for each code; several alpha3, numeric, within, successors and claimed values are separated by |
# now: the code that this one is read as, where it is no longer or not officially used and one country stands for it
# within: the state it belongs to; successors: of a former country with several; claimed: states that claim the same ground or some of it
code	alpha3	numeric	now	within	successors	claimed
"""


def main() -> None:
    """Write the table by code."""
    codes = {code for code in Locale.parse("en").territories if len(code) == 2} - NO_COUNTRY | {*NOW, *SUCCESSORS}
    alpha3: defaultdict[str, list[str]] = defaultdict(list)
    numeric: defaultdict[str, list[str]] = defaultdict(list)
    aliases = {alias: (new[0] if len(new) == 1 else "") for alias, new in get_global("territory_aliases").items()}
    for alias, code in sorted({**aliases, **FORMER_ALPHA3, **FORMER_NUMERIC}.items()):
        if code in codes and len(alias) == 3:
            (numeric if alias.isdigit() else alpha3)[code].append(alias)
    within = {inner: outer for outer, inners in WITHIN.items() for inner in inners.split()}
    claimed: defaultdict[str, list[str]] = defaultdict(list)
    for pair in CLAIMED.split():
        one, two = pair.split("-")
        claimed[one].append(two)
        claimed[two].append(one)
    rows = [
        [code, "|".join(alpha3[code]), "|".join(numeric[code]), NOW.get(code, ""), within.get(code, ""),
         SUCCESSORS.get(code, "").replace(" ", "|"), "|".join(claimed[code])]
        for code in sorted(codes)
    ]  # fmt: skip
    TABLE.write_text(NOTE + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

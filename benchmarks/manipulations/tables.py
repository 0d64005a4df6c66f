"""The small tables that the manipulations draw from; written for the benchmark, apart from the library's."""
# ruff: noqa: SIM905 (a table of words reads better as words)

from __future__ import annotations

LEGAL = frozenset(
    "LTD LIMITED LLC INC INCORPORATED CORP CORPORATION CO COMPANY COMPANIES GMBH SA SAS SARL SAL SAE "
    "JSC OJSC PJSC CJSC PAO OAO OOO ZAO AO AOOT AG BV NV PLC SRL SPA FZE FZCO FZC FZ PTE PTY SDN BHD KG "
    "AS AB OY LLP LP DOO DD CV LTDA PVT EOOD OOD EIRL KFT ZRT TIC STI PJS PSC WLL CIA UAB SIA OU".split()
)
LEGAL_WORDS = LEGAL | frozenset(
    "JOINT STOCK LIABILITY OPEN CLOSED PUBLIC PRIVATE ANONIM SIRKETI SOCIEDAD ANONIMA OBSHCHESTVO S "
    "AKTSIONERNOE OTKRYTOE ZAKRYTOE PUBLICHNOE OGRANICHENNOI OGRANICHENNOY OTVETSTVENNOSTYU DMCC".split()
)
FUNCTION = frozenset("OF AND THE FOR DE DEL LA EL AL DI DU DES VON VAN BIN IBN Y E IN ET".split())
GENERIC = frozenset(
    "COMPANY GROUP GENERAL INTERNATIONAL ENTERPRISE ENTERPRISES SERVICES SERVICE HOLDING HOLDINGS "
    "ESTABLISHMENT COMMERCIAL CORPORATION INDUSTRIES INDUSTRIAL".split()
)

OCR_DIGITS = {"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8"}
OCR_SHAPES = (("rn", "m"), ("m", "rn"), ("w", "vv"), ("vv", "w"), ("d", "cl"), ("cl", "d"))

ADDED_LEGAL = ("Ltd", "LLC", "Co., Ltd.", "Inc.", "GmbH", "S.A.", "FZE")
ADDED_PLACES = ("Hong Kong", "HK", "UAE", "Dubai", "China", "Singapore", "Turkey")
ADDED_GENERIC = ("Group", "International", "Holding", "Global")
ABBREVIATIONS = (
    ("International", "Intl"), ("Technology", "Tech"), ("Technologies", "Tech"), ("Manufacturing", "Mfg"),
    ("Industries", "Ind"), ("Industrial", "Ind"), ("Company", "Co"), ("Corporation", "Corp"),
    ("Limited", "Ltd"),
    ("Engineering", "Eng"), ("Development", "Dev"), ("University", "Univ"), ("Institute", "Inst"),
    ("Trading", "Trdg"), ("Services", "Svcs"), ("Group", "Grp"), ("Management", "Mgmt"), ("Import", "Imp"),
    ("Export", "Exp"), ("National", "Natl"), ("Electronics", "Elec"), ("Investment", "Inv"),
    ("Brothers", "Bros"),
    ("Establishment", "Est"), ("Association", "Assoc"), ("Organization", "Org"), ("Department", "Dept"),
)  # fmt: skip

# Members of one row say the same in another language or in other words; each can stand for each.
LEGAL_FORMS = (
    ("Limited Liability Company", "OOO", "TOV", "S.R.L.", "GmbH", "LLC", "Ltd. Sti.", "d.o.o."),
    ("Ltd", "Limited", "SARL", "Limitada", "GmbH"),
    ("Joint Stock Company", "JSC", "AO", "Aktsionernoye Obshchestvo", "A.S."),
    ("Open Joint Stock Company", "OJSC", "OAO"),
    ("Public Joint Stock Company", "PJSC", "PAO"),
    ("S.A.", "Sociedad Anonima", "Aktiengesellschaft", "Public Limited Company"),
    ("Private Limited", "Pvt. Ltd.", "Sdn Bhd", "Pte Ltd"),
)
TRANSLATIONS = (
    ("Company", "Compania", "Kompaniya", "Sirketi"), ("Bank", "Banco", "Banque"),
    ("Trading", "Comercio", "Ticaret", "Torgovlya"), ("Institute", "Institut", "Instituto"),
    ("University", "Universidad", "Universitat"), ("Factory", "Fabrika", "Fabrica", "Zavod"),
    ("Industries", "Industrias", "Sanayi"), ("Insurance", "Seguros", "Assurance", "Sigorta"),
    ("Center", "Centro", "Zentrum", "Merkez"), ("Foundation", "Fundacion", "Stiftung", "Fondation"),
    ("Transport", "Transporte", "Nakliyat"), ("Group", "Grupo", "Gruppe", "Gruppa"),
    ("Construction", "Construccion", "Insaat", "Stroitelstvo"), ("Shipping", "Denizcilik", "Navegacion"),
    ("Oil", "Petrole", "Petroleo", "Neft"), ("Airlines", "Aerolineas", "Avialinii"),
    ("Investment", "Inversion", "Yatirim", "Investitsii"), ("Petrochemical", "Petroquimica", "Petrokimya"),
)  # fmt: skip
SYNONYMS = (
    ("Trading", "Commerce", "Trade"), ("Company", "Enterprise", "Firm"),
    ("Institute", "Research Institute"),
    ("Oil", "Petroleum"), ("Factory", "Plant", "Works"), ("Shipping", "Maritime", "Marine"),
    ("Airlines", "Airways", "Aviation"), ("Industries", "Industry", "Industrial"),
    ("Organization", "Agency"),
    ("Center", "Centre"), ("Investment", "Investments", "Capital"), ("Engineering", "Technical"),
    ("Insurance", "Assurance"), ("Construction", "Building"), ("Charity", "Charitable", "Relief"),
    ("Technology", "Technologies", "Tech"), ("Electronics", "Electronic"),
    ("Logistics", "Freight", "Forwarding"),
    ("Pharmaceutical", "Pharma", "Medical"), ("Jewelry", "Jewellery"), ("Mining", "Mines", "Minerals"),
)  # fmt: skip

PHONETIC = {
    "f_ph": (("ph", "f"), ("f(?!f)", "ph")),
    "k_c_q": (("q(?!u)", "k"), ("ck", "k"), ("c(?=[aou])", "k"), ("k(?=[aou])", "c"), ("k(?=[aou])", "q")),
    "w_v": (("w(?=[aeiou])", "v"), ("v(?=[aeiou])", "w")),
    "y_i": (("(?<=[a-z])y(?=[a-z])", "i"), (r"(?<=[a-z])y\b", "i"), (r"(?<=[a-z]{2})i\b", "y")),
    "s_z": ((r"(?<=[aeiou])s(?=[aeiou])", "z"), (r"z(?=[aeiou])", "s")),
    "single_consonant": tuple((char * 2, char) for char in "bcdfglmnprstz"),
    "russian_spelling": (
        (r"(?<=\w)ov\b", "off"), (r"skiy\b", "sky"), (r"sky\b", "skiy"), ("kh(?=[aeio])", "h"), ("zh", "j"),
        ("ya", "ia"), ("yu", "iu"), ("ts", "tz"), ("shch", "sch"), (r"iy\b", "y"),
        (r"(?<=[a-z])ei\b", "ey"),
        (r"aya\b", "aia"),
    ),
    "arabic_spelling": (
        (r"\bal[- ](?=\w)", "el "), (r"\bal-", "al "), (r"\bal (?=\w)", "al-"), ("mohamm[ae]d", "muhamad"),
        ("muhammad", "mohamed"), ("ou", "u"), ("ee", "i"), ("oo", "u"), (r"\babdul", "abd al-"),
        (r"\babu\b", "abou"),
        ("dh", "d"), ("gh(?=[aiu])", "g"), (r"(?<=[a-z]{3})ah\b", "a"), (r"(?<=[a-z]{3})iyya", "iya"),
        ("hussein", "husayn"), ("islami", "eslami"), ("kha", "ha"),
    ),
}  # fmt: skip

CYRILLIC = dict(zip("aceopxyijsABCEHIJKMOPSTXY", "асеорхуіјѕАВСЕНІЈКМОРЅТХУ", strict=True))
GREEK = dict(zip("aoviABEHIKMNOPTXYZ", "αονιΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7"}
ACCENTS = {"a": "á", "c": "ç", "e": "é", "i": "ï", "n": "ñ", "o": "ö", "s": "š", "u": "ü", "z": "ž"}
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\u00ad"

NARRATIVES = (
    "PAYMENT FOR INVOICE 4471 ON BEHALF OF {} FOR SPARE PARTS",
    "BALANCE OF CONTRACT 20/118 GOODS SHIPPED BY {} AS AGREED",
    "REFUND TO {} REF 90021 PLEASE CREDIT ACCOUNT",
)

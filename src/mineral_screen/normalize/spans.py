"""The parts of one name: its words cut by script, and each taken for what the tables know of it."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from mineral_screen.normalize import latin, letters, numbers, persons
from mineral_screen.normalize.inflection import without_conjunction
from mineral_screen.normalize.lexicon import Lexicon, Role, Term, english, lexicon, normal_key
from mineral_screen.normalize.span import Span
from mineral_screen.text import arabic
from mineral_screen.text.han import to_simplified
from mineral_screen.text.kanji import has_kana, is_word, surnames_at
from mineral_screen.text.romanize import readings
from mineral_screen.text.scripts import runs
from mineral_screen.text.segment import segment

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ‘`´](?=\w)")
_ELISION = re.compile(r"\b(d|l|dell|all|nell|dall|sull|qu)['’](?=(\w{3,}))", re.IGNORECASE)
# A&B is initials, and R&D research
_JOINING_AND = re.compile(r"(?<=\b[A-Z])(?!(?<=\bR)&D\b)&(?=[A-Z]{1,2}\b)|(?<=\b[A-Z]{2})&(?=[A-Z]{1,2}\b)")
# a legal form written to the word before it: CDNetworksCo.,Ltd. But Sunoco Ltd is whole
_GLUED_COMPANY = re.compile(r"(?<=[^\W_]{3})(?=co\.,? ?(?:ltd|limited)\b)", re.IGNORECASE)
# A word: letters and digits of any script with the vowel signs that some scripts write as marks.
_WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e])*"
)
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
# Words joined with capitals, where each is long enough to be one: АлександрЕвгеньевич, СпецТехноТорг
_CYRILLIC_CAMEL = re.compile("(?<=[а-яёіїєґў]{3})(?=[А-ЯЁІЇЄҐЎ][а-яёіїєґў]{3})")
_GLUED = {"Han": "Han", "Kana": "Han", "Hangul": "Hangul"}
_UNSPACED = frozenset({"Han", "Hangul"})
# Kana, forms of organisations and characters that only Japanese writes.
_JAPANESE = re.compile(
    r"[\u3041-\u30ff㈱㈲県広沢辺桜楽気団円歯竜浜滝栄渋斎斉駅鉄関浅対図労働営戦弾単仏払鉱拡択釈訳変恋発廃売読続転伝芸薬経軽径塩縁応"
    r"価仮亜悪圧囲壱隠検験険総経継軸鋳鋼髙﨑]|株式会社|有限会社|合同会社|法人|病院|組合|日本|短期大学|専門学校"
)
_SHORTENED = re.compile("[会学国医区体点来号旧党声双参画昼寿尽断万与乱属嘱湿温虫条]")
_IN_ANY = re.compile("[乾著於藉徵瞭]")  # traditional ones that simplified Chinese has too
# The dot between the parts of a foreign name, and how many characters a part has at most.
_PARTED, _PART = re.compile("(?<=[ァ-ヺー\u4e00-\u9fff])[·•・‧･](?=[ァ-ヺ\u4e00-\u9fff])"), 10
_KOREAN_AND = re.compile(r"(?<=[가-힣]{2})앤드?(?=[가-힣]{2})")
_KATAKANA = re.compile("[ァ-ヺー]{2,}")
_SPANNING = 16
_DIVISION = re.compile(r"(?<=..)[省市县]")
_JAPANESE_DIVISION = re.compile(r"(?<=..)(?:[县市町村区会]|(?<=[县市町村区])立)")

# Legal forms this short are as often initials or ordinary words (AS, AG, SE, IP), so they count only next to
# the end or the beginning of a name.
_SAFE_LEGAL_LENGTH = 4
_SAFE_LEGAL = frozenset({"ltd", "llc", "inc", "plc", "pte", "pty", "pvt", "llp", "ooo", "oao", "zao", "pao", "fze"})
# Short forms that stand before the name by custom: Russian ones as they are romanised, Baltic, Nordic, French,
# Indonesian and Romanian ones. Any other there is the beginning of a brand: KD International, MS Kapital.
_CUSTOM = (
    "jsc ao nao too tov pat vat zat chp fop ip odo ud up rup gup mup dp pp uab sia mb ab as oy sas sci snc ste gie pt"
    " cv sc psc"
)
_LEADING_LEGAL = _SAFE_LEGAL | frozenset(_CUSTOM.split())
# Families whose words are common words too: a company, a trust or a foundation inside a name.
_FORMS = frozenset(
    {"$COMPANY", "$CORP", "$FOUNDATION", "$ASSOCIATION", "$TRUST", "$FUND", "$BRANCH", "$COOPERATIVE",
     "$STATE_ENTERPRISE", "$PUBLIC_BODY", "$NONPROFIT", "$PROFESSIONAL", "$SOLE", "$MUTUAL", "$INTEREST_GROUPING"}
)  # fmt: skip
_EDGE = frozenset({"legal", "function"})
_COMMON = frozenset({"concept", "generic"})
_SHORTEST_SHIP = 2
# Function words that are such at the beginning of a name too; the others join what is on both sides of them.
_JOINING = frozenset({"#AND", "#OF", "#FOR", "#IN", "#THE"})
_OPENING = frozenset(
    {"#THE", "#AND", "#NUMBER", "#NAMED_AFTER", "#MESSRS", "#DOCTOR", "#HAJI", "#SHEIKH", "#PARTICLE", "#VESSEL",
     "#WEB"}
)  # fmt: skip


def read(text: str, person: bool) -> tuple[Span, ...]:
    """The classified spans of a cleaned text without brackets, in order."""
    if "." in text:
        text = _GLUED_COMPANY.sub(" ", text)
    if "&" not in text:
        return tuple(_settle(_cut(text, person)))
    joined = _JOINING_AND.sub("", text)
    initials = {word.lower() for word in _ASCII_WORD.findall(joined)} - {w.lower() for w in _ASCII_WORD.findall(text)}
    # A&T is no preposition, and E&C no legal form
    return tuple(_settle([_as_brand(span, initials) for span in _cut(joined, person)]))


def _as_brand(span: Span, initials: set[str]) -> Span:
    known = span.role in _EDGE and span.text in initials
    return replace(span, role="brand", symbols=()) if known else span


def _cut(text: str, person: bool) -> list[Span]:
    """The spans of a text, each taken for what it may be."""
    if "'" in text or "’" in text:
        text = _APOSTROPHE.sub("", _ELISION.sub(_elided, text))
    text = text.replace("&", " and ").replace("№", " no ")
    if text.isascii():
        return latin.classify([word for found in _ASCII_WORD.findall(text) for word in latin.cut(found)], person)
    japanese = _is_japanese(text)
    if japanese and ("・" in text or "･" in text):
        text = letters.undotted(text)
    if not person and _PARTED.search(text):
        text = _whole_brands(text)
    spans: list[Span] = []
    for script, words in _stretches(text):
        if script in _UNSPACED:
            for word in words:
                spans += _glued_spans(word, script, person, japanese)
        elif script == "Latin":
            spans += latin.classify(words, person)
        else:
            spans += _word_spans(words, script, person)
    return spans


def _whole_brands(text: str) -> str:
    """`text` without the dots inside foreign brands that the tables hold as one: 洛克希德·马丁, ロールス・ロイス."""
    bare = _PARTED.sub("", text)
    key = normal_key(bare, "Han")
    if len(key) != len(bare):
        return text
    terms = lexicon("Han").terms
    kept, last = [], 0
    for gone, found in enumerate(_PARTED.finditer(text)):
        at = found.start() - gone
        around = (terms.get(key[i:j]) for i in range(max(0, at - _PART), at) for j in range(at + 1, at + _PART + 1))
        kept.append(text[last : found.start()])
        if not any(term is not None and term.role == "brand" for term in around):
            kept.append(found[0])
        last = found.end()
    return "".join([*kept, text[last:]])


def _is_japanese(text: str) -> bool:
    """Whether Han characters in `text` are Japanese.

    So they are where something tells, and where characters that Japan writes as the simplified Chinese (学) stand
    beside some that it does not (業): no Chinese script has both.
    """
    if _JAPANESE.search(text):
        return True
    return _SHORTENED.search(text) is not None and (plain := _IN_ANY.sub("", text)) != to_simplified(plain)


def _elided(match: re.Match[str]) -> str:
    """d'Études is two words, O'Brien and d'Arcy one: what is known as a word is cut off."""
    return f"{match[1]} " if lexicon("Latin").terms.get(latin.latin_key(match[2].lower())) else match[0]


def _stretches(text: str) -> Iterator[tuple[str, list[str]]]:
    """Successive words of one script, each list with the script that reads it."""
    script = ""
    words: list[str] = []
    for word in _words(text):
        own = _script(word) or script or "Latin"
        if own != script and words:
            yield script, words
            words = []
        script = own
        words.append(word)
    if words:
        yield script, words


def _script(word: str) -> str:
    """The script that reads a word; empty for a number."""
    if word.isascii():
        return "" if word.isdecimal() else "Latin"
    return next((_GLUED.get(script, script) for script, _ in runs(word) if script != "Common"), "")


def _words(text: str) -> Iterator[str]:
    """Words in lower case, cut where the script changes and where letters meet a longer number."""
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            yield from latin.cut(word)
            continue
        for script, run in _joined_runs(word):
            if script not in _UNSPACED and not run.isalpha() and numbers.arabic_number(run.casefold()) is None:
                yield from latin.MIXED.findall(run.casefold())
            elif script == "Cyrillic":
                yield from _CYRILLIC_CAMEL.sub(" ", run).casefold().split()
            else:
                yield run.casefold()


def _joined_runs(word: str) -> list[tuple[str, str]]:
    """The script runs of a word, with Han and kana as one run and digits left to their neighbours."""
    joined: list[tuple[str, str]] = []
    for script, run in runs(word):
        group = _GLUED.get(script, script)
        if joined and joined[-1][0] == group:
            joined[-1] = (group, joined[-1][1] + run)
        else:
            joined.append((group, run))
    return joined


def _word_spans(words: list[str], script: str, person: bool, most: int | None = None) -> list[Span]:
    """Classify spaced words of other scripts: phrases of at `most` so many, letters by name, numbers, inflected words,
    brands."""
    terms = lexicon(script)
    keys = [normal_key(word, script) for word in words]
    spelled = letters.runs(keys, script)
    spans, at = [], 0
    while at < len(words):
        size = spelled.get(at, 0)
        if size and not person and _phrase(keys, at, terms, most)[0] <= size:
            initials = letters.read(keys[at : at + size], script)
            spans.append(Span(" ".join(words[at : at + size]), "brand", initials, (), script))
        else:
            size, term = (1, None) if person else _phrase(keys, at, terms, most)
            if size == 1 and _is_compound(words, at, script):
                size = 2
                read = readings("".join(words[at : at + size]), script)
                spans.append(Span(" ".join(words[at : at + size]), "brand", read, (), script))
            elif term is not None:
                surface = " ".join(words[at : at + size])
                spans.append(_term_span(surface, term, _joined_readings(words[at : at + size], script), script))
            else:
                spans += _single(words[at], keys[at], script, terms, person)
        at += size
    return spans


def spans_within(text: str, script: str) -> tuple[Span, ...]:
    """The spans of a phrase in a script that writes spaces, read as if the whole of it were not known.

    >>> [span.text for span in spans_within("national academy of sciences of ukraine", "Latin")]
    ['national', 'academy of sciences', 'of', 'ukraine']
    """
    words = text.split(" ")
    most = len(words) - 1
    if script == "Latin":
        return tuple(latin.classify(words, False, most))
    return tuple(_word_spans(words, script, False, most))


def _is_compound(words: list[str], at: int, script: str) -> bool:
    """Whether the word at `at` and the next are one name, which Latin letters join: Habib Allah is Habibullah."""
    return script == "Arabic" and len(words[at]) > 2 and at + 1 < len(words) and arabic.closes(words[at + 1])


def _term_span(surface: str, term: Term, read: tuple[str, ...], script: str) -> Span:
    if term.role == "number":
        return Span(surface, "number", term.symbols, (), script)
    return Span(surface, term.role, read, term.symbols, script)


def _phrase(keys: list[str], at: int, terms: Lexicon, most: int | None) -> tuple[int, Term | None]:
    """How many words from `at` on, at `most`, are the longest known phrase, and its term."""
    for first in (keys[at], without_conjunction(keys[at])):
        for size in terms.sizes.get(first, ()):
            fits = at + size <= len(keys) and (most is None or size <= most)
            term = terms.terms.get(" ".join([first, *keys[at + 1 : at + size]])) if fits else None
            if term is not None:
                return size, term
    return 1, terms.terms.get(keys[at])


def _single(word: str, key: str, script: str, terms: Lexicon, person: bool) -> Iterator[Span]:
    """A word that the tables do not hold as it is: a number, an inflected word, two words in one, or a brand."""
    number = numbers.arabic_number(word)
    if number is not None and not (person and word.isalpha()):
        yield Span(word, "number", (number,), (), script)
        return
    read = readings(word, script)
    if person:
        symbols = persons.title(key, script)
        yield Span(word, "function" if symbols else "brand", read, symbols, script)
        return
    term = terms.find(key) or (_as_english(read) if script == "Arabic" else None)
    yield _term_span(word, term, read, script) if term else Span(word, "brand", read, (), script)


def _as_english(read: tuple[str, ...]) -> Term | None:
    """What a word read as an English one means."""
    return next((term for reading in read if len(reading) > 3 and (term := english().get(reading))), None)


def _joined_readings(words: list[str], script: str) -> tuple[str, ...]:
    if len(words) == 1:
        return readings(words[0], script)
    each = [readings(word, script) or ("",) for word in words]
    return ("".join(options[0] for options in each),)


def _glued_spans(word: str, script: str, person: bool, japanese: bool) -> list[Span]:
    """Cut and classify a word of a script that glues its words."""
    if person:
        parts = persons.parts(word, script, japanese)
        return [Span(part, "brand", read, (), script) for part, read in parts]
    spans: list[Span] = []
    last = 0
    counted = numbers.chinese_numbers if script == "Han" else numbers.korean_numbers
    for start, end, number in counted(word):
        spans += _pieces(word[last:start], script, japanese)
        spans.append(Span(word[start:end], "number", (number,), (), script))
        last = end
    return spans + _pieces(word[last:], script, japanese)


def _pieces(text: str, script: str, japanese: bool) -> list[Span]:
    key = normal_key(text, script)
    known = lexicon("Kana" if has_kana(key) else script)
    if len(key) != len(text):
        text = key
    named = letters.inside(key, script)
    terms: Mapping[str, object] = ChainMap(named, known.terms) if named else known.terms  # type: ignore[arg-type]
    longest = max(known.longest, max(map(len, named), default=0))
    joint = _joint(key, terms, longest) if script == "Hangul" else None
    if joint:
        start, end = joint
        between = Span(text[start:end], "function", ("and",), ("#AND",), script)
        return [*_pieces(text[:start], script, japanese), between, *_pieces(text[end:], script, japanese)]
    spans: list[Span] = []
    at = _edge_of_kana(key, terms) if script == "Han" else 0
    if at:
        return [*_pieces(text[:at], script, japanese), *_pieces(text[at:], script, japanese)]
    family = _family(key, known) if japanese and script == "Han" else []
    pieces = segment(key, terms, longest, known.brands, family)
    japanese = japanese or any(one.known and _is_in_japan(known.terms.get(key[one.start : one.end])) for one in pieces)
    for start, end, is_term in pieces:
        cuts = _unknown(key[start:end], japanese) if script == "Han" and not is_term else ((0, end - start),)
        for first, last in cuts:
            part = slice(start + first, start + last)
            term = known.terms.get(key[part]) if is_term or last - first == 1 else None
            if (start, end) in family and term is not None and term.role in _COMMON:
                term = None  # a firm that begins with an island is called after Mr Shima
            spans.append(piece(text[part], named.get(key[part], ()) if is_term else (), term, script, japanese))
    return spans


def _joint(text: str, terms: Container[str], longest: int) -> tuple[int, int] | None:
    """Where Korean writes "and" between two names, 팬택앤큐리텔; None where it is part of a word that is known."""
    for found in _KOREAN_AND.finditer(text):
        start, end = found.span()
        around = (
            (i, j) for i in range(max(0, end - longest), start + 1) for j in range(end, min(len(text), i + longest) + 1)
        )
        if not any(text[i:j] in terms for i, j in around if (i, j) != (start, end)):
            return start, end
    return None


def _family(text: str, known: Lexicon) -> list[tuple[int, int]]:
    """Where the family name of a Japanese firm may begin and end: at its head, or behind a legal form that leads.

    That is a name of the table, or a word of two characters that only apart are words of company names, 北里; but not
    where a word of one character goes on with it: 小松島 is not Komatsu.
    """
    at = 0
    while size := _leading(text, at, known, "legal"):
        at += size
    sizes = surnames_at(text, at)
    head = text[at : at + 2]
    if is_word(head) and head not in known.terms and all(char in known.terms for char in head):
        sizes.append(2)
    ends = [at + size for size in sizes]
    return [(at, end) for end in ends if text[end : end + 1] not in known.terms or _leading(text, end, known)]


def _leading(text: str, at: int, known: Lexicon, role: str = "") -> int:
    """How long the term of two or more characters is that stands at `at`; 0 where none does, or of another role."""
    for size in range(min(known.longest, len(text) - at), 1, -1):
        term = known.terms.get(text[at : at + size])
        if term is not None:
            return size if role in ("", term.role) else 0
    return 0


def _is_in_japan(term: Term | None) -> bool:
    return term is not None and any(symbol.startswith("@JP-") for symbol in term.symbols)


def _edge_of_kana(text: str, terms: Container[str]) -> int:
    """Where a word in katakana begins or ends beside other characters, unless a term spans the place; 0 for nowhere."""
    for found in _KATAKANA.finditer(text):
        for at in found.span():
            ends = range(at + 1, min(len(text), at + _SPANNING) + 1)
            around = ((i, j) for i in range(max(0, at - _SPANNING), at) for j in ends)
            if 0 < at < len(text) and not any(text[i:j] in terms for i, j in around):
                return at
    return 0


def _unknown(text: str, japanese: bool) -> Iterator[tuple[int, int]]:
    """An unknown run of Han, cut at the word for a county, city or province that ends the name of one.

    In Japanese also behind the one for a society (会), which runs hospitals: 三成会新百合ヶ丘.
    """
    start = 0
    for found in (_JAPANESE_DIVISION if japanese else _DIVISION).finditer(text):
        if found.end() == len(text) or len(text) - found.end() > 1:
            if start < found.start():  # two such words may follow each other: 町立
                yield start, found.start()
            yield found.start(), found.end()
            start = found.end()
    if start < len(text):
        yield start, len(text)


def piece(surface: str, initials: tuple[str, ...], term: Term | None, script: str, japanese: bool) -> Span:
    """A piece by the `initials` that it names, or by what is known of it."""
    lang = "ja" if japanese else None
    if initials:
        named = tuple(dict.fromkeys((*initials, *readings(surface, None, lang)[:3])))
        return Span(surface, "brand", named, (), script)
    read = readings(surface, None, lang)
    if term is None:
        return Span(surface, "number" if surface.isdecimal() else "brand", read, (), script)
    if term.role == "number":
        return Span(surface, "number", term.symbols, (), script)
    if term.word:
        read = tuple(dict.fromkeys((term.word, *read)))
    return Span(surface, term.role, read, term.symbols, script)


def _settle(spans: list[Span]) -> Iterator[Span]:
    """Take legal forms and function words for what they are only where they can be.

    Between words of content, a word such as company says little (National Oil Company Trading), a short abbreviation
    is a brand (Norvanta AS Roma), and a form that can be nothing else stays one (Norvanta GmbH Group). A function word
    that opens a name is its brand (DES International), unless it is an article, and so is one that ends it (Arktik LO)
    or stands beside initials (A & E).
    """
    told = [i for i, span in enumerate(spans) if span.role not in _EDGE]
    if len(told) == len(spans) and not (spans and spans[-1].text == "i"):
        yield from spans
        return
    first, last = (told[0], told[-1]) if told else (0, -1)
    for i, span in enumerate(spans):
        if span.role == "legal":
            span = _settled_legal(span, first < i < last, i < first, _forms_follow(spans, i))
        if span.role == "function" and not _joins(spans, i, last):
            yield replace(span, role="brand", symbols=())
        elif span.text == "i" and i == last > 0:  # Fund I
            yield replace(span, role="number", readings=("1",))
        else:
            yield span


def _forms_follow(spans: list[Span], at: int) -> bool:
    """Whether a legal form that can be nothing else stands behind the word at `at`."""
    return any(span.role == "legal" and not _is_word(span) for span in spans[at + 1 :])


def _is_word(span: Span) -> bool:
    """Whether a legal form is a common word too."""
    return _FORMS.issuperset(symbol for symbol in span.symbols if symbol[0] == "$")


def unmistakable(span: Span) -> bool:
    """Whether a span is a legal form that is neither a common word nor short enough to be part of a personal name."""
    return span.role == "legal" and not _is_word(span) and not _is_short(span)


def _is_short(span: Span) -> bool:
    return span.script == "Latin" and len(span.key) < _SAFE_LEGAL_LENGTH and span.key not in _SAFE_LEGAL


def _settled_legal(span: Span, inside: bool, leading: bool, followed: bool) -> Span:
    """A legal form by where it stands: `inside` the name, `leading` it or behind it, `followed` by another one."""
    common = _is_word(span)
    if _is_short(span) and (inside or (leading and span.key not in _LEADING_LEGAL) or (followed and common)):
        other = tuple(symbol for symbol in span.symbols if symbol[0] != "$")
        role: Role = _role_of(other[0]) if other else "brand"
        return replace(span, role=role, symbols=other)
    return replace(span, role="generic") if common and (inside or (followed and not leading)) else span


def _role_of(symbol: str) -> Role:
    """The role of a word with this meaning, where it is no legal form: og is an ending of Austrian firms, and and."""
    if symbol[0] == "@":
        return "place"
    return "function" if symbol in _JOINING or symbol == "#VESSEL" else "concept"


def _joins(spans: list[Span], at: int, last: int) -> bool:
    """Whether a function word is one where it stands; `last` is the last word of content."""
    span = spans[at]
    if len(spans) == 1:
        return True
    if at == 0:
        return _opens(spans)
    if span.script in _UNSPACED:
        return True
    if "#VESSEL" in span.symbols:
        return len(span.key) >= _SAFE_LEGAL_LENGTH
    if at > last:
        return (
            "#ETC" in span.symbols
            or span.key == "the"
            or spans[at - 1].role == "legal"
            or ("#AND" in span.symbols and at + 1 < len(spans))
        )
    if len(span.text) > 1:
        return True
    beside = (spans[at - 1], spans[at + 1])
    return all(len(other.text) > 1 and other.role != "function" for other in beside)


def _opens(spans: list[Span]) -> bool:
    """Whether the function word that opens a name says nothing: an article, a title, or the sort of a ship."""
    first, second, *_ = spans
    if "#VESSEL" in first.symbols and len(first.key) < _SAFE_LEGAL_LENGTH:
        named = second.role in ("brand", "place") or len(spans) > _SHORTEST_SHIP
        return named and not any(span.role == "legal" for span in spans[1:]) and spans[-1].role != "generic"
    return len(first.text) > 1 and not _OPENING.isdisjoint(first.symbols)

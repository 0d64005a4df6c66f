"""Cyrillic words in Latin letters, as passports, firms, newspapers, libraries and neighbouring languages write them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from unidecode import unidecode

from mineral_screen import data
from mineral_screen.text.palladius import is_surely_chinese, pinyin

MAX_READINGS = 6
_CONVENTIONS = ("common", "plain", "national", "passport", "scholarly", "french", "german")

_VOWELS = "аеёиоуыэюяіїєөүұә"
# Only Bulgarian has ъ for a vowel; elsewhere it stands before another letter for one with a y.
_VOWEL_SIGN = re.compile(r"(?<=.)ъ(?![еёюяѥ])")
_IOTATED = re.compile(rf"^е|(?<=[{_VOWELS}ьъ])е")
_SERBIAN = re.compile("[јљњћђџѓќѕ]")
_UKRAINIAN = re.compile("[іїєґў]|[сц]ьк")
_NEIGHBOUR = re.compile("^[^ыэёъ]*[ги][^ыэёъ]*$")
# letters that other languages of the region write plainer than Russian does
_FOREIGN = re.compile("[хщѫ]|дж")
_HARD_YO = re.compile("(?<=[жчшщ])ё")
_ENDINGS = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        ("(?<=[сц]ьк)а$", "ая"), ("[їй]івна$|ївна$", "евна"), ("івна$|аўна$", "овна"), ("йович$", "евич"),
        ("авіч$", "овіч"), ("ў", "в"),
    )
)  # fmt: skip
_ADJECTIVE = re.compile(r"[iy]y$")
_DROPPED = str.maketrans("", "", "'’ʼ\u0301")


@lru_cache(maxsize=10_000)
def readings(word: str) -> tuple[str, ...]:
    """Romanisations of a Cyrillic word, the likeliest spelling first, at most six.

    The alphabet tells the language where it can: Ukrainian and Belarusian by their standard, Serbian and Macedonian as
    in Latin Serbian without its marks, everything else as Russian; the other conventions follow. Names that are another
    name in Russian or English (Володимир, Пётр) have that too, and Chinese ones (Цзян) are read as such. Lower-case
    ASCII without spaces; empty where there is nothing to read.

    >>> readings("Евгений")[:3], readings("Володимир")[:3]
    (('evgeny', 'eugene', 'yevgeniy'), ('volodimir', 'vladimir', 'volodymyr'))
    >>> readings("Чајковски")[0], readings("Чайковский")[0], readings("Трейдинг")[:2]
    ('cajkovski', 'chaykovsky', ('treyding', 'trading'))
    """
    letters = unicodedata.normalize("NFC", word.lower()).translate(_DROPPED)
    plain = _marked(letters)
    chinese = pinyin(letters)
    known = (*_known().get(letters, ()), *_english(letters))
    if _SERBIAN.search(plain):
        found = [_spelled(plain, "scholarly"), *known, _common(plain), _plain(plain)]
    elif _UKRAINIAN.search(plain):
        found = [_national(plain), _common(_russian(letters)), *known, _spelled(plain, "passport"), _full(plain)]
    else:
        found = [_common(plain), *known, _full(plain), *_others(plain)]
    if chinese:
        found.insert(0 if is_surely_chinese(letters) else 1, chinese)
    found += [_spelled(plain, convention) for convention in ("scholarly", "french", "german")]
    return tuple(dict.fromkeys(filter(None, found)))[:MAX_READINGS]


def _marked(letters: str) -> str:
    """With signs of their own for е and ъ where they are read in another way; чж is the zh of Chinese names."""
    return _VOWEL_SIGN.sub("ѫ", _IOTATED.sub("ѥ", letters.replace("чж", "ж")))


def _spelled(word: str, convention: str) -> str:
    """`word` letter by letter; letters that are not in the table as Unidecode has them, signs left out."""
    latin = word.translate(_tables()[convention])
    if latin.isascii() and latin.isalnum():
        return latin
    return "".join(filter(_is_plain, "".join(unidecode(char) if char.isalpha() else char for char in latin).lower()))


def _is_plain(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _common(word: str) -> str:
    """As firms and newspapers write: Evgeny, Vasiliev, Zavodskoy."""
    return _ADJECTIVE.sub("y", _spelled(word.replace("ьѥ", "ие"), "common"))


def _full(word: str) -> str:
    """With every vowel that is heard, after the boards on geographical names: Yevgeniy, Fyodor, Sergeyevich."""
    return _spelled(_HARD_YO.sub("о", word).replace("ѥ", "йе").replace("ё", "йо"), "common")


def _national(word: str) -> str:
    """The Ukrainian and Belarusian standards, where an opening iota is a y: Yuliia, Yevhen."""
    spelled = _spelled(word, "national")
    return "y" + spelled[1:] if word[0] in "йюяє" else spelled


def _plain(word: str) -> str:
    """Without letters that only Russian needs: Hasan, Jamal, Balgariya."""
    return _spelled(word, "plain").replace("dzh", "j")


def _russian(word: str) -> str:
    """A Ukrainian or Belarusian word with its Russian ending: Іванівна is Ivanovna, Заболоцька Zabolotskaya."""
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    return _marked(word)


def _english(word: str) -> list[str]:
    """With English words put back that open or close it; nothing where there are none."""
    pattern, part, words = _loans()
    found = pattern.sub(lambda match: part.sub(lambda one: words[one[0]], match[1] or match[2]), word)
    return [_common(_marked(found))] if found != word else []


def _others(word: str) -> list[str]:
    """What else a word that looks Russian may be in Latin letters."""
    found = [_spelled(word, "passport")]
    if _FOREIGN.search(word):
        found.insert(0, _plain(word))
    if "кс" in word:
        found.insert(0, _common(word).replace("ks", "x"))
    if _NEIGHBOUR.match(word):
        found.append(_national(word))
    return found


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {name: tuple(forms.split("|")) for forms, names in data.rows("cyrillic_names") for name in names.split("|")}


@cache
def _loans() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """A pattern for loanwords at the ends of a word, one for each of them, and loanword → English."""
    words = {form: word for word, forms in data.rows("cyrillic_loans") for form in forms.split("|")}
    longest = sorted(words, key=len, reverse=True)
    opening = "|".join(form for form in longest if len(form) > 3)
    either = "|".join(longest)
    return re.compile(f"^((?:{opening})+)|((?:{either})+)[аыуие]?$"), re.compile(either), words


@cache
def _tables() -> dict[str, dict[int, str]]:
    """Convention → letter → Latin letters, for `str.translate`."""
    tables: dict[str, dict[int, str]] = {name: {} for name in _CONVENTIONS}
    for letter, *spelled in data.rows("cyrillic"):
        for name, latin in zip(_CONVENTIONS, spelled, strict=True):
            tables[name][ord(letter)] = latin.strip("-")
    return tables

"""From Latin letters back to Cyrillic: what word a romanised Russian one was, as far as a stem needs it."""

from __future__ import annotations

import re
from functools import lru_cache

# In this order, longer sequences first. The soft and the hard sign, and the difference of е and э, of и and й at the
# end, are lost in romanisation; the hard sign is put back where it is certain.
_SOUNDS = (
    ("shch", "щ"), ("sch", "щ"), ("tsch", "ч"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"), ("tz", "ц"), ("ch", "ч"),
    ("sh", "ш"), ("iya", "ия"), ("iye", "ие"), ("iyu", "ию"), ("iia", "ия"), ("ie", "ие"), ("yu", "ю"), ("iu", "иу"),
    ("ju", "ю"), ("ya", "я"), ("ia", "ия"), ("ja", "я"), ("yo", "е"), ("jo", "е"), ("ye", "е"), ("je", "е"),
    ("yy", "ый"), ("iy", "ий"), ("ij", "ий"), ("ii", "ии"), ("ks", "кс"), ("ck", "к"), ("ph", "ф"), ("a", "а"),
    ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "й"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"),
)  # fmt: skip
_TABLE = dict(_SOUNDS)
_SOUND = re.compile("|".join(sound for sound, _ in _SOUNDS))
_REPAIRS = (
    (re.compile(r"(?<=[бд])ъ?ы?е(?=дин|ект)"), "ъе"),  # obedinenie, obyedineniye, obekt
    (re.compile(r"(?<=[аеиоуыэюя])ы(?=[бвгджзклмнпрстфхцчшщ]|$)"), "й"),  # rayon, zavoyny
    (re.compile(r"ы$"), "ый"),
    (re.compile(r"ие?е$"), "ие"),
    (re.compile(r"^е(?=лек|кс|не|ко|та)"), "э"),  # elektro, eksport, energo, ekonom
)


@lru_cache(maxsize=100_000)
def to_cyrillic(word: str) -> str:
    """A lower-case ASCII word in the Cyrillic spelling it most likely stands for, soft signs left out.

    Meant for looking up stems, not for reading. Empty for a word with anything but letters.

    >>> to_cyrillic("tekhnologii"), to_cyrillic("predpriyatie"), to_cyrillic("obyedinenie"), to_cyrillic("zavod3")
    ('технологии', 'предприятие', 'объединение', '')
    """
    if not (word.isascii() and word.isalpha()):
        return ""
    spelled = _SOUND.sub(lambda match: _TABLE[match[0]], word)
    for pattern, repaired in _REPAIRS:
        spelled = pattern.sub(repaired, spelled)
    return spelled

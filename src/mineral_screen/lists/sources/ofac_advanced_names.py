"""The names of a party in OFAC's advanced XML: identities, aliases, and documented names made of typed parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mineral_screen.lists.sources.base import Fields
from mineral_screen.lists.sources.ofac_facts import Facts

_KINDS = {"Name": "aka", "A.K.A.": "aka", "F.K.A.": "fka", "N.K.A.": "aka", "D.B.A.": "dba"}
_FAMILY = frozenset({"Last Name", "Matronymic", "Maiden Name"})
_PERSON = frozenset({"Last Name", "First Name", "Middle Name", "Maiden Name", "Patronymic", "Matronymic"})
_UNSPACED = frozenset({"Hans", "Hant", "Japanese", "Jpan", "Korean", "Kore"})
_LANGUAGES = {
    "Latin": None, "Hans": "zh-Hans", "Hant": "zh-Hant", "Japanese": "ja", "Jpan": "ja", "Korean": "ko", "Kore": "ko",
    "Hebrew": "he", "Hebr": "he", "Grek": "el", "Geor": "ka", "Armn": "hy",
    "Arab": "und-Arab", "Cyrl": "und-Cyrl",
}  # fmt: skip
"""What a script says of the language: Arabic and Cyrillic letters write several."""


def names(identities: Iterable[Fields], facts: Facts) -> list[dict[str, Any]]:
    """All names, the primary one first, none twice; empty where there are none.

    The primary one is the Latin name of the alias that is marked so. Names of low quality, and those of an identity
    that is marked false, are weak.
    """
    found: dict[str, dict[str, Any]] = {}
    first = ""
    for name, primary in _names(identities, facts):
        text = name["text"]
        if primary and not first:
            first = text
        known = found.setdefault(text, name)
        if name["strength"] == "strong":
            known["strength"] = "strong"
    first = first or next(iter(found), "")
    return [found[first], *(one for text, one in found.items() if text != first)] if first else []


def _names(identities: Iterable[Fields], facts: Facts) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each name as the fields of a `Name`, and whether it is the primary one."""
    for identity in identities:
        identity.ignore("@ID", "@FixedRef", "@Primary")
        false = identity.text("@False") == "true"
        groups = identity.group("NamePartGroups").groups("MasterNamePartGroup")
        types = {
            one.text("@ID"): one.text("@NamePartType") for group in groups for one in group.groups("NamePartGroup")
        }
        for alias in identity.groups("Alias"):
            alias.ignore("@FixedRef")
            kind, main = alias.text("@AliasType"), alias.text("@Primary") == "true" and not false
            if kind not in _KINDS:
                facts.unknown.append(f"AliasType {kind}")
            strength = "weak" if alias.text("@LowQuality") == "true" or false else "strong"
            for documented in alias.groups("DocumentedName"):
                documented.ignore("@ID", "@FixedRef")
                latin = documented.text("@DocNameStatus") == "Primary Latin"
                text, script, acronym = _name(documented, types)
                if script not in _LANGUAGES:
                    facts.unknown.append(f"Script {script}")
                if any(map(str.isalnum, text)):
                    name = {"text": text, "kind": _kind(kind, script, acronym), "strength": strength}
                    yield {**name, "lang": _LANGUAGES.get(script)}, main and latin


def _kind(alias: str, script: str, acronym: bool) -> str:
    if acronym:
        return "acronym"
    kind = _KINDS.get(alias, "aka")
    return "native" if script != "Latin" and kind == "aka" else kind


def _name(documented: Fields, types: Mapping[str, str]) -> tuple[str, str, bool]:
    """A name as OFAC's other files print it (`LAST, First`), its script, and whether it is an acronym."""
    family: list[str] = []
    given: list[str] = []
    script, acronym, person = "Latin", False, False
    for part in documented.groups("DocumentedNamePart"):
        value = part.group("NamePartValue")
        value.ignore("@ScriptStatus")
        kind = types.get(value.text("@NamePartGroupID"), "")
        script = value.text("@Script") or script
        acronym = acronym or value.text("@Acronym") == "true"
        person = person or kind in _PERSON
        (family if kind in _FAMILY else given).append(value.text("#text"))
    if script in _UNSPACED and person:
        return "".join((*family, *given)), script, acronym
    return ", ".join(filter(None, (" ".join(family), " ".join(given)))), script, acronym

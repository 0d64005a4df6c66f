"""Names of the Consolidated Screening List, freed from what else its agencies write into them."""

from __future__ import annotations

import re

_ADDRESS_ONLY = re.compile(r"Address \d+", re.IGNORECASE)
_MEMBERS = (
    r"(?:successor|sub-?unit|subsidiar(?:y|ies)|affiliate|affiliated|subordinate|branch|(?:[\w-]+ )?entit(?:y|ies))"
)
_AND_ALL = re.compile(
    rf"\s*[;,(]?\s*\b(?:and|including)\s+(?:any|all|its|their|the following)\b[^;]*?\b{_MEMBERS}.*$",
    re.IGNORECASE | re.DOTALL,
)
_PART_OF = re.compile(
    r"\s*\((?:an? )?(?:wholly[- ]owned )?"
    r"(?:subsidiary|subordinate (?:institute|institution|entity)|affiliate|division|branch) of [^()]+(?:\([^()]*\))?\)",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"(?P<of>.+?),? (?P<what>(?:subordinate|affiliated) (?:institution|institute|entity)|subsidiary|affiliate)s?: *",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*\((?:see (?:also )?(?:alternate )?address|all of (?:the )?preceding|address:)[^()]*(?:\([^()]*\)[^()]*)*\)\.?",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"(?:\s*[;,]\s*|\s*(?P<open>\()\s*|\s+)\b(?P<kind>[afnd]\.\s?[kb]\.\s?a)\b\.?[,:]*\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(r"the following .*", re.IGNORECASE)
_LOST = re.compile(r"\?(?=\w)")
_KINDS = {"a": "aka", "f": "fka", "n": "aka", "d": "dba"}


class Names:
    """The names of an entry, and what stood beside them.

    `found` maps each name to its kind, the first being the primary one; `asides` are the clauses taken out;
    `lost` the names as printed in which the source lost characters.

    >>> names = Names()
    >>> names.add("Sabanican Company (a.k.a. Sabanican Padena); and any successor, sub-unit, or subsidiary thereof")
    >>> names.found, names.asides
    ({'Sabanican Company': 'aka', 'Sabanican Padena': 'aka'}, ['and any successor, sub-unit, or subsidiary thereof'])
    >>> names = Names()
    >>> names.add("Address 04")
    >>> names.found
    {}
    """

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.asides: list[str] = []
        self.lost: list[str] = []

    def add(self, text: str, kind: str = "aka") -> None:
        """Take a name as printed; one that only numbers an address is none."""
        plain = " ".join(text.split())
        if _ADDRESS_ONLY.fullmatch(plain):
            return
        for pattern in (_ASIDE, _PART_OF, _AND_ALL):
            plain = self._without(pattern, plain)
        if member := _MEMBER.match(plain):
            self.asides.append(f"{member['what']} of {member['of']}")
            # a row for the address of a member may leave its name out
            plain = plain[member.end() :] or member["of"]
        if also := _ALSO.search(plain):
            rest = also["rest"]
            closes = also["open"] and rest.count("(") < rest.count(")")
            self._keep(plain[: also.start()], kind)
            self.add(rest.rstrip(")") if closes else rest, _KINDS[also["kind"][0].lower()])
        elif not _HEADING.fullmatch(plain):
            self._keep(plain, kind)

    def _without(self, pattern: re.Pattern[str], text: str) -> str:
        for clause in pattern.finditer(text):
            self.asides.append(clause[0].strip(" ;,"))
        return pattern.sub("", text)

    def _keep(self, text: str, kind: str) -> None:
        plain = text.strip(" ;,\"“”'‘’")
        if _LOST.search(plain):
            self.lost.append(plain)
            plain = _LOST.sub("", plain)
        if any(map(str.isalnum, plain)):
            self.found.setdefault(plain, kind)

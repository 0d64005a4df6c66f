"""The listed side, ready to be searched: list versions compiled into an index, and read back on demand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from mineral_screen import data, garbage
from mineral_screen.errors import IndexFormatError, InvalidEntityError
from mineral_screen.index import Index
from mineral_screen.matching.assess import Subject
from mineral_screen.matching.prepare import weight
from mineral_screen.model.entity import Kind, Party
from mineral_screen.model.entry import ListEntry
from mineral_screen.model.result import SearchedList
from mineral_screen.normalize.codec import decode, encode
from mineral_screen.normalize.identifiers import identifier_keys
from mineral_screen.normalize.keys import NameKeys, name_keys
from mineral_screen.normalize.names import NameForm, analyze
from mineral_screen.version import VERSION

COMMON_KEY = 200
_NEAREST = 5
_STRENGTHS = {True: "s", False: "w"}
_KINDS: dict[Kind | None, str] = {"person": "p", "company": "c", "vessel": "v", "aircraft": "a", None: "-"}
_STRENGTH_OF = {code: strength for strength, code in _STRENGTHS.items()}
_KIND_OF = {code: kind for kind, code in _KINDS.items()}
_NEXT = "\x1b"


class Listed(NamedTuple):
    """A listed name: its form, and whether it may alert alone."""

    form: NameForm
    decisive: bool


class Candidate(NamedTuple):
    """What is worth scoring: names of one entry that have the same keys, with the number and the kind of the entry."""

    entry: int
    kind: Kind | None
    names: tuple[Listed, ...]


class Corpus:
    """List versions compiled for search; immutable, safe to share between threads, picklable."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.lists = tuple(SearchedList(**one) for one in index.meta["lists"])
        # as many as a query or two ask for: what is kept longer is looked through by the garbage collector
        self.candidate = lru_cache(maxsize=64)(self._read_candidate)
        self.entry = lru_cache(maxsize=32)(self._read_entry)
        self.subject = lru_cache(maxsize=32)(self._read_subject)

    def __reduce__(self) -> tuple[type[Corpus], tuple[Index]]:
        return type(self), (self.index,)

    @classmethod
    @garbage.paused()
    def compile(cls, lists: Iterable[tuple[SearchedList, Iterable[ListEntry]]]) -> Corpus:
        """Compile list versions. Raises `InvalidEntityError` for an entry id that a list holds twice."""
        meta: list[dict[str, Any]] = []
        names: list[tuple[int, NameKeys, bytes]] = []
        entries: list[tuple[int, bytes]] = []
        extra: list[tuple[str, int]] = []
        for number, (searched, members) in enumerate(lists):
            meta.append(searched.model_dump())
            for entry in _unique(searched.list_id, members):
                at = len(entries)
                entries.append((number, entry.model_dump_json(exclude_defaults=True).encode()))
                names += [(at, keys, payload) for keys, payload in _names(entry)]
                extra += [(key, at) for key in fact_keys(entry)]
        return cls(Index.build(names, entries, extra, {"lists": meta, **_stamp()}))

    def save(self, path: str | Path) -> None:
        """Write the compiled lists to one file, whole or not at all."""
        self.index.save(path)

    @classmethod
    def open(cls, path: str | Path) -> Corpus:
        """Map the file that `save` wrote. Raises `IndexFormatError` where it is none, or of another version."""
        index = Index.open(path)
        if {key: index.meta.get(key) for key in _stamp()} != _stamp():
            raise IndexFormatError(
                f"{path}: compiled by another version of the library or of its tables; compile the lists again"
            )
        return cls(index)

    def candidates(self, form: NameForm, limit: int) -> list[tuple[int, float]]:
        """The numbers of the candidates most worth scoring against `form`, at most `limit`, best first.

        Each with what it promises (see `Index.promising`). Where no listed name shares a key, a few that hold the most
        similar word, which promise nothing: a clear answer names its nearest miss.
        """
        keys = name_keys(form, weight)
        found = self.index.promising(keys, limit)
        if found or not keys.tokens:
            return found
        return [(number, 0.0) for number in self.index.nearest(keys, min(limit, _NEAREST))]

    def numbers(self, form: NameForm, limit: int) -> list[int]:
        """The same without what they promise: what `candidate` reads."""
        return [number for number, _ in self.candidates(form, limit)]

    def holding(self, party: Party) -> set[int]:
        """The entries that share an identifier or an address key with `party`.

        A key that more than `COMMON_KEY` entries hold (the name of a tower full of offices) counts only where no rarer
        one finds anything, and then the rarest of them alone: thousands of addresses would have to be compared.
        """
        found = sorted((self.index.lookup(key) for key in fact_keys(party)), key=len)
        found = [entries for entries in found if entries]
        rare = [entries for entries in found if len(entries) <= COMMON_KEY]
        return {entry for entries in rare or found[:1] for entry in entries}

    def searched(self, entry: int) -> SearchedList:
        """The list version that entry number `entry` stands on."""
        return self.lists[self.index.entry_list(entry)]

    def contents(self) -> list[tuple[SearchedList, list[bytes]]]:
        """Every list version with its entries as lines, as `lists.content` writes them."""
        lines: list[list[bytes]] = [[] for _ in self.lists]
        for entry in range(self.index.entries):
            lines[self.index.entry_list(entry)].append(self.index.entry_payload(entry))
        return list(zip(self.lists, lines, strict=True))

    def _read_candidate(self, number: int) -> Candidate:
        kind, *names = self.index.name_payload(number).decode().split(_NEXT)
        person = _KIND_OF[kind] == "person"
        listed = (Listed(decode(form, "", person), _STRENGTH_OF[head[0]]) for head, form in map(_parted, names))
        return Candidate(self.index.name_entry(number), _KIND_OF[kind], tuple(listed))

    def _read_subject(self, number: int) -> Subject:
        entry = self.entry(number)
        names = entry.all_names()
        forms: dict[int, NameForm] = {}
        person = entry.kind == "person"
        for row in self.index.entry_names(number):
            for head, form in map(_parted, self.index.name_payload(row).decode().split(_NEXT)[1:]):
                forms |= {int(place): decode(form, names[int(place)].text, person) for place in head[1:].split(",")}
        return Subject(entry, tuple((name, forms[place]) for place, name in enumerate(names)))

    def _read_entry(self, number: int) -> ListEntry:
        return ListEntry.model_validate_json(self.index.entry_payload(number))


def _unique(list_id: str, entries: Iterable[ListEntry]) -> Iterator[ListEntry]:
    seen: set[str | None] = set()
    for entry in entries:
        if entry.id in seen:
            raise InvalidEntityError("id", f"list {list_id!r} holds two entries with id {entry.id!r}")
        seen.add(entry.id)
        yield entry


def _names(entry: ListEntry) -> Iterator[tuple[NameKeys, bytes]]:
    """The names of an entry, those with the same keys together: the twentieth spelling of one name is no news, and
    must not take the place of another entry among the candidates."""
    found: dict[Hashable, tuple[NameKeys, dict[tuple[str, str], list[str]]]] = {}
    for place, name in enumerate(entry.all_names()):
        form = analyze(name.text, entry.kind == "person")
        keys = name_keys(form, weight)
        same = frozenset(keys.tokens), frozenset(keys.variants), frozenset(keys.symbols), keys.parts
        known, names = found.get(same, (keys, {}))
        if known is not keys:
            joined = tuple(dict.fromkeys((*known.joined, *keys.joined)))
            known = known._replace(joined=joined, exact=tuple(dict.fromkeys((*known.exact, *keys.exact))))
        names.setdefault((_STRENGTHS[name.decisive], encode(form)), []).append(str(place))
        found[same] = known, names
    for keys, names in found.values():
        coded = [f"{strength}{','.join(places)}:{form}" for (strength, form), places in names.items()]
        yield keys, _NEXT.join((_KINDS[entry.kind], *coded)).encode()


def _parted(name: str) -> tuple[str, str]:
    """A listed name as it is stored: its strength with its places among the names of its entry, and its form."""
    head, _, form = name.partition(":")
    return head, form


def fact_keys(party: Party) -> list[str]:
    """The keys under which a party is found by something else than its name."""
    keys = identifier_keys(party.identifiers)
    for address in party.addresses:
        keys += _address_keys(address)
    return keys


@lru_cache(maxsize=10_000)
def _address_keys(address: str) -> tuple[str, ...]:
    """The keys of an address; every fifth of a list is that of a party before it."""
    from mineral_screen.normalize.addresses import address_keys, normalize_address  # imported when there is one

    return tuple([f"@{key}" for key in address_keys(normalize_address(address))])


def _stamp() -> dict[str, str]:
    """What must be equal for compiled lists to be read: the library and its tables."""
    return {"library": VERSION, "tables": data.digest()}

"""Entities of OpenSanctions one beside the other, entities.ftm.json.

Addresses, documents, sanctions and ties are entities of their own, which refer to the ones they are about. They are
put inside these, as targets.nested.json has them, and read as that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mineral_screen.lists.sources import opensanctions_nested
from mineral_screen.lists.sources.base import Parsed, Record
from mineral_screen.lists.sources.headed import is_malformed
from mineral_screen.lists.sources.json_lines import json_lines
from mineral_screen.lists.sources.opensanctions_nested import listed

# by which properties an entity refers to those it is about, and under which property it stands in each of them
_ENDS: dict[str, dict[str, str]] = {
    "Sanction": {"entity": "sanctions"},
    "Identification": {"holder": "identification"},
    "Passport": {"holder": "passports"},
    "Ownership": {"owner": "ownershipOwner", "asset": "ownershipAsset"},
    "Control": {"controller": "controlledEntities", "target": "controllingEntities"},
    "Directorship": {"director": "directorshipDirector", "organization": "directorshipOrganization"},
    "Membership": {"member": "membershipMember", "organization": "membershipOrganization"},
    "Employment": {"employer": "employees", "employee": "employers"},
    "Representation": {"agent": "agencyClient", "client": "agentRepresentation"},
    "Succession": {"predecessor": "successors", "successor": "predecessors"},
    "Family": {"person": "familyPerson", "relative": "familyRelative"},
    "Associate": {"person": "associates", "associate": "associations"},
    "UnknownLink": {"subject": "unknownLinkTo", "object": "unknownLinkFrom"},
    "Occupancy": {"holder": "positionOccupancies"},
    "Debt": {"debtor": "debtDebtor", "creditor": "debtCreditor"},
    "ContractAward": {"supplier": "contractAwardSupplier"},
    "EconomicActivity": {"sender": "economicActivitySender", "receiver": "economicActivityReceiver"},
    "Documentation": {"entity": "documentedBy"},
    "Risk": {"entity": "risks"},
    "CourtCaseParty": {"party": "courtCase"},
    "ProjectParticipant": {"participant": "projectParticipation"},
    "Note": {"entity": "noteEntities"},
}
_PLACED = ("addressEntity",)  # properties by which an entity refers to one that is about it
_PARTIES = ("owner", "operator", "holder", "issuer", "parent", "riskSource")


def read(path: Path) -> Iterator[Record]:
    """The targets of the file, each with what refers to it inside; all entities where none is called a target.

    The file is read twice: what refers to others may stand anywhere. Raises `ListFormatError` where it is not of this
    format.
    """
    about = _About()
    for record in json_lines(path, "id", "schema", "properties"):
        if is_malformed(record):
            yield record
        else:
            about.learn(record.fields)
    for record in json_lines(path, "id", "schema", "properties"):
        if not is_malformed(record) and about.is_target(record.fields):
            yield Record({**record.fields, "properties": about.joined(record.fields)}, record.line)


def parse(record: Record) -> Parsed:
    """The entry of one entity, as `opensanctions_nested.parse` reads it."""
    return opensanctions_nested.parse(record)


class _About:
    """What entities say of each other."""

    def __init__(self) -> None:
        self._captions: dict[str, tuple[str, str]] = {}
        self._addresses: dict[str, Any] = {}
        self._inside: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._has_targets = False

    def learn(self, entity: Any) -> None:
        id_, schema = entity["id"], entity["schema"]
        self._has_targets = self._has_targets or bool(entity.get("target"))
        ends = _ENDS.get(schema, {})
        for name, property_ in ends.items():
            for other in listed(entity["properties"].get(name)):
                self._inside[other][property_].append(entity)
        if schema == "Address":
            self._addresses[id_] = entity
        elif not ends:
            self._captions[id_] = (str(entity.get("caption") or id_), schema)

    def is_target(self, entity: Any) -> bool:
        if self._has_targets:
            return bool(entity.get("target"))
        return entity["schema"] not in _ENDS and entity["schema"] != "Address"

    def joined(self, entity: Any) -> dict[str, list[Any]]:
        """The properties of an entity, with other entities in the place of their ids."""
        joined = {name: list(listed(values)) for name, values in entity["properties"].items()}
        for name in _PLACED:
            if name in joined:
                joined[name] = [self._addresses.get(value, value) for value in joined[name]]
        for name in _PARTIES:
            if name in joined:
                joined[name] = [self._party(value) for value in joined[name]]
        for property_, ties in self._inside.get(entity["id"], {}).items():
            joined.setdefault(property_, []).extend(self._named(tie, entity["id"]) for tie in ties)
        return joined

    def _party(self, value: Any) -> Any:
        """The entity that `value` is the id of, with its caption alone; any other value as it is."""
        caption, schema = self._captions.get(value, ("", "")) if isinstance(value, str) else ("", "")
        return {"id": value, "caption": caption, "schema": schema, "properties": {}} if caption else value

    def _named(self, tie: Any, own: str) -> dict[str, Any]:
        """A tie, with the captions of its other ends."""
        known = {
            name: [value if value == own else self._party(value) for value in listed(values)]
            for name, values in tie["properties"].items()
        }
        return {**tie, "properties": known}

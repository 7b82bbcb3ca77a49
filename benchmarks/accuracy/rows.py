"""What is compared when extraction is scored: what it prints for a document, and what its gold holds."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUFFIX = ".gold.json"
_ARTICLE = re.compile(r"^(?:the|le|la|les|l|a|an|un|une|des) ")
_MASS = {"mg": 1e-3, "g": 1.0, "kg": 1e3, "t": 1e6, "oz": 28.349523125, "lb": 453.59237, "ton": 907184.74}
_VOLUME = {"ml": 1.0, "l": 1e3, "gal": 3785.411784}
_ONE = {"tablet": "pill", "pills": "pill", "doses": "dose", "units": "unit", "rounds": "round", "plants": "plant"}
#: How far two amounts may be apart and still be one: sources round, and so do conversions.
_ROUNDING = 0.005


def fold(name: str) -> str:
    """Make a name comparable: no case, accents, punctuation, possessive or leading article; signs of currencies stay."""
    name = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    name = "".join(c for c in name if not unicodedata.combining(c))
    name = re.sub(r"[^\w$€£%]+", " ", re.sub(r"'s\b", "", name)).strip()
    return _ARTICLE.sub("", name)


def forms(names: Iterable[str]) -> frozenset[str]:
    """Return the folded forms of names, without those of which nothing is left."""
    return frozenset(filter(None, map(fold, names)))


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the base unit of its dimension; `value` is None where something was taken and nobody says how much."""

    dimension: str
    value: float | None

    @classmethod
    def of(cls, quantity: float | None, unit: str | None) -> Amount:
        """Convert a quantity as it was written."""
        if quantity is None:
            return cls("none", None)
        name = (unit or "unit").strip().lower()
        for dimension, units in (("mass", _MASS), ("volume", _VOLUME)):
            if name in units:
                return cls(dimension, quantity * units[name])
        return cls(_ONE.get(name, name), float(quantity))

    def same(self, other: Amount) -> bool:
        """Return whether two sources could mean one amount."""
        if self.value is None or other.value is None or self.dimension != other.dimension:
            return self == other
        return abs(self.value - other.value) <= _ROUNDING * max(abs(self.value), abs(other.value), 1e-9)


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity with every folded form of its names."""

    type: str
    name: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim as extraction prints it."""

    subject: str
    predicate: str
    object: str | None
    properties: Mapping[str, Any]
    quote: str
    rule: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """What extraction tells of one document: entities by id, and claims without those that are denied."""

    entities: Mapping[str, Entity]
    claims: tuple[Stated, ...]
    language: str = ""

    @classmethod
    def of(cls, records: Iterable[Mapping[str, Any]]) -> Told:
        """Take the records that `opsgraph extract` prints."""
        entities, claims, language = {}, [], ""
        for row in records:
            if row["record"] == "document":
                language = row.get("language") or ""
            elif row["record"] == "entity":
                entities[row["id"]] = _entity(row)
            elif row.get("modality") != "denied":
                claims.append(_stated(row))
        return cls(entities, tuple(claims), language)


@dataclass(frozen=True, slots=True)
class Taken:
    """A seizure of gold; `also` are further names under which the item may be found."""

    item: str
    also: tuple[str, ...]
    amount: Amount
    bound: str
    by: frozenset[str]

    def forms_of_item(self, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """Return every folded form under which the item may be found; `names` gives those of the entities of its gold."""
        wanted = (self.item, *self.also)
        return forms(wanted).union(*(names.get(name, frozenset()) for name in wanted))


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader took from one document."""

    entities: tuple[Entity, ...]
    relations: frozenset[tuple[str, str, str]]
    seizures: tuple[Taken, ...]
    figures: tuple[tuple[str, float], ...]
    traps: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Gold:
        """Read a gold file."""
        return cls.of(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Gold:
        """Take what a gold file holds."""
        figures = [(f["measure"], float(f["value"])) for f in data["figures"] if f.get("value") is not None]
        return cls(
            tuple(map(_entity, data["entities"])),
            frozenset((r["subject"], r["predicate"], r["object"]) for r in data["relations"]),
            tuple(map(_taken, data["seizures"])),
            tuple(figures),
            forms(data.get("not_entities", ())),
        )


def _entity(row: Mapping[str, Any]) -> Entity:
    return Entity(row["type"], row["name"], forms((row["name"], *row.get("aliases", ()))))


def _stated(row: Mapping[str, Any]) -> Stated:
    return Stated(
        row["subject"], row["predicate"], row.get("object"), row.get("properties") or {}, row.get("quote") or "",
        row.get("rule", ""), row.get("confidence", 0.0),
    )  # fmt: skip


def _taken(row: Mapping[str, Any]) -> Taken:
    amount = Amount.of(row.get("quantity"), row.get("unit"))
    return Taken(row["item"], tuple(row.get("also", ())), amount, row.get("bound", ""), frozenset(row["by"]))

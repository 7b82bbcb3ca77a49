"""What an extraction says, looked at by names instead of ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Claim, Extraction
from graph.names import fold


@dataclass
class Statements:
    """An extraction with the folded names of its entities."""

    extraction: Extraction
    names: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for claim in self.extraction.named():
            shown = claim.properties["names"]
            forms = {str(claim.properties["name"]), *(shown if isinstance(shown, tuple) else ())}
            self.names.setdefault(claim.subject, set()).update(map(fold, forms))

    def is_called(self, ident: str | None, name: str) -> bool:
        """Whether an entity has a name, or an alias, that folds like the one given."""
        return ident is not None and fold(name) in self.names.get(ident, set())

    def claims(self, subject: str | None, predicate: str, target: str | None = None, /, **said: object) -> list[Claim]:
        """Return the claims of a predicate between two names, and with the given properties; None is any end."""
        return [
            c
            for c in self.extraction.claims
            if c.predicate == predicate
            and (subject is None or self.is_called(c.subject, subject))
            and (target is None or self.is_called(c.object, target))
            and all(c.properties.get(k) == v for k, v in said.items())
        ]

    def claim(self, subject: str | None, predicate: str, target: str | None = None, /, **said: object) -> Claim:
        """Return the one claim that fits; says what there is where none does, or several."""
        found = self.claims(subject, predicate, target, **said)
        assert len(found) == 1, f"{len(found)} claims {subject} {predicate} {target} {said}; there are:\n{self}"
        return found[0]

    def entity(self, type_name: str, name: str) -> Claim:
        """Return the claim that brings the entity of that type and name."""
        found = [c for c in self.extraction.named() if c.subject_type == type_name and self.is_called(c.subject, name)]
        assert len(found) == 1, f"{len(found)} of type {type_name} called {name!r}; there are:\n{self}"
        return found[0]

    def __str__(self) -> str:
        return "\n".join(
            f"  {c.subject} {c.predicate} {c.object or ''} {dict(c.properties)} [{c.modality}, {c.rule}]"
            for c in self.extraction.claims
        )

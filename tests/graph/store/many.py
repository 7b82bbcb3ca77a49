"""Documents without end, for loads that are killed: what such a process imports is little, so that it starts at once."""

from __future__ import annotations

from tests.builders import Paper

#: Long enough that no load ends before it is killed.
DOCUMENTS = 5_000


def paper(number: int) -> Paper:
    """Return a document that shares an agency and a drug with all others, and has an operation of its own."""
    text = f"The Coast Guard led Operation Example {number}. It seized {number + 1} kg of cocaine and named the Rivermouth Crew."
    made = Paper(text, published="2026-01-02", source=f"{number}.txt")
    agency = made.names("Agency", "Coast Guard")
    operation = made.names("Operation", f"Operation Example {number}")
    drug, group = made.names("Substance", "cocaine"), made.names("CriminalOrganization", "Rivermouth Crew")
    first, second = text.split(". ")
    made.states(agency, "LED", operation, f"{first}.")
    made.states(operation, "SEIZED", drug, second, amount=(number + 1) * 1000.0, unit="kg", words=f"{number + 1} kg")
    made.states(operation, "TARGETED", group, second)
    return made

"""Every error of the project, in one tree.

OpsgraphError
├── InvalidClaim          a claim, node or edge that breaks a law of the model
├── ClaimRefused          the ontology does not allow this claim
├── InvalidDecision       two ids of which nothing can be decided, or a file of decisions with a bad line
│   └── ContradictoryDecisions  decisions by which two ids would be the same and different
├── UnreadableDocument    a reader could not turn an input into a document
│   └── UnsupportedDocument  no reader takes this kind of input, or its reader lacks a package
├── PluginError           a plug-in file does not hold what its folder asks for
├── StoreError
│   ├── StoreUnavailable  the store cannot be opened or reached
│   ├── StoreBusy         another process holds the embedded store
│   ├── StoreInUse        what would be overwritten holds something
│   ├── StoreTooOld       an older opsgraph wrote the store: it is to be migrated
│   ├── StoreTooNew       a newer opsgraph wrote the store
│   └── DamagedArchive    a backup that is not what was written
├── AskError
│   ├── UnknownQuestion   no question of that name
│   ├── BadParameter      a parameter is missing, unknown or of the wrong type
│   ├── NotFound          nothing in the graph has that name or id
│   ├── CypherRefused     free Cypher that may not run
│   │   └── CypherSwitchedOff  no free Cypher is answered here
│   └── QueryTooSlow      free Cypher stopped at its time limit
├── NetworkTooLarge       more entities than a map can show
└── MissingModel          a language model that extraction asks for is not installed
"""

from __future__ import annotations


class OpsgraphError(Exception):
    """Base of every error that this project raises on purpose; its text is meant for the user."""


class InvalidClaim(OpsgraphError):
    """A value that breaks a law of the model, such as a quote that is not its span of the text."""


class ClaimRefused(OpsgraphError):
    """The ontology does not allow a claim: unknown type, or ends that the predicate does not join."""


class InvalidDecision(OpsgraphError):
    """Two ids of which nothing can be decided, such as those of two types, or a file of decisions with a bad line."""


class ContradictoryDecisions(InvalidDecision):
    """Decisions by which two ids would be the same and different."""


class UnreadableDocument(OpsgraphError):
    """An input that no reader could turn into a document."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnsupportedDocument(UnreadableDocument):
    """An input of a kind that no reader takes, or whose reader lacks a package; the reason says what to do."""


class PluginError(OpsgraphError):
    """A plug-in file that lacks its constant, or two plug-ins of one name."""


class StoreError(OpsgraphError):
    """Base of the errors of the store."""


class StoreUnavailable(StoreError):
    """The store cannot be opened or reached."""


class StoreBusy(StoreError):
    """Another process holds the embedded store."""


class StoreInUse(StoreError):
    """A store that is to be restored over, or a file that is to be written, holds something already."""


class StoreTooOld(StoreError):
    """A store of an older schema, which is to be brought forward first."""


class StoreTooNew(StoreError):
    """A store of a newer schema than this opsgraph knows."""


class DamagedArchive(StoreError):
    """A file that is no backup, is not whole, or does not hold what was written."""


class AskError(OpsgraphError):
    """Base of the errors of asking."""


class UnknownQuestion(AskError):
    """There is no question of that name."""


class BadParameter(AskError):
    """A parameter is missing, unknown or of the wrong type."""


class NotFound(AskError):
    """Nothing in the graph has that name or id."""


class CypherRefused(AskError):
    """Free Cypher that may not run: it writes, is too long, or calls what is not on the list."""


class CypherSwitchedOff(CypherRefused):
    """No free Cypher is answered: the store was not seen to refuse writing, or a setting says so."""


class QueryTooSlow(AskError):
    """Free Cypher that was stopped at its time limit."""


class MissingModel(OpsgraphError):
    """A language model that extraction asks for is not installed."""


class NetworkTooLarge(OpsgraphError):
    """A network of more nodes than one map can show."""

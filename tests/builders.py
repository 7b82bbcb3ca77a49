"""Documents with real sentences, and claims that quote them, for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Claim, Document, Extraction, Modality, Span, Stated, Value
from graph.names import node_id
from graph.store.base import Attempt, Status

RULE, EXTRACTOR = "by-hand", "tests@1"


def attempt(source: str = "release.html", *, status: Status = "loaded", at: str = "2026-01-01T00:00:00Z") -> Attempt:
    """Return a row of the ledger."""
    return Attempt(source, "0" * 64, status, "", "html@1", 0.5, at)


@dataclass
class Paper:
    """A document in the making: say its text, then what it names and states, each by the sentence that does."""

    text: str
    published: str = ""
    title: str = ""
    publisher: str = ""
    source: str = "release.html"
    claims: list[Claim] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        given = {"title": self.title, "publisher": self.publisher, "published": self.published, "language": "en"}
        stated = {k: Stated(v, "tests") for k, v in given.items() if v}
        self.document = Document(text=self.text, source=self.source, reader="tests@1", **stated)

    def names(self, type_name: str, name: str, /, *aliases: str, scope: str = "", **properties: Value) -> str:
        """Bring an entity that the text speaks of by its name or first alias; returns its id."""
        ident = node_id(type_name, name, scope=scope)
        self.types[ident] = type_name
        form = next(f for f in (name, *aliases) if f in self.text)
        said = {"name": name, "names": (name, *aliases), **properties}
        self._claim(ident, "NAMED", None, self._sentence(form), properties=said)
        return ident

    def states(
        self,
        subject: str,
        predicate: str,
        target: str | None,
        quote: str,
        *,
        confidence: float = 1.0,
        modality: Modality = "asserted",
        context: str = "",
        **properties: Value,
    ) -> Claim:
        """State a relation, or with `target` None a value, by a stretch of the text."""
        lead_in = self._span(context) if context else None
        return self._claim(
            subject,
            predicate,
            target,
            self._span(quote),
            properties=properties,
            confidence=confidence,
            modality=modality,
            context=lead_in,
        )

    def extraction(self) -> Extraction:
        """Return what the document contributes."""
        return Extraction(self.document, tuple(self.claims))

    def _claim(self, subject: str, predicate: str, target: str | None, span: Span, **more: object) -> Claim:
        claim = Claim(
            self.document,
            subject,
            self.types[subject],
            predicate,
            target,
            self.types[target] if target else None,
            span.start,
            span.end,
            RULE,
            EXTRACTOR,
            **more,  # type: ignore[arg-type]
        )
        self.claims.append(claim)
        return claim

    def _span(self, quote: str) -> Span:
        start = self.text.index(quote)
        return Span(start, start + len(quote))

    def _sentence(self, form: str) -> Span:
        at = self.text.index(form)
        start = max(self.text.rfind(". ", 0, at) + 2, self.text.rfind("\n", 0, at) + 1, 0)
        start = 0 if self.text.rfind(". ", 0, at) < 0 and "\n" not in self.text[:at] else start
        stop = self.text.find(".", at + len(form))
        return Span(start, len(self.text) if stop < 0 else stop + 1)


def blizzard() -> Paper:
    """Return a national release: two bodies, one led, one took part, drugs and money seized, figures."""
    paper = Paper(
        "The Royal Canadian Mounted Police led Operation Example Blizzard. "
        "The Canada Border Services Agency (CBSA) took part in Operation Example Blizzard. "
        "Officers arrested 12 people in Operation Example Blizzard. "
        "Operation Example Blizzard targeted fentanyl and the Sample Crew. "
        "Police seized:\n46.17 kg of fentanyl\nmore than $1,000 in cash\n"
        "The operation took place in Montréal.",
        published="2025-02-26",
        title="Police end Operation Example Blizzard",
        publisher="Government of Canada",
        source="blizzard.html",
    )
    rcmp = paper.names("Agency", "Royal Canadian Mounted Police", "RCMP", kind="police", country="CA")
    cbsa = paper.names("Agency", "Canada Border Services Agency", "CBSA", kind="border", country="CA")
    operation = paper.names("Operation", "Operation Example Blizzard", "Example Blizzard")
    fentanyl = paper.names("Substance", "fentanyl", kind="opioid")
    cash = paper.names("Commodity", "cash")
    crew = paper.names("CriminalOrganization", "Sample Crew", kind="gang")
    place = paper.names("Place", "Montréal", country="CA")
    paper.states(rcmp, "LED", operation, "The Royal Canadian Mounted Police led Operation Example Blizzard.")
    took_part = "The Canada Border Services Agency (CBSA) took part in Operation Example Blizzard."
    paper.states(cbsa, "PARTICIPATES_IN", operation, took_part, confidence=0.9)
    arrested = "Officers arrested 12 people in Operation Example Blizzard."
    paper.states(operation, "FIGURE", None, arrested, measure="arrests", value=12, bound="exact")
    targeted = "Operation Example Blizzard targeted fentanyl and the Sample Crew."
    paper.states(operation, "TARGETED", fentanyl, targeted)
    paper.states(operation, "TARGETED", crew, targeted)
    weight: dict[str, Value] = {"quantity": 46.17, "unit": "kg", "amount": 46170.0, "bound": "exact"}
    weight_words = "46.17 kg of fentanyl"
    paper.states(operation, "SEIZED", fentanyl, weight_words, context="Police seized:", words="46.17 kg", **weight)
    money: dict[str, Value] = {"quantity": 1000, "unit": "CAD", "amount": 1000.0, "bound": "at_least"}
    money_words = "more than $1,000 in cash"
    paper.states(operation, "SEIZED", cash, money_words, context="Police seized:", words="more than $1,000", **money)
    paper.states(operation, "LOCATED_IN", place, "The operation took place in Montréal.")
    return paper


def coalition() -> Paper:
    """Return a second release on the same operation: members and chairs of a body, another figure, a position."""
    paper = Paper(
        "The RCMP and the Sûreté du Québec co-chair the Example Coalition on Drugs. "
        "The Ontario Provincial Police is a member of the Example Coalition on Drugs. "
        "The Example Coalition on Drugs led Operation Example Blizzard. "
        "Operation Example Blizzard ended with 45 kg of fentanyl seized. "
        "Fourteen people were arrested in Operation Example Blizzard. "
        "The Fentanyl Commissioner oversees the Example Border Plan. "
        "The RCMP runs the Example Border Plan with the Ontario Provincial Police. "
        "The RCMP works with the Canada Border Services Agency. "
        "Canada listed the Sample Crew as a terrorist entity. "
        "The Sûreté du Québec did not take part in Operation Example Blizzard.",
        published="2025-03-10",
        title="Coalition reports on its work",
        publisher="Example Coalition on Drugs",
        source="coalition.html",
    )
    rcmp = paper.names("Agency", "Royal Canadian Mounted Police", "RCMP", kind="police", country="CA")
    sq = paper.names("Agency", "Sûreté du Québec", "SQ", kind="police", country="CA")
    opp = paper.names("Agency", "Ontario Provincial Police", "OPP", kind="police", country="CA")
    cbsa = paper.names("Agency", "Canada Border Services Agency", country="CA")
    body = paper.names("Agency", "Example Coalition on Drugs", kind="joint_body")
    operation = paper.names("Operation", "Operation Example Blizzard")
    fentanyl = paper.names("Substance", "fentanyl", kind="opioid")
    position = paper.names("Position", "Fentanyl Commissioner")
    plan = paper.names("Program", "Example Border Plan")
    canada = paper.names("Country", "Canada", country="CA")
    crew = paper.names("CriminalOrganization", "Sample Crew")
    chairs = "The RCMP and the Sûreté du Québec co-chair the Example Coalition on Drugs."
    paper.states(rcmp, "CO_CHAIRS", body, chairs)
    paper.states(sq, "CO_CHAIRS", body, chairs)
    paper.states(opp, "MEMBER_OF", body, "The Ontario Provincial Police is a member of the Example Coalition on Drugs.")
    paper.states(body, "LED", operation, "The Example Coalition on Drugs led Operation Example Blizzard.")
    seized = "Operation Example Blizzard ended with 45 kg of fentanyl seized."
    weight: dict[str, Value] = {"quantity": 45, "unit": "kg", "amount": 45000.0, "bound": "exact", "words": "45 kg"}
    paper.states(operation, "SEIZED", fentanyl, seized, **weight)
    arrested = "Fourteen people were arrested in Operation Example Blizzard."
    paper.states(operation, "FIGURE", None, arrested, measure="arrests", value=14, bound="exact")
    paper.states(position, "OVERSEES", plan, "The Fentanyl Commissioner oversees the Example Border Plan.")
    runs = "The RCMP runs the Example Border Plan with the Ontario Provincial Police."
    paper.states(rcmp, "OPERATES", plan, runs)
    paper.states(opp, "OPERATES", plan, runs, confidence=0.8)
    paper.states(rcmp, "COOPERATES_WITH", cbsa, "The RCMP works with the Canada Border Services Agency.")
    listed = "Canada listed the Sample Crew as a terrorist entity."
    paper.states(canada, "LISTED", crew, listed)
    denied = "The Sûreté du Québec did not take part in Operation Example Blizzard."
    paper.states(sq, "PARTICIPATES_IN", operation, denied, modality="denied")
    return paper


def homonym() -> Paper:
    """Return a third release: a body of another country that shares an acronym with one of ours."""
    paper = Paper(
        "The Canada Border Services Agency met the California Bay Sheriffs Association (CBSA).",
        published="2024",
        title="Visit",
        source="visit.txt",
    )
    ours = paper.names("Agency", "Canada Border Services Agency", "CBSA")
    theirs = paper.names("Agency", "California Bay Sheriffs Association", "CBSA", country="US")
    paper.states(ours, "COOPERATES_WITH", theirs, paper.text)
    return paper

"""Networks to draw: a realistic one about an invented country, a hostile one, and the builder of both."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from functools import cache

from graph.model import Edge, Node, Value, frozen
from graph.names import digest, node_id
from graph.network import Evidence, Network
from graph.ontology import ONTOLOGY

KINDS = {
    "A": "Agency",
    "O": "Operation",
    "S": "Substance",
    "C": "Commodity",
    "P": "Program",
    "L": "Country",
    "T": "Place",
    "G": "CriminalOrganization",
    "H": "Person",
    "F": "Position",
    "W": "Law",
}

#: Type, name, other names.
ENTITIES = """
A|Northland Mounted Police|NMP; Police montée du Nord
A|Northland Border Services Agency|NBSA; Border Services
A|Northland Revenue Agency|NRA
A|Public Safety Northland|PSN
A|Health Northland|
A|Financial Analysis Centre|FAC
A|Postal Inspection Service|
A|Coast Guard of Northland|
A|Meridian Drug Administration|MDA
A|Meridian Homeland Investigations|MHI
A|Meridian Customs and Border Force|MCBF
A|Police fédérale d'Austrie|PFA
A|Joint Task Force on Fentanyl|JTF-F
A|Port Élise Police Service|PEPS
A|Whitewater Regional Police|
A|Sûreté de Valcourt|Surete
A|Organized Crime Section, Region of the Lakes|
A|Crown Prosecution Service|
A|International Police Liaison Office|IPLO
A|Committee on Illicit Financing|
O|Project Apollo|Apollo
O|Project Snowgoose|
O|Operation Blue Lantern|Blue Lantern
O|Operation Harvest Moon|
O|Project Ironwood|
O|Operation Quiet Harbour|
O|Project Zénith|Zenith
O|Operation Copper Sky|
S|fentanyl|
S|methamphetamine|meth; crystal meth
S|cocaine|
S|cannabis|
S|4-piperidone|
S|MDMA|ecstasy
C|firearms|guns
C|pill presses|
C|cash|currency
C|vehicles|
P|National Fentanyl Strategy|Fentanyl Strategy
P|Safer Harbours Initiative|
P|Border Integrity Plan|
P|Guns and Gangs Fund|
L|Northland|
L|Meridia|
L|Austria Minor|Austrie
T|Port Élise|
T|Whitewater|
T|Valcourt|
T|Lakes Region|
T|Gull Island Crossing|
T|Halden Airport|
G|Black Heron Cartel|Heron Cartel
G|Lakeside Crew|
G|Iron Vultures|
G|Red Quay Network|
H|Maren Oduya|
H|Étienne Vauquelin|
H|Tobias Renn|
H|Liv Castellan|
F|Commissioner of Fentanyl Policy|Fentanyl Czar
F|Minister of Public Safety|
W|Controlled Substances Act|
W|Listed Entities Order|
"""

#: Subject, relation, object; number of sentences; words of a quantity; modality.
RELATIONS = """
Northland Mounted Police|LED|Project Apollo|3
Northland Mounted Police|LED|Project Snowgoose|1
Northland Mounted Police|LED|Project Ironwood|2
Northland Border Services Agency|LED|Operation Blue Lantern|2
Northland Border Services Agency|LED|Operation Quiet Harbour|1
Sûreté de Valcourt|LED|Project Zénith|1
Meridian Drug Administration|LED|Operation Harvest Moon|2
Joint Task Force on Fentanyl|LED|Operation Copper Sky|1
Northland Border Services Agency|PARTICIPATES_IN|Project Apollo|2
Northland Revenue Agency|PARTICIPATES_IN|Project Apollo|1
Financial Analysis Centre|PARTICIPATES_IN|Project Apollo|1
Meridian Drug Administration|PARTICIPATES_IN|Project Apollo|1
Port Élise Police Service|PARTICIPATES_IN|Project Apollo|1
Whitewater Regional Police|PARTICIPATES_IN|Project Snowgoose|1
Postal Inspection Service|PARTICIPATES_IN|Project Snowgoose|1
Coast Guard of Northland|PARTICIPATES_IN|Operation Quiet Harbour|1
Port Élise Police Service|PARTICIPATES_IN|Operation Quiet Harbour|1
Meridian Customs and Border Force|PARTICIPATES_IN|Operation Blue Lantern|2
Northland Mounted Police|PARTICIPATES_IN|Operation Blue Lantern|1
Northland Mounted Police|PARTICIPATES_IN|Operation Harvest Moon|1
Meridian Homeland Investigations|PARTICIPATES_IN|Operation Harvest Moon|1
Police fédérale d'Austrie|PARTICIPATES_IN|Project Zénith|1
Northland Mounted Police|PARTICIPATES_IN|Project Zénith|1
Organized Crime Section, Region of the Lakes|PARTICIPATES_IN|Project Ironwood|1
Crown Prosecution Service|PARTICIPATES_IN|Project Ironwood|1
Northland Mounted Police|PARTICIPATES_IN|Operation Copper Sky|1
Northland Border Services Agency|PARTICIPATES_IN|Operation Copper Sky|1
Health Northland|PARTICIPATES_IN|Operation Copper Sky|1||planned
Northland Mounted Police|CO_CHAIRS|Joint Task Force on Fentanyl|2
Public Safety Northland|CO_CHAIRS|Joint Task Force on Fentanyl|1
Northland Mounted Police|MEMBER_OF|Joint Task Force on Fentanyl|1
Northland Border Services Agency|MEMBER_OF|Joint Task Force on Fentanyl|1
Health Northland|MEMBER_OF|Joint Task Force on Fentanyl|1
Financial Analysis Centre|MEMBER_OF|Committee on Illicit Financing|1
Northland Revenue Agency|MEMBER_OF|Committee on Illicit Financing|1
Public Safety Northland|MEMBER_OF|Committee on Illicit Financing|1
Organized Crime Section, Region of the Lakes|PART_OF|Northland Mounted Police|1
Committee on Illicit Financing|PART_OF|National Fentanyl Strategy|0
Operation Copper Sky|PART_OF|National Fentanyl Strategy|1
Safer Harbours Initiative|PART_OF|Border Integrity Plan|1
Public Safety Northland|OPERATES|Guns and Gangs Fund|1
Northland Border Services Agency|OPERATES|Safer Harbours Initiative|1
Public Safety Northland|ESTABLISHED|National Fentanyl Strategy|2
Northland|ESTABLISHED|Border Integrity Plan|1
Northland|ESTABLISHED|Listed Entities Order|1
Public Safety Northland|ESTABLISHED|Commissioner of Fentanyl Policy|1
National Fentanyl Strategy|RESULTED_IN|Joint Task Force on Fentanyl|1
Joint Task Force on Fentanyl|SUPPORTED_BY|Financial Analysis Centre|1
Project Ironwood|SUPPORTED_BY|Guns and Gangs Fund|1
Northland Border Services Agency|COOPERATES_WITH|Meridian Customs and Border Force|3
Northland Mounted Police|COOPERATES_WITH|Meridian Drug Administration|2
Northland Mounted Police|COOPERATES_WITH|Northland Border Services Agency|1
Northland Mounted Police|COOPERATES_WITH|International Police Liaison Office|1
Northland|COOPERATES_WITH|Meridia|1
Project Apollo|TARGETED|Black Heron Cartel|2
Project Apollo|TARGETED|fentanyl|1
Project Ironwood|TARGETED|Iron Vultures|1
Project Zénith|TARGETED|Red Quay Network|1
Project Snowgoose|TARGETED|Lakeside Crew|1
National Fentanyl Strategy|TARGETED|fentanyl|1
Public Safety Northland|FUNDED|Safer Harbours Initiative|1|$14 million
Public Safety Northland|FUNDED|Port Élise Police Service|1
Northland|LISTED|Black Heron Cartel|2
Northland|LISTED|Red Quay Network|1
Commissioner of Fentanyl Policy|OVERSEES|National Fentanyl Strategy|2
Minister of Public Safety|OVERSEES|Public Safety Northland|1
Maren Oduya|WORKS_FOR|Northland Mounted Police|2
Liv Castellan|WORKS_FOR|Northland Border Services Agency|1
Tobias Renn|MEMBER_OF_GROUP|Iron Vultures|1||alleged
Étienne Vauquelin|MEMBER_OF_GROUP|Red Quay Network|1||alleged
Étienne Vauquelin|TRAFFICKED|cocaine|2||alleged
Black Heron Cartel|TRAFFICKED|fentanyl|2
Red Quay Network|TRAFFICKED|cocaine|1||alleged
Project Apollo|SEIZED|fentanyl|1|54 kg
Project Apollo|SEIZED|fentanyl|1|more than 50 kg
Project Apollo|SEIZED|methamphetamine|1|390 kg
Project Apollo|SEIZED|firearms|1|89 firearms
Project Apollo|SEIZED|cash|1|$500,000 in cash
Project Apollo|SEIZED|pill presses|1|three pill presses
Project Snowgoose|SEIZED|cannabis|1|1.2 tonnes
Project Snowgoose|SEIZED|MDMA|1|about 15,000 tablets
Operation Blue Lantern|SEIZED|cocaine|1|835 kg
Operation Quiet Harbour|SEIZED|cocaine|1|189 kg
Operation Quiet Harbour|SEIZED|vehicles|1|598 stolen vehicles
Project Ironwood|SEIZED|firearms|1|71 handguns
Operation Harvest Moon|SEIZED|4-piperidone|1|two drums
Project Zénith|SEIZED|cash|1|€1.1 million
Northland Mounted Police|LOCATED_IN|Northland|1
Northland Border Services Agency|LOCATED_IN|Northland|1
Public Safety Northland|LOCATED_IN|Northland|1
Health Northland|LOCATED_IN|Northland|1
Northland Revenue Agency|LOCATED_IN|Northland|1
Meridian Drug Administration|LOCATED_IN|Meridia|1
Meridian Homeland Investigations|LOCATED_IN|Meridia|1
Meridian Customs and Border Force|LOCATED_IN|Meridia|1
Police fédérale d'Austrie|LOCATED_IN|Austria Minor|1
Port Élise Police Service|LOCATED_IN|Port Élise|1
Whitewater Regional Police|LOCATED_IN|Whitewater|1
Sûreté de Valcourt|LOCATED_IN|Valcourt|1
Project Apollo|LOCATED_IN|Lakes Region|1
Operation Quiet Harbour|LOCATED_IN|Port Élise|1
Operation Blue Lantern|LOCATED_IN|Gull Island Crossing|1
Project Snowgoose|LOCATED_IN|Whitewater|1
Project Zénith|LOCATED_IN|Valcourt|1
Operation Copper Sky|LOCATED_IN|Halden Airport|1
"""

DOCUMENTS = (
    (
        "Police dismantle the largest drug laboratory in the history of the region",
        "Northland Mounted Police",
        "2024-10",
    ),
    ("Statement on border integrity", "Public Safety Northland", "2024-12-17"),
    ("Operation Blue Lantern: joint results", "Northland Border Services Agency", "2023-05-04"),
    ("Communiqué conjoint sur le projet Zénith", "Sûreté de Valcourt", "2022-11-30"),
    ("Annual report of the Committee on Illicit Financing", "Financial Analysis Centre", "2021"),
    ("Backgrounder: how the strategy came about", "", "2025-02-11"),
)


@dataclass
class Draft:
    """Collects nodes and edges with their sentences, and becomes a network."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def node(
        self, kind: str, name: str, /, *, aliases: tuple[str, ...] = (), ident: str = "", **properties: Value
    ) -> str:
        """Add an entity and return its id."""
        ident = ident or node_id(kind, name)
        self.nodes[ident] = Node(ident, kind, name, aliases, frozen(properties), (digest(name, "document"),))
        return ident

    def edge(
        self,
        subject: str,
        predicate: str,
        target: str,
        evidence: tuple[Evidence, ...],
        *,
        count: int = 0,
        **properties: Value,
    ) -> str:
        """Add a relation with its sentences and return its id."""
        ONTOLOGY.check(self.nodes[subject].type, predicate, self.nodes[target].type)
        ident = "edge:" + digest(subject, predicate, target, len(self.edges))
        dates = sorted(e.published for e in evidence if e.published)
        self.edges.append(
            Edge(
                ident,
                predicate,
                subject,
                target,
                tuple(e.claim for e in evidence),
                tuple(sorted({e.document for e in evidence})),
                1.0,
                frozen(properties),
                dates[0] if dates else "",
                dates[-1] if dates else "",
            )
        )
        self.evidence[ident] = evidence
        self.counts[ident] = count or len(evidence)
        return ident

    def network(self) -> Network:
        """Return what was collected."""
        return Network(tuple(self.nodes.values()), tuple(self.edges), self.evidence, self.counts)


def sentence(
    quote: str, *, number: int = 0, modality: str = "asserted", context: str = "", url: str | None = None
) -> Evidence:
    """Return a sentence out of one of the invented documents."""
    title, publisher, published = DOCUMENTS[number % len(DOCUMENTS)]
    return Evidence(
        claim="claim:" + digest(quote, number),
        edge="",
        quote=quote,
        document=digest(title),
        title=title,
        published=published,
        publisher=publisher,
        url=f"https://example.org/releases/{number}" if url is None else url,
        context=context,
        modality=modality,
        confidence=1.0 if number % 3 else 0.85,
    )


@cache
def realistic() -> Network:
    """Return about sixty entities with a hundred relations of an invented country."""
    draft = Draft()
    ids: dict[str, str] = {}
    for line in ENTITIES.strip().splitlines():
        kind, name, aliases = line.split("|")
        facts: dict[str, Value] = {}
        if name == "Project Apollo":
            facts = {"start_date": "2023-01", "end_date": "2024-10-31", "figure_arrests": 1482}
        elif kind == "A":
            facts = {"kind": "police" if "Police" in name else "government"}
        forms = tuple(a for a in aliases.split("; ") if a)
        ids[name] = draft.node(KINDS[kind], name, aliases=forms, **facts)
    for number, line in enumerate(RELATIONS.strip().splitlines()):
        subject, predicate, target, count, *rest = line.split("|")
        if count == "0":
            continue
        words, modality = [*rest, "", ""][:2]
        evidence = tuple(
            _sentence(subject, predicate, target, words, modality or "asserted", number, i) for i in range(int(count))
        )
        extra: dict[str, Value] = {"words": words, "bound": "exact"} if words else {}
        draft.edge(ids[subject], predicate, ids[target], evidence, count=7 if number == 0 else 0, **extra)
    return draft.network()


def _sentence(subject: str, predicate: str, target: str, words: str, modality: str, number: int, i: int) -> Evidence:
    verb = ONTOLOGY.edge(predicate).caption
    what = f"{words} of {target}" if words else target
    forms = (
        f"{subject} {verb} {what}, officials said on Tuesday, after an investigation of eighteen months in three provinces.",
        f"According to the release, {subject} {verb} {what}.",
        f"{what}: here {subject} is named as the body that {verb} it, together with partners at home and abroad.",
    )
    lead = "The following was announced:" if predicate == "SEIZED" else ""
    return sentence(forms[i % 3], number=number + 2 * i, modality=modality, context=lead)


def hostile() -> Network:
    """Return names, relations and sentences that would do harm where any of them were read as markup."""
    draft = Draft()
    image = draft.node("Agency", "<img src=x onerror=alert(1)>", aliases=("</script><script>alert(2)</script>",))
    script = draft.node("Operation", "</script><script>alert(3)</script>", ident="operation:</script><b>")
    href = draft.node("Agency", '<a href="javascript:alert(4)">href</a>', ident='agency:"><img src=x onerror=alert(5)>')
    bad = sentence(
        "<img src=x onerror=alert(6)> {{ 7 * 7 }} href __CONTENT_SECURITY_POLICY__",
        url="javascript:alert(7)",
        context="<svg onload=alert(8)>",
    )
    draft.edge(image, "LED", script, (bad,), words="<b>54 kg</b>")
    draft.edge(
        image, "PARTICIPATES_IN", script, (sentence("A second relation between the two.", url="JaVaScRiPt:alert(9)"),)
    )
    draft.edge(
        href, "COOPERATES_WITH", image, (sentence("\u2028\u202e<!-- <script> ]]>", url="data:text/html,<script>"),)
    )
    return draft.network()


def chain(length: int) -> Network:
    """Return agencies in a row, each a part of the next."""
    draft = Draft()
    ids = [draft.node("Agency", f"Office {i:04}") for i in range(length)]
    for i, (first, second) in enumerate(itertools.pairwise(ids)):
        draft.edge(first, "PART_OF", second, (sentence(f"Office {i} is part of the next.", number=i),))
    return draft.network()

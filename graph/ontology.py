"""The one declaration of what the graph holds; everything that names a type is derived from here.

Readings follow the project's annotation guide. Colours: Okabe and Ito's palette (2008) and deeper forms of it on the
light ground, so that types stay apart under colour-blind vision; the shape says the type once more.
"""

from __future__ import annotations

from graph.schema import EdgeType, NodeType, Ontology, Property, Terms, ValueKind

KIND = Property(
    "kind", "text", "what sort of body it is: police, border, customs, intelligence, prosecution, court, ..."
)
SUBSTANCE_KIND = Property("kind", "text", "drug, precursor or class (a group of drugs, such as opioids)")
COMMODITY_KIND = Property(
    "kind",
    "text",
    "what sort of thing it is: weapon, ammunition, money, vehicle, equipment, document, goods, property, tobacco",
)
GROUP_KIND = Property("kind", "text", "what sort of group it is: cartel, mafia, gang, biker, terrorist, market")
COUNTRY_CODE = Property("country", "text", "ISO 3166-1 alpha-2 code of the country it belongs to")
START = Property("start_date", "date", "first day, as precise as stated: 2024, 2024-12 or 2024-12-09")
END = Property("end_date", "date", "last day, as precise as stated")
UNNAMED = Property("unnamed", "boolean", "true where the text gives no name, only a phrase")
ROLE = Property(
    "role", "text", "official, suspect, charged, convicted, victim or other, as the document said at its date"
)
DATE = Property("date", "date", "when, as precise as stated")
TITLE = Property("title", "text", "office or rank as written")
AMOUNT = Property("amount", "number", "in the base unit of its dimension", "g, ml, count or currency code")
CURRENCY = Property("currency", "text", "ISO 4217 code, or XXD for a dollar whose country is not known")
BOUND = Property("bound", "text", "exact, at_least, at_most or about")
QUANTITY = Property("quantity", "number", "as written", "the unit beside it")
UNIT = Property("unit", "text", "as given: kg, g, lb, pill, unit, a currency code, ...")
WORDS = Property("words", "text", "the quantity as the text writes it")
REASON = Property("reason", "text", "why a value was read so, where it had to be reasoned (a bare dollar sign)")

AGENCY = NodeType(
    "Agency",
    "Agencies",
    "A public body, or a unit, committee, task force or association of public bodies.",
    "#004E8C",
    "#3D9BE0",
    "dot",
    Terms("PublicBody", "identity (organization)", "GovernmentOrganization", "Q732717 law enforcement agency"),
    (KIND, COUNTRY_CODE, UNNAMED),
)
OPERATION = NodeType(
    "Operation",
    "Operations",
    "One enforcement action that can be pointed at, named or definite.",
    "#B07400",
    "#E69F00",
    "diamond",
    Terms("Event", "incident", "Event", "P710 participant, P664 organizer"),
    (START, END, UNNAMED),
)
SUBSTANCE = NodeType(
    "Substance",
    "Substances",
    "A drug, precursor or chemical, by its common name.",
    "#C0569A",
    "#CC79A7",
    "triangle",
    Terms("", "", "Drug", "Q8386 drug"),
    (SUBSTANCE_KIND,),
)
COMMODITY = NodeType(
    "Commodity",
    "Commodities",
    "Any other thing seized or traded: firearms, cash, vehicles, pill presses.",
    "#7A5195",
    "#B594CF",
    "triangleDown",
    Terms("Asset", "", "Product", ""),
    (COMMODITY_KIND,),
)
PROGRAM = NodeType(
    "Program",
    "Programs",
    "A lasting strategy, plan, programme, initiative, fund or campaign.",
    "#00795C",
    "#009E73",
    "square",
    Terms("Project", "grouping", "GovernmentService", ""),
    (UNNAMED,),
)
COUNTRY = NodeType(
    "Country",
    "Countries",
    "A sovereign state.",
    "#2C93D0",
    "#56B4E9",
    "hexagon",
    Terms("Country", "location (country)", "Country", "Q6256 country"),
    (COUNTRY_CODE,),
)
PLACE = NodeType(
    "Place",
    "Places",
    "A province, state, region, county, city, port, airport or border crossing.",
    "#5F6B2D",
    "#B5C46A",
    "hexagon",
    Terms("Territory", "location", "Place", "Q56061 administrative territorial entity"),
    (COUNTRY_CODE,),
)
CRIMINAL_ORGANIZATION = NodeType(
    "CriminalOrganization",
    "Criminal organizations",
    "A gang, cartel, mafia, network or terrorist group, named or definite.",
    "#A63A00",
    "#D55E00",
    "triangleDown",
    Terms(
        "Organization (topic crime)", "threat-actor (crime-syndicate)", "Organization", "Q1788992 criminal organization"
    ),
    (GROUP_KIND, UNNAMED),
)
PERSON = NodeType(
    "Person",
    "People",
    "A named human being, with the role that the document gives at its date; never more certain than the source.",
    "#4A4A4A",
    "#C8C8C8",
    "dot",
    Terms("Person", "identity (individual)", "Person", "Q5 human"),
    (ROLE,),
)
POSITION = NodeType(
    "Position",
    "Positions",
    "An office that acts and whose holder may change.",
    "#6B4C2A",
    "#D2A679",
    "square",
    Terms("Position", "identity (class)", "OrganizationRole", "Q4164871 position"),
    (UNNAMED,),
)
LAW = NodeType(
    "Law",
    "Laws",
    "An act, code, list or legal instrument with a name.",
    "#8C1D40",
    "#E58AA5",
    "star",
    Terms("", "", "Legislation", "Q820655 statute"),
    (UNNAMED,),
)

PARTICIPATION = Terms("ProjectParticipant", "related-to", "contributor", "P710 participant")
MEMBERSHIP = Terms("Membership", "related-to", "memberOf", "P463 member of")


def _pairs(subjects: tuple[NodeType, ...], objects: tuple[NodeType, ...]) -> tuple[tuple[NodeType, NodeType], ...]:
    return tuple((s, o) for s in subjects for o in objects)


LED = EdgeType(
    "LED",
    "led",
    "Conducted, led, coordinated, headed, ran, or announced as its own action.",
    _pairs((AGENCY, POSITION), (OPERATION, PROGRAM, AGENCY)),
    Terms("ProjectParticipant (role lead)", "related-to", "organizer", "P664 organizer"),
)
PARTICIPATES_IN = EdgeType(
    "PARTICIPATES_IN",
    "took part in",
    "Took part, assisted, supported or was a partner in the operation.",
    _pairs((AGENCY,), (OPERATION,)),
    PARTICIPATION,
)
CO_CHAIRS = EdgeType(
    "CO_CHAIRS",
    "co-chairs",
    "Chairs together with another.",
    _pairs((AGENCY, PERSON), (AGENCY,)),
    Terms("Membership (role co-chair)", "related-to", "OrganizationRole", "P488 chairperson"),
)
MEMBER_OF = EdgeType(
    "MEMBER_OF",
    "is a member of",
    "Belongs to a committee, task force, coalition or association.",
    _pairs((AGENCY,), (AGENCY,)),
    MEMBERSHIP,
)
PART_OF = EdgeType(
    "PART_OF",
    "is part of",
    "Is a unit, branch, phase or component of.",
    (
        (AGENCY, AGENCY),
        (OPERATION, OPERATION),
        (OPERATION, PROGRAM),
        (PROGRAM, PROGRAM),
        (PLACE, PLACE),
        (PLACE, COUNTRY),
    ),
    Terms("parent", "related-to", "parentOrganization", "P361 part of"),
)
OPERATES = EdgeType(
    "OPERATES",
    "operates",
    "Runs, maintains or deploys it as its own means.",
    _pairs((AGENCY,), (PROGRAM, AGENCY)),
    Terms("UnknownLink", "related-to", "provider", "P137 operator"),
)
ESTABLISHED = EdgeType(
    "ESTABLISHED",
    "established",
    "Created, launched, founded, appointed or announced.",
    _pairs((AGENCY, COUNTRY, POSITION), (PROGRAM, AGENCY, OPERATION, POSITION, LAW)),
    Terms("UnknownLink", "related-to", "founder", "P112 founded by"),
    (DATE,),
)
RESULTED_IN = EdgeType(
    "RESULTED_IN",
    "resulted in",
    "Led to the creation of.",
    _pairs((PROGRAM, OPERATION, AGENCY), (AGENCY, PROGRAM, OPERATION)),
    Terms("UnknownLink", "led-to", "result", "P1542 has effect"),
)
SUPPORTED_BY = EdgeType(
    "SUPPORTED_BY",
    "is supported by",
    "Relies on, leverages, is funded or informed by.",
    _pairs((AGENCY, PROGRAM, OPERATION), (AGENCY, PROGRAM)),
    Terms("UnknownLink", "related-to", "sponsor", "P859 sponsor"),
)
COOPERATES_WITH = EdgeType(
    "COOPERATES_WITH",
    "cooperates with",
    "Works with, outside any one operation; either order.",
    _pairs((AGENCY, COUNTRY), (AGENCY, COUNTRY)),
    Terms("Associate", "related-to", "", "P2652 partnership with"),
    symmetric=True,
)
TARGETED = EdgeType(
    "TARGETED",
    "targeted",
    "Aimed at.",
    _pairs((OPERATION, PROGRAM, AGENCY), (SUBSTANCE, CRIMINAL_ORGANIZATION)),
    Terms("UnknownLink", "targets", "object", "P3712 objective"),
)
FUNDED = EdgeType(
    "FUNDED",
    "funded",
    "Paid for.",
    _pairs((AGENCY, COUNTRY), (PROGRAM, AGENCY)),
    Terms("Payment", "related-to", "funder", "P859 sponsor"),
    (AMOUNT, CURRENCY, BOUND, REASON),
)
LISTED = EdgeType(
    "LISTED",
    "listed",
    "Listed or designated it as terrorist, banned or sanctioned.",
    _pairs((COUNTRY, AGENCY), (CRIMINAL_ORGANIZATION,)),
    Terms("Sanction", "related-to", "", "P3461 designated as terrorist by"),
    (DATE,),
)
OVERSEES = EdgeType(
    "OVERSEES",
    "oversees",
    "Oversees or coordinates as its head.",
    _pairs((POSITION, AGENCY, PERSON), (PROGRAM, AGENCY, OPERATION)),
    Terms("Directorship", "related-to", "", "P1037 director"),
)
WORKS_FOR = EdgeType(
    "WORKS_FOR",
    "works for",
    "Is an official of the body.",
    _pairs((PERSON,), (AGENCY,)),
    Terms("Employment", "related-to", "worksFor", "P108 employer"),
    (TITLE,),
)
MEMBER_OF_GROUP = EdgeType(
    "MEMBER_OF_GROUP",
    "is said to belong to",
    "Said to belong to the group.",
    _pairs((PERSON,), (CRIMINAL_ORGANIZATION,)),
    MEMBERSHIP,
)
TRAFFICKED = EdgeType(
    "TRAFFICKED",
    "trafficked",
    "Produced, imported, sold or smuggled; read with the modality of its claims.",
    _pairs((CRIMINAL_ORGANIZATION, PERSON), (SUBSTANCE, COMMODITY)),
    Terms("UnknownLink", "related-to", "", ""),
)
LOCATED_IN = EdgeType(
    "LOCATED_IN",
    "is located in",
    "Seat of a body, or where the action took place.",
    _pairs((AGENCY, OPERATION, CRIMINAL_ORGANIZATION), (COUNTRY, PLACE)),
    Terms("address", "located-at", "location", "P276 location"),
)
SEIZED = EdgeType(
    "SEIZED",
    "seized",
    "Took from suspects; from the operation or, where none is named, the agency.",
    _pairs((OPERATION, AGENCY), (SUBSTANCE, COMMODITY)),
    Terms("Event", "", "TakeAction", ""),
    (QUANTITY, UNIT, BOUND, AMOUNT, WORDS, REASON),
    per_statement=True,
)

MEASURE = Property("measure", "text", "what is counted: arrests, charged, charges, search_warrants, street_value, ...")
VALUE = Property("value", "number", "the figure", "count, or the currency beside it")

FIGURE = ValueKind(
    "FIGURE",
    "figure",
    "A count or sum of the operation or body that is not a seizure.",
    (OPERATION, AGENCY, PROGRAM, COUNTRY, CRIMINAL_ORGANIZATION, PERSON, POSITION),
    (MEASURE, VALUE, BOUND, CURRENCY, REASON),
)
NAMED = ValueKind(
    "NAMED",
    "is named",
    "The document speaks of the entity, by these names; it is what brings a node into the graph.",
    (
        AGENCY,
        OPERATION,
        SUBSTANCE,
        COMMODITY,
        PROGRAM,
        COUNTRY,
        PLACE,
        CRIMINAL_ORGANIZATION,
        PERSON,
        POSITION,
        LAW,
    ),
)

ONTOLOGY = Ontology(
    nodes=(
        AGENCY,
        OPERATION,
        SUBSTANCE,
        COMMODITY,
        PROGRAM,
        COUNTRY,
        PLACE,
        CRIMINAL_ORGANIZATION,
        PERSON,
        POSITION,
        LAW,
    ),
    edges=(
        LED,
        PARTICIPATES_IN,
        CO_CHAIRS,
        MEMBER_OF,
        PART_OF,
        OPERATES,
        ESTABLISHED,
        RESULTED_IN,
        SUPPORTED_BY,
        COOPERATES_WITH,
        TARGETED,
        FUNDED,
        LISTED,
        OVERSEES,
        WORKS_FOR,
        MEMBER_OF_GROUP,
        TRAFFICKED,
        LOCATED_IN,
        SEIZED,
    ),
    values=(FIGURE, NAMED),
)

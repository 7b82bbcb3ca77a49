"""What a frame found and a sentence does not state: gifts without money, dealers in what they only hold, classes as targets."""

from __future__ import annotations

import re

from graph.model import Span
from graph.ontology import ONTOLOGY
from loaders.extractors.arguments import Clause
from loaders.extractors.frames_data import Frame
from loaders.extractors.groups import Place
from loaders.extractors.modality import CONTENT

_COURTESY = frozenset({"mr", "mrs", "ms", "m", "mme", "mlle", "miss", "monsieur", "madame"})


def states_nothing(clause: Clause, frame: Frame, subject: Place, target: Place, trigger: Span) -> bool:
    """Whether a frame's relation between two mentions is none, whatever the tree says.

    Parameters
    ----------
    clause:
        The sentence.
    frame:
        Which relation.
    subject, target:
        Its ends.
    trigger:
        The word or phrase that stands for the relation.
    """
    return (
        not ONTOLOGY.allows(subject.type, frame.predicate, target.type)
        or _is_class_as_target(clause, frame, target)
        or _is_official(clause, frame, subject)
        or _is_said_of_another(clause, target, trigger)
        or (frame.predicate == "TARGETED" and _has_other_work(clause, subject))
        or (frame.predicate == "TRAFFICKED" and _is_no_trade(clause, target, trigger))
        or (frame.predicate == "FUNDED" and _pays_nobody(clause, subject))
    )


def _pays_nobody(clause: Clause, subject: Place) -> bool:
    """Whether a body takes money and gives none: a court, a prosecution."""
    return clause.reading.things[subject.thing].properties.get("kind") in {"prosecution", "court"}


#: Who announced something stands behind the verb as often as before it.
_ANNOUNCED = re.compile(r"(?i)announc\w+|annonc\w+")


def _is_said_of_another(clause: Clause, target: Place, trigger: Span) -> bool:
    """Whether an object of "announced" is whose official announced it, or stands in what was announced.

    "Nine were charged, announced Attorney General Ann Example of the Criminal Division"; "announced that a new fund".
    """
    text = clause.reading.masked
    if target.span.start < trigger.end or not _ANNOUNCED.match(text, trigger.start, trigger.end):
        return False
    people = (p for p in clause.places if p.type == "Person")
    between = CONTENT.search(text, trigger.end, target.span.start)
    return between is not None or any(trigger.end <= p.span.start < target.span.start for p in people)


#: Who receives something receives money only where that is said.
_GETS = re.compile(r"(?i)(?:rec[eu]i|re[cç]|gets?\b|got\b|obtain)")


def tells_of_money(clause: Clause, trigger: Span) -> bool:
    """Whether a sentence speaks of money, and what is received in so many words is money: "received support from" is none."""
    text, whole = clause.reading.masked, clause.sentence.span
    near = Span(max(whole.start, trigger.start - _AHEAD), min(whole.end, trigger.end + _BEHIND))
    near = trigger if _GETS.match(text, trigger.start) else near
    return _MONEY.search(text, near.start, near.end) is not None and not _OWED.search(text, near.start, near.end)


#: How far from a verb the money stands that it speaks of (characters).
_AHEAD, _BEHIND = 60, 110
#: What is paid because somebody must, or for work, funds nobody.
_OWED = re.compile(
    r"(?i)\b(?:restitution|fines?|penalt\w+|bribe\w*|forfeit\w*|settlement|launder\w+|damages|amendes?|blanchiment)\b"
)


#: "Provide", "give" and "announce" pay for something only where money is spoken of.
_MONEY = re.compile(
    r"(?i)[$€£]|\b(?:fund(?:s|ed|ing)?|(?:co-?)?financ\w+|grants?|money|budgets?|million|billion|dollars?|euros?|pounds sterling|sponsor\w*|underwr\w+|pa(?:y|ys|id|ying)"
    r"|bankroll\w*|invest(?!iga)\w*|subsid\w+|co(?:st|û)\w*|subvention\w*|vers(?:e|er|é|ée|és)|milliards?|fonds|francs?|dot\w+|crédits?|rémunér\w+|salar\w+|CAD|USD|EUR|GBP|AUD|NZD|CHF)\b"
)


def _is_official(clause: Clause, frame: Frame, subject: Place) -> bool:
    """Whether a person with a rank or office would be taken for a trafficker or a member of a gang."""
    if subject.type != "Person" or frame.predicate not in {"MEMBER_OF_GROUP", "TRAFFICKED"}:
        return False
    title = str(clause.reading.things[subject.thing].properties.get("title", ""))
    return bool(title) and title.rstrip(".").lower() not in _COURTESY


def _is_class_as_target(clause: Clause, frame: Frame, target: Place) -> bool:
    """Whether the object is a class of drugs ("illicit substances"), which is no target that can be pointed at."""
    return (
        frame.predicate in {"TARGETED", "TRAFFICKED"}
        and clause.reading.things[target.thing].properties.get("kind") == "class"
    )


#: Kinds of bodies that are set up against one thing: a task force, a squad. A police or a ministry works on many.
_OF_ONE_PURPOSE = frozenset({"joint_body", "unit"})


def _has_other_work(clause: Clause, subject: Place) -> bool:
    """Whether a body as a whole is said to be aimed at what it only acts against in one sentence."""
    body = clause.reading.things[subject.thing]
    return body.type == "Agency" and body.properties.get("kind") not in _OF_ONE_PURPOSE


#: Verbs of dealing in goods; who only has, hides, carries or steals some does not trade in them.
_TRADES = re.compile(
    r"(?i)traff?i[ck]|smuggl|sold|sell|sale|distribut|import|export|suppl|produc|manufactur|fabri|deal|transport|ship|mov|br[io][nu]g|ferr|haul"
    r"|peddl|trad|b[uo][yu]|purchas|achet|vend|vent|écoul|livr|deliver|sourc|procur|mak|made|mail|sen[dt]|push|flood|flow|funnel|pump|press|revend|contreband"
)
_HOLDS = re.compile(r"(?i)\b(?:possess|carr(?:y|ie)|conceal|hid|stor|conspir|launder|st[eo]l|steal|hand|acquir|arrang)")


def _is_no_trade(clause: Clause, target: Place, trigger: Span) -> bool:
    """Whether goods are only held or stolen, or are money: nobody trafficks in cash, unless it is counterfeit."""
    thing = clause.reading.things[target.thing]
    if thing.type != "Commodity":
        return False
    if thing.properties.get("kind") == "money" and not thing.name.startswith(("counterfeit", "fake")):
        return True
    said = clause.reading.masked[trigger.start : trigger.end]
    return bool(_HOLDS.search(said)) and not _TRADES.search(said)

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.annotate.operation_phrase import Phrase
from loaders.annotate.operation_phrases import operation_phrases, settled
from loaders.annotate.operations import apposed_operations, named_operations
from loaders.reading import Reading, Sentence

NAMED = [
    ("Operation Harvest ended.", ["Operation Harvest"]),
    ("Operation Blue Lantern ended on Monday.", ["Operation Blue Lantern"]),
    ("OPERATION HARVEST", ["OPERATION HARVEST"]),
    ("Operation SOUTHERN CROSS began", ["Operation SOUTHERN CROSS"]),
    ("Project O-Tarpon began", ["Project O-Tarpon"]),
    ("Operation Save-the-Day began", ["Operation Save-the-Day"]),
    ("Operation 5 Stones began", ["Operation 5 Stones"]),
    ("Operation Trojan Dream II ended", ["Operation Trojan Dream II"]),
    ("Operation “Night Watch” ended", ["Operation Night Watch"]),
    ("Operation dubbed “Red Barn” ended", ["Operation Red Barn"]),
    ("l’opération « Nuit Blanche » a pris fin", ["opération Nuit Blanche"]),
    ("L’opération Moisson et le projet Marée", ["opération Moisson", "projet Marée"]),
    ("Strike Force Wattlebird ended", ["Strike Force Wattlebird"]),
    ("Operation Harvest, which ended, and Project Tide, which did not", ["Operation Harvest", "Project Tide"]),
    ("Operation Harvest’s aim", ["Operation Harvest"]),
    ("Operation Harvest at the port", ["Operation Harvest"]),
    ("Operation Harvest Nets Ten Arrests", ["Operation Harvest"]),
    ("Operation Harvest led by the police", ["Operation Harvest"]),
]
RUN_ON = [
    ("Operation Harvest in Calgary ended", ["Operation Harvest"]),
    ("Drug | Operation\nKhat | Operation Harvest", ["Operation Harvest"]),
    ("It was Operation\nHarvest that", ["Operation Harvest"]),
    ("Operation Harvest and Project Tide ended", ["Operation Harvest", "Project Tide"]),
    ("Operation Harvest Monday led to arrests", ["Operation Harvest"]),
    ("Operation Hammer of the North ended", ["Operation Hammer of the North"]),
    ("Operation Manager Smith spoke", []),
    ("an investigation dubbed “Red Barn” ended", ["Red Barn"]),
    ("Operation Harvest of 2019 ended", ["Operation Harvest"]),
    ("Operation Headquarters said", []),
    ("Leader of Smuggling Operation That Imported Heroin Sentenced", []),
    ("Operation In Our Sites ended", ["Operation In Our Sites"]),
    ("an effort known as “Project Red Barn.” It ended", ["Project Red Barn"]),
    ("Montana Drug Operation Convicts 20 Defendants", []),
    ("Operation Gadahar Storm Clears Valley", ["Operation Gadahar Storm"]),
    ("Operation Ōtaki Tide ended", ["Operation Ōtaki Tide"]),
    ("l’opération Sapin bleu, lancée en mai", ["opération Sapin bleu"]),
    ("l’opération Sapin menée en mai", ["opération Sapin"]),
    ("Joint Action Days “Red Barn” took place", ["Joint Action Days Red Barn"]),
    ("an inquiry named “Red Barn” began", ["Red Barn"]),
    ("un second coup de filet, dit « Marée noire », a suivi", ["Marée noire"]),
    ("Baptisée en interne « Marée noire », elle visait", ["Marée noire"]),
    ("the “Red Barn” inquiry", ["Red Barn"]),
    ("Affaire « Grange rouge » : douze interpellations", ["Grange rouge"]),
    ("Elle a duré un an.\nBaptisée « Grange rouge », elle a pris fin", ["Grange rouge"]),
    ("the inquiry “We never knew what hit us that night” he said", []),
    ("Strike Force Silver Wattle was formed", ["Strike Force Silver Wattle"]),
    ("Operation Knight’s Move, which ended", ["Operation Knight’s Move"]),
    ("Project Tide began. Project Tide's Governing Board met", ["Project Tide", "Project Tide"]),
    ("Operation Nur al-Bahr in the district", ["Operation Nur al-Bahr"]),
    ("dans le cadre de l’opération nationale Marée haute, que", ["opération Marée"]),
    ("l’opération commune « Marée noire », prévue", ["opération Marée noire"]),
    ("l’action « Marée noire », conduite", ["Marée noire"]),
    ("la mission Alcyon, sous l’autorité", ["mission Alcyon"]),
    ("under Campaign Heron, in which", ["Campaign Heron"]),
    ("Election Campaign Chairman Smith", []),
    ("the case “Doe v. Smith” was heard", []),
]


@pytest.mark.parametrize(("text", "names"), NAMED, ids=[t for t, _ in NAMED])
def test_named_operations_reads_the_name_and_no_more(text: str, names: list[str]) -> None:
    assert [f.name for f in named_operations(text)] == names


@pytest.mark.parametrize(("text", "names"), RUN_ON, ids=[t for t, _ in RUN_ON])
def test_named_operations_should_read_the_name_and_no_more(text: str, names: list[str]) -> None:
    assert [f.name for f in named_operations(text)] == names


def test_named_operations_spans_the_words_in_the_text() -> None:
    text = "In “Operation Harvest’s” wake, l’opération « Nuit Blanche » began."
    assert [text[f.start : f.end] for f in named_operations(text)] == [
        "Operation Harvest",
        "opération « Nuit Blanche »",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Operations manager",
        "the operation ended",
        "Project managers met",
        "The Project Manager spoke",
        "Strike Force Raptor Squad",
        "the New England Strike Force",
    ],
)
def test_named_operations_reads_none_in_common_nouns_and_bodies(text: str) -> None:
    assert list(named_operations(text)) == []


@pytest.mark.parametrize(
    ("text", "language", "phrases"),
    [
        ("The investigation ended.", "en", ["The investigation"]),
        ("A six-month investigation by police ended.", "en", ["A six-month investigation"]),
        ("Today's raid and the joint operation ended.", "en", ["Today's raid", "the joint operation"]),
        ("This case is closed.", "en", ["This case"]),
        ("During Phase One, and in stage three, it grew.", "en", ["Phase One", "stage three"]),
        ("That was Operation Harvest's second resolution.", "en", ["Harvest's second resolution"]),
        ("The Canadian leg and its maritime phase ended.", "en", ["The Canadian leg", "its maritime phase"]),
        ("The takedown day and a day of searches passed.", "en", ["The takedown day", "a day of searches"]),
        ("The day of action and its first phase passed.", "en", ["The day of action", "its first phase"]),
        ("It had two raids. The first, in Hull, ended phase two.", "en", ["The first", "phase two"]),
        ("In phase 2 clinical trials the drug failed.", "en", []),
        ("It had two raids. The first, in Hull, and the second took an hour.", "en", ["The first", "the second"]),
        ("It was the first, and the best.", "en", []),
        ("Deux vagues d'arrestations suivent. La première, le 4 mai, dure.", "fr", ["La première"]),
        ("Une seconde vague de perquisitions a suivi.", "fr", ["Une seconde vague"]),
        ("Sa phase maritime et le volet judiciaire suivent.", "fr", ["Sa phase maritime", "le volet judiciaire"]),
        ("Ce jour d'action commun a pris fin.", "fr", ["Ce jour d'action commun"]),
        ("La phase a pris fin ce jour.", "fr", []),
        ("The operation manager of the investigation branch spoke.", "en", []),
        ("The arrest of the man was praised.", "en", []),
        ("Cette opération d’envergure a pris fin.", "fr", ["Cette opération d’envergure"]),
        ("L’enquête policière et une enquête de deux ans", "fr", ["L’enquête policière", "une enquête de deux ans"]),
        ("La police a parlé.", "fr", []),
    ],
)
def test_operation_phrases_finds_what_may_speak_of_an_operation(text: str, language: str, phrases: list[str]) -> None:
    assert [text[p.start : p.end] for p in operation_phrases(text, 0, len(text), language)] == phrases


def test_named_operations_end_before_a_body_that_begins_behind_a_small_word() -> None:
    text = "le projet Marée de la Police provinciale"
    assert [f.name for f in named_operations(text, {text.index("Police")}.__contains__)] == ["projet Marée"]


def test_a_project_that_the_text_calls_a_partnership_stands() -> None:
    standing = [
        f.standing for f in named_operations("Project Tide, a public-private partnership, and Project Reef ended")
    ]
    assert standing == [True, False]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("an 18-month probe called Project Tide. Officers", []),
        ("in a joint customs action called Hawser Point, officers", ["Hawser Point"]),
        ("une opération d’INTERPOL baptisée Grange, dans laquelle", ["Grange"]),
        ("En 2024, l’opération a pris fin", []),
        ("Accordingly, the investigation ended", []),
        ("Another operation, Quiet Plains, is going on", ["Quiet Plains"]),
        ("une enquête plus vaste, Nordet. Amorcée", ["Nordet"]),
        ("Une précédente action, « Quai 21 », avait permis", ["Quai 21"]),
        ("In a related action, Jane Doe, 43, pleaded guilty", []),
        ("a smuggling operation in Quito, Ecuador, that", []),
        ("during a phase in March that we named Conch Row, helicopters", ["Conch Row"]),
        ("The inquiry that followed, known as Tidemark, was handed", ["Tidemark"]),
        ("a mené à l'enquête criminelle FALAISE, dirigée par", ["FALAISE"]),
        ("La seconde, baptisée FALAISE 2, a eu lieu", ["FALAISE 2"]),
        ("la phase finale – nom de code FALAISE – s'est tenue", ["FALAISE"]),
        ("au terme de « Bel Lanmè », une opération de quatre jours", ["Bel Lanmè"]),
        ("Je pense à « Cassiopée », dirigée par la gendarmerie", ["Cassiopée"]),
        ("as part of the 2022 National Opioid Enforcement Action. It", ["2022 National Opioid Enforcement Action"]),
        ("the Blue Surge Task Force", []),
    ],
)
def test_apposed_operations_have_the_noun_that_says_what_they_are(text: str, names: list[str]) -> None:
    assert [f.name for f in apposed_operations(text, lambda _: False, lambda _: False)] == names


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A search by Border Force found 689 kg of ketamine.", "A search by Border Force"),
        ("Police made a search of two homes in Leeds that led to arrests.", "a search of two homes in Leeds"),
        ("The interception of more than $4 million was announced.", "The interception of more than $4 million"),
        ("Une perquisition menée à Laval a mené à deux arrestations par la police.", "Une perquisition menée à Laval"),
    ],
)
def test_the_tail_of_a_phrase_ends_where_the_sentence_says_what_came_of_it(
    text: str, told: str, read: Callable[[str], Reading]
) -> None:
    phrases = [p for s in read(text).sentences for p in _settled(text, s)]
    assert told in [text[p.start : p.tail] for p in phrases]


@pytest.mark.parametrize("text", ["Thieves don't stop at the bridge.", "Officers said that we stop the trade."])
def test_a_verb_with_its_subject_is_no_operation(text: str, read: Callable[[str], Reading]) -> None:
    assert not [p for s in read(text).sentences for p in _settled(text, s)]


def _settled(text: str, sentence: Sentence) -> list[Phrase]:
    found = operation_phrases(text, sentence.span.start, sentence.span.end, sentence.language)
    return [p for p in (settled(f, sentence.tokens) for f in found) if p]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("These cases were opened in May. The searches followed.", "cases"),
        ("Police announced 53 arrests on Monday in Leeds.", "arrests"),
    ],
)
def test_a_determiner_is_taken_away_only_as_a_word(text: str, name: str, read: Callable[[str], Reading]) -> None:
    names = {n for t in read(text).things if t.type == "Operation" for n in t.names}
    assert not any(n.startswith(("se ", "rrests", "nounced")) for n in names), (name, names)

"""What every extractor must do; a new one is tested the day it appears."""

from __future__ import annotations

import pytest

from graph.model import Span
from graph.ontology import ONTOLOGY
from graph.settings import Settings
from loaders.annotate.reader import annotate
from loaders.extractors.base import Draft, Extractor
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.reading import Reading

PIPELINE = Pipeline(Settings())
EXTRACTORS = PIPELINE.extractors
NAMES = [e.name for e in EXTRACTORS]

TEXTS = {
    "english": (
        "Police seize drugs in Alberta\n\n"
        "CALGARY, Alberta, March 4, 2024 – The Royal Canadian Mounted Police (RCMP) led Operation Harvest with the "
        "Calgary Police Service. Supt. Ann Hill of the RCMP said that the Sinaloa Cartel smuggled fentanyl. "
        "Two men were arrested and 12 search warrants were executed in Calgary and Edmonton.\n\n"
        "Officers seized:\n- more than 46.17 kg of cocaine\n- 973 pills of fentanyl\n- three rifles\n- $512,000 in cash\n\n"
        "The Western Drug Committee is co-chaired by Health Canada and the RCMP. Members include:\n"
        "- Edmonton Police Service\n- Canada Border Services Agency\n"
    ),
    "french": (
        "Saisie à Laval\n\n"
        "LAVAL, le 4 mars 2024 – La Sûreté du Québec a mené l’opération Moisson avec la Gendarmerie royale du Canada. "
        "Les policiers ont saisi plus de 12,5 kilos de cocaïne, 300 comprimés de fentanyl et trois armes à feu. "
        "Six personnes ont été arrêtées à Laval. Jean Tremblay, 45 ans, est un membre présumé des Hells Angels.\n"
    ),
    "nothing": "It rained.\n",
}


@pytest.fixture(scope="module", params=TEXTS, ids=list(TEXTS))
def reading(request: pytest.FixtureRequest) -> Reading:
    return annotate(text_document("test.txt", TEXTS[request.param]), PIPELINE.models)


def test_every_edge_type_and_value_is_emitted_by_some_extractor() -> None:
    emitted = {p for e in EXTRACTORS for p in e.emits}
    assert emitted >= {t.name for t in ONTOLOGY.edges} | {"FIGURE"}


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=NAMES)
class TestExtractor:
    def test_is_named_with_a_version_and_emits_what_the_ontology_knows(self, extractor: Extractor) -> None:
        assert extractor.name.partition("/")[2].isdigit()
        assert extractor.emits
        assert set(extractor.emits) <= {t.name for t in (*ONTOLOGY.edges, *ONTOLOGY.values)}

    def test_drafts_what_it_says_it_emits(self, extractor: Extractor, reading: Reading) -> None:
        assert {d.predicate for d in extractor.extract(reading)} <= set(extractor.emits)

    def test_drafts_point_to_things_and_to_sentences_of_the_reading(
        self, extractor: Extractor, reading: Reading
    ) -> None:
        sentences = {s.span for s in reading.sentences}
        for draft in extractor.extract(reading):
            assert draft.span in sentences, draft
            assert draft.context is None or draft.context in sentences
            assert draft.context != draft.span
            assert 0 <= draft.subject < len(reading.things)
            assert draft.object is None or 0 <= draft.object < len(reading.things)

    def test_drafts_carry_the_properties_that_the_ontology_knows(self, extractor: Extractor, reading: Reading) -> None:
        known = {t.name: {p.name for p in t.properties} for t in (*ONTOLOGY.edges, *ONTOLOGY.values)}
        for draft in extractor.extract(reading):
            assert set(draft.properties) <= known[draft.predicate], draft

    def test_drafts_name_their_rule_and_a_confidence(self, extractor: Extractor, reading: Reading) -> None:
        for draft in extractor.extract(reading):
            assert isinstance(draft, Draft)
            assert isinstance(draft.span, Span)
            assert draft.rule
            assert 0 < draft.confidence <= 1
            assert draft.modality in {"asserted", "alleged", "denied", "planned"}

    def test_drafts_the_same_twice(self, extractor: Extractor, reading: Reading) -> None:
        assert list(extractor.extract(reading)) == list(extractor.extract(reading))

    def test_drafts_nothing_where_nothing_is_said(self, extractor: Extractor) -> None:
        empty = annotate(text_document("test.txt", TEXTS["nothing"]), PIPELINE.models)
        assert list(extractor.extract(empty)) == []

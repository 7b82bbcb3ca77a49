from itertools import combinations

import pytest

from graph.ontology import ONTOLOGY
from tests.visualise.networks import realistic
from visualise.theme import DARK, LIGHT, contrast, css_variables, edge_legend, node_legend, words


def test_legend_has_an_entry_for_every_type_of_the_ontology():
    network = realistic()

    assert {e.type for e in node_legend(network)} == {t.name for t in ONTOLOGY.nodes}
    assert {e.type for e in edge_legend(network)} == {t.name for t in ONTOLOGY.edges}


def test_legend_counts_what_the_network_holds_most_frequent_first():
    network = realistic()

    counts = [e.count for e in node_legend(network)]

    assert sum(counts) == len(network.nodes)
    assert counts == sorted(counts, reverse=True)
    assert sum(e.count for e in edge_legend(network)) == len(network.edges)


def test_contrast_of_black_on_white_is_what_wcag_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("entry", node_legend(realistic()), ids=lambda e: e.type)
def test_every_type_stands_out_from_both_grounds(entry):
    for ground in (LIGHT.ground, LIGHT.panel):
        assert contrast(entry.light, ground) >= 3
    for ground in (DARK.ground, DARK.panel):
        assert contrast(entry.dark, ground) >= 3


def test_every_type_has_a_colour_of_its_own():
    for first, second in combinations(node_legend(realistic()), 2):
        assert first.light != second.light
        assert first.dark != second.dark


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_controls_of_both_palettes_can_be_read(palette):
    for ground in (palette.ground, palette.panel, palette.raised):
        assert contrast(palette.ink, ground) >= 7
        assert contrast(palette.muted, ground) >= 4.5
        assert contrast(palette.accent, ground) >= 4.5
        assert contrast(palette.caution, ground) >= 4.5
    for ground in (palette.ground, palette.panel):
        assert contrast(palette.control, ground) >= 3
        assert contrast(palette.edge, ground) >= 3


def test_palette_becomes_css_variables():
    assert css_variables(LIGHT).startswith("--ground: #FAFAF7; --panel: #FFFFFF;")


def test_words_of_a_type_are_plain():
    assert words("CriminalOrganization") == "Criminal organization"
    assert words("start_date") == "start date"

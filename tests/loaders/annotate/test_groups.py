from __future__ import annotations

import pytest

from loaders.annotate.groups import groups


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "He led the Marchetti Human Smuggling Organization.", {"Marchetti Human Smuggling Organization"}),
        ("en", "the Marchetti Drug Trafficking Organization", {"Marchetti Drug Trafficking Organization", "Marchetti DTO"}),
        ("en", "members of the Salt 90s Crips", {"Salt 90s Crips"}),
        ("en", "the Mass.-based Salt Lane Posse", {"Salt Lane Posse"}),
        ("en", "They pursued the “Ferry” line until May.", {"Ferry line"}),
        ("en", "Bonfante's network cared for nothing.", {"Bonfante's network"}),
        ("en", "Today's ring is broken.", set()),
        ("fr", "un clan albanais, les « Kuksi », a", {"Kuksi"}),
        ("fr", "Le réseau, « Moulin », possédait un atelier.", {"Moulin"}),
        ("fr", "la filière « Lotier »", {"Lotier"}),
        ("fr", "la filière « de la 99 »", set()),
    ],
)  # fmt: skip
def test_groups_are_named_by_a_head_an_owner_or_a_noun(language: str, text: str, names: set[str]) -> None:
    assert {n for g in groups(text, 0, len(text), language) for n in (g.name, *g.also)} == names

from __future__ import annotations

import pytest

from loaders.blocks import plain_blocks
from loaders.boilerplate import is_menu, mask_furniture, masked

ARTICLE = (
    "Officers of the Calgary Police Service seized two kilograms of cocaine on Monday.\n"
    "Two people were charged with trafficking and one with possession of a firearm.\n"
    "The investigation began in March and the homes of four people were searched.\n"
)


def _kept(text: str) -> list[str]:
    return [text[b.start : b.end] for b in mask_furniture(text, plain_blocks(text)) if b.keep]


@pytest.mark.parametrize(
    "line",
    [
        "Home > News > Releases",
        "Skip to main content",
        "Share this article",
        "Partager cette page",
        "Follow us on Mastodon",
        "Subscribe to our newsletter",
        "Advertisement",
        "We use cookies on this site, and cookies help us",
        "By Anna Maria Smith",
        "Photo credit: the police",
        "Filed under: crime",
        "Published: 3 March 2024",
        "Imprimer",
        "Date modified: 2024-03-02",
    ],
)
def test_mask_furniture_masks_a_line_of_the_page_wherever_it_stands(line: str) -> None:
    assert line not in _kept(f"{line}\n{ARTICLE}")
    assert len(_kept(f"{line}\n{ARTICLE}")) == 3


@pytest.mark.parametrize(
    "line", ["Related articles", "Latest news", "Tags:", "À lire aussi", "3 comments", "Leave a comment"]
)
def test_mask_furniture_ends_the_article_at_a_cutting_line_near_its_end(line: str) -> None:
    after = "Homes burn in Regina after a long night\nPolice seize ten kilograms of heroin elsewhere.\n"
    assert _kept(f"{ARTICLE}{line}\n{after}") == ARTICLE.splitlines()


def test_mask_furniture_masks_a_cutting_line_near_the_start_alone() -> None:
    assert _kept(f"Related articles\n{ARTICLE}") == ARTICLE.splitlines()


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices of the company fell after the officers seized its accounts.",
        "Comments of the judge were read in court, and the sentence was handed down.",
        "Print shops were searched by the officers of the unit, who seized three presses.",
        "By Monday, officers had seized two kilograms of cocaine and three rifles in Laval.",
        "Source of the drugs was a laboratory in Laval, the officers of the unit said.",
        "Contact with the informant was lost in March, and the officers gave up.",
        "Search warrants were executed at four homes.",
        "Tags on the parcels named a company in Laval.",
    ],
)
def test_mask_furniture_keeps_sentences_that_begin_like_furniture(sentence: str) -> None:
    assert sentence in _kept(f"{ARTICLE}{sentence}\n")


def test_mask_furniture_says_why() -> None:
    text = f"{ARTICLE}Related articles\nHomes burn in Regina\n"
    reasons = [b.reason for b in mask_furniture(text, plain_blocks(text))]
    assert reasons[:3] == ["", "", ""]
    assert all("Related articles" in r for r in reasons[3:])


def test_is_menu_knows_breadcrumbs_and_leaves_sentences() -> None:
    assert is_menu("Home > News > 2024")
    assert is_menu("About   News   Contact")
    assert not is_menu("Officers seized 2 > 1 kilograms of cocaine.")
    assert not is_menu("Police seize drugs in Laval")
    assert not is_menu("Portugal: Polícia Judiciária | Italy: Guardia di Finanza | Norway: Kripos")


def test_rows_of_a_table_are_no_menu() -> None:
    rows = [
        "Project | Unit | Partners",
        "Stovepipe | Asset Forfeiture Unit | FINTRAC",
        "Ginkgo | Drug Unit | York police",
    ]
    assert _kept("\n".join(["Home | News | Contact | Help", *rows])) == rows


def test_masked_keeps_length_newlines_and_every_kept_letter() -> None:
    text = f"Share this article\n{ARTICLE}Tags:\ncrime\n"
    blocks = mask_furniture(text, plain_blocks(text))
    out = masked(text, blocks)
    assert len(out) == len(text)
    assert [n for n, c in enumerate(out) if c == "\n"] == [n for n, c in enumerate(text) if c == "\n"]
    assert "Share" not in out
    assert "crime" not in out
    assert all(out[b.start : b.end] == text[b.start : b.end] for b in blocks if b.keep)


def test_masked_hides_web_addresses_and_keeps_what_stands_beside_them() -> None:
    text = "Read it (https://example.org/20%20rifles), said the RCMP."
    out = masked(text, plain_blocks(text))
    assert "rifles" not in out
    assert out.startswith("Read it (")
    assert out.endswith("), said the RCMP.")
    assert len(out) == len(text)

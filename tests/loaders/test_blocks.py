from __future__ import annotations

from loaders.blocks import plain_blocks


def _read(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in plain_blocks(text)]


def test_plain_blocks_takes_each_line_of_an_unwrapped_text_as_a_block() -> None:
    text = "Police seize drugs in Laval\n\nOfficers seized two kilograms of cocaine.\nTwo people were charged.\n"
    assert _read(text) == [
        ("heading", "Police seize drugs in Laval"),
        ("paragraph", "Officers seized two kilograms of cocaine."),
        ("paragraph", "Two people were charged."),
    ]


def test_plain_blocks_joins_lines_that_were_wrapped_at_a_width() -> None:
    text = (
        "Officers of the regional drug unit searched four homes in the early\n"
        "hours of Tuesday and seized two kilograms of cocaine, three rifles\n"
        "and a quantity of cash. Two people were charged in the afternoon of\n"
        "the same day.\n\nThe next hearing is on Monday.\n"
    )
    found = _read(text)
    assert [kind for kind, _ in found] == ["paragraph", "paragraph"]
    assert found[0][1].startswith("Officers")
    assert found[0][1].endswith("the same day.")


def test_plain_blocks_takes_bulleted_lines_as_items() -> None:
    for bullet in ("-", "•", "*", "1.", "(2)", "–", "a)"):
        text = f"Seized items:\n{bullet} two kilograms of cocaine\n{bullet} three rifles\n"
        assert [kind for kind, _ in _read(text)] == ["paragraph", "item", "item"], bullet


def test_plain_blocks_takes_lines_behind_a_lead_in_as_items_without_bullets() -> None:
    text = "The members include:\nRCMP;\nOttawa Police Service; and\nHealth Canada.\nThe next meeting is in May. It will be long.\n"
    assert [kind for kind, _ in _read(text)] == ["paragraph", "item", "item", "item", "paragraph"]


def test_plain_blocks_does_not_take_a_sentence_for_a_heading() -> None:
    assert _read("Two people were charged.")[0][0] == "paragraph"
    assert _read("Members include:")[0][0] == "paragraph"
    assert _read("Two Charged After Search in Laval")[0][0] == "heading"


def test_plain_blocks_leaves_the_white_space_around_blocks_outside() -> None:
    text = "\n\n   Two people were charged.   \n\n\t\n"
    assert _read(text) == [("paragraph", "Two people were charged.")]


def test_plain_blocks_gives_nothing_for_a_text_without_words() -> None:
    assert plain_blocks("") == ()
    assert plain_blocks(" \n\n \t \n") == ()

"""Marks that nobody sees: passed over in the reading, kept in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Block, Document
from loaders.marks import unmarked, without_marks


@given(st.text(st.sampled_from("ab \n\u200e\u200f\u00ad\ufeff"), min_size=1, max_size=40))
def test_each_letter_leads_back_to_where_it_stands(text: str) -> None:
    seen = unmarked(Document(text, "a.txt", "test/1", blocks=(Block(0, len(text)),)))
    shown = seen.document.text
    assert shown == without_marks(text)
    assert [text[seen.place(n)] for n in range(len(shown))] == list(shown)
    assert seen.place(len(shown)) == len(text)
    assert [(b.start, b.end) for b in seen.document.blocks] == ([(0, len(shown))] if shown else [])


def test_document_without_marks_is_itself() -> None:
    document = Document("Two charged", "a.txt", "test/1")
    assert unmarked(document).document is document

"""What holds for every text, tried on texts that nobody would write."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableDocument
from graph.model import Document
from graph.names import fold
from loaders.annotate.acronyms import definitions
from loaders.annotate.dates import moments
from loaders.annotate.gazetteer import flat, gazetteer
from loaders.annotate.numbers import digits_value
from loaders.annotate.parse import Models
from loaders.annotate.quantities import quantities
from loaders.annotate.reader import annotate
from loaders.annotate.sentences import sentence_spans
from loaders.blocks import plain_blocks
from loaders.boilerplate import mask_furniture, masked
from loaders.encoding import decode
from loaders.pipeline import Pipeline
from loaders.readers.plain_text import text_document
from loaders.readers.web_page import READER as WEB_PAGE

#: Pieces of real sentences: put together at random they come nearer to what the rules look for than letters do.
PIECES = st.sampled_from(
    "The RCMP|(RCMP)|Royal Canadian Mounted Police|the FBI|Europol|Operation Harvest|l’opération « Nuit »|investigation|"
    "Sinaloa Cartel|Supt. Ann Hill|John Harper, 40,|Mr.|U.S.|B.C.|No. 5|seized|led by|co-chaired by|members include:|"
    "46.17 kg of|15,20 billion|$512,000|14,3 M$|half a|quatre-vingt-dix|plus d’une|more than|1.234,56 €|973 pills|two|½|"
    "cocaine|fentanyl|H|ice|rifles|cash|and|et|,|;|:|.|?|!|…|(|)|\"|“|”|«|»|’|'|-|–|•|\n|\n\n|\n- |\t|\u00a0|\u202f|"
    "in Calgary, Alberta|à Laval|March 4, 2024|du 3 au 9 mars 2024|2024-02-30|Menu|Share this|Tags:|© 2024|de|du|la|les|"
    "not|denied|alleged|will|Health Canada|Criminal Code|Strategy|İ|ß|ﬁ|e\u0301|\u200b|😀|中文|مرحبا|\x0c|\x85|\u2028".split(
        "|"
    )
)
WRITTEN = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.one_of(WRITTEN, WRITTEN, st.text(max_size=200))
#: What a reader may hand on: newlines as one character, no NUL, no half of a pair.
CANONICAL = st.one_of(
    WRITTEN, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=200)
)
#: The same texts in every run, so that a change of the code, and not of luck, breaks the build.
QUICK = settings(max_examples=150, deadline=None, derandomize=True)
SLOW = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(TEXTS)
@example("𝕬")
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@QUICK
@given(CANONICAL)
def test_decode_reads_back_what_was_written(text: str) -> None:
    if not text.strip():
        return
    for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        try:
            assert decode("x", text.encode(name)) == text.removeprefix("\ufeff")
        except UnreadableDocument as exc:
            assert "binary" in exc.reason or "NUL" in exc.reason or "empty" in exc.reason  # noqa: PT017


@QUICK
@given(st.binary(max_size=300))
def test_decode_gives_a_text_or_a_reason_for_any_bytes(data: bytes) -> None:
    try:
        text = decode("x", data)
    except UnreadableDocument as exc:
        assert exc.reason  # noqa: PT017
    else:
        assert text.strip()
        assert "\r" not in text
        assert "\x00" not in text


@QUICK
@given(TEXTS)
def test_blocks_stand_in_order_and_apart_and_leave_out_only_white_space(text: str) -> None:
    blocks = plain_blocks(text)
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        end = block.end
    assert not text[end:].strip()


@QUICK
@given(TEXTS)
def test_masking_keeps_length_newlines_and_the_text_of_kept_blocks(text: str) -> None:
    blocks = mask_furniture(text, plain_blocks(text))
    out = masked(text, blocks)
    assert len(out) == len(text)
    assert [n for n, c in enumerate(out) if c == "\n"] == [n for n, c in enumerate(text) if c == "\n"]
    kept = {n for b in blocks if b.keep for n in range(b.start, b.end)}
    assert all(out[n] == text[n] if n in kept else out[n] in " \n" for n in range(len(text)))
    assert masked(out, blocks) == out


@QUICK
@given(TEXTS)
def test_sentences_stand_in_order_in_their_block_and_leave_out_only_white_space(text: str) -> None:
    for block in plain_blocks(text):
        end = block.start
        for span in sentence_spans(text, block):
            assert end <= span.start < span.end <= block.end
            assert not text[end : span.start].strip()
            end = span.end
        assert not text[end : block.end].strip()


@QUICK
@given(TEXTS)
def test_quantities_stand_in_order_in_the_text_and_hold_a_number(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.start <= found.number_start < found.span.end
        assert found.value >= 0
        assert found.amount >= 0
        assert found.bound in {"exact", "at_least", "at_most", "about"}
        assert found.dimension in {"", "mass", "volume", "count", "money"}
        assert bool(found.unit) == bool(found.dimension)
        end = found.span.start


@QUICK
@given(st.integers(0, 10**9))
def test_digits_are_read_alike_however_they_are_grouped(number: int) -> None:
    grouped = f"{number:,}"
    for sign in (",", " ", "\u00a0", "\u202f", "’", "'"):
        assert digits_value(grouped.replace(",", sign)) == number
    assert digits_value(str(number)) == number
    assert digits_value(f"{grouped}.25") == digits_value(grouped.replace(",", ".") + ",25") == number + 0.25


@QUICK
@given(TEXTS)
@example("March 3 to February 30, 2024")
def test_moments_stand_in_order_in_the_text_and_are_dates(text: str) -> None:
    end = 0
    for found in moments(text, published="2024-03-04"):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        for day in filter(None, (found.start, found.end)):
            assert Document(text, "x", "tests/1").published is None
            assert len(day) in {4, 7, 10}
        assert not found.end or found.start <= found.end


@QUICK
@given(TEXTS)
def test_definitions_and_hits_quote_the_text(text: str) -> None:
    assert len(flat(text)) == len(text)
    for defined in definitions(text):
        assert text[defined.long_start : defined.long_end] == defined.long
        assert text[defined.short_start : defined.short_end] == defined.short
    for hit in gazetteer().hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.entries


@SLOW
@given(text=CANONICAL)
def test_a_reading_points_into_its_text(text: str, models: Models) -> None:
    document = text_document("x", text)
    reading = annotate(document, models)
    assert len(reading.masked) == len(text)
    assert [s.index for s in reading.sentences] == list(range(len(reading.sentences)))
    for sentence in reading.sentences:
        assert sentence.lead_in is None or sentence.lead_in < sentence.index
        for token in sentence.tokens:
            assert sentence.span.start <= token.start < token.end <= sentence.span.end
            assert 0 <= token.head < len(sentence.tokens)
    assert len(reading.mentions) == len(reading.thing_of)
    for mention, thing in zip(reading.mentions, reading.thing_of, strict=True):
        assert reading.things[thing].type == mention.type
        assert reading.masked[mention.span.start : mention.span.end] == mention.text
        assert text[mention.span.start : mention.span.end] == mention.text
    assert [t.index for t in reading.things] == list(range(len(reading.things)))
    assert all(t.name and t.mentions for t in reading.things)


@SLOW
@given(text=CANONICAL)
@example(text="")
@example(text="\n\n\n")
@example(text="The RCMP seized 46.17 kg of cocaine.")
@example(text="seized " * 400)
def test_extract_never_fails_and_every_claim_quotes_its_span(text: str, pipeline: Pipeline) -> None:
    document = text_document("x", text)
    extraction = pipeline.extract(document)
    named = {c.subject for c in extraction.named()}
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.quote.strip()
        assert claim.context is None or text[claim.context.start : claim.context.end].strip()
        assert claim.document == document.id
        assert claim.subject in named
        assert claim.object is None or claim.object in named


@SLOW
@given(st.lists(st.one_of(PIECES, st.sampled_from("<p>|</p>|<li>|<div class='share'>|</div>|<br>|<table>|<td>|&amp;|&#0;|<!--|-->|<script>|<b>|<h1>".split("|"))), max_size=30))  # fmt: skip
def test_a_page_is_read_or_refused_with_blocks_in_order(parts: list[str]) -> None:
    page = f"<html><body>{' '.join(parts)}</body></html>"
    try:
        document = WEB_PAGE.read("page.html", page.encode("utf-8", "surrogatepass"))
    except UnreadableDocument:
        return
    assert "\n".join(document.text[b.start : b.end] for b in document.blocks) == document.text
    assert len(masked(document.text, document.blocks)) == len(document.text)


def test_extract_takes_a_long_text_of_one_sentence(pipeline: Pipeline) -> None:
    text = "The RCMP seized cocaine and " + "a rifle, " * 400 + "and left."
    claims = pipeline.extract(text_document("x", text)).claims
    assert all(text[c.start : c.end] == c.quote for c in claims)

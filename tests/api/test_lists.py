"""Lists: read page by page they are whole, and a place to read on from cannot be made up."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import cursors
from api.app import create_app
from graph.errors import BadParameter
from graph.settings import Settings
from tests.api.examples import AGENCY, OPERATION, fill
from tests.builders import Paper, attempt
from tests.conftest import clear

LISTS = [
    "/api/v1/operations?unnamed=true",
    "/api/v1/operations",
    f"/api/v1/operations/{OPERATION}/agencies",
    f"/api/v1/agencies/{AGENCY}/operations",
    f"/api/v1/entities/{OPERATION}/adjacent",
    f"/api/v1/entities/{OPERATION}/adjacent?type=SEIZED&type=LED",
    f"/api/v1/entities/{AGENCY}/adjacent",
    f"/api/v1/entities/{OPERATION}/claims",
    f"/api/v1/entities/{AGENCY}/claims?predicate=NAMED&predicate=LED",
    "/api/v1/documents",
    "/api/v1/seizures",
    "/api/v1/seizures?item=substance:fentanyl",
    "/api/v1/search?q=a",
    "/api/v1/search?q=operation&type=agency",
    "/api/v1/questions/seized",
    "/api/v1/questions/who-took-part",
]


def rows_of(body):
    return body["rows"] if "rows" in body else body["results"]


def walk(client, address, limit):
    """Return every row, read in pages of at most `limit`."""
    found, following = [], None
    while True:
        extra = {"limit": limit} | ({"next": following} if following else {})
        response = client.get(address, params=client.get(address).request.url.params.merge(extra))
        assert response.status_code == 200, response.text
        body = response.json()
        rows = rows_of(body)
        assert len(rows) <= limit
        assert body["truncated"] is (body["next"] is not None)
        found += rows
        following = body["next"]
        if not following:
            return found
        assert rows, "a page that is not the last one is not empty"


@pytest.fixture(scope="module")
def whole(engine):
    """A client over a store that nobody changes: the documents of the builders, and operations without a date or name."""
    clear(engine)
    fill(engine)
    for number in range(3):
        paper = Paper(f"Police led Project Number {number}. The case led to charges.", source=f"{number}.txt")
        agency = paper.names("Agency", "Police", scope="ca")
        project = paper.names("Operation", f"Project Number {number}")
        paper.names("Operation", "The case", scope=paper.document.id[:12], unnamed=True)
        paper.states(agency, "LED", project, f"Police led Project Number {number}.")
        engine.add(paper.extraction(), attempt(paper.source))
    with TestClient(create_app(Settings(), engine), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("address", LISTS)
def test_list_read_one_by_one_is_the_list(whole, address):
    page = rows_of(whole.get(address, params=whole.get(address).request.url.params.merge({"limit": 200})).json())

    assert page
    assert walk(whole, address, 1) == page


@given(address=st.sampled_from(LISTS), limit=st.integers(1, 9))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_list_is_the_same_whatever_the_size_of_its_pages(whole, address, limit):
    rows = walk(whole, address, limit)

    assert rows == walk(whole, address, 200)
    assert len({json.dumps(r, sort_keys=True) for r in rows}) == len(rows)


def test_unnamed_operations_come_only_when_asked_for(whole):
    named = walk(whole, "/api/v1/operations", 200)
    every = walk(whole, "/api/v1/operations?unnamed=true", 200)

    assert [o["name"] for o in named] == [
        "Operation Example Blizzard",
        "Project Number 0",
        "Project Number 1",
        "Project Number 2",
    ]
    assert len(every) == len(named) + 3


@pytest.mark.parametrize("address", LISTS)
def test_damaged_or_made_up_next_is_a_problem(whole, address):
    params = whole.get(address).request.url.params
    real = whole.get(address, params=params.merge({"limit": 1})).json()["next"]
    of_another = whole.get("/api/v1/documents?limit=1").json()["next"]
    made_up = base64.urlsafe_b64encode(b"12345678" + json.dumps(["", ""]).encode()).decode()
    wrong = ["", "x", "é", "!!!!", made_up, "A" * 1999]
    wrong += [real[:-2], real[1:], real[:9] + ("A" if real[9] != "A" else "B") + real[10:]] if real else []
    wrong += [of_another] if "documents" not in address else []

    for word in wrong:
        response = whole.get(address, params=params.merge({"next": word}))
        assert (response.status_code, response.json()["type"]) == (400, "urn:opsgraph:bad-parameter"), word


def test_next_belongs_to_its_filters(whole):
    address = f"/api/v1/entities/{OPERATION}/adjacent"
    following = whole.get(address, params={"limit": 1, "type": "LED"}).json()["next"]

    assert whole.get(address, params={"next": following, "type": "LED"}).status_code == 200
    assert whole.get(address, params={"next": following, "type": "SEIZED"}).status_code == 400


def test_row_that_was_added_meanwhile_moves_no_other(whole, engine):
    address = "/api/v1/operations"
    first = whole.get(address, params={"limit": 2}).json()
    paper = Paper("Police ended Operation Aardvark.", source="late.txt")
    paper.names("Operation", "Operation Aardvark")
    engine.add(paper.extraction(), attempt("late.txt"))
    try:
        rest = whole.get(address, params={"next": first["next"]}).json()["results"]
    finally:
        engine.remove(paper.document.id)

    assert [o["name"] for o in first["results"] + rest] == [o["name"] for o in walk(whole, address, 200)]


KEYS = st.lists(st.text() | st.integers(-(2**31), 2**31), min_size=1, max_size=4).map(tuple)


@given(key=KEYS, asked=st.lists(st.text()))
def test_key_comes_back_from_its_word(key, asked):
    word = cursors.written(key, *asked)

    assert word is not None
    assert word.isascii()
    assert cursors.read(word, key, *asked) == key
    with pytest.raises(BadParameter):
        cursors.read(word, key, *asked, "another list")


@given(word=st.text(max_size=60))
def test_no_text_is_a_place_by_chance(word):
    with pytest.raises(BadParameter):
        cursors.read(word, ("", 0), "a list")


@pytest.mark.parametrize("key", [(2**31 + 1,), (True,), (1.5,), ("",), (), (0, 0), (None,)])
def test_key_of_another_shape_is_refused_even_with_a_right_check_sum(key):
    word = cursors.written(key, "a list")

    with pytest.raises(BadParameter):
        cursors.read(word, (0,), "a list")

"""The pages for people: the forms work without a script, every link answers, every text is escaped."""

import html
import re

import pytest
from starlette.testclient import TestClient

from api import drawing
from api.app import create_app
from graph.settings import Settings
from queries.catalogue import catalogue
from tests.api.examples import AGENCY, OPERATION
from tests.builders import Paper, attempt

READER = {"accept": "text/html,application/xhtml+xml"}
EXAMPLES = {
    "document": "e5eb39fc8c0d25e3ec08cc7063b0fa68934b521424209484ae5c015a330c1079",
    "edge": "edge:777ad2ba9a81f9f0ccb1802f",
}


def links_of(page):
    return {html.unescape(m) for m in re.findall(r'(?:href|src|formaction|action)="(/[^"]*)"', page)}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?around=RCMP",
        "/?question=seized",
        "/ask/seized",
        "/ask/who-took-part",
        f"/entity/{AGENCY}",
        "/find?q=surete",
    ],
)
def test_every_link_answers(client, path):
    page = client.get(path, headers=READER)

    assert page.status_code == 200
    links = {link for link in links_of(page.text) if not link.startswith("/ask/")}
    assert "/docs" in links
    for link in sorted(links):
        assert client.get(link, headers=READER).status_code in (200, 307), link


@pytest.mark.parametrize("name", list(catalogue()))
def test_every_question_has_a_form_and_an_answer_as_a_page(client, name):
    question = catalogue()[name]
    start = client.get("/").text
    form = start[start.index(f'<form action="/ask/{name}"') :].partition("</form>")[0]
    for parameter in question.parameters:
        assert f'name="{parameter.name}"' in form
        assert html.escape(parameter.description) in form.replace("&#39;", "&#x27;")
        assert f'placeholder="{parameter.example}"' in form
    assert ('formaction="/"' in form) is question.drawable

    given = {p.name: EXAMPLES.get(p.name, p.example) for p in question.parameters if not p.optional}
    page = client.get(f"/ask/{name}", params=given, headers=READER)

    assert page.status_code == 200
    assert f"<h1>{question.title}</h1>" in page.text
    assert (f"question={name}" in page.text) is question.drawable


def test_rows_show_what_was_said_with_its_place(client):
    page = client.get("/ask/seized", params={"operation": OPERATION}).text

    assert "46.17 kg of fentanyl" in page
    assert re.search(r'href="/document/[0-9a-f]{64}\?start=\d+&amp;end=\d+#quote"', page)
    assert f'<a href="/entity/{OPERATION}">Operation Example Blizzard</a>' in page


def test_empty_fields_are_not_given(client):
    page = client.get("/ask/seized?operation=&agency=&item=fentanyl")

    assert page.status_code == 200
    assert "cash" not in page.text.partition("<main>")[2].partition("</main>")[0]


def test_document_marks_the_quote(client):
    page = client.get(f"/document/{EXAMPLES['document']}?start=66&end=147").text

    marked = "The Canada Border Services Agency (CBSA) took part in Operation Example Blizzard."
    assert f'<mark id="quote">{marked}</mark>' in page


def test_texts_of_documents_are_escaped(client, filled_store):
    bad = "<script>alert(1)</script>"
    paper = Paper(f'The {bad} Police led Operation "><b>X.', source="bad.txt", title=f"{bad} title")
    police = paper.names("Agency", f"{bad} Police")
    paper.states(police, "LED", paper.names("Operation", 'Operation "><b>X'), paper.text)
    filled_store.add(paper.extraction(), attempt("bad.txt"))

    for path in ("/", "/ask/who-took-part", "/ask/documents", f"/entity/{police}", "/find?q=script", f"/find?q={bad}"):
        page = client.get(path, headers=READER).text
        assert bad not in page, path
        assert '"><b>X' not in page, path
    assert bad not in client.get(f"/document/{paper.document.id}").text


def test_problem_of_a_page_is_a_page_and_of_the_api_a_problem(client):
    page = client.get("/ask/figurez", headers=READER)
    told = client.get("/api/v1/questions/figurez", headers=READER)

    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "did you mean figures" in page.text
    assert told.headers["content-type"] == "application/problem+json"
    assert client.get("/ask/figurez").headers["content-type"] == "application/problem+json"


def test_empty_store_says_what_to_do(empty_store):
    with TestClient(create_app(Settings(), empty_store), base_url="http://127.0.0.1") as client:
        page = client.get("/").text
        assert "opsgraph ingest" in page
        assert "<iframe" not in page
        assert client.get("/ask/documents", headers=READER).status_code == 200
        assert client.get("/api/v1/operations").json() == {"results": [], "truncated": False, "next": None}


def test_map_that_is_too_large_says_how_to_narrow_it(client, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_EDGES", 3)

    page = client.get("/map", headers=READER)

    assert page.status_code == 400
    assert "too much for one map" in page.text
    assert f"/?around={OPERATION.replace(':', '%3A')}" in page.text
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    assert client.get("/api/v1/map").json()["type"] == "urn:opsgraph:network-too-large"
    assert client.get("/map?around=Sample+Crew").status_code == 200


def test_only_the_map_may_stand_in_a_frame_and_only_in_ours(client):
    for path in ("/", "/docs", "/ask/seized", "/api/v1/operations", "/map"):
        headers = client.get(path).headers
        framed = path == "/map"
        assert headers["x-frame-options"] == ("SAMEORIGIN" if framed else "DENY"), path
        allowed = "'self'" if framed else "'none'"
        assert f"frame-ancestors {allowed}" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]


def test_docs_are_files_of_this_server(client):
    page = client.get("/docs").text

    for link in links_of(page):
        assert client.get(link).status_code == 200, link
    assert "http" not in page.replace("https://www.w3.org", "")
    for path in ("/docs/nothing.js", "/docs/..%2fstyle.css", "/redoc"):
        assert client.get(path).status_code == 404

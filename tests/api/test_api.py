"""The HTTP application over a real embedded store."""

from http import HTTPStatus

import pytest
from starlette.testclient import TestClient

from api import errors
from api.app import create_app
from api.errors import STATUS, kind_of, status_of
from graph import errors as tree
from graph.errors import OpsgraphError, StoreUnavailable
from graph.ontology import ONTOLOGY
from graph.settings import Settings
from queries.catalogue import catalogue

OPERATION = "Operation Example Blizzard"


def assert_problem(response, status, kind):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == kind
    assert body["status"] == status
    assert body["title"] == HTTPStatus(status).phrase
    assert body["detail"]
    return body


def test_healthz_answers(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_questions_are_listed_with_what_they_take(client):
    listed = {q["name"]: q for q in client.get("/api/v1/questions").json()}

    assert set(listed) == set(catalogue())
    assert listed["agencies-of-operation"]["parameters"][0]["name"] == "operation"
    assert listed["agencies-of-operation"]["drawable"] is True


def test_question_is_answered_with_rows(client):
    response = client.get("/api/v1/questions/agencies-of-operation", params={"operation": OPERATION})

    body = response.json()
    assert response.status_code == 200
    assert body["question"] == "agencies-of-operation"
    assert "Royal Canadian Mounted Police" in {r["agency"] for r in body["rows"]}
    assert set(body["rows"][0]) == set(body["columns"])


@pytest.mark.parametrize("name", [q.name for q in catalogue().values() if all(p.optional for p in q.parameters)])
def test_every_question_that_needs_nothing_is_answered(client, name):
    assert client.get(f"/api/v1/questions/{name}").status_code == 200


def test_unknown_question_is_a_problem_that_says_which_is_near(client):
    body = assert_problem(client.get("/api/v1/questions/figurez"), 404, "urn:opsgraph:unknown-question")

    assert "figures" in body["detail"]


@pytest.mark.parametrize(
    ("params", "status", "kind"),
    [
        ({}, 400, "urn:opsgraph:bad-parameter"),
        ({"operation": OPERATION, "colour": "red"}, 400, "urn:opsgraph:bad-parameter"),
        ([("operation", OPERATION), ("operation", "x")], 400, "urn:opsgraph:bad-parameter"),
        ({"operation": "Operation Nobody Knows"}, 404, "urn:opsgraph:not-found"),
    ],
)
def test_wrong_parameters_are_problems(client, params, status, kind):
    assert_problem(client.get("/api/v1/questions/agencies-of-operation", params=params), status, kind)


def test_cypher_reads_and_says_when_it_was_cut(client):
    text = "MATCH (a:Agency) WHERE a.name <> $name RETURN a.name AS name ORDER BY name"

    body = client.post("/api/v1/cypher", json={"query": text, "params": {"name": "x"}}).json()

    assert len(body["rows"]) == 3
    assert body["truncated"] is True
    assert body["seconds"] >= 0


@pytest.mark.parametrize("text", ["MATCH (n) DETACH DELETE n", "CREATE (:Agency {id: 'x'})", "MATCH (n RETURN n", "("])
def test_cypher_that_may_not_run_is_a_problem(client, text):
    before = client.get("/api/v1/questions/documents").json()

    assert_problem(client.post("/api/v1/cypher", json={"query": text}), 400, "urn:opsgraph:cypher-refused")

    assert client.get("/api/v1/questions/documents").json() == before


@pytest.mark.parametrize("body", [{}, {"query": ""}, {"query": "RETURN 1", "colour": "red"}, {"query": 1}, []])
def test_body_of_another_shape_is_a_problem(client, body):
    found = assert_problem(client.post("/api/v1/cypher", json=body), 422, "urn:opsgraph:bad-request")

    assert found["faults"]


def test_body_that_is_too_large_is_turned_away(client):
    response = client.post("/api/v1/cypher", content=b"x" * 1_000_001)

    assert_problem(response, 413, "urn:opsgraph:too-large")


def test_ontology_names_every_type(client):
    body = client.get("/api/v1/ontology").json()

    assert [t["name"] for t in body["nodes"]] == [t.name for t in ONTOLOGY.nodes]
    assert [t["name"] for t in body["edges"]] == [t.name for t in ONTOLOGY.edges]
    assert [t["name"] for t in body["values"]] == [t.name for t in ONTOLOGY.values]
    assert ["Agency", "Operation"] in next(t for t in body["edges"] if t["name"] == "LED")["ends"]


def test_search_is_blind_to_accents_and_takes_a_type(client):
    names = [r["name"] for r in client.get("/api/v1/search", params={"q": "surete"}).json()["results"]]
    places = client.get("/api/v1/search", params={"q": "montreal", "type": "place"}).json()["results"]

    assert names[0] == "Sûreté du Québec"
    assert [p["type"] for p in places] == ["Place"]
    assert_problem(client.get("/api/v1/search", params={"q": "x", "type": "colour"}), 422, "urn:opsgraph:bad-request")
    assert_problem(client.get("/api/v1/search"), 422, "urn:opsgraph:bad-request")


@pytest.mark.parametrize(
    ("params", "title", "holds"),
    [
        ({}, "Everything in the store", "Ontario Provincial Police"),
        ({"around": "sample crew"}, "Around Sample Crew", "Sample Crew"),
        ({"question": "seized", "operation": OPERATION}, "", "46.17 kg"),
    ],
)
def test_map_is_a_page_with_a_policy_of_its_own(client, params, title, holds):
    response = client.get("/map", params=params)

    policy = response.headers["content-security-policy"]
    assert response.status_code == 200
    assert f"<h1>{title}" in response.text
    assert holds in response.text
    assert "sha256-" in policy
    assert "frame-ancestors 'self'" in policy
    assert response.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"around": "nobody of that name"}, 404),
        ({"around": "RCMP", "question": "seized"}, 400),
        ({"colour": "red"}, 400),
        ({"question": "documents"}, 400),
        ({"depth": "9"}, 422),
    ],
)
def test_map_of_what_is_not_there_is_a_problem(client, params, status):
    response = client.get("/map", params=params)

    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize("path", ["/healthz", "/", "/docs", "/ask/seized", "/api/v1/questions/nope", "/nowhere"])
def test_every_answer_carries_the_safe_headers(client, path):
    headers = client.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", ""])
def test_request_under_another_name_is_turned_away(client, host):
    assert_problem(client.get("/healthz", headers={"host": host}), 421, "urn:opsgraph:unknown-host")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]", "[::1]:8000"])
def test_request_under_a_name_of_this_machine_is_served(client, host):
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_method_that_is_not_there_is_a_problem_with_what_is(client):
    response = client.get("/api/v1/cypher")

    assert_problem(response, 405, "about:blank")
    assert response.headers["allow"] == "POST"


def test_every_error_of_the_tree_has_a_status():
    ours = [e for e in vars(tree).values() if isinstance(e, type) and issubclass(e, OpsgraphError)]

    assert all(status_of(e.__new__(e)).value >= 400 for e in ours)
    assert status_of(StoreUnavailable("x")) == 503
    assert STATUS[OpsgraphError] == 500
    assert kind_of(StoreUnavailable) == "urn:opsgraph:store-unavailable"


def test_unforeseen_error_tells_nothing_but_is_logged(filled_store, monkeypatch, caplog):
    monkeypatch.setattr("api.routes.questions.ontology_answer", lambda: 1 / 0)
    app = create_app(Settings(), filled_store)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        response = client.get("/api/v1/ontology")

    body = assert_problem(response, 500, "about:blank")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "division" not in body["detail"]
    assert "ZeroDivisionError" in caplog.text
    assert errors.LOG.name in {r.name for r in caplog.records}

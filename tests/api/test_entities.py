"""Entities, operations, claims and documents over HTTP: relations with their sentences, and ids that lead on."""

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from graph.errors import StoreError, StoreUnavailable
from graph.settings import Settings
from tests.api.examples import AGENCY, OPERATION
from tests.api.test_api import assert_problem
from tests.builders import Paper, attempt

LEADS_ON = [
    ("/api/v1/entities/agency:rcmp", f"/api/v1/entities/{AGENCY}"),
    ("/api/v1/entities/agency:rcmp/adjacent?type=LED&limit=3", f"/api/v1/entities/{AGENCY}/adjacent?type=LED&limit=3"),
    ("/api/v1/entities/agency:rcmp/claims", f"/api/v1/entities/{AGENCY}/claims"),
    ("/api/v1/agencies/agency:rcmp/operations", f"/api/v1/agencies/{AGENCY}/operations"),
    ("/api/v1/operations/operation:example-blizzard/agencies", f"/api/v1/operations/{OPERATION}/agencies"),
    ("/entity/agency:rcmp", f"/entity/{AGENCY}"),
]


@pytest.mark.parametrize(("given", "found"), LEADS_ON)
def test_id_made_of_another_name_leads_to_the_entity(client, given, found):
    response = client.get(given)

    assert response.status_code == 307
    assert response.headers["location"] == found
    assert response.content == b""
    assert client.get(found).status_code == 200


def test_every_name_of_every_entity_is_an_id_that_answers(client, filled_store):
    rows = filled_store.read("MATCH (k:Name)-[:NAMES]->(n) RETURN k.key, n.id, labels(n)[0] ORDER BY n.id").rows
    assert len(rows) > 15
    for key, ident, _ in rows:
        made = f"{ident.partition(':')[0]}:{key.replace(' ', '-')}"
        answer = client.get(f"/api/v1/entities/{made}")
        shared = [i for k, i, _ in rows if k == key]
        assert answer.status_code == (200 if made == ident else 307 if len(shared) == 1 else 400), made


def test_name_in_another_script_is_found_by_the_id_that_is_made_of_it(client, filled_store):
    paper = Paper("Поліція took part. Police of Ukraine (Поліція).", source="ua.txt")
    ident = paper.names("Agency", "Police of Ukraine", "Поліція", scope="ua")
    other = paper.names("Agency", "Поліція", scope="ua")
    filled_store.add(paper.extraction(), attempt("ua.txt"))
    filled_store.remove(paper.document.id)
    alone = Paper("Police of Ukraine (Поліція) took part.", source="ua2.txt")
    alone.names("Agency", "Police of Ukraine", "Поліція", scope="ua")
    filled_store.add(alone.extraction(), attempt("ua2.txt"))

    response = client.get(f"/api/v1/entities/{other}")

    assert response.headers["location"] == f"/api/v1/entities/{ident}"
    assert client.get(f"/api/v1/entities/{other.replace('~ua', '~fr')}").status_code == 404


def test_name_of_several_says_which(client):
    body = assert_problem(client.get("/api/v1/entities/agency:cbsa"), 400, "urn:opsgraph:bad-parameter")

    assert "agency:california-bay-sheriffs-association" in body["detail"]
    assert "agency:canada-border-services-agency" in body["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/entities/agency:nobody",
        "/api/v1/entities/nobody",
        "/api/v1/entities/colour:red",
        "/api/v1/entities/:",
        f"/api/v1/operations/{AGENCY}/agencies",
        f"/api/v1/agencies/{OPERATION}/operations",
        "/api/v1/claims/claim:0",
        "/api/v1/documents/0",
    ],
)
def test_what_is_not_there_is_a_problem(client, path):
    assert_problem(client.get(path), 404, "urn:opsgraph:not-found")


def test_entity_says_what_documents_agree_on_and_what_they_do_not(client):
    body = client.get(f"/api/v1/entities/{OPERATION}").json()

    assert body["name"] == "Operation Example Blizzard"
    assert body["documents"] == 2
    assert body["relations"]["SEIZED"] == 3
    assert body["conflicts"] == ["figure_arrests"]


def relations_in(value):
    """Yield every relation of an answer, however deep."""
    if isinstance(value, dict):
        if {"type", "subject", "object", "sentences"} <= value.keys():
            yield value
        for part in value.values():
            yield from relations_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from relations_in(part)


@pytest.mark.parametrize(
    "path",
    [
        f"/api/v1/entities/{OPERATION}/adjacent",
        f"/api/v1/operations/{OPERATION}/agencies",
        f"/api/v1/agencies/{AGENCY}/operations",
        "/api/v1/seizures",
        "/api/v1/map",
    ],
)
def test_every_relation_carries_sentences_that_stand_in_their_documents(client, path):
    found = list(relations_in(client.get(path).json()))

    assert found
    for relation in found:
        assert 1 <= len(relation["evidence"]) <= relation["sentences"]
        for sentence in relation["evidence"]:
            if "start" in sentence:
                text = client.get(f"/api/v1/documents/{sentence['document']['id']}").json()["text"]
                assert text[sentence["start"] : sentence["end"]] == sentence["quote"]
            assert client.get(f"/api/v1/claims/{sentence['claim']}").json()["verbatim"] is True


def test_sentences_are_bounded_and_counted(client, filled_store):
    for number in range(4):
        text = f"The RCMP led Operation Example Blizzard in week {number}."
        paper = Paper(text, source=f"{number}.txt", published=f"2025-0{number + 1}")
        rcmp = paper.names("Agency", "Royal Canadian Mounted Police", "RCMP")
        paper.states(rcmp, "LED", paper.names("Operation", "Operation Example Blizzard"), text)
        filled_store.add(paper.extraction(), attempt(paper.source))

    rows = client.get(f"/api/v1/entities/{AGENCY}/adjacent?type=LED&sentences=2").json()["results"]

    assert [(len(r["relation"]["evidence"]), r["relation"]["sentences"]) for r in rows] == [(2, 5)]


def test_offsets_count_characters_beyond_the_first_plane(client, filled_store):
    paper = Paper("\U0001f6a8\U0001f6a8 News. The RCMP led Operation Siren.", source="siren.txt")
    rcmp = paper.names("Agency", "Royal Canadian Mounted Police", "RCMP")
    claim = paper.states(rcmp, "LED", paper.names("Operation", "Operation Siren"), "The RCMP led Operation Siren.")
    filled_store.add(paper.extraction(), attempt("siren.txt"))

    body = client.get(f"/api/v1/claims/{claim.id}").json()

    assert (body["start"], body["verbatim"]) == (9, True)


def test_claim_that_its_document_does_not_hold_says_so(client, filled_store):
    filled_store._writing(lambda run: run("MATCH (d:Document) SET d.text = 'x' + d.text", {}))

    assert client.get("/api/v1/claims/claim:0ec36a3de657862ed84a3ee4").json()["verbatim"] is False


def test_denial_is_among_the_claims_and_supports_no_edge(client):
    rows = client.get(f"/api/v1/entities/{OPERATION}/claims?predicate=PARTICIPATES_IN").json()["results"]

    assert [(r["modality"], r["edge"] is None) for r in rows] == [("denied", True), ("asserted", False)]


def test_member_of_a_leading_body_is_shown_with_both_relations(client):
    rows = client.get(f"/api/v1/operations/{OPERATION}/agencies").json()["results"]

    roles = [(r["agency"]["name"], r["role"], [x["type"] for x in r["relations"]]) for r in rows]
    assert roles[0] == ("Example Coalition on Drugs", "led", ["LED"])
    assert ("Ontario Provincial Police", "member of the body that led", ["MEMBER_OF", "LED"]) in roles
    assert {r["body"]["name"] for r in rows if r["body"]} == {"Example Coalition on Drugs"}


def test_document_comes_with_its_text_unless_it_is_not_wanted(client):
    ident = client.get("/api/v1/documents").json()["results"][0]["id"]

    assert client.get(f"/api/v1/documents/{ident}").json()["text"].startswith("The RCMP and")
    assert client.get(f"/api/v1/documents/{ident}?text=false").json()["text"] is None


@pytest.mark.parametrize("error", [StoreUnavailable("gone"), StoreError("odd")])
def test_store_that_does_not_answer_is_not_ready_but_the_server_lives(filled_store, monkeypatch, error):
    def fail(*_: object) -> None:
        raise error

    with TestClient(create_app(Settings(), filled_store), base_url="http://127.0.0.1") as client:
        assert client.get("/readyz").json() == {"status": "ok"}
        monkeypatch.setattr(filled_store, "read", fail)

        assert_problem(client.get("/readyz"), 503, "urn:opsgraph:store-unavailable")
        assert client.get("/healthz").json() == {"status": "ok"}


def test_about_tells_no_path(client, filled_store):
    text = client.get("/about").text

    assert client.get("/about").json()["store"] in ("embedded", "server")
    assert filled_store.url.partition(":")[2] not in text
    assert "bolt" not in text

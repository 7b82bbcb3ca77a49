"""The OpenAPI description: complete, with examples that are real and fit their shapes."""

import json

import pytest
from jsonschema_rs import Draft202012Validator

from api.app import description
from api.described import EXAMPLES
from api.errors import STATUS, kind_of
from graph.ontology import ONTOLOGY
from tests.api.examples import REQUESTS, asked

METHODS = {"get", "post", "put", "delete", "patch"}
OPENAPI = description()
OPERATIONS = [(p, m, o) for p, item in OPENAPI["paths"].items() for m, o in item.items() if m in METHODS]
WANTED = """
/api/v1/operations /api/v1/operations/{id}/agencies /api/v1/agencies/{id}/operations /api/v1/entities/{id}
/api/v1/entities/{id}/adjacent /api/v1/entities/{id}/claims /api/v1/claims/{id} /api/v1/documents /api/v1/documents/{id}
/api/v1/search /api/v1/seizures /api/v1/questions /api/v1/questions/{name} /api/v1/cypher /api/v1/ontology /api/v1/map
/healthz /readyz /about
"""


EACH = pytest.mark.parametrize(("path", "method", "operation"), [pytest.param(*o, id=o[0]) for o in OPERATIONS])


def valid(schema, value):
    """Fail where a value does not fit a schema of the description."""
    Draft202012Validator({**schema, "components": OPENAPI["components"]}).validate(value)


def test_every_address_is_described():
    assert {p for p, _, _ in OPERATIONS} == set(WANTED.split())


@EACH
def test_every_operation_says_what_it_does(path, method, operation):
    assert operation["summary"]
    assert operation["tags"]
    for parameter in operation.get("parameters", ()):
        assert parameter["description"], parameter["name"]
    if any(p["name"] == "next" for p in operation.get("parameters", ())):
        shape = json.dumps(operation["responses"]["200"]["content"]["application/json"]["schema"])
        assert "Page_" in shape or "Answer" in shape


@EACH
def test_examples_of_requests_fit_their_shapes(path, method, operation):
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        if parameter["required"]:
            assert schema["examples"], parameter["name"]
        for example in schema.get("examples", ()):
            valid(schema, example)
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        shape = OPENAPI["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        assert shape["examples"]
        for example in shape["examples"]:
            valid(schema, example)


@EACH
def test_examples_of_answers_fit_their_shapes(path, method, operation):
    answer = operation["responses"]["200"]["content"]["application/json"]
    assert answer["examples"]
    for status, response in operation["responses"].items():
        for kind, content in response.get("content", {}).items():
            assert kind == ("application/json" if status == "200" else "application/problem+json")
            assert content["examples"], status
            for example in content["examples"].values():
                valid(content["schema"], example["value"])
                if status != "200":
                    assert example["value"]["status"] == int(status)


@EACH
def test_every_operation_says_how_it_fails(path, method, operation):
    statuses = set(operation["responses"])

    assert {"421", "500", "503"} <= statuses
    assert operation.get("parameters") is None or "422" in statuses
    assert ("307" in statuses) is ("{id}" in path and "claims/{" not in path and "documents" not in path)


def test_kinds_of_problems_are_those_of_the_errors():
    told = {
        (example["value"]["type"], int(status))
        for _, _, operation in OPERATIONS
        for status, response in operation["responses"].items()
        if "application/problem+json" in response.get("content", {})
        for example in response["content"]["application/problem+json"]["examples"].values()
    }
    ours = {(kind_of(error), status.value) for error, status in STATUS.items()}
    others = {
        ("about:blank", 500),
        ("urn:opsgraph:unknown-host", 421),
        ("urn:opsgraph:bad-request", 422),
        ("urn:opsgraph:too-large", 413),
    }

    assert told <= ours | others
    assert len(told & ours) == 8


def test_examples_are_what_is_answered(client):
    stale = [n for n in REQUESTS if json.loads((EXAMPLES / f"{n}.json").read_text("utf-8")) != asked(client, n)]

    assert stale == [], "run `python -m tests.api.examples`"
    assert {p.stem for p in EXAMPLES.glob("*.json")} == set(REQUESTS)


def test_enumerations_are_those_of_the_ontology():
    schemas = OPENAPI["components"]["schemas"]

    assert schemas["NodeName"]["enum"] == [t.name for t in ONTOLOGY.nodes]
    assert schemas["RelationName"]["enum"] == [t.name for t in ONTOLOGY.edges]


def test_served_description_is_this_one(client):
    assert client.get("/api/v1/openapi.json").json() == json.loads(json.dumps(OPENAPI))

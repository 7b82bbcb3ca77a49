"""Requests that nobody thought of, made from the OpenAPI description: no answer is a 500, and each has its shape."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app, description
from graph.settings import Settings
from queries.catalogue import catalogue
from tests.api.examples import AGENCY, OPERATION, fill
from tests.conftest import clear

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
HEADERS = {"Host": "127.0.0.1"}


#: Ids and names that lead further in than made up ones do, which come as well.
REAL = {
    "/api/v1/operations/{id}/agencies": [{"id": OPERATION}, {}],
    "/api/v1/agencies/{id}/operations": [{"id": AGENCY}, {"id": "agency:rcmp"}, {}],
    "/api/v1/entities/{id}": [{"id": OPERATION}, {"id": "place:montreal"}, {"id": "agency:cbsa"}, {}],
    "/api/v1/entities/{id}/adjacent": [{"id": OPERATION}, {"id": AGENCY}, {}],
    "/api/v1/entities/{id}/claims": [{"id": OPERATION}, {"id": AGENCY}, {}],
    "/api/v1/documents/{id}": [{"id": "e5eb39fc8c0d25e3ec08cc7063b0fa68934b521424209484ae5c015a330c1079"}, {}],
    "/api/v1/claims/{id}": [{"id": "claim:0ec36a3de657862ed84a3ee4"}, {}],
    "/api/v1/questions/{name}": [{"name": name} for name in catalogue()],
}
EACH = [(p, m) for p, item in description()["paths"].items() for m in item]


@pytest.fixture(scope="module")
def described(engine):
    """The description as it is served, over a store that holds the documents of the builders."""
    clear(engine)
    fill(engine)
    app = create_app(Settings(query_seconds=2), engine)
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HEADERS)


# by hypothesis itself: what schemathesis brings for pytest reaches into an older pytest
@pytest.mark.parametrize(("path", "method"), EACH)
def test_every_answer_is_one_that_is_described(described, path, method):
    seen = []

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described[path][method.upper()].as_strategy(), real=st.sampled_from(REAL.get(path, [{}])))
    def attack(case, real):
        case.path_parameters = {**case.path_parameters, **real}
        response = case.call(headers=HEADERS, allow_redirects=False)
        seen.append(response.status_code)
        case.validate_response(response, checks=CHECKS)

    attack()
    assert seen
    assert path == "/api/v1/cypher" or 200 in seen, "no request was right"

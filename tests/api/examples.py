"""The examples of the OpenAPI description: what the addresses answer over the documents of `tests.builders`.

`python -m tests.api.examples` writes them anew into api/examples; test_openapi.py compares them.
"""

from __future__ import annotations

import json
import tempfile
from typing import Any

from starlette.testclient import TestClient

from api.app import create_app
from api.described import EXAMPLES
from graph.settings import Settings
from graph.store.base import Store
from graph.store.embedded import open_embedded
from tests.builders import attempt, blizzard, coalition, homonym

OPERATION = "operation:operation-example-blizzard"
AGENCY = "agency:royal-canadian-mounted-police"
TEXT = "MATCH (a:Agency)-[e:LED]->(o:Operation {name: $name}) RETURN a.name AS agency ORDER BY agency"
REQUESTS: dict[str, str | tuple[str, object]] = {
    "about": "/about",
    "adjacent": f"/api/v1/entities/{OPERATION}/adjacent?type=LED&limit=1",
    "agencies-of-operation": f"/api/v1/operations/{OPERATION}/agencies?limit=1",
    "claim": "/api/v1/claims/claim:0ec36a3de657862ed84a3ee4",
    "cypher": ("/api/v1/cypher", {"query": TEXT, "params": {"name": "Operation Example Blizzard"}}),
    "document": "/api/v1/documents/e5eb39fc8c0d25e3ec08cc7063b0fa68934b521424209484ae5c015a330c1079",
    "documents": "/api/v1/documents?limit=1",
    "entity": f"/api/v1/entities/{OPERATION}",
    "entity-claims": f"/api/v1/entities/{OPERATION}/claims?predicate=FIGURE&limit=1",
    "healthz": "/healthz",
    "map": "/api/v1/map?around=Sample+Crew",
    "ontology": "/api/v1/ontology",
    "operations": "/api/v1/operations",
    "operations-of-agency": f"/api/v1/agencies/{AGENCY}/operations?limit=1",
    "question": "/api/v1/questions/agencies-of-operation?operation=Example+Blizzard&limit=2",
    "questions": "/api/v1/questions",
    "readyz": "/readyz",
    "search": "/api/v1/search?q=surete&limit=1",
    "seizures": "/api/v1/seizures?item=substance:fentanyl&limit=1",
}


def asked(client: TestClient, name: str) -> dict[str, Any]:
    """Return a request of the table and its answer, without what differs from run to run."""
    request = REQUESTS[name]
    if isinstance(request, str):
        response, said = client.get(request), f"GET {request}"
    else:
        response, said = client.post(request[0], json=request[1]), f"POST {request[0]}"
    assert response.status_code == 200, response.text
    return {"request": said, "response": _steady(name, response.json())}


def _steady(name: str, answer: Any) -> Any:
    if name == "cypher":
        return {**answer, "seconds": 0.002}
    if name == "about":
        return {**answer, "store": "embedded"}
    if name == "ontology":  # the page shows one of each; the whole is behind the address
        return {kind: listed[:1] for kind, listed in answer.items()}
    return answer[:1] if name == "questions" else answer


def fill(store: Store) -> None:
    """Load the documents of `tests.builders`."""
    for paper in (blizzard(), coalition(), homonym()):
        store.add(paper.extraction(), attempt(paper.source))


def main() -> None:
    """Write every example."""
    EXAMPLES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="opsgraph-examples-") as folder:
        store = open_embedded(f"embedded:{folder}/store", Settings())
        fill(store)
        with TestClient(create_app(Settings(), store), base_url="http://127.0.0.1") as client:
            for name in REQUESTS:
                text = json.dumps(asked(client, name), ensure_ascii=False, indent=2)
                (EXAMPLES / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        store.close()


if __name__ == "__main__":
    main()

"""The server itself: whether it lives, whether it can answer, and what it is."""

from __future__ import annotations

import importlib.metadata

import anyio
from fastapi import APIRouter

from api.deps import StoreDep
from api.described import answers
from api.shapes import About, Health
from graph.errors import StoreError, StoreUnavailable
from graph.store.base import Store
from graph.store.open import kinds
from queries.lists import answers as store_answers

router = APIRouter(tags=["server"])
#: Seconds after which a store that says nothing counts as one that does not answer.
_PATIENCE = 5.0


@router.get("/healthz", summary="Whether the server answers", responses=answers("healthz", taken=False))
async def healthz() -> Health:
    """Answer; in the event loop, so that waiting queries do not hold it up."""
    return Health(status="ok")


@router.get("/readyz", summary="Whether the store answers", responses=answers("readyz", taken=False))
async def readyz(store: StoreDep) -> Health:
    """Answer where the store does."""
    try:
        with anyio.fail_after(_PATIENCE):
            await anyio.to_thread.run_sync(store_answers, store, abandon_on_cancel=True)
    except StoreUnavailable:
        raise
    except StoreError as exc:
        raise StoreUnavailable(f"the store does not answer as it should: {exc}") from exc
    except TimeoutError:
        raise StoreUnavailable(f"the store has not answered for {_PATIENCE:g} seconds") from None
    return Health(status="ok")


@router.get(
    "/about",
    summary="What this is and what it serves",
    description="Without secrets, and without the path of the store.",
    responses=answers("about", taken=False),
)
def about(store: StoreDep) -> About:
    """Answer with the version, the kind of store and counts."""
    info = store.info()
    return About.model_validate(
        {
            "name": "opsgraph",
            "summary": "A knowledge graph in which no edge exists without the sentence that states it.",
            "version": version(),
            "licence": "Apache-2.0",
            "store": kind_of_store(store),
            "documents": info.documents,
            "claims": info.claims,
            "entities": dict(info.nodes),
            "relations": dict(info.edges),
            "accuracy": "Extraction misses statements and misreads some; benchmarks/accuracy scores it against documents "
            "annotated by hand. A claim's confidence is that of its rule, not that it is true: read its sentence.",
            "docs": "/docs",
            "openapi": "/api/v1/openapi.json",
        }
    )


def version() -> str:
    """Return the version that is installed; `unknown` where only the folders were copied."""
    try:
        return importlib.metadata.version("opsgraph")
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def kind_of_store(store: Store) -> str:
    """Return the name of the kind of store: its address may hold a path or a password."""
    scheme = store.url.partition(":")[0]
    return next((kind.name for kind in kinds() if scheme in kind.schemes), scheme)

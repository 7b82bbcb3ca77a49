"""Settings and store for a verb, out of the command line and the environment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from graph.errors import BadParameter
from graph.settings import Settings
from graph.store.base import Store
from graph.store.open import open_store


def settings_of(context: typer.Context) -> Settings:
    """Read the settings, `--store` of the command line before those of the environment.

    Raises
    ------
    BadParameter
        When a setting has a value that it cannot have; one line names all of them.
    """
    wanted = str(context.find_root().params.get("store") or "")
    try:
        return Settings(store=wanted) if wanted else Settings()
    except ValidationError as exc:
        faults = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in exc.errors())
        raise BadParameter("a setting is wrong: " + "; ".join(faults)) from None


@contextmanager
def opened(settings: Settings, *, any_version: bool = False) -> Iterator[Store]:
    """Open the store of the settings, and close it in any case."""
    store = open_store(settings.store_url, settings, any_version=any_version)
    try:
        yield store
    finally:
        store.close()

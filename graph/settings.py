"""All settings, in one place; nothing else reads the environment.

`OPSGRAPH_*` variables, and `NEO4J_*` as every Neo4j tool reads them.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def data_home() -> Path:
    """Return the folder of the user's data, as the platform has it (XDG base directories on Linux)."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")


class Settings(BaseSettings):
    """What can be set; each field's description is its documentation."""

    model_config = SettingsConfigDict(env_prefix="OPSGRAPH_", frozen=True, extra="ignore", populate_by_name=True)

    store: str = Field(
        default="",
        description="Where the graph is kept: `embedded:PATH` or a Bolt address (`bolt://`, `neo4j://`). "
        "Empty: `NEO4J_URI` where set, else a folder of the user's data directory.",
    )
    neo4j_uri: str = Field(default="", validation_alias="NEO4J_URI", description="Bolt address of a Neo4j server.")
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME", description="User that writes.")
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), validation_alias="NEO4J_PASSWORD", description="Password of the user that writes."
    )
    neo4j_database: str = Field(
        default="",
        validation_alias="NEO4J_DATABASE",
        description="Name of the database. Empty: the one that the server calls the user's own, `neo4j` on most servers.",
    )
    authorities: str = Field(
        default="",
        description="A PEM file with the certificates of those who may have signed the server's, where it is none that "
        "the system trusts; the connection is then encrypted.",
    )
    reader_username: str = Field(default="", description="A Neo4j user with read rights only, for free Cypher.")
    reader_password: SecretStr = Field(default=SecretStr(""), description="Password of that user.")
    author: str = Field(
        default="", description="Who makes decisions (`opsgraph same`). Empty: the name that you are logged in by."
    )
    max_bytes: int = Field(default=20_000_000, gt=0, description="Largest input file that is read, in bytes.")
    fetch_private: bool = Field(
        default=False,
        description="Whether web addresses of this machine and of private networks may be read.",
    )
    embedded_memory: int = Field(
        default=2_048,
        ge=256,
        description="Most memory of the embedded engine's heap, in megabytes; beyond it the process ends.",
    )
    free_cypher: Literal["safe", "always", "never"] = Field(
        default="safe",
        description="Whether `opsgraph serve` answers free Cypher: `safe`, only where the store was seen to refuse writing; "
        "`always`; or `never`.",
    )
    query_seconds: float = Field(default=10.0, gt=0, description="Time limit of free Cypher, in seconds.")
    query_rows: int = Field(default=1_000, gt=0, description="Most rows that free Cypher returns.")
    query_bytes: int = Field(default=5_000_000, gt=0, description="Most bytes of an answer to free Cypher.")
    host: str = Field(
        default="127.0.0.1",
        validation_alias=AliasChoices("OPSGRAPH_HOST", "host"),
        description="Address that `opsgraph serve` binds.",
    )
    port: int = Field(default=8000, ge=0, le=65535, description="Port that `opsgraph serve` binds.")
    bind_any: bool = Field(
        default=False,
        description="Whether `opsgraph serve` may bind an address that is not of this machine alone. There is no login. Only "
        "for a container whose port is published on 127.0.0.1; requests must still be made to 127.0.0.1 or localhost.",
    )

    @property
    def store_url(self) -> str:
        """Where the graph is kept, with the default filled in."""
        return self.store or self.neo4j_uri or f"embedded:{data_home() / 'opsgraph' / 'store'}"

    @property
    def author_name(self) -> str:
        """Who makes decisions, with the default filled in; empty where the system knows no name."""
        try:
            return self.author or getpass.getuser()
        except (OSError, KeyError, ImportError):  # a container without users
            return ""

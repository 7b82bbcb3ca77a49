"""The file of a backup: a ZIP archive of JSON lines with their checksums, the same bytes for the same store.

Only what cannot be computed is in it: documents, claims, earlier versions, addresses, decisions, and the ledger. Nodes, edges
and names are folded anew from the claims when it is restored, on whichever engine.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.decision_lines import decision_of
from graph.decisions import Decision, agreed, identity
from graph.errors import DamagedArchive, InvalidDecision, OpsgraphError
from graph.store.contribution import Contribution, Same
from graph.store.rows import contribution_of
from graph.store.state import Row

FORMAT, VERSION = "opsgraph backup", 2
DOCUMENTS, CLAIMS, VERSIONS, ADDRESSES, DECISIONS, LEDGER = (
    f"{name}.jsonl" for name in ("documents", "claims", "versions", "addresses", "decisions", "ledger")
)
MEMBERS = (DOCUMENTS, CLAIMS, VERSIONS, ADDRESSES, DECISIONS, LEDGER)
#: What a backup of each version holds that is read: before decisions could be made, there were none.
_MEMBERS_OF = {1: tuple(m for m in MEMBERS if m != DECISIONS), VERSION: MEMBERS}
_MANIFEST = "manifest.json"
#: ZIP has no date before; the time of a backup is no part of what is backed up.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: What reading a damaged file may raise.
_DAMAGE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, NotImplementedError)


def write(path: Path, members: Mapping[str, Iterable[Row]]) -> dict[str, int]:
    """Write an archive, each member as its rows come, and return the number of rows of each."""
    told: dict[str, dict[str, object]] = {}
    with zipfile.ZipFile(path, "w") as archive:
        for name, rows in members.items():
            checksum, lines = hashlib.sha256(), 0
            with archive.open(_entry(name), "w", force_zip64=True) as member:
                for row in rows:
                    line = _line(row)
                    checksum.update(line)
                    member.write(line)
                    lines += 1
            told[name] = {"lines": lines, "sha256": checksum.hexdigest()}
        manifest = {"format": FORMAT, "version": VERSION, "members": told}
        archive.writestr(_entry(_MANIFEST), json.dumps(manifest, indent=2, sort_keys=True) + "\n")
    return {name: int(str(each["lines"])) for name, each in told.items()}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return entry


def _line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


class Archive:
    """A backup that is read; nothing of it is held but what is asked for.

    Raises
    ------
    DamagedArchive
        When the file is not there, is no backup, or was written by a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGE as exc:
            said = exc.strerror if isinstance(exc, OSError) else None
            raise DamagedArchive(f"{path} is no backup that can be read: {said or exc}") from exc
        try:
            self.counts = self._manifest()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _manifest(self) -> dict[str, int]:
        try:
            told = json.loads(self._zip.read(_MANIFEST))
            form, version = told["format"], told["version"]
            self._checksums = {str(n): str(m["sha256"]) for n, m in told["members"].items()}
            counts = {str(n): int(m["lines"]) for n, m in told["members"].items()}
        except _DAMAGE as exc:
            raise DamagedArchive(f"{self._path} has no list of its members that can be read: {exc}") from exc
        if form != FORMAT:
            raise DamagedArchive(f"{self._path} is no backup of opsgraph, but {form!r}")
        expected = _MEMBERS_OF.get(version)
        if expected is None:
            raise DamagedArchive(f"{self._path} is a backup of version {version}; this opsgraph reads up to {VERSION}")
        names = sorted(set(self._zip.namelist()) - {_MANIFEST})
        if names != sorted(counts) or names != sorted(expected):
            raise DamagedArchive(f"{self._path} holds {', '.join(names)}; expected {', '.join(sorted(expected))}")
        return {name: counts[name] for name in expected}

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a member; raises `DamagedArchive` where it is not what was written, at the latest at its end."""
        if name not in self.counts:
            return
        checksum, lines = hashlib.sha256(), 0
        try:
            with self._zip.open(name) as member:
                for line in member:
                    checksum.update(line)
                    lines += 1
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise TypeError(f"line {lines} is no object")
                    yield row
        except _DAMAGE as exc:
            raise DamagedArchive(f"{self._path}: {name} is damaged: {exc}") from exc
        if lines != self.counts[name] or checksum.hexdigest() != self._checksums[name]:
            raise DamagedArchive(f"{self._path}: {name} is not what was written: its checksum differs")

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions; raises `DamagedArchive` where one does not hold, or they contradict each other."""
        found: dict[str, Decision] = {}
        try:
            for row in self.rows(DECISIONS):
                decision = decision_of(row)
                if decision.key in found:
                    raise InvalidDecision(f"{decision.key} is decided twice")
                found[decision.key] = decision
            agreed(found.values())
        except InvalidDecision as exc:
            raise DamagedArchive(f"{self._path}: a decision does not hold: {exc}") from exc
        return tuple(found.values())

    def contributions(self, same: Same) -> Iterator[Contribution]:
        """Yield each document with its claims, all laws checked; raises `DamagedArchive` where one does not hold.

        `same` says which ids stand for others by the decisions of the archive.
        """
        claims = itertools.groupby(self.rows(CLAIMS), key=lambda r: str(r.pop("document", "")))
        owner, group = next(claims, ("", iter(())))
        for row in self.rows(DOCUMENTS):
            stated = list(group) if owner == row.get("id") else []
            try:
                yield contribution_of(row, stated, same)
            except (OpsgraphError, KeyError, TypeError, ValueError) as exc:
                raise DamagedArchive(f"{self._path}: a document or claim does not hold: {exc}") from exc
            if stated:
                owner, group = next(claims, ("", iter(())))
        if owner:
            raise DamagedArchive(f"{self._path}: claims are of document {owner}, which is not there or out of order")

    def verify(self) -> None:
        """Read everything once; raises `DamagedArchive` for the first thing that is wrong."""
        same = identity(self.decisions()).joined
        known = {str(c.document["id"]) for c in self.contributions(same)}
        superseding = set()
        for row in self.rows(VERSIONS):
            known.add(str(row.get("id")))
            superseding.add(str(row.get("superseded_by")))
        held = {str(i) for row in self.rows(ADDRESSES) for i in _list(row.get("holds"))}
        if strange := sorted((held | superseding) - known):
            raise DamagedArchive(f"{self._path}: an address or version speaks of {strange[0]}, which is not there")
        for row in self.rows(LEDGER):
            if not row.get("key"):
                raise DamagedArchive(f"{self._path}: a row of the ledger has no key")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []

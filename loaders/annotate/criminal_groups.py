"""Readings of a text as criminal groups, named and unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.annotate.candidates import GRAMMAR, NAMED, Candidate, squeeze
from loaders.annotate.group_names import group_names
from loaders.annotate.group_phrases import group_phrases
from loaders.annotate.groups import groups
from loaders.annotate.listed import Listed
from loaders.annotate.peoples import is_nationality
from loaders.annotate.unnamed_groups import Group, unnamed_groups
from loaders.reading import OF_PERSON, Sentence


def criminal_groups(text: str, sentences: Sequence[Sentence], listed: Listed) -> Iterator[Candidate]:
    """Yield the criminal groups that the grammars propose: named ones first, for a phrase may be a part of one.

    Parameters
    ----------
    text:
        Masked text.
    sentences:
        With their tokens, for where people are named.
    listed:
        What the lists know.
    """
    begins: set[int] = set()
    for sentence in sentences:
        first, last = sentence.span.start, sentence.span.end
        by_rank = (
            (GRAMMAR, groups(text, first, last, sentence.language)),
            (NAMED, group_names(text, first, last, sentence.language, listed.names_other_than_group)),
        )
        for rank, found in by_rank:
            for group in found:
                if _is_origin(text, group, listed) or _is_of_a_body(group, listed):
                    continue
                if not group.unnamed:
                    begins.add(group.start)
                yield _candidate(group, rank)

    def known(at: int, kind: str) -> bool:
        return listed.begins(at, kind) or (kind == "CriminalOrganization" and at in begins)

    for sentence in sentences:
        first, last, language = sentence.span.start, sentence.span.end, sentence.language
        people = {t.start for t in sentence.tokens if t.label == OF_PERSON}
        for group in unnamed_groups(text, first, last, language):
            if not known(group.start, "CriminalOrganization"):
                yield _candidate(group, GRAMMAR)
        for group in group_phrases(text, first, last, language, known, people.__contains__):
            yield _candidate(group, GRAMMAR)


def _is_origin(text: str, group: Group, listed: Listed) -> bool:
    """Whether the name before a noun only says where a group is from: "a Hamilton crew", "an Ecuadorean gang"."""
    if not re.search(r"\b(?:[Aa]n?|[Uu]ne?)\s$", text[max(0, group.start - 4) : group.start]):
        return False
    ends = (group.end, group.start + len(group.name.rpartition(" ")[0]))
    return is_nationality(group.name.split()[0]) or any(listed.is_place(group.start, e) for e in ends)


def _is_of_a_body(group: Group, listed: Listed) -> bool:
    """Whether the owner of a network is a listed body or place: "the Border Force's network"."""
    owned = re.search(r"['’]s ", group.name) is not None
    return owned and any(listed.begins(group.start, kind) for kind in ("Agency", "Place", "Country"))


def _candidate(group: Group, rank: int) -> Candidate:
    unnamed = {"unnamed": "yes"} if group.unnamed else {}
    name, also = squeeze(group.name), tuple(map(squeeze, group.also))
    return Candidate(group.start, group.end, "CriminalOrganization", name, "group-grammar", rank, unnamed, also)

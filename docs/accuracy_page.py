"""The page of accuracy, made of what `benchmarks.accuracy.report` and `.confidence` measured and wrote down."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reliability import ENOUGH, reliability_svg
from writing import GENERATED, page, table

from benchmarks.accuracy.confidence import FILE as CONFIDENCE
from benchmarks.accuracy.counts import Counts
from benchmarks.accuracy.measuring import KINDS
from benchmarks.accuracy.report import FILE as ACCURACY

Data = Mapping[str, Any]
#: The place in a page for the figures in short.
_PLACE = re.compile(r"(<!-- figures -->).*?(<!-- /figures -->)", re.DOTALL)
_LANGUAGES = {"en": "English", "fr": "French", "all": "all"}
_SHARES = ("found", "right", "F1")

_INTRODUCTION = """Extraction misses and misreads. This page says how much, measured on the {documents} documents of
[benchmarks/accuracy/documents](../benchmarks/accuracy/documents/README.md) ({en} English, {fr} French), against what a careful
reader wrote down of each. No rule was written for them and nobody works on their errors, so the figures are those of documents
that are new to the program, as far as yours are of the same kinds. `make score` measures anew."""

_MEANING = """- **found**: of 100 that the reader wrote down, so many are in the graph (recall).
- **right**: of 100 that are in the graph, so many the reader wrote down, too (precision). Some of the rest are true and were not
  written down, so it is a lower bound.
- **F1**: the harmonic mean of both, from 0 to 1.
- **right / wrong / missed** are the numbers behind them. Where they are small, the shares say little: of 5, one is 20 of 100.
- An entity counts as right with its type and one of its names; a relation, if both its ends are right; a seizure with its item
  and amount; a figure with its measure and value. The rules of counting stand in
  [scoring.py](../benchmarks/accuracy/scoring.py)."""

_CANNOT = """- **It says what a document says.** Whether that is true is beyond it, and so is everything that takes knowledge from outside the
  text: that two names are one gang, that a suspect was acquitted later.
- **The absence of an edge proves nothing.** See *found* above: of some relations most are missed.
- **It reads sentences, not arguments.** A relation that only follows from several sentences together is missed, but for who took
  part in the case that a document is about, and where it took place.
- **It follows few pronouns.** "The agency" and "the Service" are followed to a body named before them; "they" and "ils" mostly not.
- **It is wary of persons.** That somebody belongs to a group or trafficked something is taken only from words that say so, so
  that much of it is missed; what is charged is marked as alleged and nothing more.
- **Numbers without their words are lost.** A cell of a table is read only where its row or heading says what is counted; a total
  and its parts are not added up.
- **English and French only**, in the genres that it was made for: releases, news, reports, lists, transcripts of agencies and
  of the press. Of court judgments, statutes and talk online nothing is known."""

_RELIABILITY = """A claim states a confidence. Below it is held against gold on documents that taught nothing: of the claims that say
.7 to .8, what share is right? Bars above the dashed line say too little, bars below it too much. Pale bars stand on fewer than {enough}
claims.

<img src="images/reliability.svg" alt="Bars of the share of claims that is right, by stated confidence" width="100%">"""

#: What the sets are, for a reader who has the project alone.
_SETS = {
    "own": "the documents of this page",
    "training": "those of `benchmarks/accuracy/training`, from which the weights are learned",
    "tune": "documents that were looked at when rules were written and that are no part of the project",
    "validate": "documents that are no part of the project and of which only totals were looked at",
}

_RULES = """For each rule, the claims that it made on the {documents} documents of the set *{set}* and how many of them gold confirms.
The rules and weights were made with these documents at hand, so that the shares are higher than on others; those of the
documents of this page (*own*) stand beside them. *Smoothed* is (right + 2 p) / (claims + 2), where p is the share of all claims of the relation:
a rule with few claims is taken to be as good as the others of its relation."""


def accuracy_page() -> str:
    """Return docs/accuracy.md."""
    data, confidence = _read(ACCURACY), _read(CONFIDENCE)
    own = data["own"]
    parts = [
        "# Accuracy",
        GENERATED,
        _INTRODUCTION.format(**{"documents": own["documents"]["all"], **own["documents"]}),
        "## By language",
        _by_language(own),
        _beside(own),
        "## What the figures mean",
        _MEANING,
        "## What extraction cannot do",
        _CANNOT,
        _weakest(own),
        "## By kind of document",
        _by_group(own),
        *(part for kind, title in _TITLES.items() for part in (f"## {title}", _by_name(own, kind))),
        "## Confidence",
        _RELIABILITY.format(enough=ENOUGH),
        _sets([*confidence["reliability"], confidence["set"]]),
        _bins(confidence),
        "## By rule",
        _RULES.format(**confidence),
        _by_rule(own, confidence),
        *_other_sets(data),
    ]
    return page(parts)


#: The tables by name, with their headings.
_TITLES = {"entity": "By type", "relation": "By relation", "figure": "By measure"}


def with_figures(text: str) -> str:
    """Return a page with the figures in short where it marks a place for them."""
    return _PLACE.sub(lambda place: f"{place[1]}{in_short()}{place[2]}", text)


def in_short() -> str:
    """Return in one sentence what is found and what is right."""
    own = _read(ACCURACY)["own"]
    counts = {kind: Counts(*own["languages"]["all"][kind]) for kind in KINDS}
    found = ", ".join(f"{100 * c.recall:.0f} of 100 {KINDS[kind]}" for kind, c in counts.items())
    right = ", ".join(f"{100 * c.precision:.0f}" for c in counts.values())
    return (
        f"On {own['documents']['all']} documents that no rule was written for it finds {found}; "
        f"of those that it gives, {right} of 100 are right."
    )


def reliability_picture() -> str:
    """Return docs/images/reliability.svg, of the project's own set."""
    return reliability_svg(_read(CONFIDENCE)["reliability"]["own"]["panels"])


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _shares(row: Sequence[int]) -> tuple[str, str, str]:
    """Return what was found and what is right, of 100, and F1; a dash where there was nothing to find or none given."""
    counts = Counts(*row)
    found = f"{100 * counts.recall:.0f}" if counts.right + counts.missed else "-"
    right = f"{100 * counts.precision:.0f}" if counts.right + counts.wrong else "-"
    return found, right, _decimals(counts.f1)


def _numbers(row: Sequence[int]) -> str:
    return " / ".join(map(str, row))


def _decimals(share: float) -> str:
    """Return a share with three decimals, and without a zero before them."""
    return f"{share:.3f}".removeprefix("0")


def _by_language(own: Data) -> str:
    rows = [
        (words if part == "en" else "", _LANGUAGES[part], *_shares(own["languages"][part][kind]),
         _numbers(own["languages"][part][kind]))
        for kind, words in KINDS.items()
        for part in _LANGUAGES
    ]  # fmt: skip
    return table(("", "language", *_SHARES, "right / wrong / missed"), rows)


def _beside(own: Data) -> str:
    """Return what is counted of all documents together."""
    whole = own["languages"]["all"]
    quoted, bounds, given = (Counts(*whole[k]) for k in ("quote", "seizure bound", "seizure attribution"))
    return (
        f"Of {quoted.right + quoted.wrong} claims, {quoted.right} quote words that stand in the text exactly. Of the seizures "
        f"found, {100 * bounds.precision:.0f} of 100 have the right bound (exact, at least, at most, about), and "
        f"{100 * given.precision:.0f} of 100 are given to an operation or body that the reader named. {whole['trap'][1]} strings "
        "that a careless reader would take for entities were taken for some."
    )


def _weakest(own: Data) -> str:
    """Return the relations that are found least, of those that gold has often enough to tell."""
    rows = {name: Counts(*row) for name, row in own["names"]["all"]["relation"].items()}
    often = [(c.recall, name) for name, c in rows.items() if c.right + c.missed >= 10]
    listed = ", ".join(f"`{name}` ({100 * recall:.0f} of 100)" for recall, name in sorted(often)[:6])
    return f"Found least, of the relations that these documents state ten times or more: {listed}."


def _by_group(own: Data) -> str:
    rows = [
        (name, str(own["group documents"][name]), *(_decimals(Counts(*row[kind]).f1) for kind in KINDS))
        for name, row in own["groups"].items()
    ]
    return "F1 of each.\n\n" + table(("kind of document", "documents", *KINDS.values()), rows)


def _by_name(own: Data, kind: str) -> str:
    names = own["names"]
    languages = [part for part in _LANGUAGES if part != "all"]
    rows = [
        (f"`{name}`", *_shares(row), *(_one(names[part], kind, name) for part in languages), _numbers(row))
        for name, row in names["all"][kind].items()
    ]
    heads = (*_SHARES, *(f"F1 {_LANGUAGES[part]}" for part in languages))
    return table((kind if kind != "figure" else "measure", *heads, "right / wrong / missed"), rows)


def _one(names: Data, kind: str, name: str) -> str:
    """Return the F1 of a name in one language; a dash where neither side has any."""
    row = names.get(kind, {}).get(name)
    return _decimals(Counts(*row).f1) if row else "-"


def _sets(names: Iterable[str]) -> str:
    return "The sets: " + "; ".join(f"*{name}*, {_SETS[name]}" for name in dict.fromkeys(names)) + "."


def _bins(confidence: Data) -> str:
    rows = [
        (panel, name, f"{row['at_least']:.1f} to {row['at_least'] + 0.1:.1f}", str(row["claims"]), _decimals(row["stated"]),
         _decimals(row["right"] / row["claims"]))
        for name, one in confidence["reliability"].items()
        for panel, bins in one["panels"].items()
        for row in bins
    ]  # fmt: skip
    return table(("claims of", "set", "confidence", "claims", "stated on average", "right"), rows)


def _by_rule(own: Data, confidence: Data) -> str:
    here = {(predicate, rule): (claims, right) for predicate, rule, claims, right in own["rules"]}
    taught = {(row["predicate"], row["rule"]): row for row in confidence["rules"]}
    rows = [_rule(key, taught.get(key), here.get(key)) for key in sorted(taught.keys() | here.keys())]
    heads = ("relation", "rule", f"claims, {confidence['set']}", "right", "smoothed", "claims, own", "right, own")
    return table(heads, rows)


def _rule(key: tuple[str, str], taught: Data | None, here: tuple[int, int] | None) -> Sequence[str]:
    there = (str(taught["claims"]), str(taught["right"]), _decimals(taught["precision"])) if taught else ("0", "0", "-")
    return (f"`{key[0]}`", f"`{key[1]}`", *there, *map(str, here or (0, 0)))


def _other_sets(data: Data) -> Iterable[str]:
    """Yield the totals of sets that are no part of the project, where they were there when it was measured."""
    others = [name for name in data if name != "own"]
    if not others:
        return
    yield "## Other sets"
    yield (
        f"F1 of other documents. {_sets(others)} A gap between *tune* and *validate* shows how far rules are fitted to what "
        "was seen."
    )
    columns = [(name, part) for part in _LANGUAGES for name in others]
    rows = [
        (words, *(_decimals(Counts(*data[name]["languages"][part][kind]).f1) for name, part in columns))
        for kind, words in KINDS.items()
    ]
    yield table(("", *(f"{name}, {_LANGUAGES[part]}" for name, part in columns)), rows)

"""The word lists: whole rows, each with its source, and no two that contradict each other."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import fold
from loaders.annotate.gazetteer import gazetteer
from loaders.lexicon import DATA, alternatives, any_of, records, rows, words
from tests.loaders.statements import Statements

State = Callable[[str], Statements]

FILES = sorted(DATA.rglob("*.csv"))
IDS = [str(f.relative_to(DATA)) for f in FILES]
#: Columns that may be empty, by list; all others must be filled in each row.
OPTIONAL = {
    "agencies": {"acronyms", "aliases", "country", "place", "parent"},
    "substances": {"aliases", "ambiguous"},
    "commodities": {"aliases", "unit"},
    "org_heads": {"tail"},
    "national_services": {"lower"},
    "groups": {"aliases", "country"},
    "laws": {"aliases", "country"},
    "programs": {"acronyms", "aliases", "country", "owner"},
    "places": {"aliases", "country", "region"},
    "regions": {"aliases", "abbreviations"},
    "countries": {"aliases"},
    "territories": {"aliases"},
    "units": {"language"},
}


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *body = csv.reader(stream, strict=True)
    return header, body


def _list_of(path: Path) -> str:
    return path.parent.name if path.parent != DATA else path.stem


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_each_row_has_a_cell_for_each_column(path: Path) -> None:
    header, body = _table(path)
    assert len(header) == len(set(header))
    assert body
    assert [(n, row) for n, row in enumerate(body, 2) if len(row) != len(header)] == []


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_each_cell_that_is_needed_is_filled(path: Path) -> None:
    header, body = _table(path)
    optional = OPTIONAL.get(_list_of(path), set()) | {"source"}
    empty = [
        (n, column)
        for n, row in enumerate(body, 2)
        for column, cell in zip(header, row, strict=True)
        if column not in optional and not cell.strip()
    ]
    assert empty == []


@pytest.mark.parametrize(
    "path",
    [pytest.param(f, id=n) for f, n in zip(FILES, IDS, strict=True)],
)
def test_each_row_names_its_source(path: Path) -> None:
    header, body = _table(path)
    at = header.index("source")
    assert [n for n, row in enumerate(body, 2) if not row[at].strip()] == []


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_cells_have_no_stray_space_and_no_empty_alternative(path: Path) -> None:
    header, body = _table(path)
    assert [(n, c) for n, row in enumerate(body, 2) for c in row if c != c.strip() or "\n" in c or "  " in c] == []
    listed = [header.index(c) for c in ("aliases", "acronyms", "ambiguous", "abbreviations") if c in header]
    assert [(n, row[i]) for n, row in enumerate(body, 2) for i in listed if row[i] and not all(map(str.strip, row[i].split("|")))] == []  # fmt: skip


def test_no_row_stands_twice_in_a_list() -> None:
    twice = {}
    for path in FILES:
        _, body = _table(path)
        if found := [row for row, count in Counter(map(tuple, body)).items() if count > 1]:
            twice[path.name] = found
    assert twice == {}


TWICE = pytest.mark.xfail(strict=True, reason="two things of two countries have one name, so they would be one node")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("agencies", marks=TWICE),
        pytest.param("groups", marks=TWICE),
        "substances",
        "commodities",
        "laws",
        "programs",
    ],
)
def test_no_name_is_listed_twice(name: str) -> None:
    count = Counter(fold(r["name"]) for r in rows(name))
    assert {n: c for n, c in count.items() if c > 1} == {}


@pytest.mark.parametrize("name", ["substances", "commodities", "laws", "programs", "countries"])
def test_no_form_speaks_of_two_things_of_a_list(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for row in rows(name):
        for form in (row["name"], *alternatives(row["aliases"])):
            owners.setdefault(form.lower(), set()).add(row["name"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_no_programme_is_listed_as_a_body_too() -> None:
    forms = [
        {f.lower() for r in rows(n) for f in (r["name"], *alternatives(r["aliases"]))} for n in ("agencies", "programs")
    ]
    assert forms[0] & forms[1] == set()


def test_no_two_bodies_of_a_country_share_a_name_of_several_words() -> None:
    """What is listed twice is read as neither; acronyms are shared by many, and settled by the text."""
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("agencies"):
        for form in (row["name"], *alternatives(row["aliases"])):
            if " " in form:
                bodies[fold(form), row["country"]].add(row["name"])
    assert {form: names for form, names in bodies.items() if len(names) > 1} == {}


def test_each_parent_of_an_agency_is_listed_itself() -> None:
    names = {r["name"] for r in rows("agencies")}
    assert {(r["name"], r["parent"]) for r in rows("agencies") if r["parent"] and r["parent"] not in names} == set()


def test_no_agency_is_its_own_ancestor() -> None:
    parent = {r["name"]: r["parent"] for r in rows("agencies")}
    for name in parent:
        seen, at = {name}, parent[name]
        while at:
            assert at not in seen, f"{name} is above itself"
            seen.add(at)
            at = parent.get(at, "")


@pytest.mark.parametrize("name", ["agencies", "groups", "laws", "programs", "places", "regions"])
def test_countries_are_codes_of_iso_3166(name: str) -> None:
    codes = {c.alpha_2 for c in pycountry.countries} | {"", "INT", "EU", "XK"}
    assert {(r["name"], r["country"]) for r in rows(name) if not set(r["country"].split("|")) <= codes} == set()


def test_currencies_are_codes_of_iso_4217() -> None:
    codes = {c.alpha_3 for c in pycountry.currencies} | {"XXD"}
    assert {r["code"] for r in rows("currencies")} | {r["code"] for r in rows("shared_currencies")} <= codes


def test_patterns_of_boilerplate_compile() -> None:
    for row in rows("boilerplate"):
        assert row["kind"] in {"line", "cut"}
        re.compile(row["pattern"])


def test_kinds_are_those_that_the_rules_know() -> None:
    assert {r["bound"] for r in rows("bounds")} == {"at_least", "at_most", "about"}
    assert {r["side"] for r in rows("bounds")} == {"before", "after"}
    assert {r["dimension"] for r in rows("units")} == {"mass", "volume", "count"}
    assert {r["side"] for r in rows("currencies")} == {"before", "after", "tail"}
    assert {r["language"] for r in rows("stop_words")} == {"en", "fr"}
    assert {r["kind"] for r in rows("measures")} <= {"noun", "people", "person", "money", "value"}


def test_numbers_and_factors_are_numbers_and_one_form_has_one_value() -> None:
    for name, column in (("numbers", "value"), ("units", "factor")):
        values: dict[str, set[float]] = {}
        for row in rows(name):
            values.setdefault(row["form"].lower(), set()).add(float(row[column]))
        assert {f: v for f, v in values.items() if len(v) > 1} == {}


def test_stop_words_belong_to_one_language() -> None:
    count = Counter(r["form"] for r in rows("stop_words"))
    assert {w for w, n in count.items() if n > 1} == set()


def test_every_form_of_every_agency_is_found_and_read_as_that_agency() -> None:
    missing = []
    for row in rows("agencies"):
        for form in (row["name"], *alternatives(row["acronyms"]), *alternatives(row["aliases"])):
            text = f"When {form} said so."
            if not any(
                e.name == row["name"] and text[h.start : h.end] == form
                for h in gazetteer().hits(text)
                for e in h.entries
            ):
                missing.append((row["name"], form))
    assert missing == []


WEAK = [
    ("The players left the ice after the blow was heard.", set()),
    pytest.param("Officers searched Building H and Room K of the school.", set()),
    ("He saw pot plants on the rock beside the grass.", set()),
    ("The choir sang the blues in Chinatown.", set()),
    ("The Calgary Police Service seized two pounds of ice.", {"methamphetamine"}),
    ("The Calgary Police Service seized 30 grams of blow and cocaine.", {"cocaine"}),
    ("The Calgary Police Service seized 2 kg of cocaine in Chinatown.", {"cocaine"}),
    ("The Calgary Police Service found no ice and no blow.", set()),
]


@pytest.mark.parametrize(("text", "names"), WEAK)
def test_an_everyday_word_names_a_drug_only_beside_a_quantity_or_another_drug(
    text: str, names: set[str], state: State
) -> None:
    found = {str(c.properties["name"]) for c in state(text).extraction.named() if c.subject_type == "Substance"}
    assert found == names


def test_rows_strips_cells_and_reads_a_folder_in_order() -> None:
    assert rows("agencies")[0]["name"] == rows("agencies/asia_africa")[0]["name"]
    assert len(rows("agencies")) == sum(len(_table(f)[1]) for f in FILES if f.parent.name == "agencies")


def test_words_come_longest_first_and_by_the_asked_values() -> None:
    found = words("program_heads", language="fr")
    assert found
    assert [len(w) for w in found] == sorted((len(w) for w in found), reverse=True)
    assert "Stratégie" in found
    assert "Strategy" not in found


def test_alternatives_splits_and_drops_what_is_empty() -> None:
    assert alternatives("a| b |") == ("a", "b")
    assert alternatives("") == ()


def test_records_takes_the_language_from_the_name_of_the_file() -> None:
    assert {r["language"] for r in records("frames", "frame")} == {"en", "fr"}


LETTERS = st.text(alphabet="ab. -é(", min_size=1, max_size=6)


@given(forms=st.lists(LETTERS, min_size=1), text=st.text(alphabet="ab. -é(", max_size=10))
def test_the_longest_form_that_a_text_begins_with_is_found(forms: list[str], text: str) -> None:
    found = re.match(any_of(forms), text)
    assert (found[0] if found else "") == max((f for f in forms if text.startswith(f)), key=len, default="")


def test_a_space_of_a_form_may_be_any_gap() -> None:
    assert re.fullmatch(any_of(["chief of police", "chief"], space=r"\s+"), "chief  of\npolice")

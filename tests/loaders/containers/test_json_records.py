from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from graph.errors import UnreadableDocument
from graph.model import Stated
from loaders.containers.base import Broken, Part, Wanted
from loaders.containers.json_records import CONTAINER
from loaders.stream import Stream

WORDS = "Officers seized two kilograms of cocaine."


def parts(path: Path, data: bytes | str, *, limit: int = 100_000, wanted: Wanted | None = None) -> list[Part | Broken]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with Stream(str(path), limit=limit) as stream:
        return list(CONTAINER.parts(stream, wanted or Wanted()))


def places(found: list[Part | Broken]) -> list[str]:
    return [p.name.rpartition("/")[2] for p in found]


def test_a_line_is_a_document_with_its_number_the_hash_of_its_bytes_and_what_stands_beside_it(tmp_path: Path) -> None:
    line = json.dumps({"id": 7, "body": WORDS, "headline": "Two  charged", "date": "March 4, 2024", "lang": "fr-CA"})
    _, part = parts(tmp_path / "a.jsonl", f'{{"text": "first"}}\n\n{line}\n')
    assert isinstance(part, Part)
    assert part.name.endswith("a.jsonl#L3")
    assert part.sha256 == hashlib.sha256(line.encode()).hexdigest()
    assert part.text == WORDS
    assert part.about.title == Stated("Two charged", "field headline")
    assert part.about.published == Stated("2024-03-04", "field date")
    assert part.about.language == Stated("fr", "field lang")


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    found = parts(
        tmp_path / "a.jsonl", '{"text": "one"}\n{"text": "tw\n[1]\n"x"\n{"n": 1}\n{"text": 5}\n{"text": "six"}'
    )
    assert places(found) == [f"a.jsonl#L{n}" for n in range(1, 8)]
    reasons = [p.reason if isinstance(p, Broken) else "" for p in found]
    assert reasons[0] == reasons[6] == ""
    assert "is no JSON" in reasons[1]
    assert "expected an object with a text" in reasons[1]
    assert "is a JSON array" in reasons[2]
    assert "is a JSON text" in reasons[3]
    assert "--field text=NAME" in reasons[4]
    assert "has n" in reasons[4]
    assert "'text' is a JSON number" in reasons[5]


def test_fields_are_named_by_the_user_also_inside_objects(tmp_path: Path) -> None:
    record = {"text": "no", "main": {"words": WORDS}, "meta": {"when": "2024-03"}, "date": "1999-01-01"}
    wanted = Wanted({"text": "main.words", "published": "meta.when"})
    (part,) = parts(tmp_path / "a.jsonl", json.dumps(record), wanted=wanted)
    assert isinstance(part, Part)
    assert part.text == WORDS
    assert part.about.published == Stated("2024-03", "field meta.when")
    (broken,) = parts(tmp_path / "a.jsonl", json.dumps(record), wanted=Wanted({"text": "body"}))
    assert isinstance(broken, Broken)
    assert "no text under 'body'" in broken.reason


@pytest.mark.parametrize(
    "data", [f'[{{"text": "{WORDS}"}}, {{"text": "b"}}]', f'\n [ {{"text":"{WORDS}"}}\n,{{"text": "b"}} ] ']
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a"])
def test_an_array_is_a_document_an_element(tmp_path: Path, data: str, name: str) -> None:
    found = parts(tmp_path / name, data)
    assert places(found) == [f"{name}#[0]", f"{name}#[1]"]
    assert [p.text for p in found if isinstance(p, Part)] == [WORDS, "b"]


def test_an_array_goes_on_after_a_broken_element_and_ends_where_it_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[{"text": "a"}, {"text": oh}, {"text": "]}\\""}, {"text": "cut', "utf-8")
    found = []
    with Stream(str(path), limit=1000) as stream, pytest.raises(UnreadableDocument, match=r"ends inside element \[3\]"):
        found.extend(CONTAINER.parts(stream, Wanted()))
    found = []
    with Stream(str(path), limit=1000) as stream:
        cutting = CONTAINER.parts(stream, Wanted())
        found = [next(cutting) for _ in range(3)]
    assert [isinstance(p, Part) for p in found] == [True, False, True]
    assert isinstance(found[2], Part)
    assert found[2].text == ']}"'


def test_one_object_is_one_document_or_holds_an_array_of_them(tmp_path: Path) -> None:
    comments = [{"text": "a comment"}, {"text": "another"}]
    (one,) = parts(tmp_path / "a.json", json.dumps({"comments": comments, "text": WORDS}, indent=2))
    assert isinstance(one, Part)
    assert (places([one]), one.text) == (["a.json"], WORDS)
    held = {"tags": ["x"], "made": {"by": "us"}, "documents": [{"text": WORDS}, {"nothing": 1}]}
    found = parts(tmp_path / "a.json", json.dumps(held))
    assert places(found) == ["a.json#documents[0]", "a.json#documents[1]"]
    assert [type(p) for p in found] == [Part, Broken]


def test_an_object_that_is_too_long_to_hold_is_read_element_by_element(tmp_path: Path) -> None:
    held = {"made": {"by": ["us"]}, "n": 5, "items": [{"text": f"{n} {WORDS}"} for n in range(200)]}
    found = parts(tmp_path / "a.json", json.dumps(held), limit=500)
    assert places(found)[::199] == ["a.json#items[0]", "a.json#items[199]"]
    assert all(isinstance(p, Part) for p in found)
    with pytest.raises(UnreadableDocument, match=r"longer than the limit of 500 bytes \(OPSGRAPH_MAX_BYTES\)"):
        parts(tmp_path / "b.json", json.dumps({"title": "x", "text": "word " * 200}), limit=500)


def test_lines_under_the_name_of_json_are_lines(tmp_path: Path) -> None:
    found = parts(tmp_path / "a.json", '{"text": "a"}\n{"text": "b"}\n{"oh\n{"text": "d"}\n')
    assert places(found) == ["a.json#L1", "a.json#L2", "a.json#L3", "a.json#L4"]
    assert [isinstance(p, Part) for p in found] == [True, True, False, True]


def test_a_line_longer_than_the_limit_is_one_failure(tmp_path: Path) -> None:
    found = parts(tmp_path / "a.jsonl", f'{{"text": "a"}}\n{{"text": "{"b" * 200_000}"}}\n{{"text": "c"}}\n', limit=100)
    assert [type(p) for p in found] == [Part, Broken, Part]
    assert isinstance(found[1], Broken)
    assert "100 bytes (OPSGRAPH_MAX_BYTES)" in found[1].reason


def test_utf16_with_a_mark_old_encodings_and_half_characters_are_read(tmp_path: Path) -> None:
    text = '{"text": "près de Montréal"}\n{"text": "b"}\n'
    for data in (text.encode("utf-16"), text.encode("utf-8-sig"), text.encode("cp1252")):
        found = parts(tmp_path / "a.jsonl", data)
        assert [p.text for p in found if isinstance(p, Part)] == ["près de Montréal", "b"]
    (half,) = parts(tmp_path / "a.jsonl", '{"text": "a \\ud800 b"}')
    assert isinstance(half, Part)
    assert half.text.encode() == "a \N{REPLACEMENT CHARACTER} b".encode()


@pytest.mark.parametrize("said", ["text/html; charset=utf-8", "HTML", "html"])
def test_a_record_says_the_format_of_its_text(tmp_path: Path, said: str) -> None:
    (part,) = parts(tmp_path / "a.jsonl", json.dumps({"text": "<b>x</b>", "content_type": said}))
    assert isinstance(part, Part)
    assert part.format == "html"


def test_deep_nesting_and_endless_numbers_are_failures(tmp_path: Path) -> None:
    found = parts(
        tmp_path / "a.jsonl", '{"text":' + "[" * 90_000 + f'\n{{"text": "a", "n": {"9" * 9_000}}}\n{{"text": "c"}}'
    )
    assert [type(p) for p in found] == [Broken, Broken, Part]


def test_gzip_cut_short_brings_the_lines_before(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"{n} {hashlib.sha256(str(n).encode()).hexdigest() * 20}"}) for n in range(500)]
    packed = gzip.compress("\n".join(rows).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    found: list[Part | Broken] = []
    with Stream(str(path), limit=100_000) as stream, pytest.raises(UnreadableDocument, match="cut short"):  # noqa: PT012
        for part in CONTAINER.parts(stream, Wanted()):
            found.append(part)  # noqa: PERF402  (extend would lose them when it raises)
    assert 150 < len(found) < 350
    assert all(isinstance(p, Part) for p in found)

"""Gold in its place, and back in it when the text moved."""

import json
from pathlib import Path
from typing import Any

from eval.queries.anchoring import anchor, spans_of
from eval.queries.checking import check
from eval.queries.edition_texts import EditionText
from tests.eval.queries.sets import LAW, TEXTS, TOPICS, gold, line, missing, write

BARE: dict[str, Any] = {"start": 0, "end": 0, "sha256": ""}
WHY = "Why did you take me in, he keeps shouting. Now what?"


def lines_of(file: Path) -> list[dict[str, Any]]:
    return [json.loads(each) for each in file.read_text("utf-8").splitlines()]


def wrong(file: Path, texts: dict[str, EditionText]) -> list[str]:
    return [each.said for each in check([file], TOPICS, texts).faults if each.rule == "gold"]


def test_quotations_get_their_places(tmp_path: Path) -> None:
    quote = "reasons at once.  A lawyer is\ncalled"
    question = line("1", WHY, gold=[gold("must be told", **BARE), {**gold("must be told", **BARE), "quote": quote}])
    file = write(tmp_path / "development.jsonl", question, missing("2", "How tall is the tower?"))
    done = anchor(file, TEXTS)
    assert (done.gold, done.moved, done.lost) == (2, 2, ())
    first, second = lines_of(file)[0]["gold"]
    assert first == gold("must be told")
    assert second == gold("reasons at once.\n\nA lawyer is called"), "the words as they stand in the document"
    assert wrong(file, dict(TEXTS)) == []
    before = file.read_bytes()
    assert anchor(file, TEXTS).moved == 0 and file.read_bytes() == before


def test_a_text_that_moved(tmp_path: Path) -> None:
    file = write(tmp_path / "development.jsonl", line("1", WHY))
    moved = {**TEXTS, "law": EditionText("A new heading\n\n" + LAW.replace("told the", "told\nthe"), "d" * 64)}
    assert wrong(file, moved) != []
    assert anchor(file, moved).moved == 1 and wrong(file, moved) == []
    assert lines_of(file)[0]["gold"][0]["quote"] == "must be told\nthe reasons at once"
    assert lines_of(file)[0]["text"] == WHY


def test_what_is_not_found_is_named_and_nothing_changes(tmp_path: Path) -> None:
    strange = [
        {**gold("must be told", **BARE), "quote": "must be sung"},
        {**gold("must be told", **BARE), "document": "nobody"},
        {**gold("must be told", **BARE), "quote": "re"},
    ]
    lines = [line("1", WHY, gold=[gold("must be told", **BARE)]), line("2", "What now, sir?", gold=strange)]
    file = write(tmp_path / "development.jsonl", *lines)
    before = file.read_bytes()
    done = anchor(file, TEXTS)
    assert [str(each) for each in done.lost] == [
        "development.jsonl, line 2 (2): anchor: the quotation does not stand in law",
        "development.jsonl, line 2 (2): anchor: the library has no public document nobody",
        "development.jsonl, line 2 (2): anchor: the quotation stands in law 3 times; make it longer",
    ]
    assert file.read_bytes() == before


def test_of_several_places_the_nearest_is_kept(tmp_path: Path) -> None:
    text = "He asks. " * 5
    texts = {"law": EditionText(text, "e" * 64)}
    place = {"document": "law", "start": 20, "end": 28, "quote": "He asks.", "sha256": "a" * 64}
    file = write(tmp_path / "development.jsonl", line("1", WHY, gold=[place]))
    assert anchor(file, texts).lost == ()
    assert lines_of(file)[0]["gold"][0]["start"] == 18


def test_places_of_words() -> None:
    assert spans_of("a b", "a b a\nb") == [(0, 3)], "an exact place goes before a loose one"
    assert spans_of("a  b", "a b a\nb") == [(0, 3), (4, 7)]
    assert spans_of("(x.)", "x. (x.)") == [(3, 7)]
    assert spans_of("a", "") == []

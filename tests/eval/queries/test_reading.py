"""The lock on the frozen set, versions, and sets of another form."""

import json
from pathlib import Path

import pytest

from advicehub.errors import DataError
from eval.queries.asked_question import sliced
from eval.queries.checking import check
from eval.queries.converting import Conversion, convert
from eval.queries.reading import fingerprint, read_for_fitting, read_questions, shipped_sets
from eval.queries.schema import shape_faults
from ingest.catalogue.read import read_reference
from tests.eval.queries.sets import TOPICS, line, missing, write

TEXT = "Why did you take me in, he keeps shouting."


def test_nothing_is_fitted_to_a_frozen_question(tmp_path: Path) -> None:
    file = write(tmp_path / "mine.jsonl", line("1", "x y"), line("2", TEXT, split="frozen"))
    with pytest.raises(DataError, match=r"mine\.jsonl: 2 is a frozen question") as refused:
        read_for_fitting(file, tmp_path / "none.jsonl")
    assert "shouting" not in str(refused.value)
    assert read_questions(file).keys() == {"1", "2"}, "it may be scored"


def test_nor_to_one_that_was_copied_out_of_it(tmp_path: Path) -> None:
    frozen = write(tmp_path / "frozen.jsonl", line("1", TEXT, split="frozen"))
    file = write(tmp_path / "mine.jsonl", line("7", f" {TEXT.upper()}".replace(" ", "  ")))
    with pytest.raises(DataError, match="7 is a frozen question"):
        read_for_fitting(file, frozen)
    assert read_for_fitting(write(file, line("7", "another")), frozen).keys() == {"7"}


def test_a_set_has_a_version(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", line("1", TEXT))
    before = fingerprint(file)
    write(file, line("1", TEXT + "!"))
    assert len(before) == 64 and fingerprint(file) != before
    assert check([file], TOPICS, None).sets[0].sha256 == fingerprint(file)


def test_all_fields_are_read(tmp_path: Path) -> None:
    miss = missing("2", "x", **{"changed": "year", "from": "1", "language": "ar", "register": "expert", "hand": "b"})
    found = read_questions(write(tmp_path / "a.jsonl", line("1", TEXT), miss))
    second = found["2"]
    assert (second.changed, second.origin, second.hand, second.split) == ("year", "1", "b", "development")
    assert found["1"].gold[0].sha256 == "a" * 64 and found["1"].gold[0].end > found["1"].gold[0].start
    assert TEXT not in repr(found["1"]) and TEXT not in str(found)
    parts = sliced(list(found.values()), ("register", "answerable"))
    assert {name: [each.id for each in part] for name, part in parts.items()} == {
        "all": ["1", "2"],
        "register expert": ["2"],
        "register plain": ["1"],
        "answerable no": ["2"],
        "answerable yes": ["1"],
    }


def test_sets_of_another_form_become_ours(tmp_path: Path) -> None:
    gold = [{"doc": "law", "quote": "must be told"}]
    old = write(
        tmp_path / "old.jsonl",
        {"id": "1", "text": TEXT, "lang": "fr", "kind": "multilingual", "answerable": True, "topic": "t", "gold": gold},
        {"id": "2", "text": "x", "lang": "en", "kind": "adviser", "answerable": True, "topic": "u", "gold": gold},
        {"id": "3", "text": "y", "lang": "en", "kind": "unanswerable", "answerable": False, "topic": "", "gold": []},
    )
    new = tmp_path / "calibration.jsonl"
    assert convert(old, new, Conversion("calibration", "", {"t": "arrest"})) == 3
    assert shape_faults(new) == []
    records = [json.loads(each) for each in new.read_text("utf-8").splitlines()]
    assert [(each["register"], each["asker"], each["topic"]) for each in records] == [
        ("plain", "official", "arrest"),
        ("expert", "adviser", "u"),
        ("", "", ""),
    ]
    assert records[0]["language"] == "fr" and records[0]["gold"][0]["document"] == "law"
    again = tmp_path / "again.jsonl"
    convert(new, again, Conversion("calibration", "", {}))
    assert again.read_bytes() == new.read_bytes(), "ours stays as it is"


@pytest.mark.parametrize("file", shipped_sets(), ids=lambda file: file.name)
def test_the_sets_that_are_shipped_have_the_right_shape_and_known_topics(file: Path) -> None:
    corpus = Path(__file__).resolve().parents[3] / "corpus"
    found = check([file], read_reference(corpus).topics.keys(), None).faults
    assert [str(each) for each in found if each.rule in ("shape", "topic")] == []

"""What is said of a document holds over what its file says, and never changes its text."""

from dataclasses import replace
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from index import said as saying
from index.said import NOTHING_SAID, Said
from ingest.declared import SIDECAR_SUFFIX
from ingest.readers import reader_for

TEXT = """Rules on custody

1. Everybody who is arrested must be told the reasons at once, in a language they understand.

2. Toute personne arrêtée doit être informée dans le plus court délai des raisons de son arrestation.
"""


def test_it_is_as_if_a_sidecar_said_it(tmp_path: Path) -> None:
    bare, beside = tmp_path / "one" / "rules.txt", tmp_path / "two" / "rules.txt"
    for file in (bare, beside):
        file.parent.mkdir()
        file.write_text(TEXT, encoding="utf-8")
    beside.with_name(f"rules.txt{SIDECAR_SUFFIX}").write_text(
        'id = "rules"\ntitle = "Rules"\ntype = "soft law"\nlanguage = "en"\ntopics = ["arrest"]\ndate = "1999"\n'
    )
    fields = {"id": "rules", "title": "Rules", "type": "soft law", "language": "en", "topics": ("arrest",),
              "date": "1999"}  # fmt: skip
    read = reader_for(bare).read(bare)
    assert Said(fields).over(read) == reader_for(beside).read(beside)
    assert Said(fields).over(read).text == read.text
    marked = [[block.language for block in each.blocks] for each in (read, Said(fields).over(read))]
    assert read.about.language == "fr" and marked[0] != marked[1]


def test_nothing_in_what_is_said_to_be_a_note_is_a_standard(tmp_path: Path) -> None:
    file = tmp_path / "rules.md"
    file.write_text("# Rules\n\n## International standards\n\n1. Custody is recorded.\n", encoding="utf-8")
    read = reader_for(file).read(file)
    assert "standard" in {block.role for block in read.blocks}
    assert "standard" not in {block.role for block in Said({"type": "note"}).over(read).blocks}


def test_nothing_said_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "rules.txt"
    file.write_text(TEXT, encoding="utf-8")
    read = reader_for(file).read(file)
    assert NOTHING_SAID.over(read) is read and NOTHING_SAID.digest() == ""


def test_a_work_that_was_found_goes_when_another_id_is_given_and_one_declared_stays(tmp_path: Path) -> None:
    file = tmp_path / "rules.txt"
    file.write_text(TEXT, encoding="utf-8")
    read = reader_for(file).read(file)
    guessed = replace(read, about=replace(read.about, work="A/RES/1", guessed=(*read.about.guessed, "work")))
    declared = replace(read, about=replace(read.about, work="rules-work"))
    assert Said({"id": "x"}).over(read).about.work == "x"
    assert (
        Said({"id": "x"}).over(guessed).about.work == "x"
        and "work" not in Said({"work": "w"}).over(guessed).about.guessed
    )
    assert Said({"id": "x"}).over(declared).about.work == "rules-work"
    assert Said({"title": "T"}).over(guessed).about.work == "A/RES/1"


def test_the_standing_goes_before_all(tmp_path: Path) -> None:
    file = tmp_path / "rules.txt"
    file.write_text(TEXT, encoding="utf-8")
    read = reader_for(file).read(file)
    said = Said({"status": "superseded", "superseded_by": "new"}, {"status": "withdrawn"})
    about = said.over(read).about
    assert (about.status, about.superseded_by) == ("withdrawn", "new")
    assert replace(said, standing={}).over(read).about.status == "superseded"


def test_it_is_kept_as_it_was() -> None:
    said = Said({"topics": ("a", "b"), "binding": True, "title": "Été"}, {"status": "withdrawn"})
    assert saying.load(said.dump()) == said and saying.load(NOTHING_SAID.dump()) == NOTHING_SAID
    assert Said({"b": 1, "a": 2}).digest() == Said({"a": 2, "b": 1}).digest() != said.digest()
    with pytest.raises(SourceError):
        saying.load('[{"colour": "red"}, {}]')

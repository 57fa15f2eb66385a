"""Stories and the documents made of them: the same every time, the halves apart, and readable."""

import json
from pathlib import Path

import pytest

from eval.extraction import examine, make
from eval.extraction.built import Case
from eval.extraction.score import known_files, score
from eval.extraction.stock import Half, stock
from eval.extraction.story import Recipe, tell

LANGUAGES = ("en", "fr", "es", "pt", "ru", "zh", "ar")
RICH = Recipe(notes=0.5, boxes=2, tables=1, quotations=0.3, cards=1, resources=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_halves_share_no_paragraph(language: str) -> None:
    dev, test = stock(language, "dev"), stock(language, "test")
    assert min(len(dev.paragraphs), len(test.paragraphs)) >= 6
    assert set(dev.paragraphs).isdisjoint(test.paragraphs)
    assert {lead for lead, _ in dev.lists}.isdisjoint(lead for lead, _ in test.lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_the_same_every_time(language: str) -> None:
    story = tell(language, "dev", "seed", RICH)
    assert story == tell(language, "dev", "seed", RICH)
    assert story.parts != tell(language, "dev", "other", RICH).parts
    assert story.parts != tell(language, "test", "seed", RICH).parts


def test_a_story_holds_what_its_recipe_asks() -> None:
    story = tell("en", "dev", "seed", RICH)
    kinds = [part.kind for part in story.parts]
    assert {part.box for part in story.parts if part.box} == {1, 2}
    assert (kinds.count("table"), sum(bool(part.links) for part in story.parts)) == (1, 2)
    for part in story.parts:
        assert part.text.startswith(part.label)
        assert [mark.at for mark in part.marks] == sorted({mark.at for mark in part.marks})
    labels = [note.label for note in story.notes()]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


def test_no_two_documents_have_one_name() -> None:
    names = [case.name for case in make.cases()]
    assert len(names) == len(set(names)) > 100


def case(name: str) -> Case:
    return next(case for case in make.cases() if case.name == name)


def built(name: str, folder: Path, half: Half = "dev") -> Path:
    folder.mkdir(exist_ok=True)
    make.make(case(name), folder, half)
    return folder / name


@pytest.mark.parametrize("name", ["r_en_two_lines.pdf", "d_en_numbering.docx", "h_fr_divs.html", "e_es_docx.eml"])
def test_the_same_bytes_are_made_every_time(name: str, tmp_path: Path) -> None:
    one, other = built(name, tmp_path / "a"), built(name, tmp_path / "b")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.slow
def test_weasyprint_makes_the_same_bytes_every_time(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    assert built("w_en_one.pdf", tmp_path / "a").read_bytes() == built("w_en_one.pdf", tmp_path / "b").read_bytes()


@pytest.mark.slow
def test_a_made_document_is_read_and_scored(tmp_path: Path) -> None:
    built("r_en_breaks.pdf", tmp_path, "test")
    (tally,) = score(known_files(tmp_path), workers=1)
    right, n = tally.counts[examine.BLOCKS]
    assert n > 20
    assert right / n > 0.9
    truth = json.loads((tmp_path / "r_en_breaks.gt.json").read_text(encoding="utf-8"))
    assert truth["features"] == ["page breaks"]

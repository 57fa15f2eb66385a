"""Stories and the documents made of them: the same every time, the halves apart, and readable."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from eval.extraction import examine, make
from eval.extraction.built import Case
from eval.extraction.page import Look
from eval.extraction.score import known_files, score
from eval.extraction.stock import HALVES, Half, stock
from eval.extraction.story import Recipe, tell
from eval.extraction.typeset import dressed

LANGUAGES = ("en", "fr", "es", "pt", "ru", "zh", "ar")
RICH = Recipe(notes=0.5, boxes=2, tables=1, quotations=0.3, cards=1, resources=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_halves_share_no_paragraph(language: str) -> None:
    stocks = [stock(language, half) for half in HALVES]
    assert min(len(one.paragraphs) for one in stocks) >= 6
    for one, other in combinations(stocks, 2):
        assert set(one.paragraphs).isdisjoint(other.paragraphs)
        assert {lead for lead, _ in one.lists}.isdisjoint(lead for lead, _ in other.lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_final_half_holds_as_much_as_another_and_no_text_twice(language: str) -> None:
    final, test = stock(language, "final"), stock(language, "test")
    for own, other in ((final.paragraphs, test.paragraphs), (final.headings, test.headings), (final.lists, test.lists)):
        assert len(set(own)) == len(own) >= len(other)


@pytest.mark.parametrize("name", ["w_en_two", "w_zh_one", "w_ar_one", "w_ru_one", "r_es_two_across"])
def test_each_half_has_a_look_of_its_own(name: str) -> None:
    looks = [dressed(Look(), name[2:4], half, name) for half in HALVES]
    assert len({look.font for look in looks}) == len({(look.symbol, look.running) for look in looks}) == 3
    assert len({(look.size, look.margin, look.width, look.height, look.gap, look.leading) for look in looks}) == 3


def test_the_final_half_has_other_counts_of_sections() -> None:
    for seed in ("w_en_two", "w_en_one", "r_en_two_lines", "h_en_divs"):
        told = [tell("en", half, seed, RICH).parts for half in ("dev", "final")]
        dev, final = (sum(part.kind == "heading" and part.level == 2 for part in parts) for parts in told)
        assert dev != final > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_the_same_every_time(language: str) -> None:
    story = tell(language, "dev", "seed", RICH)
    assert story == tell(language, "dev", "seed", RICH)
    assert story.parts != tell(language, "dev", "other", RICH).parts
    parts = [tell(language, half, "seed", RICH).parts for half in HALVES]
    assert all(one != other for one, other in combinations(parts, 2))


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


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", ["r_en_two_lines.pdf", "d_en_numbering.docx", "h_fr_divs.html", "e_es_docx.eml"])
def test_the_same_bytes_are_made_every_time(name: str, half: Half, tmp_path: Path) -> None:
    one, other = built(name, tmp_path / "a", half), built(name, tmp_path / "b", half)
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

"""Faults planted in lists of questions are found."""

import shutil
from pathlib import Path

import pytest

from ingest.asked import FIRST_LINE
from ingest.catalogue.checks import asked
from ingest.catalogue.checks.folder import read_folder
from ingest.catalogue.read import read_reference
from tests.ingest.catalogue.checks.small_corpus import ASKED, found, small_corpus
from tests.ingest.catalogue.entries import CORPUS

LIST = "notes/arrest.md.asked.tsv"


def test_a_list_in_order(tmp_path: Path) -> None:
    assert found(asked.faults, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2\tfr\ton fait quoi 2\n", "", "paragraph 2 has 4 questions in 3 languages, not 5 in 3"),
        ("2\tes\tqué", "2\tfr\tqué", "paragraph 2 has 5 questions in 2 languages, not 5 in 3"),
        ("6\ten\twhat", "7\ten\twhat", "line 27 names paragraph 7, which the document has not"),
        ("6\ten\twhat", "6 en what", "line 27 is not a paragraph, a language and a question between tabs"),
        ("6\ten\twhat", "6\tEN\twhat", "line 27 has no language code in its second field"),
        (FIRST_LINE, "question", 'its first line is not "paragraph", "language" and "question" between tabs'),
    ],
)
def test_a_list_that_is_wrong_or_asks_too_little(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert found(asked.faults, tmp_path, asked=ASKED.replace(old, new, 1)) == [f"{LIST}: {says}"]


def test_a_note_without_a_list_and_a_list_without_a_note(tmp_path: Path) -> None:
    root = small_corpus(tmp_path)
    (root / LIST).rename(root / "notes" / "arrested.md.asked.tsv")
    folder, _ = read_folder(root, read_reference(root))
    assert [f"{fault.place}: {fault.says}" for fault in sorted(asked.faults(folder))] == [
        f"{LIST}: there are no questions that its paragraphs answer",
        "notes/arrested.md.asked.tsv: there is no note that it stands beside",
    ]


def test_a_question_asked_twice_of_one_paragraph(tmp_path: Path) -> None:
    again = ASKED + "2\ten\tWHAT do  we do 2\n"
    assert found(asked.faults, tmp_path, asked=again) == [f"{LIST}:32: the question is asked of paragraph 2 already"]


@pytest.mark.parametrize("line", ["3\ten\twhat do we do 2\n", "2\tpt\twhat do we do 2\n"])
def test_of_another_paragraph_or_in_another_language_it_may_be_asked(tmp_path: Path, line: str) -> None:
    assert found(asked.faults, tmp_path, asked=ASKED + line) == []


def test_a_translations_own_list_asks_other_things(tmp_path: Path) -> None:
    small_corpus(tmp_path)
    (tmp_path / "notes" / "arrest.fr.md.asked.tsv").write_text(f"{FIRST_LINE}\n1\tfr\tet alors\n2\ten\tand then 2\n")
    assert found(asked.faults, tmp_path) == [
        "notes/arrest.fr.md.asked.tsv:3: the question is asked of paragraph 2 already"
    ]


def test_the_list_of_a_set_note_stands_beside_its_pdf(tmp_path: Path) -> None:
    for name in ("typeset/oversight.md", "notes/oversight.pdf.asked.tsv"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(CORPUS / name, tmp_path / name)
    folder, _ = read_folder(tmp_path, read_reference(tmp_path))
    assert list(asked.faults(folder)) == []
    (tmp_path / "notes" / "oversight.pdf.asked.tsv").rename(tmp_path / "notes" / "oversight.md.asked.tsv")
    assert len(list(asked.faults(folder))) == 2

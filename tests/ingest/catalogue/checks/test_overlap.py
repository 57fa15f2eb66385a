"""Wording shared with other texts is found, names of instruments are not."""

from pathlib import Path

import pytest

from advicehub.errors import UsageError
from ingest.catalogue.checks import overlap
from tests.ingest.catalogue.checks.small_corpus import NOTE, found, line_of

TITLE = "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"


def shared(tmp_path: Path, theirs: str, ours: str, name: str = "theirs.txt") -> list[str]:
    """What is found where another text says `theirs` and paragraph 4 says `ours`."""
    texts = tmp_path / "texts"
    texts.mkdir(exist_ok=True)
    (texts / name).write_text(theirs, encoding="utf-8")
    note = NOTE.replace("Say who you are.", ours)
    return found(lambda folder: overlap.faults(folder, texts), tmp_path / "corpus", note=note)


def test_seven_words_in_a_row_are_found(tmp_path: Path) -> None:
    theirs = "It is known that officers\nshall WEAR, at all times, a visible badge, and more."
    ours = "Each time officers shall wear at all times a visible badge."
    (fault,) = shared(tmp_path, theirs, ours)
    place = f"notes/arrest.md:{line_of(NOTE, '4. Say')}"
    assert fault.startswith(f"{place}: 9 words in a row are those of theirs.txt: “officers shall wear")


def test_six_words_in_a_row_are_not(tmp_path: Path) -> None:
    assert (
        shared(tmp_path, "officers shall wear at all times something", "Officers shall wear at all times a badge") == []
    )


def test_titles_and_the_words_around_them_are_not(tmp_path: Path) -> None:
    theirs = f"States parties to the {TITLE} must act."
    assert shared(tmp_path, theirs, f"Parties to the {TITLE} must think.") == []


def test_a_run_in_another_script(tmp_path: Path) -> None:
    words = "يجب أن يمثل كل شخص مقبوض عليه أمام القاضي"
    assert len(shared(tmp_path, words, words)) == 1


def test_other_kinds_of_files_are_not_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no text to compare with"):
        shared(tmp_path, "officers shall wear at all times a visible badge", "x", "theirs.bin")

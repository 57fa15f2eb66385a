"""Lists of questions beside a file: what they give, what is refused, and that they are no documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from index.source_key import source_key
from ingest.asked import FIRST_LINE, Asked, asked_of, bare, read_asked
from ingest.collect import collect
from ingest.extraction_cache import ExtractionCache
from ingest.readers import reader_for

TEXT = "# Arrest\n\n1. Whoever is arrested is told why.\n\n2. The family is told where.\n"
GOOD = "2\ten\twho rings his mother\n1\tfr\tje dois lui dire pourquoi ?\n"
LABELS = ("", "1.", "2.", "12bis.")


def listed(folder: Path, lines: str, first: str = FIRST_LINE) -> Path:
    """A document in `folder`, and the list beside it."""
    path = folder / "x.md"
    path.write_text(TEXT)
    asked_of(path).write_bytes(f"{first}\n{lines}".encode())
    return path


def test_where_a_list_stands() -> None:
    assert asked_of(Path("a/x.md")) == Path("a/x.md.asked.tsv")
    assert [bare(label) for label in ("12.", "12", "", "(a)")] == ["12", "12", "", "(a)"]


def test_questions_in_the_order_of_the_list(tmp_path: Path) -> None:
    assert read_asked(listed(tmp_path, GOOD), LABELS) == (
        Asked("2", "en", "who rings his mother"),
        Asked("1", "fr", "je dois lui dire pourquoi ?"),
    )


def test_no_list_and_an_empty_one_hold_nothing(tmp_path: Path) -> None:
    assert read_asked(tmp_path / "other.md", LABELS) == ()
    assert read_asked(listed(tmp_path, ""), LABELS) == ()


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    path = listed(tmp_path, GOOD)
    plain = read_asked(path, LABELS)
    file = asked_of(path)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_asked(path, LABELS) == plain


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("1\ten", "line 2 is not a paragraph, a language and a question between tabs"),
        ("1\ten\twho\tme", "line 2 is not a paragraph"),
        ("1 en who", "line 2 is not a paragraph"),
        ("1\ten\t ", "line 2 is not a paragraph"),
        ("", "line 2 is not a paragraph"),
        ("3\ten\twho", "line 2 names paragraph 3, which the document has not"),
        ("1.\ten\twho", "line 2 names paragraph 1., which the document has not"),
        ("1\tEN\twho", "line 2 has no language code"),
        ("1\tenglish\twho", "line 2 has no language code"),
        ("1\té\twho", "line 2 has no language code"),
        (f"1\ten\t{'w' * 501}", "line 2: a question is one line of 500 characters at most"),
        ("1\ten\twho\x00rings", "line 2: a question is one line"),
    ],
)
def test_a_line_that_is_wrong_is_named(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(SourceError, match=r"x\.md\.asked\.tsv") as error:
        read_asked(listed(tmp_path, f"{line}\n{GOOD}"), LABELS)
    assert says in str(error.value)


def test_a_list_that_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="its first line is not"):
        read_asked(listed(tmp_path, GOOD, "paragraph,language,question"), LABELS)
    path = listed(tmp_path, "")
    asked_of(path).write_bytes(b"")
    with pytest.raises(SourceError, match="its first line is not"):
        read_asked(path, LABELS)
    asked_of(path).write_bytes(FIRST_LINE.encode() + b"\n1\ten\t\xff\n")
    with pytest.raises(SourceError, match="not in UTF-8"):
        read_asked(path, LABELS)
    asked_of(path).unlink()
    asked_of(path).mkdir()
    with pytest.raises(SourceError, match="cannot be opened"):
        read_asked(path, LABELS)


def test_a_document_has_the_questions_beside_its_file_and_not_in_its_text(tmp_path: Path) -> None:
    path = listed(tmp_path, GOOD)
    document = reader_for(path).read(path)
    assert [each.label for each in document.asked] == ["2", "1"]
    assert "mother" not in document.text
    asked_of(path).unlink()
    bare_document = reader_for(path).read(path)
    assert bare_document.asked == () and bare_document.text == document.text


def test_a_list_beside_a_file_is_no_document_and_a_lonely_one_is_refused(tmp_path: Path) -> None:
    path = listed(tmp_path, GOOD)
    lonely = tmp_path / "gone.md.asked.tsv"
    lonely.write_text(FIRST_LINE)
    found = collect([tmp_path])
    assert list(found.files) == [path]
    assert [(each.path, each.reason.partition(";")[0]) for each in found.refused] == [
        (lonely, "it is a list of questions about another file")
    ]


@pytest.mark.parametrize("change", [lambda file: file.unlink(), lambda file: file.write_text(f"{FIRST_LINE}\n")])
def test_another_list_is_another_source(tmp_path: Path, change: Callable[[Path], object]) -> None:
    path = listed(tmp_path, GOOD)
    cache = ExtractionCache(tmp_path / "cache")
    cache.put(path, reader_for(path).read(path))
    key = source_key(path)
    kept = cache.get(path)
    assert kept is not None and len(kept.asked) == 2
    change(asked_of(path))
    assert source_key(path) != key and cache.get(path) is None


def test_a_list_is_not_a_sidecar(tmp_path: Path) -> None:
    """The same bytes as a sidecar and as a list give two keys."""
    path = listed(tmp_path, "")
    as_list = source_key(path)
    asked_of(path).rename(path.with_name("x.md.toml"))
    assert source_key(path) != as_list

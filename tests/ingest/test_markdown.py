"""Markdown notes: front matter, blocks, roles."""

from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest.document import Document
from ingest.markdown import MarkdownReader
from ingest.reader import Reader
from tests.contracts.reader import ReaderContract, check_document

NOTE = """---
id: note-x
title: "A note: on force"
type: note
language: en
date: 2026-11-21
topics: [force, arrest]
summary_of: [uncat]
---

# A note: on force

## What the standards require

1. Whoever is **arrested** must be told
why. See [the text](https://example.org/x), `now`:
- at once;
- in a language they know.

2. Nobody may be tortured.[^1]

## Country practice

### Country example: Fiji

3. Fiji records interviews.

## Key sources

| Text | Year |
|---|---|
| UNCAT | 1984 |

[^1]: UNCAT, art. 2.
"""


def read(tmp_path: Path, content: str) -> Document:
    path = tmp_path / "note.md"
    path.write_text(content, encoding="utf-8")
    document = MarkdownReader().read(path)
    check_document(document)
    return document


class TestContract(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return MarkdownReader()

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        path = tmp_path / "plain.md"
        path.write_text("# Title\n\n## Part\n\nSome text.\n", encoding="utf-8")
        return path


def test_front_matter_describes(tmp_path: Path) -> None:
    document = read(tmp_path, NOTE)
    about = document.about
    assert (document.id, about.title, about.date, about.work) == (
        "note-x",
        "A note: on force",
        "2026-11-21",
        "note-x",
    )
    assert (about.topics, about.summary_of, about.type) == (("force", "arrest"), ("uncat",), "note")


def test_the_words_stay_and_the_marks_go(tmp_path: Path) -> None:
    document = read(tmp_path, NOTE)
    assert "1. Whoever is arrested must be told why. See the text, now:\n\n• at once;" in document.text
    assert document.text.endswith("\f[^1]: UNCAT, art. 2.")
    assert "Text | Year\nUNCAT | 1984" in document.text
    assert {repair.kind for repair in document.repairs} == {"markup", "line end", "cell"}


def test_roles_of_a_note(tmp_path: Path) -> None:
    document = read(tmp_path, NOTE)
    roles = {document.text[b.start : b.end][:9]: (b.role, b.country) for b in document.blocks}
    assert roles["1. Whoeve"] == ("", "")
    assert roles["3. Fiji r"] == ("country practice", "Fiji")
    assert roles["Text | Ye"] == ("resource", "")
    assert all(block.role != "standard" for block in document.blocks)


def test_roles_follow_from_the_headings_of_any_document(tmp_path: Path) -> None:
    note, report = read(tmp_path, NOTE), read(tmp_path, NOTE.replace("type: note", "type: report"))
    assert [block.role for block in report.blocks] == [block.role for block in note.blocks]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("colour: red", 'a key "colour" that is not known'),
        ("binding: maybe", 'wrong value for "binding"'),
        ("topics: force", 'wrong value for "topics"'),
        ("date: yesterday", 'wrong value for "date"'),
        ("status: old", 'wrong value for "status"'),
        ("title: [", "not valid YAML on line"),
        ("id: ../x", 'wrong value for "id"'),
    ],
)
def test_wrong_front_matter_names_the_key(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read(tmp_path, f"---\n{line}\n---\n\nText.\n")


def test_a_year_is_a_date(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ndate: 1984\n---\nText of the note.\n").about.date == "1984"

"""Damaged, locked and hostile PDFs: read as far as anybody could, or refused with a reason a person understands."""

from pathlib import Path

import pytest

from ingest.jail import Read, Refused, read_all
from ingest.jailed.limits import Limits
from ingest.pdf import opening
from ingest.pdf.reader import PdfReader
from tests.contracts.reader import check_document
from tests.ingest.damaged import GOOD, READABLE, REFUSED, WORDS, drawn_for_ever, exploding


def outcome(tmp_path: Path, data: bytes, limits: Limits = Limits()) -> Read | Refused:  # noqa: B008  # frozen
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    (result,) = read_all([path], 1, limits=limits)
    return result


@pytest.mark.parametrize("name", READABLE)
def test_what_a_viewer_shows_is_read(tmp_path: Path, name: str) -> None:
    result = outcome(tmp_path, READABLE[name])
    assert isinstance(result, Read), result.reason
    check_document(result.document)
    assert result.document.text == WORDS


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_plain_words(tmp_path: Path, name: str) -> None:
    data, says = REFUSED[name]
    result = outcome(tmp_path, data)
    assert isinstance(result, Refused) and says in result.reason
    assert "Error" not in result.reason and "report the file" not in result.reason


def test_the_second_reader_reads_what_the_first_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(GOOD)
    monkeypatch.setattr(opening, "_first", lambda data: (None, "Data format error."))
    document = PdfReader().read(path)
    check_document(document)
    assert document.text == WORDS
    assert [account.how for account in document.ledger.accounts] == ["pypdf"]
    assert "the first reader cannot open the file" in document.ledger.troubles[0].reason
    assert any("Data format error" in note for note in document.ledger.notes)


def test_hidden_text_does_not_come_in_by_the_second_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(GOOD.replace(b"BT /F1", b"1 g BT /F1"))
    document = PdfReader().read(path)
    assert document.text == ""
    assert [(removed.why, removed.text) for removed in document.ledger.removed] == [("hidden", WORDS)]


@pytest.mark.slow
def test_a_page_that_explodes_costs_only_itself(tmp_path: Path) -> None:
    result = outcome(tmp_path, exploding())
    assert isinstance(result, Read)
    assert "before" in result.document.text and "after" in result.document.text


@pytest.mark.slow
def test_a_page_that_is_drawn_for_ever_costs_only_itself(tmp_path: Path) -> None:
    result = outcome(tmp_path, drawn_for_ever(), Limits(page=1.0))
    assert isinstance(result, Read)
    assert "before" in result.document.text and "after" in result.document.text
    (trouble,) = result.document.ledger.troubles
    assert trouble.page == 2 and result.document.ledger.without_text == (2,)


def test_a_file_over_its_memory_is_refused(tmp_path: Path) -> None:
    result = outcome(tmp_path, GOOD + b"%" * 60_000_000, Limits(memory=20_000_000))
    assert isinstance(result, Refused) and "more memory than is allowed" in result.reason

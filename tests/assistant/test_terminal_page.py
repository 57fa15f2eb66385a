"""An answer at a terminal: where a quotation stands, how it was read, what is only guessed, its footnotes."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from assistant.answer import Answer, Searched
from assistant.citation import Citation
from assistant.terminal_page import print_answer, source_line
from assistant.wire import citation_json
from tests.assistant.fakes import citation


def _cited() -> Citation:
    made = citation("orders", "report")
    return replace(
        made,
        passage=replace(made.passage, role="country practice", country="Norway"),
        about=replace(made.about, issuer="Ministry of Justice", date="1994", guessed=("issuer", "date", "language")),
        page_labels=("iv", "v"),
        ocr=(0.91, 0.88),
        footnotes=(("fn 1", "1 Within a day."),),
    )


def test_the_source_line_says_how_it_was_read_and_what_is_guessed() -> None:
    line = source_line(_cited())
    assert line == (
        "— orders, Ministry of Justice, 1994, pp. iv–v, paragraph 7, country practice of Norway, "
        "read by OCR, confidence 88 to 91 %, issuer and date guessed  [exact]"
    )
    assert "OCR" not in source_line(citation("orders")) and "guessed" not in source_line(citation("orders"))


def test_footnotes_are_printed_below_their_passage() -> None:
    out = StringIO()
    answer = Answer("answered", (_cited(),), (), 0.9, "e", "en", Searched(1, 0, ("en",)), ())
    print_answer(answer, Console(file=out, width=300))
    lines = [line.strip() for line in out.getvalue().splitlines()]
    assert lines.index("1 Within a day.") < next(n for n, line in enumerate(lines) if line.startswith("— orders"))


def test_json_carries_the_same() -> None:
    record = citation_json(_cited(), "0123456789ab")
    assert record["ocr"] == [0.91, 0.88] and record["footnotes"] == [{"label": "fn 1", "text": "1 Within a day."}]
    assert (record["role"], record["country"]) == ("country practice", "Norway")
    assert record["guessed"] == ["issuer", "date", "language"]

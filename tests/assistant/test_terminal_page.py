"""An answer at a terminal: where a quotation stands, how it was read, what is only guessed, its footnotes."""

from dataclasses import replace
from io import StringIO

from rich.console import Console

from assistant.answer import Answer, Searched
from assistant.citation import Citation
from assistant.composing.also_in import AlsoIn
from assistant.composing.difference import Difference
from assistant.composing.part import Part
from assistant.terminal_page import print_answer, source_line
from assistant.triage.signal import Signal
from assistant.wire import citation_json
from tests.assistant.fakes import citation

SEARCHED = Searched(1, 0, ("en",))


def _cited() -> Citation:
    made = citation("orders", "report")
    return replace(
        made,
        passage=replace(made.passage, role="country practice", country="Norway", pages=(4, 5)),
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
    assert lines.index("1 Within a day.") < next(n for n, line in enumerate(lines) if line.startswith("[1] — orders"))


def test_json_carries_the_same() -> None:
    record = citation_json(_cited(), "0123456789ab")
    assert record["ocr"] == [0.91, 0.88] and record["footnotes"] == [{"label": "fn 1", "text": "1 Within a day."}]
    assert (record["role"], record["country"]) == ("country practice", "Norway")
    assert record["guessed"] == ["issuer", "date", "language"]


def _printed(answer: Answer) -> str:
    out = StringIO()
    print_answer(answer, Console(file=out, width=300))
    return " ".join(out.getvalue().split())


def test_what_binds_and_what_does_not_stand_below_their_headings() -> None:
    soft = citation("rules", "soft law")
    practice = replace(soft, passage=replace(soft.passage, country="Norway"))
    cited = (citation("uncat"), soft, citation("note", "note"), practice)
    page = _printed(Answer("answered", cited, (), 0.9, "e", "en", SEARCHED, ()))
    headings = ("Binding “", "Recommended “", "Our summary “", "Country practice of Norway “")
    assert sorted(headings, key=page.index) == list(headings)


def test_a_difference_names_both_quotations_and_what_each_says() -> None:
    differ = (Difference(0, 1, "numbers", ("48 hours", "24 hours")),)
    cited = (citation("uncat"), citation("rules", "soft law"))
    page = _printed(Answer("answered", cited, (), 0.9, "e", "en", SEARCHED, (), differ=differ))
    assert "Sources differ: [1] and [2] do not say the same: “48 hours” and “24 hours”." in page
    linked = (Difference(0, 1, "linked", note="The later one is stricter."),)
    page = _printed(Answer("answered", cited, (), 0.9, "e", "en", SEARCHED, (), differ=linked))
    assert "do not say the same: The later one is stricter." in page


def test_where_else_the_words_stand() -> None:
    cited = replace(citation("uncat"), also_in=(AlsoIn("report", "A report", "3.", "fr", "p"),))
    assert "Also in: A report, paragraph 3 (fr)." in _printed(
        Answer("answered", (cited,), (), 0.9, "e", "en", SEARCHED, ())
    )


def test_the_part_without_an_answer_is_named() -> None:
    parts = (Part("who is told", (0,)), Part("what does it cost", ()))
    page = _printed(Answer("partly", (citation("uncat"),), (), 0.9, "e", "en", SEARCHED, (), parts=parts))
    assert "“what does it cost”" in page and "“who is told”" not in page


def test_a_question_that_needs_a_person_gets_no_passage() -> None:
    for outcome, said in (("urgent", "sounds urgent"), ("out_of_mandate", "not something that this hub answers")):
        signal = Signal(outcome, "rule", ("Xylophone",))  # type: ignore[arg-type]
        page = _printed(Answer(outcome, (), (), 0.0, "e", "en", SEARCHED, (), signal=signal))  # type: ignore[arg-type]
        assert said in page and "--anyway" in page and "Xylophone" not in page and "edition" not in page

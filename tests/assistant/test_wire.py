"""An answer as JSON: what each outcome carries, and that no word of the question is in it."""

import json
from dataclasses import replace

from assistant.answer import Answer, Searched
from assistant.composing.also_in import AlsoIn
from assistant.composing.difference import Difference
from assistant.composing.part import Part
from assistant.triage.signal import Signal
from assistant.wire import answer_json
from tests.assistant.fakes import citation
from web.api_shapes import AnswerShape

SEARCHED = Searched(1, 0, ("en",))


def test_what_a_composed_answer_carries() -> None:
    first = replace(citation("uncat"), also_in=(AlsoIn("report", "Report", "3", "fr", "p"),))
    answer = Answer(
        "partly", (first, citation("note", "note")), (), 0.8, "e", "en", SEARCHED, (),
        differ=(Difference(0, 1, "numbers", ("48 hours", "24 hours")),),
        parts=(Part("who tells Xylophone", (0, 1)), Part("when is Zanzibar told", ())),
    )  # fmt: skip
    record = answer_json("1", answer, 1.0)
    assert record["differ"] == [
        {"first": 0, "second": 1, "reason": "numbers", "figures": ["48 hours", "24 hours"], "note": ""}
    ]
    assert record["parts"] == [{"citations": [0, 1]}, {"citations": []}]
    assert record["signal"] is None
    assert [each["standing"] for each in record["citations"]] == ["binds", "recommends"]
    assert [each["also_in"] for each in record["citations"]] == [
        [{"document": "report", "title": "Report", "label": "3", "language": "fr", "passage": "p"}],
        [],
    ]
    written = json.dumps(record)
    assert "Xylophone" not in written and "Zanzibar" not in written
    AnswerShape.model_validate_json(written)


def test_a_signal_goes_without_its_cues() -> None:
    signal = Signal("urgent", "removal", ("Xylophone", "tomorrow"))
    record = answer_json("1", Answer("urgent", (), (), 0.0, "e", "en", SEARCHED, (), signal=signal), 1.0)
    assert record["signal"] == {"kind": "urgent", "reason": "removal"}
    assert "Xylophone" not in json.dumps(record)
    AnswerShape.model_validate(record)

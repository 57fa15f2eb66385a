"""Characters that carry no text are dropped, and named; those that are spelling stay."""

import pytest

from ingest.repairs import clean


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("tor\u200bture", "torture"),
        ("tor\u200c\u200dture", "torture"),
        ("\u202btorture\u202c", "torture"),
        ("tor\u2060ture", "torture"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("ไทย\u200bดี", "ไทย\u200bดี"),
        ("👩\u200d⚖️", "👩\u200d⚖️"),
    ],
)
def test_characters_without_width(source: str, text: str) -> None:
    cleaned = clean(source)
    assert cleaned.text == text
    assert "".join(change.before for change in cleaned.changes) == "".join(c for c in source if c not in text)


def test_ligatures_are_spelled_out_unless_they_are_not_to_be() -> None:
    assert clean("oﬃce ﻻ").text == "office لا"
    assert clean("oﬃce ﻻ", ligatures=False).text == "oﬃce ﻻ"


def test_ligatures_with_swapped_bytes() -> None:
    assert clean("an o\u6600\ucf00cer of the \u6600\u6900rst sta\u6600\u6600").text == "an officer of the first staff"
    assert clean("周昀先生").text == "周昀先生"

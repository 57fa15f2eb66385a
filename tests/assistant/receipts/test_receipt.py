"""A receipt and its code: out as JSON, back again, and never the same code for other contents."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.receipts.code import canonical, code_of, is_code, same_code
from assistant.receipts.parsing import NotAReceipt, loads, presented
from assistant.receipts.receipt import FORMAT, Receipt, quote_hash, receipt_json, receipt_of
from ingest.passage import passage_id
from tests.assistant.fakes import TEXT, citation
from tests.assistant.receipts.making import DAY

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@st.composite
def receipts(draw: st.DrawFn) -> Receipt:
    """Any receipt that agrees with itself."""
    quote = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
    first, before, after = draw(st.integers(0, 10**6)), draw(st.integers(0, 99)), draw(st.integers(0, 99))
    start = first + before
    last = start + len(quote) + after
    sha = draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    pages = draw(st.lists(st.integers(1, 999), max_size=3))
    texts = {name: draw(_TEXTS) for name in ("made", "program", "document", "title", "symbol", "date", "status")}
    return Receipt(
        FORMAT, **texts, work=draw(_TEXTS), edition="0123456789ab", sha256=sha, file="a.pdf",
        extractor=draw(_TEXTS), reread=draw(st.booleans()), passage=passage_id(sha, first, last),
        passage_start=first, passage_end=last, label=draw(_TEXTS), pages=tuple(pages),
        page_labels=tuple(draw(_TEXTS) for _ in pages), start=start, end=start + len(quote), quote=quote,
        quote_sha256=quote_hash(quote),
    )  # fmt: skip


@given(receipts())
def test_out_and_back(receipt: Receipt) -> None:
    found = presented(loads(json.dumps(receipt_json(receipt))))
    assert found.receipt == receipt and found.intact and same_code(found.code, receipt.code)
    assert is_code(receipt.code)


@given(receipts(), st.data())
def test_any_character_that_changes_changes_the_code(receipt: Receipt, data: st.DataObject) -> None:
    value: dict[str, Any] = receipt_json(receipt)
    name = data.draw(st.sampled_from(sorted(name for name in value if name != "code" and value[name] not in ("", []))))
    changed = value | {name: _other(value[name], data)}
    contents = {key: each for key, each in changed.items() if key != "code"}
    assert code_of(contents) != receipt.code
    with suppress(NotAReceipt):
        assert not presented(changed).intact


def _other(value: Any, data: st.DataObject) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + data.draw(st.integers(-3, 3).filter(bool))
    if isinstance(value, list):
        place = data.draw(st.integers(0, len(value) - 1))
        return [_other(each, data) if at == place and each != "" else each for at, each in enumerate(value)] + (
            ["x"] if value[place] == "" else []
        )
    at = data.draw(st.integers(0, len(value) - 1))
    letter = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda each: each != value[at]))
    return value[:at] + letter + value[at + 1 :]


def test_a_code_by_hand() -> None:
    # SHA-256 of {} begins 44136fa355b3678a1146: 01000100 00010011 01101111 10100011 …
    assert canonical({}) == b"{}"
    number = 0x44136FA355B3678A1146
    digits = "".join(_SYMBOLS[number >> shift & 31] for shift in range(75, -1, -5))
    assert digits == "8G9PZ8TNPDKRM4A6"
    assert code_of({}) == "8G9P-Z8TN-PDKR-M4A6-" + (_SYMBOLS + "*~$=U")[number % 37]


@given(st.integers(0, 15), st.sampled_from(_SYMBOLS))
def test_one_wrong_symbol_is_noticed(at: int, symbol: str) -> None:
    code = code_of({"a": 1}).replace("-", "")
    wrong = code[:at] + symbol + code[at + 1 :]
    assert is_code(wrong) == (wrong == code)
    swapped = code[:at] + code[at : at + 2][::-1] + code[at + 2 :]
    assert is_code(swapped) == (swapped == code)


def test_codes_as_people_write_them() -> None:
    code = code_of({})
    assert same_code(code.lower().replace("-", " ").replace("1", "l").replace("0", "o"), code)
    assert not is_code("") and not is_code("8G9P")


def test_a_receipt_holds_what_the_citation_says_and_its_day_alone() -> None:
    receipt = receipt_of(replace(citation("a"), file="a.pdf", extractor="r 1"), "0123456789ab", DAY)
    assert (receipt.made, receipt.file, receipt.extractor) == ("2026-11-22", "a.pdf", "r 1")
    assert (receipt.quote, receipt.start, receipt.end) == (TEXT[3:20], 3, 20)


@pytest.mark.parametrize(
    "change",
    [
        {"receipt": 2}, {"receipt": True}, {"receipt": 1.0}, {"start": 4}, {"start": True}, {"start": -1},
        {"end": 2**60},
        {"sha256": "V" * 64}, {"sha256": "a" * 64 + "\n"}, {"file": "../a"}, {"file": ".."}, {"file": "a/b"},
        {"file": "a\0"}, {"edition": "../x"}, {"pages": [1]}, {"pages": "1"}, {"quote": ""}, {"quote": None},
        {"reread": 1}, {"more": 1}, {"code": 7}, {"title": "x" * 20_001},
    ],
)  # fmt: skip
def test_what_is_no_receipt_is_refused(change: dict[str, Any]) -> None:
    value = receipt_json(replace(receipt_of(citation("a"), "0123456789ab", DAY), sha256="a" * 64))
    presented(value)
    with pytest.raises(NotAReceipt):
        presented(value | change)


@pytest.mark.parametrize("text", ['{"a":1,"a":1}', "NaN", '{"a":Infinity}', "{", "", "[" * 100_000])
def test_json_that_could_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(NotAReceipt):
        loads(text)

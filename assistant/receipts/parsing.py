"""A receipt read back from JSON that a stranger may have written."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.receipts.code import code_of, same_code
from assistant.receipts.receipt import FORMAT, NAMES, Receipt

LONGEST = 20_000
"""Characters of one text in a receipt: a quotation has some hundreds."""
_MOST_PAGES = 1_000
_LARGEST = 2**53 - 1
_NUMBERS = frozenset({"receipt", "passage_start", "passage_end", "start", "end"})
_LISTS: Mapping[str, type] = {"pages": int, "page_labels": str}
_FORMS = {
    "sha256": re.compile(r"[0-9a-f]{64}\Z"),
    "edition": re.compile(r"[0-9A-Za-z]{0,64}\Z"),
    # A name, never a path: it becomes the name of a link in a folder of ours.
    "file": re.compile(r"(?!\.{1,2}\Z)[^/\\\x00-\x1f\ud800-\udfff]{0,255}\Z"),
}
_ANY = re.compile("")


class NotAReceipt(ValueError):
    """What was given is no receipt. The message is one sentence and repeats nothing of it."""


@dataclass(frozen=True, slots=True)
class Presented:
    """A receipt as it was handed in: `code` is the one it bears; `intact` whether that is the code of its contents."""

    receipt: Receipt
    code: str
    intact: bool


def loads(text: str) -> Any:
    """`text` as JSON. Raises `NotAReceipt`, also for an object that says one thing twice."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except NotAReceipt:
        raise
    except (ValueError, RecursionError):
        raise NotAReceipt("it is not JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        # A person would read the first of two quotations, a program the last.
        raise NotAReceipt("it says one thing twice")
    return found


def _no_constant(name: str) -> None:
    raise NotAReceipt("it holds what is no number")


def presented(value: Any) -> Presented:
    """The receipt in a JSON `value`. Raises `NotAReceipt`."""
    if not isinstance(value, dict) or "receipt" not in value or "code" not in value:
        raise NotAReceipt("it is no receipt of a quotation")
    contents = {key: each for key, each in value.items() if key != "code"}
    if isinstance(contents["receipt"], bool) or contents["receipt"] != FORMAT:
        raise NotAReceipt(f"it is a receipt of another format than the one known here ({FORMAT})")
    if set(contents) != set(NAMES) or not isinstance(value["code"], str):
        raise NotAReceipt("fields of it are missing or unknown")
    given = {name: _checked(name, contents[name]) for name in NAMES}
    try:
        receipt, code = Receipt(**given), code_of(contents)
    except ValueError:
        raise NotAReceipt("what it says of the quotation cannot be true of any") from None
    return Presented(receipt, value["code"], same_code(code, value["code"]) and receipt.fits)


def _checked(name: str, value: Any) -> Any:
    if name in _LISTS:
        if not isinstance(value, list) or len(value) > _MOST_PAGES:
            raise NotAReceipt(f'its field "{name}" is not what is expected')
        return tuple(_one(name, each, _LISTS[name]) for each in value)
    kind = int if name in _NUMBERS else bool if name == "reread" else str
    return _one(name, value, kind)


def _one(name: str, value: Any, kind: type) -> Any:
    # In Python a truth value is a number, too.
    good = type(value) is kind
    if good and kind is int:
        good = 0 <= value <= _LARGEST
    if good and kind is str:
        good = len(value) <= LONGEST and _FORMS.get(name, _ANY).match(value) is not None
    if not good:
        raise NotAReceipt(f'its field "{name}" is not what is expected')
    return value

"""Claims read from a file: receipts, answers as `ask --json` and `ask --batch` write them, or both."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from advicehub.errors import DataError
from assistant.answers_file import quotation_of
from assistant.receipts.claim import Claim
from assistant.receipts.parsing import NotAReceipt, Presented, loads, presented

MOST_BYTES = 512 * 1024 * 1024


def read_claims(file: Path) -> list[Claim]:
    """Every quotation in `file`, in order; "-" reads standard input.

    A file is one JSON document (a receipt, a list of receipts, an answer), on any number of lines, or one of these a
    line. Raises `DataError` naming file and line, and repeating nothing of the file.
    """
    text = _text(file)
    if not text.strip():
        raise DataError(f"{file}: holds no answers and no receipts")
    try:
        # One document over many lines is no line of its own; anything else is named by its line.
        whole = loads(text) if "\n" in text.strip() else None
    except NotAReceipt:
        whole = None
    if whole is not None:
        return _of_value(str(file), whole)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [claim for number, line in lines for claim in _of_line(f"{file}, line {number}", line)]


def claims_of(value: Any) -> list[Claim]:
    """The claims in a JSON `value`. Raises `NotAReceipt`."""
    if isinstance(value, list):
        return [claim for each in value for claim in claims_of_one(each)]
    return claims_of_one(value)


def claims_of_one(value: Any) -> list[Claim]:
    """The claims in one receipt or one answer. Raises `NotAReceipt`."""
    if isinstance(value, dict) and "receipt" in value and "code" in value:
        found = presented(value)
        return [Claim("", found.receipt.quotation, found.receipt, found.intact)]
    if not isinstance(value, dict):
        raise NotAReceipt("it is not an answer and not a receipt")
    try:
        cited = [] if "error" in value else value["citations"]
        return _alike([_of_citation(str(value.get("id", "")), each) for each in cited])
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        if isinstance(error, NotAReceipt):
            raise
        raise NotAReceipt("it is not an answer and not a receipt") from None


def _alike(claims: list[Claim]) -> list[Claim]:
    """An answer's citations all bear receipts, or (of an older program) none does: one without was tampered with."""
    if all(claim.receipt is None for claim in claims):
        return claims
    return [claim if claim.receipt is not None else replace(claim, intact=False) for claim in claims]


def _of_line(where: str, line: str) -> list[Claim]:
    try:
        value = loads(line)
    except NotAReceipt as error:
        raise DataError(f"{where}: {error}") from None
    return _of_value(where, value)


def _of_value(where: str, value: Any) -> list[Claim]:
    try:
        return claims_of(value)
    except NotAReceipt as error:
        raise DataError(f"{where}: {error}") from None


def _of_citation(id_: str, citation: dict[str, Any]) -> Claim:
    quotation = quotation_of(citation)
    notes = tuple(str(note["text"]) for note in citation.get("footnotes", ()))
    if citation.get("receipt") is None:
        return Claim(id_, quotation, footnotes=notes)
    found = presented(citation["receipt"])
    return Claim(id_, quotation, found.receipt, found.intact and _agree(citation, found), notes)


SHARED = ("document", "title", "pages", "page_labels", "label", "start", "end", "quote", "passage", "reread")
"""What a citation and its receipt both say."""


def _agree(citation: dict[str, Any], found: Presented) -> bool:
    """Whether a citation says what its receipt says. `KeyError` for one that leaves something out."""
    receipt = found.receipt
    said = {name: citation[name] for name in (*SHARED, "version", "footnotes")}
    return said["version"] == receipt.sha256 and all(_same(said[name], getattr(receipt, name)) for name in SHARED)


def _same(one: Any, other: Any) -> bool:
    # By kind, too: True is not 1.
    one = tuple(one) if isinstance(one, list) else one
    return type(one) is type(other) and bool(one == other)


def _text(file: Path) -> str:
    try:
        data = sys.stdin.buffer.read(MOST_BYTES) if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise DataError(f"{file}: cannot be read as UTF-8 text") from None

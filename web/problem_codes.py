"""What a program is told of a failed request besides the sentence: a code that stays the same when words change."""

from collections.abc import Mapping
from typing import Literal, get_args

Code = Literal[
    "bad_request",
    "wrong_host",
    "not_json",
    "question_refused",
    "language_not_served",
    "not_found",
    "method_not_allowed",
    "too_slow",
    "conflict",
    "too_large",
    "invalid",
    "field_missing",
    "field_unknown",
    "field_invalid",
    "not_a_receipt",
    "too_many_requests",
    "internal",
    "unavailable",
    "busy",
    "storage_full",
]
"""Codes are added and never renamed: scripts compare them."""

CODES: tuple[Code, ...] = get_args(Code)

CODE_OF_STATUS: Mapping[int, Code] = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    408: "too_slow",
    409: "conflict",
    413: "too_large",
    422: "invalid",
    429: "too_many_requests",
    500: "internal",
    503: "unavailable",
    507: "storage_full",
}
"""The code of a failure of which nothing more is known than its status."""


def code_of(status: int) -> Code:
    """The code of `status`; of one that nobody foresaw, that of its hundred."""
    return CODE_OF_STATUS.get(status, "internal" if status >= 500 else "bad_request")

"""The quotations of an answers file, as `ask --batch` writes it."""

import re
from collections.abc import Mapping
from typing import Any

from assistant.citation import Quotation


def quotation_of(citation: Mapping[str, Any]) -> Quotation:
    """The quotation in one citation of an answer. Raises `ValueError`, `KeyError` or `TypeError` when it is none."""
    version, start, end = citation["version"], citation["start"], citation["end"]
    if not isinstance(version, str) or not re.fullmatch("[0-9a-f]{64}", version, re.ASCII):
        raise ValueError("not a SHA-256")
    # Not made into numbers: "7" and 7.9 were never written by us.
    if type(start) is not int or type(end) is not int or not isinstance(citation["quote"], str):
        raise ValueError("not a quotation")
    return Quotation(str(citation["document"]), version, start, end, citation["quote"])

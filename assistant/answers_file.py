"""An answers file, as `ask --batch` writes it, read back for its quotations."""

import json
import re
from pathlib import Path
from typing import Any

from advicehub.errors import DataError
from assistant.citation import Quotation


def read_quotations(file: Path) -> list[tuple[str, Quotation]]:
    """(answer id, quotation) for every citation in `file`, in order.

    Also reads the one JSON document that `ask --json` prints. Raises `DataError` naming file and line.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DataError(f"{file}: cannot be read as UTF-8 text") from None
    if not any(line.strip() for line in lines):
        raise DataError(f"{file}: holds no answers")
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found += _of_line(f"{file}, line {number}", line)
    return found


def _of_line(where: str, line: str) -> list[tuple[str, Quotation]]:
    try:
        record = json.loads(line)
        citations = [] if "error" in record else record["citations"]
        return [(str(record.get("id", "")), _quotation(each)) for each in citations]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        raise DataError(f"{where}: is not an answer") from None


def _quotation(citation: dict[str, Any]) -> Quotation:
    version = str(citation["version"])
    if not re.fullmatch("[0-9a-f]{64}", version):
        raise ValueError("not a SHA-256")
    return Quotation(
        str(citation["document"]),
        version,
        int(citation["start"]),
        int(citation["end"]),
        str(citation["quote"]),
    )

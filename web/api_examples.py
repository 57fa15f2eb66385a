"""Examples of the API's calls: real ones, asked of the shipped notes by `python -m tests.web.ask_examples`.

Lists in them are cut to their first two; nothing else is touched.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("api_examples.json")


@cache
def examples() -> dict[str, dict[str, Any]]:
    """By the call's name, such as "ask": {"request","response"}; "request" is the body, null where there is none."""
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return found


_CALLS = {
    "ask": ("/api/ask", "post"),
    "search": ("/api/search", "post"),
    "verify": ("/api/verify", "post"),
    "documents": ("/api/documents", "get"),
    "document": ("/api/documents/{document}", "get"),
    "passages": ("/api/documents/{document}/passages", "get"),
    "passage": ("/api/documents/{document}/passages/{passage}", "get"),
}


def with_examples(described: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI description `described`, into which the examples are put.

    Handed to the framework, they would lose each null of theirs.
    """
    for call, example in examples().items():
        path, method = _CALLS[call]
        operation = described["paths"][path][method]
        operation["responses"]["200"]["content"]["application/json"]["example"] = example["response"]
        if example["request"] is not None:
            operation["requestBody"]["content"]["application/json"]["example"] = example["request"]
    return described

"""Ask the examples of the API's description of a library of the shipped notes, and write them down.

`python -m tests.web.ask_examples` takes the library that the settings name (ADVICEHUB_HOME).
"""

import json
from typing import Any

from starlette.testclient import TestClient

from advicehub.settings import load_settings
from web.api_examples import FILE
from web.command import _app

QUESTION = {"question": "May a confession obtained under torture be used in court?", "language": "en"}
KEPT = 2


def main() -> None:
    """Write the examples."""
    client = TestClient(_app(load_settings(), "127.0.0.1"), base_url="http://127.0.0.1")
    # The first question loads the models, and its time would be no example.
    client.post("/api/ask", json=QUESTION)
    answer = _got(client.post("/api/ask", json=QUESTION).json())
    cited = answer["citations"][0]
    document = f"/api/documents/{cited['document']}"
    receipt = {"receipt": cited["receipt"]}
    search = QUESTION | {"k": 2}
    asked: dict[str, tuple[Any, Any]] = {
        "ask": (QUESTION, answer),
        "search": (search, client.post("/api/search", json=search).json()),
        "verify": (receipt, client.post("/api/verify", json=receipt).json()),
        "documents": (None, client.get("/api/documents").json()),
        "document": (None, client.get(document).json()),
        "passages": (None, client.get(f"{document}/passages").json()),
        "passage": (None, client.get(f"{document}/passages/{cited['passage']}").json()),
    }
    found = {call: {"request": sent, "response": _cut(_got(said))} for call, (sent, said) in asked.items()}
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _got(said: dict[str, Any]) -> dict[str, Any]:
    if "error" in said:
        raise SystemExit(said["error"])
    return said


def _cut(said: dict[str, Any]) -> dict[str, Any]:
    """`said` with each of its own lists cut short."""
    return {name: value[:KEPT] if isinstance(value, list) else value for name, value in said.items()}


if __name__ == "__main__":
    main()

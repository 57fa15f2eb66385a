"""Bodies that never become whole: cut off, stalled, dripping. The application is driven as a server does."""

import asyncio
from collections.abc import Sequence
from functools import partial
from urllib.parse import quote_plus

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

from assistant.answer import Answer
from index.access import Access
from index.question import Question
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.app import create_app
from web.body_limit import BodyLimit
from web.headers import POLICY

FORM = f"question={quote_plus('Visits work best when they are unannounced')}".encode()
JSON = b'{"question": "Visits work best when they are unannounced"}'
LEFT: Message = {"type": "http.disconnect"}
PATIENCE = 0.3


class _Client:
    """Sends `messages` and then the last of them again and again, or nothing when it has `stalled`."""

    def __init__(self, messages: Sequence[Message], stalled: bool = False) -> None:
        self._messages = list(messages)
        self._stalled = stalled
        self.told: list[Message] = []

    async def receive(self) -> Message:
        await asyncio.sleep(0.001)
        if len(self._messages) > 1 or (self._messages and self._stalled):
            return self._messages.pop(0)
        return await asyncio.Future[Message]() if self._stalled else self._messages[0]

    async def send(self, message: Message) -> None:
        self.told.append(message)

    @property
    def headers(self) -> dict[str, str]:
        """Those of the response."""
        return {name.decode(): value.decode() for name, value in self.told[0]["headers"]}


def _post(app: ASGIApp, path: str, client: _Client) -> None:
    kind = b"application/json" if path.startswith("/api/") else b"application/x-www-form-urlencoded"
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "headers": [(b"host", b"127.0.0.1"), (b"content-type", kind)],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
    }  # fmt: skip
    asyncio.run(asyncio.wait_for(app(scope, client.receive, client.send), 5))


def _part(body: bytes, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


class _Counting(FakeAssistant):
    """An assistant that counts what it is asked."""

    asked = 0

    def answer(self, question: Question, access: Access, anyway: bool = False) -> Answer:
        self.asked += 1
        return super().answer(question, access)


@pytest.fixture
def assistant(searcher: FakeSearcher) -> _Counting:
    """Who is asked, or not."""
    return _Counting(searcher)


@pytest.fixture
def app(searcher: FakeSearcher, assistant: _Counting, monkeypatch: pytest.MonkeyPatch) -> ASGIApp:
    """The application, with little patience for bodies."""
    monkeypatch.setattr("web.app.BodyLimit", partial(BodyLimit, seconds=PATIENCE))
    return create_app(searcher, assistant)


BOTH = pytest.mark.parametrize(("path", "body"), [("/ask", FORM), ("/api/ask", JSON)])


@BOTH
def test_a_body_in_parts_is_read_whole(app: ASGIApp, assistant: _Counting, path: str, body: bytes) -> None:
    client = _Client([_part(body[:20]), _part(b""), _part(body[20:], more=False)], stalled=True)
    _post(app, path, client)
    assert client.told[0]["status"] == 200 and assistant.asked == 1


@BOTH
def test_who_leaves_before_the_end_has_asked_nothing(
    app: ASGIApp, assistant: _Counting, path: str, body: bytes
) -> None:
    for parts in ([], [_part(body[:-2])], [_part(body)]):
        client = _Client([*parts, LEFT])
        _post(app, path, client)
        assert client.told == [] and assistant.asked == 0


@BOTH
def test_a_body_that_stalls_is_refused_and_its_connection_closed(
    app: ASGIApp, assistant: _Counting, path: str, body: bytes
) -> None:
    for client in (_Client([], stalled=True), _Client([_part(body)], stalled=True), _Client([_part(b"x")])):
        _post(app, path, client)
        assert client.told[0]["status"] == 408 and not client.told[-1].get("more_body", False)
        assert client.headers["connection"] == "close" and client.headers["cache-control"] == "no-store"
        assert {name: client.headers.get(name.lower()) for name in POLICY} == POLICY
        assert b"took too long" in client.told[1]["body"] and assistant.asked == 0


@pytest.mark.parametrize("length", ["9" * 5000, "9" * 18, "1e9", "-1", "x"])
def test_a_length_that_is_none_or_too_great_is_too_large(client: TestClient, length: str) -> None:
    headers = {"content-length": length, "content-type": "application/x-www-form-urlencoded"}
    assert client.post("/ask", content=FORM, headers=headers).status_code == 413

"""How often one address may ask."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from advicehub.settings import load_settings
from tests.web.conftest import ADDRESS
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.api_shapes import Problem
from web.app import create_app
from web.command import _app
from web.rate_limit import Buckets, Rate, RateLimit

RATE = Rate(per_minute=60, burst=3)


class _Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_then_one_a_second_by_hand() -> None:
    clock = _Clock()
    buckets = Buckets(RATE, clock=clock)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 1]
    clock.now += 0.5
    assert buckets.take("a") == 0.5 and buckets.take("b") == 0
    clock.now += 0.5
    assert [buckets.take("a"), buckets.take("a")] == [0, 1]
    clock.now += 60
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 1]


def test_a_bucket_holds_no_more_than_the_burst() -> None:
    clock = _Clock()
    buckets = Buckets(RATE, clock=clock)
    buckets.take("a")
    clock.now += 2.5
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 1]


@given(st.lists(st.tuples(st.floats(0, 5), st.sampled_from("ab")), max_size=60))
def test_never_more_than_the_burst_and_the_rate_in_any_stretch(asked: list[tuple[float, str]]) -> None:
    clock = _Clock()
    buckets, let_in = Buckets(RATE, clock=clock), {"a": [], "b": []}  # type: ignore[var-annotated]
    for pause, who in asked:
        clock.now += pause
        if buckets.take(who) == 0:
            let_in[who].append(clock.now)
    for times in let_in.values():
        for first in range(len(times)):
            for last in range(first, len(times)):
                assert last - first + 1 <= RATE.burst + (times[last] - times[first]) + 1e-6


@given(st.lists(st.floats(0, 5), max_size=60))
def test_who_keeps_to_the_rate_is_never_refused(pauses: list[float]) -> None:
    clock = _Clock()
    buckets = Buckets(RATE, clock=clock)
    for pause in pauses:
        clock.now += 1 + pause
        assert buckets.take("a") == 0


def test_memory_has_an_end_and_addresses_are_forgotten() -> None:
    clock = _Clock()
    buckets = Buckets(RATE, addresses=100, clock=clock)
    for number in range(1000):
        buckets.take(str(number))
    assert len(buckets) == 100
    clock.now += 3
    buckets.take("last")
    assert len(buckets) == 1


@pytest.fixture
def limited(searcher: FakeSearcher) -> Iterator[TestClient]:
    """A client of an application that lets three requests in at once."""
    app = create_app(searcher, FakeAssistant(searcher), rate=Rate(per_minute=1, burst=3))
    with TestClient(app, base_url=ADDRESS) as made:
        yield made


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/ask"), ("POST", "/verify"), ("POST", "/api/ask"), ("GET", "/api/documents")]
)
def test_who_asks_too_often_is_told_when_to_come_back(limited: TestClient, method: str, path: str) -> None:
    said = [limited.request(method, path, headers={"x-forwarded-for": f"192.0.2.{n}"}) for n in range(4)]
    assert [each.status_code == 429 for each in said] == [False, False, False, True]
    assert 0 < int(said[3].headers["retry-after"]) <= 60
    if path.startswith("/api/"):
        assert Problem.model_validate(said[3].json()).code == "too_many_requests"
    else:
        assert "Too many requests came from your address." in said[3].text


def test_pages_that_compute_nothing_are_not_limited(limited: TestClient) -> None:
    for path in ("/", "/static/style.css", "/healthz", "/docs", "/openapi.json", "/documents/uncat"):
        assert {limited.get(path).status_code for _ in range(5)} == {200}


def test_without_a_rate_there_is_no_limit(searcher: FakeSearcher) -> None:
    with TestClient(create_app(searcher, FakeAssistant(searcher), rate=Rate(0, 1)), base_url=ADDRESS) as client:
        assert {client.get("/api/documents").status_code for _ in range(30)} == {200}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::1", True),
        ("testclient", "", True),
    ],
)
def test_what_counts_as_one_address(one: str, other: str, same: bool) -> None:
    async def answered(scope: object, receive: object, send: object) -> None:
        seen.append("in")

    async def sent(message: dict[str, object]) -> None:
        seen.append(str(message.get("status", "")))

    seen: list[str] = []
    limit = RateLimit(answered, Rate(60, 1))
    for client in (one, other):
        scope = {"type": "http", "method": "POST", "path": "/api/ask", "client": (client, 1), "headers": []}
        asyncio.run(limit(scope, None, sent))  # type: ignore[arg-type]
    assert ("429" in seen) is same


def test_the_command_serves_with_the_rate_of_the_settings(
    searcher: FakeSearcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.opening.open_searcher", lambda *_: searcher)
    monkeypatch.setattr("assistant.opening.assistant_over", lambda *_: FakeAssistant(searcher))
    monkeypatch.setenv("ADVICEHUB_RATE_BURST", "2")
    with TestClient(_app(load_settings(tmp_path), "127.0.0.1"), base_url=ADDRESS) as client:
        assert [client.get("/api/documents").status_code for _ in range(3)] == [200, 200, 429]

"""The API: the shapes of the command line, and refusals that repeat nothing."""

import json

import pytest
from starlette.testclient import TestClient

from advicehub.errors import EditionDamaged, StorageFull
from assistant.wire import answer_json
from index.access import PUBLIC
from index.question import question
from index.wire import hits_json
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.api_shapes import AnswerShape, HitsShape, Problem
from web.app import create_app
from web.rules import RULES
from web.workers import Workers

ANSWERED = "Visits work best when they are unannounced"
CANARY = "canary-7f3a"


def test_an_answer_is_what_the_command_line_writes(client: TestClient, searcher: FakeSearcher) -> None:
    given = client.post("/api/ask", json={"question": ANSWERED, "language": "en"}).json()
    expected = answer_json("", FakeAssistant(searcher).answer(question(ANSWERED, "en"), PUBLIC), 0)
    assert given | {"ms": 0} == expected | {"ms": 0}
    assert AnswerShape.model_validate(given).outcome == "answered"


def test_no_answer_has_related_passages_and_no_citation(client: TestClient) -> None:
    given = AnswerShape.model_validate(client.post("/api/ask", json={"question": "zebra"}).json())
    assert given.outcome == "no_answer" and given.citations == [] and len(given.related) == 2


def test_a_question_that_needs_a_person_is_searched_for_when_asked_anyway(client: TestClient) -> None:
    body = {"question": f"{ANSWERED} tonight"}
    first = AnswerShape.model_validate(client.post("/api/ask", json=body).json())
    assert first.outcome == "urgent" and first.signal is not None and first.citations == [] == first.related
    anyway = AnswerShape.model_validate(client.post("/api/ask", json=body | {"anyway": True}).json())
    assert anyway.outcome == "answered" and anyway.signal is None and anyway.citations


def test_hits_are_what_the_command_line_writes(client: TestClient, searcher: FakeSearcher) -> None:
    given = client.post("/api/search", json={"question": ANSWERED, "k": 2, "mode": "lexical"}).json()
    expected = hits_json("", searcher.search(question(ANSWERED), PUBLIC, 2), 0)
    assert given | {"ms": 0} == expected | {"ms": 0}
    assert len(HitsShape.model_validate(given).hits) == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"question": ""}, 400),
        ({"question": " \n "}, 400),
        ({"question": "?!"}, 400),
        ({"question": f"{CANARY} " * 200}, 400),
        ({"question": f"{CANARY}\0"}, 400),
        ({"question": CANARY, "language": "xx"}, 400),
        ({"question": CANARY, "language": CANARY}, 400),
        ({}, 422),
        ({"question": None}, 422),
        ({"question": 7}, 422),
        ({"question": [CANARY]}, 422),
        ({"question": {CANARY: CANARY}}, 422),
        ({"question": CANARY, "language": 7}, 422),
        ({"question": CANARY, CANARY: 1}, 422),
        ([CANARY], 422),
        (CANARY, 422),
        (None, 422),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/search"])
def test_what_cannot_be_asked_is_refused_without_repeating_it(
    client: TestClient, path: str, body: object, status: int
) -> None:
    response = client.post(path, json=body)
    assert response.status_code == status
    assert Problem.model_validate(response.json()).error.endswith(".")
    assert CANARY not in response.text and CANARY not in str(response.headers)


@pytest.mark.parametrize(
    ("field", "value"),
    [("k", 0), ("k", 101), ("k", "5"), ("k", 1.5), ("k", True), ("k", 10**400), ("mode", "x"), ("mode", None)],
)
def test_what_cannot_be_searched_for_is_refused(client: TestClient, field: str, value: object) -> None:
    response = client.post("/api/search", json={"question": CANARY, field: value})
    assert response.status_code == 422
    assert response.json() == {
        "error": f'The field "{field}" is not what is expected.',
        "code": "field_invalid",
        "field": field,
    }


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b'{"question": "canary-7f3a \\ud800"}', 400),
        (b'{"question": "canary-7f3a"', 400),
        (b"canary-7f3a", 400),
        (b"\xff\xfe canary-7f3a", 400),
        (b"[" * 60_000, 400),
        (b'{"question": "canary-7f3a", "question": 7}', 422),
        (b'{"question": NaN}', 422),
        (b"", 422),
    ],
)
def test_what_is_not_json_is_refused(client: TestClient, content: bytes, status: int) -> None:
    response = client.post("/api/ask", content=content, headers={"content-type": "application/json"})
    assert response.status_code == status
    assert CANARY not in response.text and "error" in response.json()


def test_json_under_another_name_is_refused(client: TestClient) -> None:
    # A page of another site can send text/plain without asking first, JSON it cannot.
    content = json.dumps({"question": ANSWERED})
    assert client.post("/api/ask", content=content, headers={"content-type": "text/plain"}).status_code == 422
    assert client.post("/api/ask", content=content).status_code == 422


def test_a_body_over_the_limit_is_refused_before_it_is_read(client: TestClient) -> None:
    large = {"question": CANARY * 10_000}
    for response in (
        client.post("/api/ask", json=large),
        client.post("/ask", data=large),
        client.post("/api/ask", content=(CANARY.encode() for _ in range(10_000))),
        client.request("GET", "/", content=b"x" * 70_000),
    ):
        assert response.status_code == 413
        assert CANARY not in response.text and response.headers["cache-control"] == "no-store"


def test_trouble_in_the_library_has_its_own_status(client: TestClient, searcher: FakeSearcher) -> None:
    for trouble, status in (
        (EditionDamaged("/secret/place is damaged", "e"), 503),
        (StorageFull("/secret/place is full"), 507),
        (RuntimeError(CANARY), 500),
    ):
        searcher.failing = trouble
        for response in (
            client.post("/api/ask", json={"question": CANARY}),
            client.post("/ask", data={"question": CANARY}),
            client.get("/readyz"),
            client.get("/documents/uncat"),
        ):
            assert response.status_code == status
            assert "secret" not in response.text and CANARY not in response.text
        assert client.get("/healthz").json() == {"status": "ok"}


def test_a_full_queue_asks_to_come_back(searcher: FakeSearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.app.Workers", lambda: Workers(waiting=0))
    with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url="http://127.0.0.1") as client:
        response = client.post("/api/ask", json={"question": CANARY})
        assert (response.status_code, response.headers["retry-after"]) == (503, "60")
        assert client.get("/healthz").status_code == 200


def test_the_description_covers_the_api_and_every_status(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    ours = {path for _, path in RULES if path.startswith("/api/")}
    assert set(described["paths"]) == ours | {"/healthz", "/readyz"}
    statuses = set(described["paths"]["/api/ask"]["post"]["responses"])
    assert statuses == {"200", "400", "408", "413", "422", "429", "500", "503", "507"}
    page = client.get("/docs").text
    for name in ("POST /api/ask", "POST /api/search", "AnswerShape", "CitationShape", "verdict"):
        assert name in page

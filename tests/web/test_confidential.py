"""A question is in no log, no address, no header and no error, whatever goes wrong."""

import logging
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from advicehub.errors import AdviceHubError, EditionMissing, ModelError
from assistant.answer import NOT_SEARCHED, Answer
from assistant.composing.part import Part
from assistant.triage.signal import Signal
from index.searcher import Term
from index.widening.widening import Also
from tests.web.fake_library import FakeSearcher
from web.api_shapes import AskRequest, SearchRequest
from web.ask import Posted

CANARY = "canary7f3aquestion"
SURROGATE = b'{"question": "canary7f3aquestion \\udcff"}'
JSON = {"content-type": "application/json"}


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that any logger says, at its lowest level."""
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    before = [(logger, logger.level, logger.propagate) for logger in known]
    for logger in known:
        logger.setLevel(logging.DEBUG)
        logger.propagate = True
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for logger, level, propagate in before:
        logger.setLevel(level)
        logger.propagate = propagate


def _ask_in_every_way(client: TestClient) -> list[str]:
    """What comes back outside the body, and the bodies of the API."""
    responses = [
        client.post("/ask", data={"question": CANARY}),
        client.post("/ask", data={"question": CANARY, "language": CANARY}),
        client.post("/ask", data={"question": CANARY * 200}),
        client.post("/ask", data={CANARY: CANARY}),
        client.post("/ask", files={"question": (CANARY, CANARY)}),
        client.post("/ask", content=CANARY, headers={"content-type": "multipart/form-data"}),
        client.post("/ask", content=CANARY, headers={"content-type": "multipart/form-data; boundary=x"}),
        client.put("/ask", data={"question": CANARY}),
        client.post("/none", data={"question": CANARY}),
    ]
    api = [
        client.post(path, **body)
        for path in ("/api/ask", "/api/search", "/api/none")
        for body in (
            {"json": {"question": CANARY}},
            {"json": {"question": CANARY, "language": CANARY}},
            {"json": {"question": {CANARY: CANARY}}},
            {"json": [CANARY]},
            {"content": CANARY, "headers": JSON},
            {"content": SURROGATE, "headers": JSON},
        )
    ]
    outside = [f"{response.url} {response.headers}" for response in responses + api]
    # An answer repeats words of the question that stand nowhere in the library: that is no error.
    return outside + [response.text for response in api if response.status_code != 200]


@pytest.mark.parametrize(
    "trouble",
    [None, RuntimeError(CANARY), ValueError(CANARY), EditionMissing(CANARY), ModelError(CANARY),
     AdviceHubError(CANARY), ExceptionGroup(CANARY, [ValueError(CANARY)])],
    ids=lambda trouble: type(trouble).__name__,
)  # fmt: skip
def test_a_question_is_in_no_log_address_header_or_error(
    client: TestClient, searcher: FakeSearcher, logged: pytest.LogCaptureFixture, trouble: Exception | None
) -> None:
    searcher.failing = trouble
    said = _ask_in_every_way(client)
    assert len(said) > 20
    assert not [each for each in said if CANARY in each]
    assert not [record for record in logged.records if CANARY in f"{record.getMessage()} {record.exc_info}"]
    assert CANARY not in logged.text


def test_a_failure_page_shows_no_question(client: TestClient, searcher: FakeSearcher) -> None:
    searcher.failing = RuntimeError(CANARY)
    assert CANARY not in client.post("/ask", data={"question": CANARY}).text


def test_the_log_says_route_status_and_time_only(
    client: TestClient, searcher: FakeSearcher, logged: pytest.LogCaptureFixture
) -> None:
    client.get("/documents/uncat")
    client.head("/documents/uncat/1")
    client.get(f"/{CANARY}?q={CANARY}")
    searcher.failing = RuntimeError(CANARY)
    client.get("/documents/uncat")
    events = [record.getMessage() for record in logged.records if record.name == "advicehub"]
    assert '"route": "/documents/{document}", "status": 200' in events[0]
    assert '"route": "/documents/{document}/{part}", "status": 200' in events[1]
    assert '"route": "none", "status": 404' in events[2]
    assert '"kind": "RuntimeError", "where": "fake_library:' in events[3]
    assert '"status": 500' in events[4]


def test_what_was_typed_stays_in_its_box_and_is_not_kept(client: TestClient) -> None:
    response = client.post("/ask", data={"question": CANARY * 200})
    assert response.status_code == 400 and response.headers["cache-control"] == "no-store"
    assert response.text.count(CANARY * 200) == 1


def test_values_that_hold_a_questions_words_do_not_print_them() -> None:
    said = (CANARY,)
    values = (
        Posted(CANARY, "en", False),
        AskRequest(question=CANARY),
        SearchRequest(question=CANARY),
        Part(CANARY, (0,)),
        Signal("urgent", "removal", said),
        Term(CANARY, CANARY, 1.0, False),
        Also(said, ()),
        Answer("no_answer", (), (), 0.0, "", "en", NOT_SEARCHED, said, parts=(Part(CANARY, ()),)),
    )
    assert all(CANARY not in f"{value!r} {value}" for value in values)

"""The contract of the API: what is described can happen, nothing else does, and nothing sent comes back."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from starlette.testclient import TestClient

from advicehub.errors import EditionDamaged, StorageFull
from tests.web.conftest import ADDRESS
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher, passages_of
from web.api_document_shapes import DocumentShape, DocumentsShape, NeighboursShape, PassagesShape
from web.api_examples import examples
from web.api_shapes import AnswerShape, AskRequest, HitsShape, Problem, SearchRequest
from web.app import create_app
from web.body_limit import BodyLimit
from web.problem_codes import CODE_OF_STATUS, CODES
from web.rate_limit import Rate
from web.verify import VerifyRequest
from web.verify_shape import VerifiedShape
from web.workers import Workers

CANARY = "canary-7f3a"
SHAPES: dict[str, tuple[type[BaseModel] | None, type[BaseModel]]] = {
    "ask": (AskRequest, AnswerShape),
    "search": (SearchRequest, HitsShape),
    "verify": (VerifyRequest, VerifiedShape),
    "documents": (None, DocumentsShape),
    "document": (None, DocumentShape),
    "passages": (None, PassagesShape),
    "passage": (None, NeighboursShape),
}
PASSAGE = passages_of(library()[0])[0][0].id
GOOD = {
    "/api/ask": examples()["ask"]["request"],
    "/api/search": examples()["search"]["request"],
    "/api/verify": examples()["verify"]["request"],
}


@pytest.fixture(scope="module")
def api() -> Iterator[TestClient]:
    """A client for many requests."""
    searcher = FakeSearcher(library())
    with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url=ADDRESS) as made:
        yield made


@pytest.mark.parametrize("call", SHAPES)
def test_examples_have_the_shapes_they_are_examples_of(call: str) -> None:
    takes, gives = SHAPES[call]
    example = examples()[call]
    assert gives.model_validate(example["response"]).model_dump() == example["response"]
    if takes is None:
        assert example["request"] is None
    else:
        assert takes.model_validate(example["request"]).model_dump(exclude_unset=True) == example["request"]
    assert set(examples()) == set(SHAPES)


def test_the_example_of_an_answer_is_worth_looking_at() -> None:
    answer = examples()["ask"]["response"]
    assert answer["outcome"] == "answered" and answer["citations"][0]["verdict"] == "exact"
    assert examples()["verify"]["response"]["verdict"] == "exact" and len(examples()["search"]["response"]["hits"]) == 2


def test_the_description_shows_them_to_programs_and_to_people(api: TestClient) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    posted = paths["/api/ask"]["post"]
    assert posted["requestBody"]["content"]["application/json"]["example"] == examples()["ask"]["request"]
    said = posted["responses"]["200"]["content"]["application/json"]
    assert said["example"] == examples()["ask"]["response"] and said["schema"]["$ref"].endswith("/AnswerShape")
    page = api.get("/docs")
    assert page.text.count("<pre") == 3 * 2 + 4 and len(page.content) < 100_000


def _described() -> list[tuple[str, str, int]]:
    searcher = FakeSearcher(library())
    paths = create_app(searcher, FakeAssistant(searcher)).openapi()["paths"]
    return [
        (method.upper(), path, int(status))
        for path, methods in paths.items()
        for method, operation in methods.items()
        for status in operation["responses"]
    ]


def test_what_any_call_may_give_is_described_of_all() -> None:
    described: dict[str, set[int]] = {}
    for _, path, status in _described():
        described.setdefault(path, set()).add(status)
    for path, statuses in described.items():
        assert statuses >= {200, 400, 408, 413}, path
        if path.startswith("/api/"):
            assert statuses >= {422, 429, 500, 503, 507}, path


@pytest.mark.parametrize(("method", "path", "status"), _described())
def test_every_status_that_is_described_can_be_reached(
    monkeypatch: pytest.MonkeyPatch, method: str, path: str, status: int
) -> None:
    searcher = FakeSearcher(library())
    app = create_app(searcher, FakeAssistant(searcher), rate=Rate(1, 1) if status == 429 else Rate(0, 0))
    address = path.replace("{document}", "uncat").replace("{passage}", PASSAGE)
    sent: dict[str, Any] = {"json": GOOD.get(path)}
    headers = {"host": "evil.example"} if status == 400 else {}
    if status == 404:
        address = path.replace("{document}", "none") if "{" in path else f"{path}?page=99"
    elif status == 413:
        sent = {"content": b"x" * 70_000}
    elif status == 422:
        address, sent = f"{path.replace('{document}', 'x' * 501)}?page=x&part=x", {"json": {}}
    elif status == 408:
        monkeypatch.setattr(BodyLimit, "_read", _raising(TimeoutError()))
    elif status >= 500:
        trouble = {500: RuntimeError(CANARY), 503: EditionDamaged(CANARY, "e"), 507: StorageFull(CANARY)}[status]
        searcher.failing = trouble
        monkeypatch.setattr(Workers, "run", _raising(trouble))
    with TestClient(app, base_url=ADDRESS) as client:
        if status == 429:
            client.request(method, address, headers=headers, **sent)
        response = client.request(method, address, headers=headers, **sent)
    assert response.status_code == status
    if status == 200:
        return
    problem = Problem.model_validate(response.json())
    assert problem.code in (CODE_OF_STATUS[status], "wrong_host", "field_missing", "field_invalid")
    assert ("retry-after" in response.headers) is (status == 429)


def _raising(error: Exception) -> Any:
    async def raised(*_: object) -> None:
        raise error

    return raised


def test_a_busy_server_says_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = FakeSearcher(library())
    monkeypatch.setattr("web.app.Workers", lambda: Workers(waiting=0))
    with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url=ADDRESS) as client:
        response = client.get("/api/documents/uncat")
    assert (response.json()["code"], response.headers["retry-after"]) == ("busy", "60")


@pytest.mark.parametrize(
    ("path", "content", "status", "code", "field"),
    [
        ("/api/ask", '{"question": ""}', 400, "question_refused", "question"),
        ("/api/ask", '{"question": "a", "language": "xx"}', 400, "language_not_served", "language"),
        ("/api/ask", '{"question": ', 400, "not_json", ""),
        ("/api/ask", "[]", 422, "invalid", ""),
        ("/api/ask", "{}", 422, "field_missing", "question"),
        ("/api/ask", '{"question": "a", "anyway": 1}', 422, "field_invalid", "anyway"),
        ("/api/ask", f'{{"question": "a", "{CANARY}": 1}}', 422, "field_unknown", ""),
        ("/api/search", '{"question": "a", "role": "x"}', 422, "field_invalid", "role"),
        ("/api/search", '{"question": "a", "k": 1000}', 422, "field_invalid", "k"),
        ("/api/verify", '{"receipt": {}}', 422, "not_a_receipt", "receipt"),
        ("/api/none", "{}", 404, "not_found", ""),
        ("/api/documents", "{}", 405, "method_not_allowed", ""),
    ],
)
def test_codes_by_hand(api: TestClient, path: str, content: str, status: int, code: str, field: str) -> None:
    response = api.post(path, content=content, headers={"content-type": "application/json"})
    problem = Problem.model_validate(response.json())
    assert (response.status_code, problem.code, problem.field) == (status, code, field)
    assert CANARY not in response.text


def test_the_codes_in_the_guide_are_those_of_the_program() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \| \d", guide, re.MULTILINE)) == set(CODES)


_WORDS = st.sampled_from([CANARY, f"{CANARY} \ud800", f"Visits work best {CANARY}", f"<b>{CANARY}", f"{CANARY}\0", ""])
_NAMES = st.sampled_from(["question", "language", "anyway", "k", "mode", "role", "country", "receipt", CANARY])
_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=8,
)
_BODIES = st.one_of(_VALUES, st.dictionaries(_NAMES, _VALUES, min_size=1), st.fixed_dictionaries({"question": _WORDS}))
_MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_MANY
@given(path=st.sampled_from(sorted(GOOD)), body=_BODIES)
def test_no_body_breaks_it_or_comes_back(api: TestClient, path: str, body: object) -> None:
    _checked(api, path, json.dumps(body).encode("utf-8", "surrogatepass"))


@_MANY
@given(
    path=st.sampled_from(sorted(GOOD)), changes=st.dictionaries(st.integers(0, 3000), st.integers(0, 255), min_size=1)
)
def test_no_damaged_body_breaks_it(api: TestClient, path: str, changes: dict[int, int]) -> None:
    content = bytearray(json.dumps(GOOD[path]).encode())
    for place, byte in changes.items():
        content[place % len(content)] = byte
    _checked(api, path, bytes(content))


def _checked(api: TestClient, path: str, content: bytes) -> None:
    response = api.post(path, content=content, headers={"content-type": "application/json"})
    described = api.app.openapi()["paths"][path]["post"]["responses"]  # type: ignore[attr-defined]
    assert str(response.status_code) in described and response.status_code < 500
    if response.status_code != 200:
        Problem.model_validate(response.json())
        assert CANARY not in response.text and CANARY not in str(response.headers)


@_MANY
@given(words=st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=9), min_size=1, max_size=3))
def test_no_address_breaks_it(api: TestClient, words: list[str]) -> None:
    address = "/api/documents/" + "/".join(quote(f"{CANARY}{word}", safe="") for word in words)
    response = api.get(f"{address}?part={quote(words[0])}&page={quote(words[-1])}")
    assert response.status_code in (404, 422)
    assert Problem.model_validate(response.json()) and CANARY not in response.text


def test_documents_are_read_as_their_pages_show_them(api: TestClient) -> None:
    listed = DocumentsShape.model_validate(api.get("/api/documents").json())
    assert listed.count == len(listed.documents) == len(library())
    for made in library()[:3]:
        described = DocumentShape.model_validate(api.get(f"/api/documents/{made.id}").json())
        assert (described.title, described.version) == (made.about.title, made.version)
        read = PassagesShape.model_validate(api.get(f"/api/documents/{made.id}/passages").json())
        assert len(read.passages) == described.passages
        for place, each in enumerate(read.passages):
            assert each.text == made.text[each.start : each.end]
            address = f"/api/documents/{made.id}/passages/{each.passage}"
            found = NeighboursShape.model_validate(api.get(address).json())
            assert found.passage == each
            assert found.before == (read.passages[place - 1] if place else None)
            assert found.after == (read.passages[place + 1] if place + 1 < len(read.passages) else None)
            assert {api.get(picture).status_code for picture in found.pictures} <= {200, 409}
    treaty = NeighboursShape.model_validate(api.get(f"/api/documents/uncat/passages/{PASSAGE}").json())
    assert treaty.pictures and treaty.passage.footnotes[0].text == "1 See also article 16."
    assert 'id="p-' + PASSAGE in api.get(treaty.passage.address).text


def test_a_withdrawn_document_is_listed_without_its_words() -> None:
    made = library()[0]
    gone = replace(made, about=replace(made.about, status="withdrawn"))
    searcher = FakeSearcher([gone])
    with TestClient(create_app(searcher, FakeAssistant(searcher)), base_url=ADDRESS) as client:
        assert client.get("/api/documents").json()["documents"][0]["status"] == "withdrawn"
        assert client.get("/api/documents/uncat/passages").json()["passages"] == []
        assert client.get(f"/api/documents/uncat/passages/{PASSAGE}").status_code == 404


def test_the_longest_receipts_fit_into_a_body(api: TestClient) -> None:
    # A passage has at most 220 tokens; these are four times the letters of such a one, as \uXXXX.
    receipt = dict(examples()["ask"]["response"]["citations"][0]["receipt"]) | {"quote": "ت" * 8_000}
    response = api.post("/api/verify", json={"receipt": receipt})
    assert response.status_code in (200, 422) and response.status_code != 413


def test_a_wrong_host_is_refused_before_anything_else(api: TestClient) -> None:
    response = api.get("/api/documents", headers={"host": "evil.example"})
    assert (response.status_code, response.json()["code"]) == (400, "wrong_host")

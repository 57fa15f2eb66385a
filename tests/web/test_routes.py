"""Every route for the only role there is, anonymous: the exact status, and the headers of every response."""

import re

import pytest
from fastapi import APIRouter, FastAPI
from starlette.testclient import TestClient

from advicehub.errors import AdviceHubError
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web import rules
from web.app import create_app
from web.headers import POLICY
from web.hosts import AllowedHosts
from web.rules import RULES

STATUSES = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("POST", "/", 405),
    ("OPTIONS", "/", 405),
    ("GET", "/ask", 303),
    ("PUT", "/ask", 405),
    ("POST", "/ask", 400),
    ("GET", "/interface", 405),
    ("POST", "/interface", 400),
    ("GET", "/topics", 200),
    ("HEAD", "/topics", 200),
    ("GET", "/topics/visits", 200),
    ("GET", "/topics/empty", 200),
    ("GET", "/topics/none", 404),
    ("GET", "/topics/", 404),
    ("POST", "/topics/visits", 405),
    ("GET", "/library", 200),
    ("GET", "/library?type=treaty&from=1980&to=1990&sort=newest&page=1", 200),
    ("GET", "/library?held=no&language=ar", 200),
    ("GET", "/library?type=none", 400),
    ("GET", "/library?from=soon", 400),
    ("GET", "/library?sort=%00", 400),
    ("GET", "/library?page=2", 404),
    ("POST", "/library", 405),
    ("GET", "/glossary", 200),
    ("GET", "/glossary/1", 200),
    ("GET", "/glossary/2", 404),
    ("GET", "/glossary/x", 404),
    ("GET", "/curation", 200),
    ("GET", "/curation/documents", 200),
    ("GET", "/curation/sources", 200),
    ("GET", "/curation/weak-pages", 200),
    ("GET", "/curation/refused", 200),
    ("GET", "/curation/sources/1", 200),
    ("GET", "/curation/sources/2", 404),
    ("GET", "/curation/none", 404),
    ("DELETE", "/curation/documents", 405),
    ("GET", "/documents", 301),
    ("DELETE", "/documents", 405),
    ("GET", "/documents/uncat", 200),
    ("GET", "/documents/uncat/pages/1", 200),
    ("GET", "/documents/uncat/pages/9", 404),
    ("GET", "/documents/note-visits/pages/1", 303),
    ("GET", "/documents/uncat/pages/1/image", 409),
    ("GET", "/documents/uncat/1", 200),
    ("GET", "/documents/uncat/2", 404),
    ("GET", "/documents/uncat/0", 404),
    ("GET", "/documents/uncat/-1", 404),
    ("GET", "/documents/uncat/٢", 404),
    ("GET", "/documents/uncat/99999999999999999999", 404),
    ("GET", "/documents/none", 404),
    ("GET", "/documents/uncat/citation.json", 200),
    ("GET", "/documents/none/citation.json", 404),
    ("POST", "/documents/uncat/citation.json", 405),
    ("GET", "/documents/uncat/coverage", 200),
    ("GET", "/documents/uncat/coverage/1", 200),
    ("GET", "/documents/uncat/coverage/2", 404),
    ("GET", "/documents/uncat/coverage/x", 404),
    ("GET", "/documents/none/coverage", 404),
    ("GET", "/documents/none/coverage/1", 404),
    ("POST", "/documents/uncat/coverage", 405),
    ("GET", "/coverage", 200),
    ("HEAD", "/coverage", 200),
    ("GET", "/coverage/1", 200),
    ("GET", "/coverage/2", 404),
    ("GET", "/coverage/0", 404),
    ("GET", "/coverage/-1", 404),
    ("PUT", "/coverage", 405),
    ("GET", "/documents/%00%F0%9F%92%A9%3Cscript%3E", 404),
    ("GET", "/documents/..%2F..%2Fetc%2Fpasswd", 404),
    ("GET", "/documents/", 404),
    ("GET", "/verify", 200),
    ("HEAD", "/verify", 200),
    ("POST", "/verify", 400),
    ("PUT", "/verify", 405),
    ("GET", "/api/verify", 405),
    ("POST", "/api/verify", 422),
    ("GET", "/api/ask", 405),
    ("POST", "/api/ask", 422),
    ("OPTIONS", "/api/ask", 405),
    ("GET", "/api/search", 405),
    ("POST", "/api/search", 422),
    ("GET", "/api/none", 404),
    ("GET", "/api/documents", 200),
    ("GET", "/api/documents?page=2", 404),
    ("GET", "/api/documents?page=x", 422),
    ("POST", "/api/documents", 405),
    ("GET", "/api/documents/uncat", 200),
    ("GET", "/api/documents/none", 404),
    ("GET", "/api/documents/uncat/passages", 200),
    ("GET", "/api/documents/uncat/passages?part=2", 404),
    ("GET", "/api/documents/uncat/passages/none", 404),
    ("GET", "/docs", 200),
    ("GET", "/redoc", 404),
    ("GET", "/openapi.json", 200),
    ("GET", "/healthz", 200),
    ("HEAD", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/static/style.css", 200),
    ("GET", "/static/copy.js", 200),
    ("GET", "/static/icon.svg", 200),
    ("GET", "/static/none", 404),
    ("GET", "/static/..%2Fapp.py", 404),
    ("GET", "/static/app.py", 404),
    ("POST", "/wipe", 303),
    ("GET", "/wipe", 405),
    ("GET", "/wiped", 200),
    ("GET", "/static/ask.js", 200),
    ("GET", "/static/tab.js", 200),
    ("GET", "/none", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), STATUSES)
def test_each_route_answers_anonymous_exactly(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in POLICY} == POLICY
    kept = status == 200 and path.startswith("/static/")
    assert response.headers["cache-control"] == ("public, max-age=86400" if kept else "no-store")
    assert "server" not in response.headers and "set-cookie" not in response.headers
    if method == "HEAD":
        assert response.content == b""
    if status == 405:
        assert method not in response.headers["allow"]


def test_the_policy_allows_nothing_of_another_origin() -> None:
    policy = POLICY["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy


def test_an_address_names_all_its_methods_when_one_is_refused(client: TestClient) -> None:
    assert client.put("/ask").headers["allow"] == "GET, HEAD, POST"


def test_every_route_is_tried_above() -> None:
    tried = {(method, path.partition("?")[0]) for method, path, _ in STATUSES}
    for method, template in RULES:
        pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", template))
        assert any(method == each and pattern.fullmatch(path) for each, path in tried), template


def test_a_route_without_a_rule_refuses_to_start(searcher: FakeSearcher) -> None:
    fewer = {route: roles for route, roles in RULES.items() if route != ("POST", "/ask")}
    with pytest.raises(AdviceHubError, match="POST /ask has no rule"):
        create_app(searcher, FakeAssistant(searcher), rules_in_force=fewer)
    with pytest.raises(AdviceHubError, match="GET /docs has no rule"):
        create_app(searcher, FakeAssistant(searcher), rules_in_force={**RULES, ("GET", "/docs"): frozenset()})


def test_routes_that_hide_others_refuse_to_start() -> None:
    app, inner = FastAPI(docs_url=None, redoc_url=None, openapi_url=None), APIRouter()
    inner.get("/hidden")(lambda: None)
    app.mount("/mounted", inner)
    with pytest.raises(AdviceHubError, match="does not start"):
        rules.check(app)


@pytest.mark.parametrize("route", sorted(RULES), ids=" ".join)
def test_each_route_for_another_role_looks_like_none(searcher: FakeSearcher, route: tuple[str, str]) -> None:
    app = create_app(searcher, FakeAssistant(searcher), rules_in_force={**RULES, route: frozenset({"curator"})})
    method, template = route
    path = template.replace("{document}", "uncat").replace("{topic}", "visits").replace("{part}", "1")
    path = path.replace("{table}", "documents").replace("{name}", "style.css")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        refused, missing = client.request(method, path), client.get("/api/none" if "/api/" in path else "/none")
    assert refused.status_code == missing.status_code == 404
    if path not in ("/openapi.json", "/healthz", "/readyz"):
        assert refused.text == missing.text


def test_where_the_list_was_leads_to_the_library(client: TestClient) -> None:
    assert client.get("/documents").headers["location"] == "/library"


@pytest.mark.parametrize(
    ("listening", "host", "allowed"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost", True),
        ("127.0.0.1", "LOCALHOST:1", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "evil.example", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "127.0.0.1@evil.example", False),
        ("127.0.0.1", "192.0.2.7", False),
        ("127.0.0.1", "", False),
        ("hub.example", "hub.example:80", True),
        ("0.0.0.0", "192.0.2.7:8000", True),
        ("0.0.0.0", "evil.example", False),
        ("::", "[2001:db8::1]:8000", True),
    ],
)
def test_only_this_server_is_served(listening: str, host: str, allowed: bool) -> None:
    assert AllowedHosts([listening]).allows(host) is allowed


def test_a_rebound_name_reads_nothing(client: TestClient) -> None:
    response = client.get("/library", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "Convention" not in response.text
    assert response.headers["content-security-policy"] == POLICY["Content-Security-Policy"]


def test_static_files_are_kept_and_checked_by_their_tag(client: TestClient) -> None:
    first = client.get("/static/style.css")
    again = client.get("/static/style.css", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")

"""Who may use which route. A route that is not in the table is not served: the application refuses to start.

There are no accounts yet, so everybody is "anonymous" and every route is for everybody. A route that
writes will name the roles that may use it here, and `permitted` turns everyone else away.
"""

from collections.abc import Mapping

from fastapi import FastAPI, HTTPException, Request
from fastapi.routing import APIRoute

from advicehub.errors import AdviceHubError

Rules = Mapping[tuple[str, str], frozenset[str]]
"""The roles that may use (method, path template)."""

ANONYMOUS = "anonymous"
EVERYBODY = frozenset({ANONYMOUS})

RULES: Rules = {
    ("GET", "/"): EVERYBODY,
    ("GET", "/ask"): EVERYBODY,
    ("POST", "/ask"): EVERYBODY,
    ("GET", "/topics"): EVERYBODY,
    ("GET", "/topics/{topic}"): EVERYBODY,
    ("GET", "/library"): EVERYBODY,
    ("GET", "/glossary"): EVERYBODY,
    ("GET", "/glossary/{part}"): EVERYBODY,
    ("GET", "/curation"): EVERYBODY,
    ("GET", "/curation/{table}"): EVERYBODY,
    ("GET", "/curation/{table}/{part}"): EVERYBODY,
    ("GET", "/documents"): EVERYBODY,
    ("GET", "/documents/{document}"): EVERYBODY,
    ("GET", "/documents/{document}/{part}"): EVERYBODY,
    ("GET", "/documents/{document}/citation.json"): EVERYBODY,
    ("GET", "/documents/{document}/coverage"): EVERYBODY,
    ("GET", "/documents/{document}/coverage/{part}"): EVERYBODY,
    ("GET", "/documents/{document}/pages/{number}"): EVERYBODY,
    ("GET", "/documents/{document}/pages/{number}/image"): EVERYBODY,
    ("GET", "/coverage"): EVERYBODY,
    ("GET", "/coverage/{part}"): EVERYBODY,
    ("GET", "/verify"): EVERYBODY,
    ("POST", "/verify"): EVERYBODY,
    ("POST", "/api/verify"): EVERYBODY,
    ("POST", "/api/ask"): EVERYBODY,
    ("POST", "/api/search"): EVERYBODY,
    ("GET", "/api/documents"): EVERYBODY,
    ("GET", "/api/documents/{document}"): EVERYBODY,
    ("GET", "/api/documents/{document}/passages"): EVERYBODY,
    ("GET", "/api/documents/{document}/passages/{passage}"): EVERYBODY,
    # It writes nothing on the server: the choice stays in the reader's browser.
    ("POST", "/interface"): EVERYBODY,
    # Nor does this: what is wiped is in the reader's browser.
    ("POST", "/wipe"): EVERYBODY,
    ("GET", "/wiped"): EVERYBODY,
    ("GET", "/docs"): EVERYBODY,
    ("GET", "/openapi.json"): EVERYBODY,
    ("GET", "/healthz"): EVERYBODY,
    ("GET", "/readyz"): EVERYBODY,
    ("GET", "/static/{name}"): EVERYBODY,
}


def check(app: FastAPI, rules: Rules = RULES) -> None:
    """Raise `AdviceHubError` naming the first route of `app` without a rule, or that cannot be checked."""
    for route in app.routes:
        # A mounted application or an included router hides its routes from this check.
        if not isinstance(route, APIRoute):
            kind = type(route).__name__
            raise AdviceHubError(f"the server does not start: {kind} is not a route with a rule")
        for method in sorted(route.methods or ()):
            if not rules.get((method, route.path)):
                raise AdviceHubError(f"the server does not start: {method} {route.path} has no rule")


async def permitted(request: Request) -> None:
    """Refuse a request whose role may not use its route, in the words of a page that is not there."""
    roles: Rules = request.app.state.rules
    route = request.scope["route"]
    if ANONYMOUS not in roles.get((request.method, route.path), frozenset()):
        raise HTTPException(404)

"""Which language the interface speaks: the one a reader chose, else the one the browser asks for, else English.

It is in force for one request. Work that a request hands to a thread takes it along, for threads are
given a copy of the context.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from babel import Locale
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

ENGLISH = "en"
LANGUAGES = (ENGLISH, "fr", "es", "ar", "pt")
"""ISO 639-1 codes, in the order in which they are offered."""

COOKIE = "interface"
_LOCALES = {code: Locale.parse({"en": "en_GB", "pt": "pt_PT"}.get(code, code)) for code in LANGUAGES}
_RIGHT_TO_LEFT = frozenset({"ar"})
_in_force: ContextVar[str] = ContextVar("interface_language", default=ENGLISH)
_address: ContextVar[str] = ContextVar("interface_address", default="")


def in_force() -> str:
    """The code of the language in force, one of LANGUAGES."""
    return _in_force.get()


def locale() -> Locale:
    """How numbers, dates and lists are written in the language in force."""
    return _LOCALES[in_force()]


def direction() -> str:
    """The writing direction of the language in force: "ltr" or "rtl"."""
    return "rtl" if in_force() in _RIGHT_TO_LEFT else "ltr"


def address() -> str:
    """The path and query of the page that is being made, to come back to; '' when it answers something posted."""
    return _address.get()


def use(code: str) -> bool:
    """Speak the language `code` from here on; another code changes nothing and gives False."""
    if code not in LANGUAGES:
        return False
    _in_force.set(code)
    return True


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak the language `code`, one of LANGUAGES, for a while."""
    token = _in_force.set(code)
    try:
        yield
    finally:
        _in_force.reset(token)


def negotiated(cookie: str, accepted: str) -> str:
    """The code to speak, given the value of the cookie and of the Accept-Language header, '' for none."""
    return cookie if cookie in LANGUAGES else _preferred(accepted)


def _preferred(accepted: str) -> str:
    """The language of ours that the header wants most; of equals, the first; a region does not matter."""
    best, most = ENGLISH, 0.0
    for part in accepted.split(","):
        tag, *parameters = (each.strip().lower() for each in part.split(";"))
        code = tag.partition("-")[0]
        weight = _weight(parameters)
        if code in LANGUAGES and weight > most:
            best, most = code, weight
    return best


def _weight(parameters: list[str]) -> float:
    """The q-value of an item, from 0 to 1; 1 without one, 0 for one that is none."""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            # Written so that "nan" and "inf" are refused as well.
            return weight if 0 <= weight <= 1 else 0.0
    return 1.0


def for_programs(path: str) -> bool:
    """Whether programs ask at `path`: they are answered in JSON and in English, whatever is set in a browser."""
    return path.startswith("/api/") or path in ("/openapi.json", "/healthz", "/readyz")


class InterfaceLanguage:
    """Middleware that puts the language of a request in force."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
            wanted = negotiated(cookie, headers.get("accept-language", ""))
            _in_force.set(ENGLISH if for_programs(scope["path"]) else wanted)
            _address.set(_address_of(scope) if scope["method"] in ("GET", "HEAD") else "")
        await self._app(scope, receive, send)


def _address_of(scope: Scope) -> str:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope.get("query_string", b"")
    return (raw.partition(b"?")[0] + (b"?" + query if query else b"")).decode("latin-1")

"""Only requests that name this server as their host are answered.

It stops DNS rebinding: a page of another site whose name is made to point at this machine would
otherwise read the library, and the answers, through the browser of somebody who may reach it.
"""

import ipaddress
import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from web.failures import failure

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")


class AllowedHosts:
    """Which names and addresses of the Host header are served, given the address the server listens on."""

    def __init__(self, listening: Iterable[str] = ()) -> None:
        self._names = LOCAL | {name.strip("[]").lower() for name in listening}
        self._any_address = bool(self._names & {"0.0.0.0", "::"})

    def allows(self, header: str) -> bool:
        """Whether a Host header with this value is served; its port does not matter."""
        match = _HOST.fullmatch(header)
        if match is None:
            return False
        name = (match["six"] or match["name"]).lower()
        # An address cannot be rebound, only a name can: a server that listens on every address
        # answers to all of them.
        return name in self._names or (self._any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class HostCheck:
    """Middleware that answers 400 to requests for another host."""

    def __init__(self, app: ASGIApp, allowed: AllowedHosts) -> None:
        self._app = app
        self._allowed = allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._allowed.allows(Headers(scope=scope).get("host", "")):
            return await failure(scope, 400, code="wrong_host")(scope, receive, send)
        await self._app(scope, receive, send)

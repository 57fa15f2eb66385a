"""Nothing leaves the machine: a guard in the interpreter refuses every outgoing connection of this process.

It stops what a library might do unasked (a hub lookup, telemetry, a name resolved): Python reports
each connect, send and name lookup to audit hooks before it happens, and a hook that raises prevents
it. Loopback and local sockets are let through; listening is not connecting. Code that calls the
system from C past Python's socket module is not seen, which is why the tests also run without a route.
"""

import sys
from ipaddress import ip_address
from typing import Any

_EVENTS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
_LOCAL_NAMES = {"", "localhost", "0.0.0.0", "::"}

_SOCKETS = "socket.__new__"

_refused: list[str] = []
_installed = False
_sealed = False


def guard() -> None:
    """Refuse outgoing connections from here on, with `PermissionError`. Cannot be undone in this process."""
    global _installed
    if not _installed:
        _installed = True
        sys.addaudithook(_hook)


def seal() -> None:
    """Refuse this process every socket from here on, local ones too, with `PermissionError`. For good."""
    global _sealed
    _sealed = True
    guard()


def refused() -> tuple[str, ...]:
    """The kinds of attempts refused so far ("socket.connect", …), in order; never where they were going."""
    return tuple(_refused)


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _sealed and event == _SOCKETS:
        _refused.append(event)
        raise PermissionError("sockets are refused")
    if event not in _EVENTS:
        return
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        address = arguments[1]
        # A path or an abstract name is a local socket; None is a socket that is connected already.
        host = address[0] if isinstance(address, tuple) else ""
    if not _is_local(host):
        _refused.append(event)
        raise PermissionError("outgoing connections are refused")


def _is_local(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if name in _LOCAL_NAMES:
        return True
    try:
        return ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False

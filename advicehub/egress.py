"""Nothing leaves the machine: a guard in the interpreter refuses every outgoing connection of this process.

It stops what a library might do unasked (a hub lookup, telemetry, a name resolved): Python reports
each connect, send and name lookup to audit hooks before it happens, and a hook that raises prevents
it. Loopback and local sockets are let through; listening is not connecting. Code that calls the
system from C past Python's socket module is not seen, which is why the tests also run without a route.

One command, run by a person, fetches public documents. For it the guard opens for the time of one
lookup of one name (`lookup`) or of one connect to one numeric address and port (`connection`), in the
thread that asks for it and in no other; a process that is sealed opens for nothing. Nothing else in the
project asks for it, which a test holds.

The guard is against accidents and the habits of libraries, not against an enemy inside: code that
runs in this process can call these two functions as well as we can, change this module's
variables, or go past Python's sockets. Such an enemy is kept out before: documents are read in sealed
children, and nothing that is read is ever run.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

_EVENTS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}
_LOCAL_NAMES = {"", "localhost", "0.0.0.0", "::"}

_SOCKETS = "socket.__new__"

_refused: list[str] = []
_installed = False
_sealed = False


class _Opening(threading.local):
    """What this thread may do just now: look `name` up, connect to `address` (numeric, port); '' and None: nothing."""

    name: str = ""
    address: tuple[str, int] | None = None


_opening = _Opening()


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


@contextmanager
def lookup(name: str) -> Iterator[None]:
    """Let this thread look up `name`, and no other name, inside the block."""
    before, _opening.name = _opening.name, name
    try:
        yield
    finally:
        _opening.name = before


@contextmanager
def connection(numeric: str, port: int) -> Iterator[None]:
    """Let this thread connect to the address `numeric` at `port`, and nowhere else, inside the block.

    Raises `ValueError` for what is no numeric address: a name would be looked up anew, and could lead elsewhere.
    """
    ip_address(numeric)
    before, _opening.address = _opening.address, (numeric, port)
    try:
        yield
    finally:
        _opening.address = before


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
        # Connecting to a numeric address passes through the lookup, which then asks nobody.
        if not _sealed and host and host in (_opening.name, _opening.address and _opening.address[0]):
            return
    else:
        address = arguments[1]
        if event == "socket.connect" and not _sealed and isinstance(address, tuple) and address[:2] == _opening.address:
            return
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

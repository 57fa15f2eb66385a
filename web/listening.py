"""The socket a server listens on, or one clear sentence why there can be none."""

import errno
import socket
from ipaddress import ip_address

from advicehub.errors import AdviceHubError

_REASONS = {
    errno.EADDRINUSE: "is in use already; choose another with --port",
    errno.EACCES: "may not be used by this user; choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "cannot be used: the host is no address of this machine",
}


def listening_socket(host: str, port: int) -> socket.socket:
    """A socket bound to `host` and `port` (0: any that is free), not yet listening.

    `host` is an address or "localhost": no name is looked up, for that would ask another machine.
    Raises `AdviceHubError` when it is neither, or the port is in use or not permitted.
    """
    try:
        address = ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise AdviceHubError(
            f'the host {host!r} is not an address; use one of this machine, such as "127.0.0.1"'
        ) from None
    try:
        return _bound(socket.AF_INET if address.version == 4 else socket.AF_INET6, str(address), port)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "cannot be used")
        raise AdviceHubError(f"port {port} on {host} {reason}") from None


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    return made


def address_of(bound: socket.socket) -> str:
    """The address of a bound socket as a person opens it."""
    host, port = bound.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"

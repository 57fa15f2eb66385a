"""A server on this machine that behaves as badly as a test tells it to."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the host it named, the path, its headers by lower-case name."""

    host: str
    path: str
    headers: Mapping[str, str]


Say = Callable[[bytes], None]
Behaviour = Callable[[Asked, Say], None]
"""Writes raw bytes; the connection closes when it returns."""


class Server(socketserver.ThreadingTCPServer):
    """Paths and what they do, and every request that came. `/robots.txt` is not there unless given."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.paths: dict[str, Behaviour] = {}
        self.asked: list[Asked] = []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def requests(self, path: str) -> list[Asked]:
        return [each for each in self.asked if each.path == path]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is what some tests are about."""


class _Handler(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        with suppress(OSError), self.server.context.wrap_socket(self.request, server_side=True) as stream:
            self._answer(stream)

    def _answer(self, stream: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            if not (chunk := stream.recv(65536)):
                return
            head += chunk
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        asked = Asked(headers.get("host", "").partition(":")[0], first.split(" ")[1], headers)
        self.server.asked.append(asked)
        self.server.paths.get(asked.path, missing)(asked, stream.sendall)


@contextmanager
def serving(certificate: Path) -> Iterator[Server]:
    """A server, running."""
    with Server(certificate) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def answer(status: str, body: bytes = b"", **headers: str) -> bytes:
    """A whole response with its length; a header of the same name as given replaces ours, '' leaves it out."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    all_headers = {"content-length": str(len(body)), "connection": "close", **given}
    lines = "".join(f"{name}: {value}\r\n" for name, value in all_headers.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


def saying(status: str, body: bytes = b"", **headers: str) -> Behaviour:
    """Always the same response."""
    return lambda asked, say: say(answer(status, body, **headers))


missing = saying("404 Not Found", b"nothing here", content_type="text/plain")


def pdf(size: int = 5000, mark: bytes = b"one") -> bytes:
    """Bytes that are told to be a PDF from their content; every part of them is different."""
    filling = b"".join(mark + b" %07d\n" % number for number in range(size // (len(mark) + 9) + 1))
    return b"%PDF-1.4\n" + filling[: size - 30] + b"\nstartxref\n0\n%%EOF\n"


def file(body: bytes, kind: str = "application/pdf", etag: str = '"1"', **headers: str) -> Behaviour:
    """A file as a good server gives it out: with ranges, conditions and a tag."""

    def behave(asked: Asked, say: Say) -> None:
        tags = {"etag": etag, "content_type": kind, **headers}
        if etag and asked.headers.get("if-none-match") == etag:
            return say(answer("304 Not Modified", etag=etag))
        start = _start(asked, etag)
        if start is None:
            return say(answer("200 OK", body, **tags))
        if start >= len(body):
            return say(answer("416 Range Not Satisfiable", content_range=f"bytes */{len(body)}"))
        span = f"bytes {start}-{len(body) - 1}/{len(body)}"
        return say(answer("206 Partial Content", body[start:], content_range=span, etag=etag))

    return behave


def _start(asked: Asked, etag: str) -> int | None:
    """The first byte asked for, when the condition holds."""
    wanted = asked.headers.get("range", "")
    if not wanted.startswith("bytes=") or asked.headers.get("if-range") != etag:
        return None
    return int(wanted.removeprefix("bytes=").rstrip("-"))


def cut(whole: Behaviour, after: int) -> Behaviour:
    """What `whole` says, broken off `after` bytes of it."""

    def behave(asked: Asked, say: Say) -> None:
        said: list[bytes] = []
        whole(asked, said.append)
        say(b"".join(said)[:after])

    return behave


def one_by_one(*behaviours: Behaviour) -> Behaviour:
    """Each request gets the next; the last one stays."""
    left = list(behaviours)

    def behave(asked: Asked, say: Say) -> None:
        chosen = left.pop(0) if len(left) > 1 else left[0]
        chosen(asked, say)

    return behave

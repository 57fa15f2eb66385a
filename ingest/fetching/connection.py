"""One request, one connection. The only file of the project that opens one to another machine."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore2

from advicehub import __version__, egress
from advicehub.errors import FetchError, FetchInterrupted, FetchUnreachable
from ingest.fetching.address import Address
from ingest.fetching.limits import Limits
from ingest.fetching.public import is_public

USER_AGENT = f"advicehub/{__version__} (fetches public documents when a person asks for it)"

_HTTPS = 443


def resolve(host: str) -> list[str]:
    """The numeric addresses of `host`, in the system's order. Raises `FetchUnreachable` when there are none."""
    try:
        with egress.lookup(host):
            found = socket.getaddrinfo(host, _HTTPS, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchUnreachable("the name of its host cannot be looked up") from None
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a connection may lead. Only tests, whose server is on this machine, give other values.

    A host is refused when one of its addresses is not admitted. `ports` is None for any.
    """

    resolve: Callable[[str], Sequence[str]] = resolve
    admits: Callable[[str], bool] = is_public
    ports: frozenset[int] | None = frozenset({_HTTPS})
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """`headers` by name in lower case; one that came twice holds both values. `chunks` is the body as sent.

    Reading `chunks` raises `FetchInterrupted` when the body breaks off or time runs out.
    """

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]


class Client:
    """Asks for one address at a time; knows nothing of redirects, packing or cookies."""

    def __init__(self, limits: Limits, reach: Reach | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits = limits
        self._reach = reach or Reach()
        self._clock = clock

    @contextmanager
    def get(self, address: Address, headers: Mapping[str, str]) -> Iterator[Response]:
        """The response to GET `address`, open inside the block.

        Raises `FetchError` for a host that must not be reached or whose certificate is not its own,
        `FetchInterrupted` for anything that may go better at another time.
        """
        if self._reach.ports is not None and address.port not in self._reach.ports:
            raise FetchError(f"port {address.port} is not that of https")
        backend = _Backend(self._reach, self._clock, self._clock() + self._limits.whole)
        timeout = {"connect": self._limits.connect, "read": self._limits.read, "write": self._limits.read}
        sent = {"host": address.site.removeprefix("https://"), "user-agent": USER_AGENT, "accept-encoding": "identity"}
        with (
            _named_failures(),
            httpcore2.ConnectionPool(ssl_context=self._reach.tls, network_backend=backend) as pool,
            pool.stream(
                "GET",
                str(address),
                headers=list({**sent, **headers, "connection": "close"}.items()),
                extensions={"timeout": timeout},
            ) as answer,
        ):
            yield Response(answer.status, _headers(answer.headers), _Chunks(answer.iter_stream()))


class _Chunks(Iterator[bytes]):
    """The pieces of a body; a failure while one is read has a name of ours."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)

    def __next__(self) -> bytes:
        with _named_failures():
            return next(self._pieces)


@contextmanager
def _named_failures() -> Iterator[None]:
    try:
        yield
    except httpcore2.ConnectTimeout:
        raise FetchUnreachable("the server cannot be reached") from None
    except httpcore2.TimeoutException:
        raise FetchInterrupted("the server took too long") from None
    except httpcore2.ConnectError as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise FetchError("the server's certificate cannot be trusted") from None
        raise FetchUnreachable("the server cannot be reached") from None
    except (httpcore2.NetworkError, httpcore2.ProtocolError):
        raise FetchInterrupted("the connection broke off") from None


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


class _Backend(httpcore2.NetworkBackend):
    """Opens the connection: the name is looked up once, judged, and the very address judged is connected to."""

    def __init__(self, reach: Reach, clock: Callable[[], float], deadline: float) -> None:
        self._reach, self._clock, self._deadline = reach, clock, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        numeric = self._reach.resolve(host)
        if not numeric or not all(self._reach.admits(each) for each in numeric):
            raise FetchError("its host does not lie on the public internet")
        # The second address is for hosts that are reachable over one version of the protocol only.
        for number, each in enumerate(chosen := numeric[:2], start=1):
            try:
                with egress.connection(each, port):
                    stream = httpcore2.SyncBackend().connect_tcp(each, port, timeout, local_address, socket_options)
                return _Stream(stream, self._clock, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if number == len(chosen):
                    raise
        raise httpcore2.ConnectError

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None
    ) -> httpcore2.NetworkStream:
        raise httpcore2.ConnectError


class _Stream(httpcore2.NetworkStream):
    """A stream whose every step also ends at the deadline: a byte now and then does not keep it open."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: Callable[[], float], deadline: float) -> None:
        self._stream, self._clock, self._deadline = stream, clock, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(stream, self._clock, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - self._clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole request is over")
        return left if timeout is None else min(timeout, left)

"""Asking for an address as a polite visitor does: rules first, not too often, redirects with care."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from advicehub.errors import FetchError
from ingest.fetching.address import Address, redirected
from ingest.fetching.connection import Client, Response
from ingest.fetching.limits import Limits
from ingest.fetching.pace import Pace, retry_after
from ingest.fetching.robots import Robots

_REDIRECTS = {301, 302, 303, 307, 308}
_BUSY = {429, 500, 502, 503, 504}


class Exchange:
    """Requests of one run; remembers what hosts asked for."""

    def __init__(self, client: Client, pace: Pace, limits: Limits) -> None:
        self._client, self._limits = client, limits
        self.pace = pace
        self._robots = Robots(self._read_robots)

    @contextmanager
    def get(self, address: Address, headers: Mapping[str, str]) -> Iterator[tuple[Address, Response]]:
        """The response and the address that gave it, open inside the block; no redirect, no busy server.

        Raises `FetchError` when robots.txt, a redirect or a server that stays busy forbids it, and as `Client.get`.
        """
        for tries in range(1, self._limits.tries + 1):
            with ExitStack() as stack:
                final, response = self._followed(stack, address, headers, rules=True)
                if response.status not in _BUSY:
                    yield final, response
                    return
                asked = retry_after(response.headers.get("retry-after", ""))
            self.pace.hold(final.host, self.pace.backoff(tries) if asked is None else asked)
        raise FetchError(f"the server is busy or ill (status {response.status}), {tries} times")

    def _followed(
        self, stack: ExitStack, address: Address, headers: Mapping[str, str], rules: bool
    ) -> tuple[Address, Response]:
        """The first response that is no redirect; those on the way are closed."""
        for _ in range(self._limits.redirects + 1):
            with ExitStack() as step:
                response = step.enter_context(self._asked(address, headers, rules))
                if response.status not in _REDIRECTS:
                    stack.push(step.pop_all())
                    return address, response
                if "location" not in response.headers:
                    raise FetchError("it redirects nowhere")
                target = redirected(address, response.headers["location"])
            address = target
        raise FetchError(f"it redirects more than {self._limits.redirects} times")

    @contextmanager
    def _asked(self, address: Address, headers: Mapping[str, str], rules: bool) -> Iterator[Response]:
        interval = max(self._limits.interval, self._robots.check(address) if rules else 0.0)
        self.pace.wait(address.host)
        try:
            with self._client.get(address, headers) as response:
                yield response
        finally:
            self.pace.hold(address.host, interval)

    def _read_robots(self, address: Address) -> tuple[int, bytes]:
        with ExitStack() as stack:
            _, response = self._followed(stack, address, {}, rules=False)
            body = bytearray()
            for chunk in response.chunks if response.status == 200 else ():
                body += chunk
                if len(body) >= self._limits.robots_size:
                    break
            return response.status, bytes(body[: self._limits.robots_size])

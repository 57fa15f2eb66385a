"""How often one address may ask: a bucket of tokens for each, in memory alone. Addresses are never logged.

The address is that of the connection. What a header says of it is not believed: anybody can write one.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from starlette.types import ASGIApp, Receive, Scope, Send

from web.failures import failure

ADDRESSES = 10_000
"""Buckets at most, about 3 MB. Above it the one longest unused is forgotten, which lets its owner in."""

_IPV6_HOME = 64
"""Bits of an IPv6 address that one household or office is given: the rest it chooses as it likes."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`per_minute` requests from one address in the long run, `burst` of them at once. 0 a minute: no limit."""

    per_minute: int
    burst: int


UNLIMITED = Rate(0, 0)


class Buckets:
    """The tokens of each address. `clock` gives seconds and never goes back."""

    def __init__(self, rate: Rate, addresses: int = ADDRESSES, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = max(1, rate.burst)
        self._per_second = rate.per_minute / 60
        self._addresses = addresses
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._left)

    def take(self, address: str) -> float:
        """Take a token of `address`: 0.0, or, where none is left, the seconds until there is one."""
        now = self._clock()
        self._forget(now)
        tokens, since = self._left.pop(address, (float(self._burst), now))
        tokens = min(self._burst, tokens + (now - since) * self._per_second)
        wait = 0.0 if tokens >= 1 else (1 - tokens) / self._per_second
        self._left[address] = (tokens - 1 if wait == 0 else tokens, now)
        return wait

    def _forget(self, now: float) -> None:
        """Drop buckets that are full again, which are as good as none, and the oldest above the limit."""
        full_after = self._burst / self._per_second
        while self._left:
            _, since = next(iter(self._left.values()))
            if now - since < full_after and len(self._left) < self._addresses:
                return
            self._left.popitem(last=False)


class RateLimit:
    """Middleware that answers 429 before a body is read to whoever asks too often.

    It covers what computes: everything below /api, and what is posted to /ask and /verify.
    """

    def __init__(self, app: ASGIApp, rate: Rate, buckets: Buckets | None = None) -> None:
        self._app = app
        self._buckets = (buckets or Buckets(rate)) if rate.per_minute else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._buckets is not None and scope["type"] == "http" and _computes(scope):
            wait = self._buckets.take(_who(scope))
            if wait:
                headers = {"Retry-After": str(math.ceil(wait))}
                return await failure(scope, 429, headers=headers)(scope, receive, send)
        await self._app(scope, receive, send)


def _computes(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith("/api/") or (scope["method"] == "POST" and path in ("/ask", "/verify"))


def _who(scope: Scope) -> str:
    """The address of the client, of IPv6 its network; one name for all whose address is not known."""
    client = scope.get("client")
    try:
        address = ip_address(client[0].partition("%")[0] if client else "")
    except ValueError:
        return ""
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((address, _IPV6_HOME), strict=False).network_address)

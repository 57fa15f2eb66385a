"""When a host may be asked again."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from advicehub.errors import FetchError
from ingest.fetching.limits import Limits


class Pace:
    """Waits between requests to one host. One request at a time: there is nothing to lock."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._clock, self._sleep = limits, clock, sleep
        self._ready: dict[str, float] = {}
        self._closed: dict[str, str] = {}

    def wait(self, host: str) -> None:
        """Return when `host` may be asked.

        Raises `FetchError` where that is further off than the longest wait, and for a host that was given up.
        """
        if host in self._closed:
            raise FetchError(self._closed[host])
        left = self._ready.get(host, 0.0) - self._clock()
        if left > self._limits.longest_wait:
            raise FetchError(f"its host asks to be left alone for {left:,.0f} seconds; run the command again later")
        if left > 0:
            self._sleep(left)

    def hold(self, host: str, seconds: float) -> None:
        """Let `host` alone for `seconds` from now on, or longer where it asked for that before."""
        self._ready[host] = max(self._ready.get(host, 0.0), self._clock() + seconds)

    def give_up(self, host: str, reason: str) -> None:
        """Do not ask `host` again: nobody answers there, and its other files would only be waited for in vain."""
        self._closed[host] = reason

    def backoff(self, tries: int) -> float:
        """Seconds to wait after `tries` failures: twice as long each time, up to the longest wait."""
        return min(self._limits.longest_wait, self._limits.backoff * 2.0 ** (tries - 1))


def retry_after(value: str) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or a date; None when it says neither."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())

"""What a site's robots.txt lets us ask for (RFC 9309)."""

from collections.abc import Callable
from dataclasses import replace

from protego import Protego

from advicehub.errors import FetchError
from ingest.fetching.address import Address

AGENT = "advicehub"
"""The name by which a robots.txt may address us."""

Read = Callable[[Address], tuple[int, bytes]]
"""Asks for an address; returns status and body."""


class Robots:
    """The rules of each site, read once."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._rules: dict[str, Protego] = {}

    def check(self, address: Address) -> float:
        """The seconds that the site wants between requests, 0 where it does not say.

        Raises `FetchError` for an address that is closed to us, and where the rules cannot be read.
        """
        if address.site not in self._rules:
            self._rules[address.site] = self._read_rules(address)
        rules = self._rules[address.site]
        if not rules.can_fetch(str(address), AGENT):
            raise FetchError("the site's robots.txt does not allow it")
        rate = rules.request_rate(AGENT)
        return max(rules.crawl_delay(AGENT) or 0.0, rate.seconds / max(1, rate.requests) if rate else 0.0)

    def _read_rules(self, address: Address) -> Protego:
        status, body = self._read(replace(address, target="/robots.txt"))
        if status == 200:
            return Protego.parse(body.decode("utf-8", "replace"))
        # A site without rules is open; one that answers with an error of its own is closed until it is well.
        if 400 <= status < 500 and status != 429:
            return Protego.parse("")
        raise FetchError(f"the site's robots.txt cannot be read (status {status})")

"""Addresses on the web: only https, only what a catalogue or a redirect may plainly say."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from advicehub.errors import FetchError

_UNWANTED = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+", re.IGNORECASE)
_SAFE = "/%:@!$&'()*+,;=~-._?"
_HTTPS = 443
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Address:
    """`host` in lower case and ASCII, `port`, and `target`: the path with its query, beginning with "/"."""

    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """The address without path, as `robots.txt` speaks of it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"https://{host}" + ("" if self.port == _HTTPS else f":{self.port}")

    def __str__(self) -> str:
        return self.site + self.target


def parse(text: str) -> Address:
    """The address that `text` names, its fragment left off.

    Raises `FetchError` for another scheme than https, a user name or password, and what is no address.
    """
    if _UNWANTED.search(text) or len(text) > _LONGEST:
        raise FetchError("the address holds a space or another sign that does not belong in one, or is too long")
    try:
        parts = urlsplit(text)
        port = parts.port or _HTTPS
        host = (parts.hostname or "").encode("idna").decode("ascii") if ":" not in parts.netloc[:1] else ""
    except ValueError:
        raise FetchError("the address cannot be read") from None
    if parts.scheme != "https":
        raise FetchError("the address is not https")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address holds a user name or password")
    if not _HOST.fullmatch(host):
        raise FetchError("the address names no host")
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Address(host.lower(), port, (quote(parts.path, safe=_SAFE) or "/") + query)


def catalogued(text: str) -> Address:
    """The address of a catalogue entry; one that was noted as http is asked for by https. Errors as `parse`."""
    return parse(f"https://{text.removeprefix('http://')}" if text.startswith("http://") else text)


def redirected(address: Address, location: str) -> Address:
    """Where `location`, the header of a redirect, leads from `address`. Errors as `parse`."""
    try:
        return parse(urljoin(str(address), location))
    except ValueError:
        raise FetchError("it redirects to an address that cannot be read") from None
    except FetchError as error:
        raise FetchError(f"it redirects, but {error.reason}") from None

"""An address on the web, looked at without opening it."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_MIRROR = re.compile(r"\b(test|staging|localhost)\b")


def trouble_with(address: str) -> str:
    """What is wrong with `address`, as the end of a sentence; '' when it could be a public page's."""
    if address != address.strip() or re.search(r"\s", address):
        return "has a space in it"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "cannot be read as an address"
    if parts.scheme not in ("http", "https"):
        return "does not begin with http:// or https://"
    if not _HOST.fullmatch(parts.hostname or "") or parts.username or port not in (None, 80, 443):
        return "does not name a public host"
    return "is that of a test server or mirror" if _MIRROR.search(parts.hostname or "") else ""

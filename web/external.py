"""Addresses of other hosts: shown as text, followed only by a person's own click, never loaded by a page."""

from urllib.parse import urlsplit


def followable(address: str) -> str:
    """`address` when a link may lead there: it is http or https and names a host; else ''."""
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and named else ""


def shown(address: str) -> str:
    """`address` as people write it, without its scheme."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")

"""Country examples of plain text and PDF; see `ingest.roles`."""

from ingest.roles import with_roles as with_countries

__all__ = ["with_countries"]

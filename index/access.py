"""Who may see what: the groups whose documents a search may open."""

from dataclasses import dataclass

PUBLIC_GROUP = "public"


@dataclass(frozen=True, slots=True)
class Access:
    """The groups that may be read. A search opens the segments of these groups and no others."""

    groups: frozenset[str] = frozenset({PUBLIC_GROUP})

    @classmethod
    def to(cls, *groups: str) -> "Access":
        """Public documents and those of `groups`."""
        return cls(frozenset({PUBLIC_GROUP, *groups}))


PUBLIC = Access()

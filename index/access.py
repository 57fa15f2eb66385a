"""Who may see what: the groups whose documents a search may open."""

from dataclasses import dataclass

from advicehub.errors import UsageError

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


def group_name(text: str) -> str:
    """`text` as the name of a group. Raises `UsageError` for what cannot be one."""
    if not text.replace("-", "").replace("_", "").isalnum():
        raise UsageError("--access: a group's name is made of letters, digits, - and _")
    return text

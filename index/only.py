"""Which passages a search may give: all, or those of one role, country, document, issuer and so on."""

import re
from dataclasses import dataclass
from typing import Self, get_args

from advicehub.errors import UsageError
from ingest.block import Role

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role)
"""What a passage may be where its document makes it plain."""

DATE = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""A date as precise as one likes, as a regular expression."""


@dataclass(frozen=True, slots=True)
class Only:
    """Only passages with all of what is given; '' for any.

    Of the passage: its `role`, `country` (the English name, in any case) and `language` (ISO 639-1). Of its document:
    its id, `issuer` and `type` (in any case), one of its `topics`, and its date, which is neither before `since` nor
    after `until` (ISO 8601, as precise as one likes: "1984", "1984-12"); both count themselves.
    """

    role: Role = ""
    country: str = ""
    language: str = ""
    document: str = ""
    issuer: str = ""
    type: str = ""
    topic: str = ""
    since: str = ""
    until: str = ""

    def __bool__(self) -> bool:
        return self != EVERY_PASSAGE

    @property
    def by_document(self) -> bool:
        """Whether it asks for something of documents."""
        return any((self.document, self.issuer, self.type, self.topic, self.since, self.until))

    @classmethod
    def wished(cls, **given: str | None) -> Self:
        """What somebody asks for, white space at the ends dropped. Raises `UsageError` for a date that is none."""
        kept = {name: (value or "").strip() for name, value in given.items()}
        for name in ("since", "until"):
            if kept.get(name) and not re.fullmatch(DATE, kept[name]):
                raise UsageError(f"{name}: is not a date as 1984, 1984-12 or 1984-12-10")
        return cls(**kept)  # type: ignore[arg-type]  # a role is checked where it is chosen


EVERY_PASSAGE = Only()

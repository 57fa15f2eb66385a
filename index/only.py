"""Which passages a search may give: all, or those of one role or country."""

from dataclasses import dataclass
from typing import get_args

from ingest.block import Role

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role)
"""What a passage may be where its document makes it plain."""


@dataclass(frozen=True, slots=True)
class Only:
    """Only passages of `role`, and of `country` (its English name, in any case); '' for any."""

    role: Role = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.role or self.country)


EVERY_PASSAGE = Only()

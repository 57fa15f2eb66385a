"""A category: what a case desk sorts questions by, wider than a topic."""

from dataclasses import dataclass
from typing import Literal

Route = Literal["in_scope", "secretariat", "refer", "decline"]
"""What happens to a question: it is answered, goes to the secretariat, is referred at once, or is declined."""


@dataclass(frozen=True, slots=True)
class Category:
    """One category: its English `name` and its `route`. Topics name it by `triage`."""

    id: str
    name: str
    route: Route

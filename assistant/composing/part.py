"""A part of a question that asks several things."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """`text` is the part in the asker's words; `citations` are the places (0-based) of those that answer it.

    The text is the asker's: it is shown back to the asker and goes nowhere else.
    """

    text: str = field(repr=False)
    citations: tuple[int, ...]

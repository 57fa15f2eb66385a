"""Where else the same words stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """A passage that says nearly the same as one that is quoted, and is folded into it."""

    document: str
    title: str
    label: str
    language: str
    passage: str

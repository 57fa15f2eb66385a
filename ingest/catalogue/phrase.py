"""A phrase of plain language and the term it stands for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """What an official may say (`plain`, in `language`), the technical `terms` for it, and its topic's id."""

    plain: str
    terms: tuple[str, ...]
    topic: str
    language: str = "en"

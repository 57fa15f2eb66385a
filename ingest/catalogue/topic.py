"""A topic: what questions are about, what notes are written on, how pages are grouped."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. `id` is what `topics` of documents and sources name ("use_of_force").

    `names` maps a language (ISO 639-1) to the topic's name; "en" is always there. `definition` says in one or two
    sentences what belongs to it. `triage` is the wider category a case desk sorts by. `questions` are example
    questions in plain English. `key_sources` are source ids, the most important first. `related` are topic ids.
    """

    id: str
    names: Mapping[str, str]
    definition: str
    triage: str
    questions: tuple[str, ...]
    key_sources: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

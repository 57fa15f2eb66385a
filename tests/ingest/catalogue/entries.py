"""Catalogue entries for tests, and the shipped catalogue."""

from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ingest.catalogue.read import read_reference
from ingest.catalogue.reference import Reference
from ingest.catalogue.source import Source

CORPUS = Path(__file__).parents[3] / "corpus"


def shipped() -> Reference:
    """The reference data of the shipped corpus."""
    return read_reference(CORPUS)


def source(id: str = "uncat", **fields: Any) -> Source:
    """A seen treaty of the General Assembly, unless `fields` say otherwise."""
    known: dict[str, Any] = {
        "title": "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
        "short_title": "UNCAT",
        "issuer": "UN General Assembly",
        "type": "treaty",
        "binding": True,
        "checked": "seen",
        "symbol": "A/RES/39/46",
    }
    return Source(id, **(known | fields))


def reference(sources: Iterable[Source]) -> Reference:
    """A reference that knows `sources` and nothing else."""
    none: MappingProxyType[str, Any] = MappingProxyType({})
    return Reference({each.id: each for each in sources}, none, none, none, none)

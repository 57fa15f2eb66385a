"""Asks an edition the probes."""

from collections.abc import Iterator, Sequence

from index.access import Access
from index.hit import Hit
from index.probing.outcome import Outcome
from index.probing.probe import Probe
from index.searcher import Searcher
from ingest.asked import bare

FIRST = 5
"""Among so many passages a probe's own paragraph is looked for."""


def asked(searcher: Searcher, access: Access, probes: Sequence[Probe]) -> Iterator[Outcome]:
    """What came of each of `probes`, in their order, when everything `access` may read is searched."""
    held = _held(searcher, access, probes)
    for probe in probes:
        hits = searcher.search(probe.question, access, FIRST)
        first = hits[0].passage if hits else None
        own = _own(hits, probe) if probe.paragraphs & held else -1
        yield Outcome(probe.id, first.document if first else "", first.id if first else "", own)


def _own(hits: Sequence[Hit], probe: Probe) -> int:
    return next((hit.rank for hit in hits if _name(hit.passage.document, hit.passage.label) in probe.paragraphs), 0)


def _name(document: str, label: str) -> str:
    return f"{document}:{bare(label)}"


def _held(searcher: Searcher, access: Access, probes: Sequence[Probe]) -> frozenset[str]:
    """The probes' own paragraphs that can be found."""
    documents = {name.rpartition(":")[0] for probe in probes for name in probe.paragraphs}
    return frozenset(
        _name(document, passage.label) for document in documents for passage, _ in searcher.passages(document, access)
    )

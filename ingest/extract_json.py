"""The JSON of `advicehub extract`, whose shape scripts rely on (docs: command line)."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ingest.block import Block
from ingest.document import Document
from ingest.passage import Passage
from ingest.run_pages import RunPages


def extract_json(document: Document, passages: Sequence[Passage]) -> dict[str, Any]:
    """What `extract --json` prints: offsets count code points, ends exclusive; pages of blocks follow from
    runs.
    """
    pages = RunPages(document.runs)
    return {
        "document": document.id,
        "sha256": document.version,
        "extractor": document.extractor,
        "about": asdict(document.about),
        "text": document.text,
        "pages": [asdict(page) for page in document.pages],
        "runs": [asdict(run) for run in document.runs],
        "blocks": [_block(block, pages) for block in document.blocks],
        "passages": [_passage(passage) for passage in passages],
        "links": [asdict(link) for link in document.links],
        "repairs": [asdict(repair) for repair in document.repairs],
        "asked": [asdict(asked) for asked in document.asked],
        "ledger": asdict(document.ledger),
    }


def _block(block: Block, pages: RunPages) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "role": block.role,
        "country": block.country,
        "language": block.language,
        "label": block.label,
        "path": list(block.path),
        "start": block.start,
        "end": block.end,
        "pages": list(pages.of(block.start, block.end)),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "start": passage.start,
        "end": passage.end,
        "label": passage.label,
        "path": list(passage.path),
        "role": passage.role,
        "country": passage.country,
        "language": passage.language,
        "pages": list(passage.pages),
        "footnotes": [asdict(footnote) for footnote in passage.footnotes],
    }

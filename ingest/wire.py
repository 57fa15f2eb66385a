"""Documents as JSON, for pipes and caches. Never pickle: what comes from a child or a disk is not trusted."""

from functools import cache

from pydantic import TypeAdapter, ValidationError

from ingest.document import Document


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)


def dump(document: Document) -> bytes:
    """`document` as UTF-8 JSON."""
    return _adapter().dump_json(document)


def load(data: bytes) -> Document:
    """The document in `data`; `ValueError` when it is no document, or its offsets lie outside its text."""
    try:
        document = _adapter().validate_json(data)
    except ValidationError:
        raise ValueError("not a document") from None
    length = len(document.text)
    spans = [(b.start, b.end) for b in document.blocks] + [(r.start, r.end) for r in document.runs]
    if any(not 0 <= start <= end <= length for start, end in spans):
        raise ValueError("its offsets lie outside its text")
    return document


def warm() -> None:
    """Build the schema now rather than at the first document."""
    _adapter()

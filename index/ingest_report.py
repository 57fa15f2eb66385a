"""What an ingestion did."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingestion did. Documents are named by id; `refused` are (file, reason).

    `edition` is '' when no document could be read and there was no library. `without_text` maps a
    document to its pages (1-based) that carry no text, `by_ocr` to those that were read by OCR, `troubled`
    to those that were read only in part. `same_words` are pairs of a document that came and another that
    the library holds under other bytes with the same words: both are kept. `embedded` counts the passages
    each model had to embed. `empty` are documents that came of which no word could be read. `withdrawn`
    are documents whose files were given but which were withdrawn, and stay so. `alarms` are what the probes of the
    edition raised; `held` says that it is not in use because of them.
    """

    edition: str
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    moved: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    without_text: dict[str, tuple[int, ...]]
    by_ocr: dict[str, tuple[int, ...]]
    troubled: dict[str, tuple[int, ...]]
    same_words: tuple[tuple[str, str], ...]
    documents: int
    passages: int
    embedded: dict[str, int]
    empty: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    held: bool = False

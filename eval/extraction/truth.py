"""What a known document truly holds, and the file beside it that says so (`NAME.gt.json`)."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

SUFFIX = ".gt.json"


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """A block of the body as a reader should give it.

    `text` has the block's own label ("12. …") and no footnote marks; `marks` holds (offset in `text`,
    label) of each mark. `kind` is one of ingest's block kinds, or "quotation". `box` is the title of the
    box that holds the block, `path` the nearest heading above it where that is scored. `cells` are a
    table's rows; a table's text is its cells joined by " | " and its rows by line feeds. `links` are
    addresses that some of its words lead to. `page` is 1-based, None where a producer broke the pages.
    """

    kind: str
    text: str
    label: str = ""
    box: str = ""
    country: str = ""
    path: str = ""
    marks: tuple[tuple[int, str], ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    links: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class KnownNote:
    """A footnote: its printed label, its text without that label, and the index of the block that bears its mark."""

    label: str
    text: str
    block: int


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is known of a document.

    `furniture` holds every running line as printed, once for each page it is printed on. `hidden` are
    texts that no reader of the page can see. `page_labels` are the labels of all pages, () when the
    file declares none. `ocr` says that all text must come from OCR. `members` are the documents in an archive or
    attached to an e-mail, by name.
    """

    language: str
    producer: str
    features: tuple[str, ...]
    blocks: tuple[KnownBlock, ...]
    footnotes: tuple[KnownNote, ...] = ()
    furniture: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    page_labels: tuple[str, ...] = ()
    ocr: bool = False
    members: tuple[tuple[str, "Truth"], ...] = ()


def write_truth(truth: Truth, document: Path) -> None:
    """Write `truth` beside `document`; fields that say nothing are left out."""
    beside(document).write_text(json.dumps(_says(truth), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_truth(path: Path) -> Truth:
    """The truth in `path`: our own form, or a bare list of {"kind", "text"} with footnotes after their blocks."""
    says = json.loads(path.read_text(encoding="utf-8"))
    return _bare(path, says) if isinstance(says, list) else _own(says)


def beside(document: Path) -> Path:
    """Where the truth of `document` is written."""
    return document.with_name(document.name + SUFFIX) if document.suffix != ".pdf" else document.with_suffix(SUFFIX)


def _says(truth: Truth) -> dict[str, Any]:
    blocks = [_filled(asdict(block)) for block in truth.blocks]
    says = {**_filled(asdict(truth)), "blocks": blocks}
    if truth.members:
        says["members"] = {name: _says(member) for name, member in truth.members}
    return says


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in ("", (), None, False)}


def _own(says: dict[str, Any]) -> Truth:
    blocks = tuple(
        KnownBlock(**{
            **fields,
            "marks": tuple((at, label) for at, label in fields.get("marks", ())),
            "cells": tuple(tuple(row) for row in fields.get("cells", ())),
            "links": tuple(fields.get("links", ())),
        })
        for fields in says["blocks"]
    )  # fmt: skip
    notes = tuple(KnownNote(**fields) for fields in says.get("footnotes", ()))
    lines = {name: tuple(says.get(name, ())) for name in ("features", "furniture", "hidden", "page_labels")}
    return Truth(
        language=says["language"], producer=says["producer"], blocks=blocks, footnotes=notes,
        ocr=says.get("ocr", False), members=tuple((n, _own(each)) for n, each in says.get("members", {}).items()),
        **lines,
    )  # fmt: skip


ANYWHERE = -1
"""The offset of a mark of which only the block is known."""
UNKNOWN = "?"
"""The country of a block of which nobody says whether it has one."""

_KINDS = {"p": "paragraph", "sub": "list item", "h1": "heading", "h2": "heading", "h3": "heading", "box": "box"}


def _bare(path: Path, says: list[dict[str, Any]]) -> Truth:
    """Footnotes follow the block that bears their mark, and a box follows its title."""
    blocks: list[KnownBlock] = []
    notes: list[KnownNote] = []
    title = ""
    for fields in says:
        kind, text = fields["kind"], fields["text"]
        if kind == "fn":
            label, bearer = str(fields["n"]), blocks[-1]
            notes.append(KnownNote(label, text, len(blocks) - 1))
            blocks[-1] = replace(bearer, marks=(*bearer.marks, (ANYWHERE, label)))
        elif kind == "boxtitle":
            title = text
        else:
            blocks.append(KnownBlock(_KINDS[kind], text, box=title if kind == "box" else "", country=UNKNOWN))
    return Truth(_language(path), "unknown", _features(path), tuple(blocks), tuple(notes))


def _language(path: Path) -> str:
    code = path.name.split("_")[1]
    return code if len(code) == 2 else "en"


def _features(path: Path) -> tuple[str, ...]:
    return ("two columns",) if "2col" in path.name else ("one column",)

"""Sets the notes in this folder as PDFs in `corpus/notes`, each with a sidecar of its front matter.

    python corpus/typeset/build.py

The same sources give the same bytes: typst brings its own fonts, and no date is written. typst comes with the
development packages; `note.typ` is the design. The source of a numbered paragraph, which the Markdown has in brackets
at its end, becomes a footnote; country examples become boxes.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
import yaml

HERE = Path(__file__).parent
TARGET = HERE.parent / "notes"

Block = dict[str, Any]

_BOXED = "Country example"


def build(source: Path, target: Path) -> None:
    """Set the note in `source`, as a PDF with its sidecar in the folder `target`."""
    _, front, body = source.read_text(encoding="utf-8").split("---\n", 2)
    about = yaml.safe_load(front)
    note = {key: about[key] for key in ("title", "short_title", "issuer", "language")} | {"blocks": blocks(body)}
    file = target / f"{source.stem}.pdf"
    typst.compile(
        str(HERE / "note.typ"), output=str(file), sys_inputs={"note": json.dumps(note)}, ignore_system_fonts=True
    )
    file.with_name(file.name + ".toml").write_text(sidecar(about), encoding="utf-8")


def sidecar(about: dict[str, Any]) -> str:
    """The front matter as TOML; every value here is text, a list of texts or a boolean, which JSON writes alike."""
    values = {key: str(value) if key == "date" else value for key, value in about.items()}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def blocks(body: str) -> list[Block]:
    """The note's blocks in order: headings, the lead, numbered paragraphs, boxes, the list of sources."""
    found: list[Block] = []
    box: list[Block] | None = None
    for block in _plain_blocks(body):
        if block["kind"] == "heading":
            box = [] if block["text"].startswith(_BOXED) else None
            if box is not None:
                found.append({"kind": "box", "blocks": box})
        (found if box is None else box).append(block)
    return found


def _plain_blocks(body: str) -> Iterator[Block]:
    for part in re.split(r"\n\s*\n", body.strip()):
        first, *rest = part.split("\n")
        items = [_cited(line.removeprefix("- ")) for line in (part.split("\n") if part.startswith("- ") else rest)]
        if heading := re.fullmatch(r"(#{1,3}) (.*)", first):
            yield {"kind": "heading", "level": len(heading[1]), "text": heading[2]}
        elif part.startswith("- "):
            yield {"kind": "sources", "items": [{"text": line.removeprefix("- ")} for line in part.split("\n")]}
        elif numbered := re.match(r"(\d+)\. (.*)", first):
            yield {"kind": "paragraph", "number": numbered[1], "items": items} | _cited(numbered[2])
        else:
            yield {"kind": "lead", "text": " ".join(part.split("\n"))}


def _cited(text: str) -> dict[str, str]:
    """The text without the bracketed source at its end, and that source."""
    if not text.endswith(")"):
        return {"text": text}
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if not depth:
            return {"text": text[:place].rstrip(), "source": text[place + 1 : -1] + "."}
    return {"text": text}


if __name__ == "__main__":
    for note in sorted(HERE.glob("*.md")):
        build(note, TARGET)
        print(f"{note.stem}.pdf")

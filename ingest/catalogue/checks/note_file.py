"""A note as its writer sees it: front matter, headings and numbered paragraphs, each with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.front_matter import front_matter

_HEADING = re.compile(r"(#{1,6}) (.*)")
_NUMBERED = re.compile(r"(\d+)\. (.*)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 6 on `line` (1-based, of the file)."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """Paragraph `number` that begins on `line`: its `text` with its list, and the bracketed `source` at its end."""

    number: int
    line: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A note in `file` (relative to the corpus folder). `front` is its front matter, `body` what follows it.

    `first_line` is the line of the file on which `body` begins.
    """

    file: str
    front: Mapping[str, Any]
    body: str
    first_line: int
    headings: tuple[Heading, ...]
    paragraphs: tuple[Numbered, ...]

    @property
    def id(self) -> str:
        """Its id, '' where it declares none."""
        return str(self.front.get("id", ""))

    @property
    def language(self) -> str:
        """Its language, '' where it declares none."""
        return str(self.front.get("language", ""))

    @property
    def is_translation(self) -> bool:
        """Whether it is another note's words in another language."""
        return str(self.front.get("work", self.id)) != self.id


def note_file(text: str, file: str) -> NoteFile:
    """The note in `text`; raises `SourceError` when its front matter is wrong."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    says, body = front_matter(text, file)
    first = text[: len(text) - len(body)].count("\n") + 1
    blocks = tuple(_blocks(body, first))
    return NoteFile(
        file=file,
        front=says.fields,
        body=body,
        first_line=first,
        headings=tuple(_headings(blocks)),
        paragraphs=tuple(_paragraphs(blocks)),
    )


def _blocks(body: str, first: int) -> Iterator[tuple[int, str]]:
    """(line, text) of everything between blank lines."""
    start, lines = first, body.split("\n")
    held: list[str] = []
    for number, line in enumerate([*lines, ""], first):
        if line.strip():
            start = start if held else number
            held.append(line)
        elif held:
            yield start, "\n".join(held)
            held = []


def _headings(blocks: tuple[tuple[int, str], ...]) -> Iterator[Heading]:
    for line, text in blocks:
        for below, each in enumerate(text.split("\n")):
            if match := _HEADING.fullmatch(each):
                yield Heading(len(match[1]), match[2].strip(), line + below)


def _paragraphs(blocks: tuple[tuple[int, str], ...]) -> Iterator[Numbered]:
    for line, text in blocks:
        if match := _NUMBERED.match(text):
            said, source = split_source(text[match.start(2) :].rstrip())
            yield Numbered(int(match[1]), line, said, source)


def split_source(text: str) -> tuple[str, str]:
    """`text` without the bracket at its end, and what stands in that bracket; '' where there is none."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if not depth:
            return text[:place].rstrip(), text[place + 1 : -1].strip()
    return text, ""

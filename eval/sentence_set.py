"""Paragraphs whose sentences are known: a folder with one text file a language ("fr.txt").

In a file each sentence stands on a line of its own and a blank line parts paragraphs. The sentences
of a paragraph are joined by a space (in Chinese by nothing), or by a line feed after a line that
ends with "⏎".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import DataError
from eval.half import Half, in_half

_LINE_FEED = "⏎"
_UNSPACED = frozenset({"zh"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in `language`; `ends` are the offsets at which its sentences end, ascending, the last included."""

    language: str
    text: str
    ends: tuple[int, ...]


def read_paragraphs(folder: Path, half: Half = "all") -> Iterator[Paragraph]:
    """The paragraphs of `folder` by language, those whose text has an even or odd CRC-32 for a half.

    Raises `DataError` when `folder` holds no text file, or one that is not UTF-8.
    """
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise DataError(f"{folder.name}: there are no text files in it")
    for file in files:
        try:
            parts = file.read_text(encoding="utf-8").split("\n\n")
        except UnicodeDecodeError:
            raise DataError(f"{file.name}: it is not UTF-8") from None
        made = (_paragraph(file.stem, part.strip().split("\n")) for part in parts if part.strip())
        yield from (paragraph for paragraph in made if in_half(paragraph.text, half))


def _paragraph(language: str, lines: list[str]) -> Paragraph:
    text, ends = "", []
    for line in lines:
        sentence = line.removesuffix(_LINE_FEED)
        text += sentence
        ends.append(len(text))
        text += "\n" if line != sentence else "" if language in _UNSPACED else " "
    return Paragraph(language, text.rstrip(), tuple(ends))

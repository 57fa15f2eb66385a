"""Paragraphs become drafts: headings with their depth, list items, numbered paragraphs, captions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Draft
from ingest.headings import capitals
from ingest.joining import join_lines
from ingest.labels import division_of, label_of, roman_of
from ingest.pdf.footnotes import Note
from ingest.pdf.paragraphs import Measure, Paragraph
from ingest.text_lines import ends_sentence
from ingest.vocabulary import Vocabulary

_CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|box|figura|tabla|tableau|таблица|рис\.)\s*\d+\s*[.:–—-]", re.IGNORECASE
)
_LONGEST = 220
_PLAIN = 9


def drafts_of(
    paragraphs: Sequence[Paragraph],
    measure: Measure,
    vocabulary: Vocabulary,
    outline: frozenset[str],
    first_is_heading: bool = False,
) -> list[Draft]:
    """The drafts of `paragraphs`, one each; `outline` holds the file's own bookmarks, as `plain` text."""
    heads = [_is_heading(paragraph, measure, outline) for paragraph in paragraphs]
    heads[:1] = [first_is_heading or head for head in heads[:1]]
    styles = _styles([paragraph for paragraph, head in zip(paragraphs, heads, strict=True) if head])
    out: list[Draft] = []
    for paragraph, head in zip(paragraphs, heads, strict=True):
        pieces = join_lines([line.pieces for line in paragraph], vocabulary)
        text = text_of(paragraph)
        if head:
            out.append(Draft("heading", pieces, _heading_label(text), _level(paragraph, styles)))
        else:
            out.append(_plain_draft(text, Draft("paragraph", pieces)))
    return _under_divisions(out)


def note_drafts(notes: Sequence[Note], vocabulary: Vocabulary) -> list[Draft]:
    """The drafts of footnotes; what has no number goes on with the note before it."""
    joined: list[Note] = []
    for note in notes:
        if not note.number and joined:
            joined[-1] = Note(joined[-1].number, joined[-1].lines + note.lines)
        else:
            joined.append(note)
    return [
        Draft(
            "footnote",
            join_lines([line.pieces for line in note.lines], vocabulary),
            f"fn {note.number}".strip(),
        )
        for note in joined
    ]


def plain(text: str) -> str:
    """`text` for comparison with the outline: letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", "", text).lower()


def text_of(paragraph: Paragraph) -> str:
    """The words of `paragraph` on one line."""
    return " ".join(line.text.strip() for line in paragraph).strip()


def _plain_draft(text: str, draft: Draft) -> Draft:
    if _CAPTION.match(text) and len(text) < _LONGEST:
        return replace(draft, kind="caption")
    label = label_of(text)
    if label.kind == "bullet":
        inner = label_of(text[len(label.text) :].lstrip())
        return replace(draft, kind="list item", label=inner.text if inner.kind == "item" else "")
    return replace(draft, kind="list item" if label.kind == "item" else "paragraph", label=label.text)


def _is_heading(paragraph: Paragraph, measure: Measure, outline: frozenset[str]) -> bool:
    text = text_of(paragraph)
    if not 1 < len(text) <= _LONGEST or len(paragraph) > 5 or not any(char.isalpha() for char in text):
        return False
    if label_of(text).kind == "bullet" or text[0].islower():
        return False
    if plain(text) in outline or (division_of(text).text and len(paragraph) <= 2):
        return True
    stopped = text[-1] in ".;,؛،。" and not (paragraph[0].size > 1.2 * measure.size)
    if stopped or paragraph[0].size < 0.95 * measure.size:
        return False
    large = min(line.size for line in paragraph) >= 1.12 * measure.size
    bold = all(line.bold for line in paragraph) and not text.endswith(":")
    upper = capitals(text) and len(text) > 4 and not ends_sentence(text.rstrip(":"))
    return large or bold or upper


def _heading_label(text: str) -> str:
    label = label_of(text)
    return division_of(text).text or roman_of(text) or (label.text if label.kind in ("number", "item") else "")


_Style = tuple[float, int]


def _style(paragraph: Paragraph) -> _Style:
    """How a heading is set, smaller standing higher: by size, then capitals, then bold."""
    text = text_of(paragraph)
    weight = 0 if capitals(text) else 1 if paragraph[0].bold else 2
    return (-round(paragraph[0].size), weight)


def _styles(headings: Sequence[Paragraph]) -> dict[_Style, int]:
    return {style: index for index, style in enumerate(sorted({_style(heading) for heading in headings}), 1)}


def _level(paragraph: Paragraph, styles: dict[_Style, int]) -> int:
    """A heading's depth: by its style, and among headings of one style by what it announces."""
    text = text_of(paragraph)
    rank = division_of(text).rank
    return styles[_style(paragraph)] * 100 + (rank or (30 if roman_of(text) else _PLAIN))


def _under_divisions(drafts: Sequence[Draft]) -> list[Draft]:
    """A heading directly below a bare division ("Article 3") is its title and stands one deeper."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        bare = before is not None and before.kind == "heading" and bool(division_of(before.text).text)
        if (
            before
            and bare
            and draft.kind == "heading"
            and not division_of(draft.text).text
            and draft.level >= before.level // 100 * 100
        ):
            draft = replace(draft, level=before.level + 1)
        out.append(draft)
    return out

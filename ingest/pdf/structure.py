"""Paragraphs become drafts: headings with their depth, list items, numbered paragraphs, captions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.captions import is_caption
from ingest.draft import Draft
from ingest.headings import capitals
from ingest.joining import join_lines
from ingest.labels import division_of, label_of
from ingest.pdf.contents import entries_of
from ingest.pdf.footnotes import Note
from ingest.pdf.heading_levels import label_of_heading, levels_of, plain, text_of
from ingest.pdf.paragraphs import Measure, Paragraph
from ingest.text_lines import ends_sentence
from ingest.vocabulary import Vocabulary

_LONGEST = 220


def drafts_of(
    paragraphs: Sequence[Paragraph],
    measure: Measure,
    vocabulary: Vocabulary,
    outline: Mapping[str, int],
    first_is_heading: bool = False,
) -> list[Draft]:
    """The drafts of `paragraphs`, one each; `outline` has the depth of the file's bookmarks by `plain` title.

    Entries of a table of contents are list items.
    """
    entries = entries_of(paragraphs)
    heads = [n not in entries and _is_heading(p, measure, outline) for n, p in enumerate(paragraphs)]
    heads[:1] = [first_is_heading or head for head in heads[:1]]
    levels = iter(levels_of([p for p, head in zip(paragraphs, heads, strict=True) if head], outline))
    out: list[Draft] = []
    for index, (paragraph, head) in enumerate(zip(paragraphs, heads, strict=True)):
        pieces = join_lines([line.pieces for line in paragraph], vocabulary)
        text = text_of(paragraph)
        if head:
            out.append(Draft("heading", pieces, label_of_heading(text), next(levels)))
        elif index in entries:
            out.append(Draft("list item", pieces, label_of_heading(text)))
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


def _plain_draft(text: str, draft: Draft) -> Draft:
    if is_caption(text):
        return replace(draft, kind="caption")
    label = label_of(text)
    if label.kind == "bullet":
        inner = label_of(text[len(label.text) :].lstrip())
        return replace(draft, kind="list item", label=inner.text if inner.kind == "item" else "")
    return replace(draft, kind="list item" if label.kind == "item" else "paragraph", label=label.text)


def _is_heading(paragraph: Paragraph, measure: Measure, outline: Mapping[str, int]) -> bool:
    text = text_of(paragraph)
    if not 1 < len(text) <= _LONGEST or len(paragraph) > 5 or not any(char.isalpha() for char in text):
        return False
    if label_of(text).kind == "bullet" or text[0].islower() or is_caption(text):
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

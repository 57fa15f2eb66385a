"""A box becomes blocks: its title heads them, and nothing outside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.countries import country_of
from ingest.draft import Draft
from ingest.headings import capitals
from ingest.labels import label_of
from ingest.pdf.heading_levels import text_of
from ingest.pdf.line import Line
from ingest.pdf.paragraphs import Measure, Paragraph, measure_of, paragraphs_of
from ingest.pdf.structure import drafts_of
from ingest.text_lines import ends_sentence
from ingest.vocabulary import Vocabulary

BOX_LEVEL = 1_000_000
"""Headings inside a box stand deeper than all headings outside."""
_NAMED = re.compile(
    r"(?:box|encadré|recuadro|cuadro|caixa|quadro|вставка|врезка|专栏|框|الإطار|إطار)\s*[\dIVX٠-٩]{1,3}\b"
    r"|(?:country|national|case|good practice)\s+(?:example|practice|stud)|example\s+from\b"
    r"|(?:exemple|ejemplo|exemplo)\b|(?:пример|示例|مثال)",
    re.IGNORECASE,
)
_LONGEST = 160


def box_drafts(lines: Sequence[Line], number: int, vocabulary: Vocabulary) -> list[Draft]:
    """The drafts of a box that holds `lines`; `number` (from 1) is the box's own in the document.

    Paragraphs are of kind "box"; headings, list items, tables and captions inside keep their kind.
    """
    measure = measure_of([lines])
    title, rest = _titled(lines, measure)
    paragraphs = [*([tuple(title)] if title else []), *paragraphs_of(rest, measure)]
    drafts = drafts_of(paragraphs, measure, vocabulary, {}, first_is_heading=bool(title))
    out: list[Draft] = []
    for draft in drafts:
        kind = "box" if draft.kind == "paragraph" else draft.kind
        level = BOX_LEVEL + draft.level if draft.kind == "heading" else 0
        out.append(replace(draft, kind=kind, level=level, box=number))
    if out and title:
        out[0] = replace(out[0], level=BOX_LEVEL)
    return out


def _titled(lines: Sequence[Line], measure: Measure) -> tuple[Paragraph, Sequence[Line]]:
    """(the lines of the title, the others)."""
    end = 1
    first = lines[0]
    while end < len(lines) and _same_style(first, lines[end]) and _differs(first, lines[-1], measure):
        end += 1
    title = tuple(lines[:end])
    if end < len(lines) and _is_title(title, lines[end:], measure):
        return title, lines[end:]
    return (), lines


def _same_style(one: Line, two: Line) -> bool:
    return one.bold == two.bold and abs(one.size - two.size) < 0.5 and capitals(one.text) == capitals(two.text)


def _differs(line: Line, other: Line, measure: Measure) -> bool:
    """Whether `line` is set off from the box's text, of which `other` is the last."""
    return (
        (line.bold and not other.bold)
        or line.size > 1.08 * measure.size
        or (capitals(line.text) and not capitals(other.text))
    )


def _is_title(title: Paragraph, rest: Sequence[Line], measure: Measure) -> bool:
    text = text_of(title)
    if len(text) > _LONGEST or label_of(text).kind in ("bullet", "item") or not any(c.isalpha() for c in text):
        return False
    if country_of(text) or (_NAMED.match(text) and not (len(title) == 1 and _runs_on(title[0], rest))):
        return True
    if _differs(title[0], rest[-1], measure):
        return text[-1] not in ".;,،。" or title[0].size > 1.15 * measure.size
    short = title[-1].end - title[0].start < 0.7 * max(line.end - line.start for line in rest)
    new = not rest[0].text.strip()[:1].islower() and not ends_sentence(text)
    gap = rest[0].baseline - title[-1].baseline
    return short and new and (len(rest) < 2 or gap > 1.15 * (rest[1].baseline - rest[0].baseline))


def _runs_on(line: Line, rest: Sequence[Line]) -> bool:
    """Whether a full line of the box's text goes on below."""
    return line.end > 0.9 * max(other.end for other in rest) and not ends_sentence(line.text)

"""Lines become paragraphs, by spacing, indentation, labels, size and weight."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.captions import is_caption
from ingest.labels import Label, division_of, label_of
from ingest.numbering import Count, bracket_open, by_chance
from ingest.pdf.contents import is_entry
from ingest.pdf.flush import flush
from ingest.pdf.insets import Inset
from ingest.pdf.line import Line
from ingest.pdf.lone_marks import is_lone_mark, with_lone_marks
from ingest.pdf.right_edges import Edges
from ingest.preamble import begins_recital
from ingest.text_lines import ends_sentence

Paragraph = tuple[Line, ...]
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:arts?|paras?|pars?|párrs?|nos?|núms?|pp?|vol|sect?|rev|add|cf|cp|e\.g|i\.e|cfr|ch|fig|"
    r"mr|mrs|ms|dr|sr|sra|mme?|prof|st|vs?|ст|стр|п|пп|гл|см|г|др|т)\.\s*$",
    re.IGNORECASE,
)
"""What ends a line with a stop, but no sentence."""
_CLEARLY = 1.6
_SOME = 0.12
_ENDS_RECITAL = tuple(",;،؛，；")
_AROUND = 4.0
"""Font sizes by which no first line is indented."""
_FIRST_CJK = "\u2e80"
_ENDS_ITEM = re.compile(r"(?:,|\b(?:and|or|et|ou|y|o|e|u|и|или|و|أو)|[和或及])\s*$")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in the document: font size, leading (baseline to baseline, as a share of the size)."""

    size: float
    leading: float


def measure_of(pages: Iterable[Sequence[Line]]) -> Measure:
    """The usual size (of most characters, footnotes aside) and leading of the lines of `pages`."""
    leadings: list[float] = []
    pages = list(pages)
    for page in pages:
        for a, b in itertools.pairwise(page):
            step = b.baseline - a.baseline
            if a.column == b.column and abs(a.size - b.size) < 0.5 and 0.8 < step / max(a.size, 1) < 2.6:
                leadings.append(step / a.size)
    return Measure(_usual_size(pages) or 10.0, _lower_quarter(leadings) if leadings else 1.2)


def _lower_quarter(values: Sequence[float]) -> float:
    """Steps between paragraphs are longer than those inside one, and where paragraphs are short, more."""
    return sorted(values)[len(values) // 4]


def _usual_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size of most characters. Where notes are longer than the text above them, the text's size is meant:
    what is larger, a quarter of it all at least, and stands above the smaller on nearly every page.
    """
    sizes: dict[float, int] = {}
    ends: list[dict[float, tuple[float, float]]] = []
    for page in pages:
        spans: dict[float, tuple[float, float]] = {}
        for line in page:
            key = round(line.size * 2) / 2
            sizes[key] = sizes.get(key, 0) + len(line.text)
            low, high = spans.get(key, (line.baseline, line.baseline))
            spans[key] = (min(low, line.baseline), max(high, line.baseline))
        ends.append(spans)
    if not sizes:
        return 0.0
    most = max(sizes, key=lambda key: (sizes[key], key))
    for larger in sorted((size for size in sizes if size > most), key=lambda size: -sizes[size]):
        both = [spans for spans in ends if larger in spans and most in spans]
        above = sum(1 for spans in both if spans[larger][1] < spans[most][0])
        if sizes[larger] > 0.25 * sum(sizes.values()) and len(both) > 1 and above > 0.8 * len(both):
            return larger
    return most


def paragraphs_of(
    lines: Sequence[Line], measure: Measure, page_breaks: bool = True, insets: Iterable[Inset] = ()
) -> list[Paragraph]:
    """The paragraphs of body `lines` (the whole document's, in reading order), in that order; with
    `page_breaks` those that go on over the end of a page or column are joined. The lines may go around `insets`.
    """
    lines = with_lone_marks(lines)
    placed = flush(lines)
    edges = Edges(placed, insets)
    out: list[list[Line]] = []
    count = Count()
    for line in placed:
        same = bool(out) and (page_breaks or out[-1][-1].page == line.page)
        if same and _continues(out[-1], line, edges, measure, count):
            out[-1].append(line)
        else:
            out.append([line])
            count.see(line.text.strip())
    own = iter(lines)
    return [tuple(next(own) for _ in paragraph) for paragraph in out]


def _continues(paragraph: list[Line], line: Line, edges: Edges, measure: Measure, count: Count) -> bool:
    """Whether `line` goes on with `paragraph`."""
    before = paragraph[-1]
    text = line.text.strip()
    if is_lone_mark(line):
        return True
    if len(paragraph) == 1 and lone_label(before) and abs(before.baseline - line.baseline) < 2.5 * max(line.size, 1):
        return True
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size) or before.bold != line.bold:
        return _mid_sentence(before, text) and abs(before.size - line.size) < 0.5 and _near(before, line, measure)
    short = _leaves_room(before, text, edges.of(before))
    if (before.page, before.column) != (line.page, line.column):
        return _carries_over(paragraph, line, short, count)
    if is_entry(before) or (is_caption(text) and (short or ends_sentence(before.text))):
        return False
    if not _near(before, line, measure) or _labelled(paragraph, line, short, count) or division_of(text).text:
        return False
    if division_of(before.text).text and len(paragraph) == 1 and not text[:1].islower():
        return False
    if _indented(paragraph, line) and not (edges.differ(before, line) and _goes_around(before, line)):
        return _mid_sentence(before, text)
    if _is_mark(label_of(paragraph[0].text.strip())) and line.start < paragraph[0].start - 0.5 * line.size:
        return text[:1].islower()
    if _new_recital(before, text, edges.of(before)):
        return False
    if short and not _mid_sentence(before, text):
        return bool(before.bold and line.bold) or _capital(before, line) or before.size > 1.15 * measure.size
    return not (short and ends_sentence(before.text))


def _leaves_room(line: Line, following: str, edge: float) -> bool:
    """Whether `line` ends well before `edge`, where full lines end, though the first word of `following` would
    have fitted in: in narrow columns a long word leaves much room, too.
    """
    share, words = _room(line, following, edge)
    if ends_sentence(line.text):
        return share > _SOME and words > _CLEARLY
    return share > 0.25 and words > 1


def _room(line: Line, following: str, edge: float) -> tuple[float, float]:
    """The room that `line` leaves: as a share of its column, and in words such as the first of `following`."""
    room = edge - line.end
    word = following.split(maxsplit=1)[0] if following else ""
    letters = 2 if word[:1] > _FIRST_CJK else min(len(word), 30) + 1
    need = letters * (line.end - line.start) / max(len(line.text), 1)
    return room / max(edge - line.start, 1.0), room / max(need, 1.0)


def _new_recital(before: Line, text: str, edge: float) -> bool:
    """Whether `text` begins another recital of a preamble, after a line that ends one and leaves room."""
    if before.text.rstrip()[-1:] not in _ENDS_RECITAL or not begins_recital(text):
        return False
    share, words = _room(before, text, edge)
    return share > _SOME and words > _CLEARLY


def lone_label(line: Line) -> bool:
    """Whether all the line holds is a label such as "12." or "(a)"."""
    text = line.text.strip()
    return len(text) <= 8 and label_of(text + " x").text == text


def _is_open(paragraph: Sequence[Line]) -> bool:
    """Whether a bracket or quotation that the paragraph opened is still open, or it ends with an abbreviation."""
    lines = [line.text for line in paragraph]
    text = "".join(lines)
    if bracket_open(lines) or text.count("“") > text.count("”") or text.count("«") > text.count("»"):
        return True
    return bool(_ABBREVIATED.search(paragraph[-1].text))


def _capital(before: Line, line: Line) -> bool:
    return before.text.isupper() and line.text.isupper()


def _near(before: Line, line: Line, measure: Measure) -> bool:
    step = (line.baseline - before.baseline) / max(line.size, 1.0)
    large = min(before.size, line.size) > 1.15 * measure.size
    return -0.5 < step < (1.4 if large else 1.22) * max(measure.leading, 1.0)


def _mid_sentence(before: Line, text: str) -> bool:
    return not ends_sentence(before.text) and (text[:1].islower() or before.text.rstrip()[-1:] in ",-‐\x02")


def _labelled(paragraph: Sequence[Line], line: Line, short: bool, count: Count) -> bool:
    """Whether `line` begins with a label that is no accident of the line break; `short` says that the line
    before leaves room.
    """
    text, before = line.text.strip(), paragraph[-1]
    label = label_of(text)
    if label.kind == "none" or by_chance([line.text for line in paragraph], text, label, short, count):
        return False
    if before.bold and line.bold and label.text in "-–—" and not short:
        return False  # a dash inside a heading
    if short or ends_sentence(before.text) or count.goes_on(label) or _is_mark(label):
        return True
    if label.kind == "item" and _ENDS_ITEM.search(before.text):
        return True
    if label.kind == "number" and len(paragraph) == 1 and line.start > before.start and label_of(before.text).text:
        return False  # "1. It began in May", "2022. The note", where the second line hangs below the first one's text
    return line.start < before.start - 1 or abs(line.start - before.start) > 0.5 * line.size


def _is_mark(label: Label) -> bool:
    """Whether a label is a list mark that stands nowhere else, as a dash does."""
    return label.kind == "bullet" and label.text not in "-–—*o"


def _indented(paragraph: Sequence[Line], line: Line) -> bool:
    """Whether `line` stands in or out against the paragraph's left edge, as the first line of
    another does.
    """
    before, em = paragraph[-1], max(line.size, 1.0)
    if len(paragraph) == 1:
        hanging = label_of(before.text.strip()).kind != "none"
        return line.start - before.start > 0.8 * em and not hanging and ends_sentence(before.text)
    shift = line.start - before.start
    return shift > 0.8 * em or shift < -1.2 * em


def _goes_around(before: Line, line: Line) -> bool:
    """Whether one line stands in too far against the other for an indent: a box has the place."""
    return abs(line.start - before.start) > _AROUND * max(line.size, 1.0)


def _carries_over(paragraph: Sequence[Line], line: Line, short: bool, count: Count) -> bool:
    """Whether a paragraph goes on at the top of the next column or page."""
    before, text = paragraph[-1], line.text.strip()
    label = label_of(text)
    if by_chance([line.text for line in paragraph], text, label, short, count):
        return True
    if label.kind != "none" and (short or count.goes_on(label) or _is_mark(label)):
        return False
    if label.kind in ("item", "bullet") and (ends_sentence(before.text) or _ENDS_ITEM.search(before.text)):
        return False
    if division_of(text).text or not 0 <= line.page - before.page < 2:
        return False
    numbered = label_of(paragraph[0].text.strip()).kind == "number"
    if ends_sentence(before.text):
        # Where nearly all paragraphs are numbered, full lines without a number go on with the last one.
        counted = count.mostly and numbered and len(text) > 20
        counted = counted and abs(line.size - before.size) < 0.3 and text[:1] not in "“«„"
        return label.kind == "none" and not short and (counted or _is_open(paragraph) or text[:1] in "(（")
    if text[:1].islower() or _is_open(paragraph) or before.text.rstrip()[-1:] in ",-‐\x02":
        return True
    # A bold line at the foot of a page is a heading rather than half a paragraph, unless that is numbered.
    plain = not before.bold or (line.bold and numbered)
    return not short and (len(paragraph) > 1 or numbered) and plain

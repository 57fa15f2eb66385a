"""Lines of a text file become paragraphs: a paragraph is a tuple of lines."""

import re
from collections.abc import Iterator, Sequence

from ingest.labels import division_of, label_of
from ingest.text_lines import TextLine, Wrapping, ends_sentence

Paragraph = tuple[TextLine, ...]

ATX = re.compile(r"^\s{0,3}(?P<marks>#{1,6})(?P<gap>\s*)(?=[^\s#])")
ROW = re.compile(r"^\s*\|.*\|\s*$")
FOOTNOTE = re.compile(r"\s*(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})\s*(?=[^\s⁰¹²³⁴-⁹])|\[\^(?P<mark>[^\]\s]{1,20})\]:\s*)")
_LONG = 60
_LONE_LABEL = 8


def paragraphs_of(lines: Sequence[TextLine], wrapping: Wrapping) -> list[Paragraph]:
    """The paragraphs of `lines` in order; table rows that follow each other make one paragraph."""
    out: list[Paragraph] = []
    for group in _groups(lines):
        out += _split(group, wrapping)
    return _rejoined(out)


def _groups(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Runs of lines between blank lines."""
    group: list[TextLine] = []
    for line in lines:
        if line.blank or (group and group[-1].page != line.page):
            if group:
                yield group
            group = []
        if not line.blank:
            group.append(line)
    if group:
        yield group


def _split(group: list[TextLine], wrapping: Wrapping) -> list[Paragraph]:
    out: list[list[TextLine]] = []
    for line in group:
        if out and _continues(out[-1], line, wrapping):
            out[-1].append(line)
        else:
            out.append([line])
    return [tuple(lines) for lines in out]


def _continues(paragraph: list[TextLine], line: TextLine, wrapping: Wrapping) -> bool:
    """Whether `line` goes on with `paragraph`, the line before being its last."""
    before, text = paragraph[-1].text.strip(), line.text.strip()
    if ROW.match(before) or ROW.match(text):
        return bool(ROW.match(before) and ROW.match(text))
    if not wrapping.wrapped or ATX.match(before) or ATX.match(text):
        return False
    if _lone_label(before):
        return True
    if _begins(text, before) or division_of(text).text or (len(paragraph) == 1 and division_of(before).text):
        return False
    if _capitals(before) != _capitals(text):
        return False
    short = len(before) < 0.7 * wrapping.width
    if short and ends_sentence(before):
        return False
    return not (len(before) < 0.5 * wrapping.width and text[:1].isupper() and not _capitals(text))


def _begins(text: str, before: str) -> bool:
    """Whether `text` begins with a label that is no accident of the line break."""
    label = label_of(text)
    if label.kind == "none":
        return False
    return label.kind != "number" or ends_sentence(before) or len(before) < _LONG


def _lone_label(text: str) -> bool:
    return len(text) <= _LONE_LABEL and label_of(text + " x").kind in ("number", "item") and label_of(text).text == text


def _capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(not char.islower() for char in letters) and any(char.isupper() for char in letters)


def _rejoined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Join a label that stands alone to its text, and the two halves of a paragraph that a page break cut."""
    out: list[Paragraph] = []
    for paragraph in paragraphs:
        # Footnotes stand at the foot of the page that cut the paragraph in two.
        body = next((i for i in range(len(out) - 1, -1, -1) if not FOOTNOTE.match(out[i][0].text)), -1)
        joins = body >= 0 and not _closed(paragraph) and not FOOTNOTE.match(paragraph[0].text)
        if joins and ((_is_label(out[body]) and body == len(out) - 1) or _halves(out[body], paragraph)):
            out[body] = out[body] + paragraph
        else:
            out.append(paragraph)
    return out


def _closed(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a heading mark or a table and joins nothing."""
    return bool(ATX.match(paragraph[0].text) or ROW.match(paragraph[0].text))


def _is_label(paragraph: Paragraph) -> bool:
    return len(paragraph) == 1 and _lone_label(paragraph[0].text.strip())


def _halves(first: Paragraph, second: Paragraph) -> bool:
    before, text = first[-1].text.strip(), second[0].text.strip()
    if _closed(first) or len(before) < _LONG or ends_sentence(before) or not before[-1].isalnum():
        return False
    return text[:1].islower() and label_of(text).kind == "none"

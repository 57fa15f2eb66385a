"""How deep the headings of a PDF stand: by its outline, their style, and what they announce."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.headings import capitals
from ingest.labels import division_of, label_of, roman_of
from ingest.pdf.paragraphs import Paragraph

_PLAIN = 9
_ROMAN = 30
_LETTER = 31
_NUMBER = 32
_ITEM = 36
_CAPITAL = re.compile(r"(?P<letter>[A-ZА-Я])[.)]\s+\S")
_DEEP = 10_000
"""One step of the outline; styles and labels order what stands inside one."""
_LEAST_MATCHES = 3

_Style = tuple[float, int]


def levels_of(headings: Sequence[Paragraph], outline: Mapping[str, int]) -> list[int]:
    """The level (see `ingest.draft`) of each of `headings`, in order.

    `outline` has the depth, from 1, of the file's bookmarks by their `plain` titles. Where several are
    headings, depth follows from them: a heading that is not among them is as deep as those set alike,
    or stands below the one before it.
    """
    styles = {style: n for n, style in enumerate(sorted({_style(heading) for heading in headings}), 1)}
    ranks = _ranks(headings)
    own = [styles[_style(heading)] * 100 + rank for heading, rank in zip(headings, ranks, strict=True)]
    depths = [outline.get(plain(text_of(heading)), 0) for heading in headings]
    if sum(depth > 0 for depth in depths) < _LEAST_MATCHES:
        return own
    usual = _usual_depths(headings, depths)
    out: list[int] = []
    last = 0
    for heading, depth, level in zip(headings, depths, own, strict=True):
        if known := depth or usual.get(_style(heading), 0):
            last = known
            out.append(known * _DEEP)
        else:
            out.append(last * _DEEP + min(level, _DEEP - 1))
    return out


def _usual_depths(headings: Sequence[Paragraph], depths: Sequence[int]) -> dict[_Style, int]:
    counts: dict[_Style, Counter[int]] = {}
    for heading, depth in zip(headings, depths, strict=True):
        counts.setdefault(_style(heading), Counter())[depth] += 1
    common = {style: count.most_common(1)[0] for style, count in counts.items()}
    return {style: depth for style, (depth, times) in common.items() if depth and times > 1}


def _ranks(headings: Sequence[Paragraph]) -> list[int]:
    """What headings announce, among those of one style: divisions, then "I.", "A.", "1.", "1.1", "(a)"."""
    out: list[int] = []
    letters: dict[_Style, str] = {}
    for heading in headings:
        text, style = text_of(heading), _style(heading)
        letter = match["letter"] if (match := _CAPITAL.match(text)) else ""
        follows = bool(letter) and ord(letter) == ord(letters.get(style, "\0") or "\0") + 1
        if rank := division_of(text).rank:
            out.append(rank)
        elif roman_of(text) and not follows:
            out.append(_ROMAN)
            letters[style] = ""
        elif letter:
            out.append(_LETTER)
            letters[style] = letter
        else:
            out.append(_numbered(text))
    return _beside_numbered(headings, out)


def _beside_numbered(headings: Sequence[Paragraph], ranks: Sequence[int]) -> list[int]:
    """A heading without a number is no higher than the numbered ones that are set like it: "Introduction", "I. …"."""
    highest: dict[_Style, int] = {}
    for heading, rank in zip(headings, ranks, strict=True):
        if _ROMAN <= rank <= _ITEM:
            highest[_style(heading)] = min(rank, highest.get(_style(heading), rank))
    return [
        highest.get(_style(heading), _PLAIN) if rank == _PLAIN else rank
        for heading, rank in zip(headings, ranks, strict=True)
    ]


def _numbered(text: str) -> int:
    label = label_of(text)
    if label.kind == "number":
        return _NUMBER + min(label.text.rstrip(".").count("."), 3)
    return _ITEM if label.kind == "item" else _PLAIN


def _style(paragraph: Paragraph) -> _Style:
    """How a heading is set, smaller standing higher: by size, then capitals, then bold."""
    weight = 0 if capitals(text_of(paragraph)) else 1 if paragraph[0].bold else 2
    return (-round(paragraph[0].size), weight)


def label_of_heading(text: str) -> str:
    """The label a heading begins with: "Article 3", "II.", "A.", "1.2", ''."""
    label = label_of(text)
    capital = match[0].split()[0] if (match := _CAPITAL.match(text)) else ""
    return (
        division_of(text).text or roman_of(text) or capital or (label.text if label.kind in ("number", "item") else "")
    )


def plain(text: str) -> str:
    """`text` for comparison with the outline: letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", "", text).lower()


def text_of(paragraph: Paragraph) -> str:
    """The words of `paragraph` on one line."""
    return " ".join(line.text.strip() for line in paragraph).strip()

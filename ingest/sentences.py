"""Sentence ends, in the languages of the library.

`sentencex` finds them (it is written for many languages and fast); what it gets wrong in legal
writing is mended here: abbreviations of citation, lone paragraph labels, footnote marks. The cases
that decided the choice against pysbd are in `tests/ingest/sentence_cases.py`.
"""

import re
from collections.abc import Iterator

import sentencex

from ingest.labels import label_of

Span = tuple[int, int]

_KNOWN = frozenset({"en", "fr", "es", "pt", "ar", "ru", "zh", "de"})
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"«'’/–—-])(?:"
    r"arts?|art[íi]culos?|paras?|pars?|párrs?|nos?|nr|pp?|vols?|chs?|secs?|ss?|cls?|figs?|eds?|docs?|add|corr|rev"
    r"|cf|op|cit|loc|ibid|id|al|v|vs|viz|ca|approx|etc|inc|ltd|co|govt|dept|supp|ser|approx|n"
    r"|e\.g|i\.e|p\.ex|p\. ex|a\.m|p\.m|u\.s|u\.k|u\.n|h\.e|o\.p"
    r"|mr|mrs|ms|messrs|dr|dra|drs|sr|sra|sres|srta|prof|hon|gen|col|lt|capt|sgt|st|jr|m|mm|mme|mmes|mlle|me"
    r"|núm|núms|nº|n°|pág|págs|inc|lit|fracc|ej|al|ee\.uu|dd\.hh|vid"
    r"|ст|стр|см|п|пп|ч|г|гг|рис|др|пр|им|т\.е|т\.д"
    r")\.$",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"(?:^|[\s(])(?:etc|al|inc|ltd|co|a\.m|p\.m|u\.s|u\.k|u\.n|id|ibid|n|no|ee\.uu|др|г|гг)\.$", re.IGNORECASE
)
"""Abbreviations that may also end a sentence."""
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]\.$")
_LEADS_ON = re.compile(r"[\s\d(),;:º°ª]*[a-zà-öø-ÿа-яё,;:)\]º°]")
_MARKS = re.compile(r"[\s]?[⁰¹²³⁴-⁹]+(?:[,\s]?[⁰¹²³⁴-⁹]+)*|[’”»\"')\]]+(?=\s|$)")


def sentences(text: str, language: str) -> list[Span]:
    """Spans of the sentences of `text` (ISO 639-1 `language`, '' for unknown), in order, without overlap.

    White space between sentences lies outside; everything else lies inside one. Line feeds and form
    feeds always end a sentence.
    """
    code = language if language in _KNOWN else "en"
    out: list[Span] = []
    for start, end in _paragraphs(text):
        out += _in_paragraph(text, start, end, code)
    return out


def _paragraphs(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\f]+", text):
        if match[0].strip():
            yield match.span()


def _in_paragraph(text: str, start: int, end: int, language: str) -> list[Span]:
    paragraph = text[start:end]
    merged: list[list[int]] = []
    for low, high in _found(paragraph, language):
        if merged and _goes_on(paragraph, merged[-1], low, high):
            merged[-1][1] = high
            continue
        if merged and (match := _MARKS.match(paragraph, low, high)):
            merged[-1][1] = match.end()
            low = match.end()
        if paragraph[low:high].strip():
            merged.append([low, high])
    return [_trimmed(text, start + low, start + high) for low, high in merged]


def _found(paragraph: str, language: str) -> Iterator[Span]:
    place = 0
    for sentence in sentencex.segment(language, paragraph):
        low = paragraph.find(sentence, place)
        if low < 0:
            break
        place = low + len(sentence)
        yield low, place
    if paragraph[place:].strip():
        yield place, len(paragraph)


def _goes_on(paragraph: str, before: list[int], low: int, high: int) -> bool:
    """Whether the sentence end found between `before` and [low, high) is none."""
    left, right = paragraph[before[0] : before[1]].rstrip(), paragraph[low:high].lstrip()
    if not left or not right:
        return True
    if label_of(left + " x").text == left.strip() or re.fullmatch(r"[IVXLC]{1,6}\.|\d{1,3}\.", left.strip()):
        return True
    if _OPTIONAL.search(left):
        return bool(_LEADS_ON.match(right)) or (left.lower().endswith(("no.", "n.")) and right[0].isdigit())
    if _ABBREVIATION.search(left):
        return True
    if _INITIAL.search(left) and not re.search(r"\d\s*[^\W\d_]\.$", left):
        return right[:1].isalpha()
    return left.endswith(".") and bool(re.match(r"[a-zа-яё,;º°]", right)) and not label_of(right).text


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end

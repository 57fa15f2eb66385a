"""A question that asks several things, taken apart."""

import re
from collections.abc import Sequence

from assistant.composing.question_words import LINKS, LISTED, begins_question, is_dependent
from assistant.composing.small_words import content_words
from index.question import Question

MOST = 3
"""Parts: each costs a search. What is asked beyond them is left in the last."""

OWN = 2
"""Content words that a part has at least: less is no question of its own ("and when?")."""

OWN_DEPENDENT = 3
"""The same for a part that points back ("must they tell the family?"): it must say enough to be found alone."""

_END = re.compile(r"[?؟？]+[\"'”’»)]*\s*|[;؛]\s+")

_SENTENCE = re.compile(r"[.!:…]\s+")
_CLAUSE = re.compile(r"[.!:…,،]\s+")
_OPENING = " ¿«“\"'"

Span = tuple[int, int]


def parts_of(question: Question) -> tuple[str, ...]:
    """The parts of `question` in its own words and order, two or MOST of them; none when it asks one thing.

    It is taken apart at question marks and semicolons, at the items of a list ("1) … 2) …"), and before "and who",
    "et quand", "y cuándo" … where a question stands before that too. Each part must be a question of its own: rather
    one part too few than a question torn in two. What is told before the first question belongs to it.
    """
    text, language = question.text, question.language
    spans = _items(text) or [
        joined for asked in _asked(text, language) for joined in _coordinated(text, asked, language)
    ]
    whole = _together(text, spans, language)
    if len(whole) < 2:
        return ()
    kept = [*whole[: MOST - 1], (whole[MOST - 1][0], whole[-1][1])] if len(whole) > MOST else whole
    return tuple(text[start:end].strip(" \n,;؛،") for start, end in kept)


def _items(text: str) -> list[Span]:
    """The items of a list that counts from 1 or a; none where there are not two in order."""
    for marks in LISTED:
        starts = []
        place = 0
        for mark in marks:
            match = re.compile(rf"(?:(?<=\s)|^)\(?{mark}[.)]\s+").search(text, place)
            if match is None:
                break
            starts.append(match)
            place = match.end()
        if len(starts) > 1:
            ends = [following.start() for following in starts[1:]] + [len(text)]
            return [(match.end(), end) for match, end in zip(starts, ends, strict=True)]
    return []


def _asked(text: str, language: str) -> list[Span]:
    """`text` in pieces that each end with a question mark, or begin as a question and end with a semicolon.

    What is no question is joined to the piece behind it, at the end to that before it.
    """
    pieces: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        asks = match[0][0] not in ";؛" or begins_question(text[start : match.start()].strip(), language)
        if asks:
            pieces.append((start, match.end()))
            start = match.end()
    if text[start:].strip():
        asks = not pieces or begins_question(text[start:].strip(), language)
        pieces = [*pieces, (start, len(text))] if asks else [*pieces[:-1], (pieces[-1][0], len(text))]
    return pieces


def _coordinated(text: str, span: Span, language: str) -> list[Span]:
    """The piece at `span` in two or more where "and" joins questions in it."""
    start, end = span
    link = LINKS.get(language)
    if link is None:
        return [span]
    found = []
    for match in link.finditer(text, start, end):
        before = text[start : match.start()]
        if _asks(before, language) and not _repeats(before, match["second"]):
            found.append((start, match.start()))
            start = match.start("second")
    return [*found, (start, end)]


def _repeats(before: str, second: str) -> bool:
    """Whether `second` only goes on with a question inside another: "how do we know which … and which …"."""
    again = re.compile(rf"\b{re.escape(second)}\b", re.IGNORECASE)
    return any(match.start() > 0 for match in again.finditer(_SENTENCE.split(before)[-1].lstrip(_OPENING)))


def _asks(text: str, language: str) -> bool:
    """Whether `text`, or the last sentence or clause of it, begins as a question does."""
    return any(begins_question(each, language) for each in _CLAUSE.split(text.strip()))


def _together(text: str, spans: Sequence[Span], language: str) -> list[Span]:
    """`spans`, one that is no question of its own joined to that before it, the first to that behind it."""
    whole: list[Span] = []
    for span in spans:
        if whole and not (_own(text, span, language, first=False) and _own(text, whole[-1], language, len(whole) == 1)):
            whole[-1] = (whole[-1][0], span[1])
        else:
            whole.append(span)
    return whole


def _own(text: str, span: Span, language: str, first: bool) -> bool:
    words = set(content_words(text[slice(*span)], language))
    dependent = not first and is_dependent(text[slice(*span)], language)
    return len(words) >= (OWN_DEPENDENT if dependent else OWN)

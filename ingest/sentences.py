"""Sentence ends, in the languages of the library.

Every stop with white space after it is judged by the word before it and the word after it. Which
abbreviations allow what is said in `ingest.abbreviations`; why no library does this is in
`docs/decisions/0010-sentences.md`, and what it is measured on in `eval/sentences`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.abbreviations import DIVISIONS, ORDINALS, UNITS, Abbreviations, abbreviations
from ingest.sentence_starters import starters

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\f]+")
_CLOSERS = r"(?:[ \u00a0\u202f]?»|[\"'”’»)\]」』）】*_])*"
_MARKS = r"(?:(?:[ \u00a0]?[⁰¹²³⁴-⁹]+)+|\[\^?\w{1,4}\]|(?<=[^\W\d_]{3}\.)\d{1,3}(?!\w)|)"
_STOP = re.compile(rf"(?P<stop>[.!?…؟۔。！？]+)(?P<closers>{_CLOSERS})(?P<marks>{_MARKS})(?P<gap>\s*)")
_WIDE = "。！？"
_QUOTED = frozenset('"”’»」』')

_REACH = 60
"""How far back the word before a stop is looked for; longer words are no abbreviations."""

_BEFORE = re.compile(r"(?:(?P<first>[^\s.()]{1,3})\.[ \u00a0\u202f])?(?P<word>[^\s(\[“\"«/–—*_\u3000-\u9fff]+)$")
_PREVIOUS = re.compile(r"(?P<word>\S+)\s$")
_ENUMERATED = re.compile(r"[:;：；]\s*\d{1,3}$")
_NUMBER = re.compile(r"(?:\d|(?<!\w)[IVXLC]+)[ \u00a0\u202f]?$")
_ELISION = re.compile(r"[^\W\d_]{1,2}['’](?=\w{2})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_OPENING = re.compile(r"(?:[\[(](?:…|\.{2,3})[\])]\s*|[–—-]\s|[“\"«‘'(\[¿¡*_„‹「『（《…\s])*")
_WORD = re.compile(r"[^\W\d_]+(?![.\w])")
_ITEM = re.compile(r"[(（]?(?:[^\W\d_]|[ivx]{1,5}|\d{1,2})[)）]|(?:[a-zа-я]|[ivx]{1,4})\.\s|\[\w\]|https?://")
_NO_START = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:GMT|UTC|CET|EST|[IVXLC]{2,7})\b|[B-DF-HJ-NP-XZ]\b(?!['’])"
)
"""What goes on after "10 a.m." or "No.": a day, a time zone, a Roman number, the letter of a series."""

_ORDINAL = r"(?:(?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7}|[ivxlc]{1,5}|[^\W\d_])"
_LABEL = re.compile(
    rf"[“\"«*_]*(?:(?:(?P<word>[^\W\d_]+)\.?(?:\s|(?=\d)))?[(（]?{_ORDINAL}[)）]?(?:\s\d{{1,3}})?\.\s*)+|(?P<ordinal>[^\s.]+)\.\s*"
)
_LONGEST_LABEL = 30
_REPORT = re.compile(r"ف?(?:سأل|قال|أجاب|أضاف|صاح|رد)ت?\b|[^，。？！、；：“”\s]{0,5}(?:问|说|道|答|喊|表示)[，。：！]")
_NO_CAPITALS = re.compile(r"[\u0590-\u08ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def sentences(text: str, language: str) -> list[Span]:
    """Spans of the sentences of `text` (ISO 639-1 `language`, '' for unknown), in order, without overlap.

    White space between sentences lies outside; everything else lies inside one. Line feeds and form
    feeds always end a sentence.
    """
    rules = _rules(language)
    return [span for line in _LINE.finditer(text) for span in rules.spans(text, *line.span())]


@cache
def _rules(language: str) -> "_Rules":
    return _Rules(abbreviations(language), starters(language))


@dataclass(frozen=True, slots=True)
class _Rules:
    """What decides about stops in one language."""

    known: Abbreviations
    starters: frozenset[str]

    def spans(self, text: str, start: int, end: int) -> Iterator[Span]:
        """The sentences of the line at [start, end)."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        for match in _STOP.finditer(text, start, end):
            if match.end() < end and self._ends(text, start, match):
                yield start, match.end("marks")
                start = match.end()
        if start < end:
            yield start, end

    def _ends(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Whether a sentence that begins at `start` ends with the stop that `match` is."""
        stop, after = match["stop"], match.end()
        if not match["gap"] and stop[0] not in _WIDE and not (stop[-1] in "!?" and _CJK.match(text, after)):
            return False
        if _omission(text, match) or not _can_begin(text, after):
            return False
        if match["closers"][:1] in _QUOTED and _REPORT.match(text, after):
            return False
        if stop == ".":
            return self._full_stop(text, start, match)
        return not (stop[-1] in ".…" and _NO_CAPITALS.match(text, _opened(text, after)))

    def _full_stop(self, text: str, start: int, match: re.Match[str]) -> bool:
        if _label(text, start, match.end()) or _ENUMERATED.search(text, max(start, match.start() - 6), match.start()):
            return False
        before = _BEFORE.search(text, max(start, match.start() - _REACH), match.start())
        if not before:
            return True
        word = _ELISION.sub("", before["word"], count=1).rsplit(".-")[-1]
        short = word.casefold()
        both = f"{before['first']}.{short}".casefold() if before["first"] else short
        initials = bool(_INITIALS.fullmatch(word))
        if not initials and not self._known(short) and not self._known(both):
            return True
        if match["marks"].isdecimal() or _inside_brackets(text, start, match):
            return False
        if short in UNITS and _NUMBER.search(text, start, before.start("word")):
            return _capital(text, match.end())
        if both in self.known.never or short in self.known.never:
            return False
        if both in self.known.may or short in self.known.may:
            return _capital(text, match.end())
        return self._starts(text, match.end(), initials and _after_division(text, start, before.start()))

    def _known(self, short: str) -> bool:
        return short in self.known.never or short in self.known.seldom or short in self.known.may

    def _starts(self, text: str, place: int, any_capital: bool) -> bool:
        """Whether the word at `place` is one that often begins a sentence."""
        word = _WORD.match(text, _opened(text, place))
        return word is not None and (word[0] in self.starters or (any_capital and word[0][0].isupper()))


def _opened(text: str, place: int) -> int:
    """Where the first word stands after quotation marks and brackets at `place`."""
    opening = _OPENING.match(text, place)
    return opening.end() if opening else place


def _can_begin(text: str, place: int) -> bool:
    """Whether a sentence can begin at `place`: with a list's letter, but with no other small letter and no comma."""
    if _ITEM.match(text, place):
        return True
    char = text[_opened(text, place) :][:1]
    return bool(char) and not char.islower() and char not in ",.;:)]}，、；：）؛،»”%=?!"


def _capital(text: str, place: int) -> bool:
    """Whether a capital, or a letter of a script without them, stands at `place` and no number or day."""
    opened = _opened(text, place)
    char = text[opened : opened + 1]
    if _NO_CAPITALS.match(char):
        return char != "ف"  # leads on to what is said of the things counted up
    return char.isupper() and not _NO_START.match(text, opened)


def _omission(text: str, match: re.Match[str]) -> bool:
    """Whether the stop is "…" or "?" alone in brackets."""
    return text[match.start() - 1 : match.start()] in ("[", "(") and match["closers"][:1] in ("]", ")")


def _label(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is no sentence but the label of one: "12.", "II.", "Rule 43."."""
    if end - start > _LONGEST_LABEL:
        return False
    if not (label := _LABEL.fullmatch(text, start, end)):
        return False
    if label["ordinal"]:
        return label["ordinal"] in ORDINALS
    return not label["word"] or label["word"].casefold() in DIVISIONS


def _inside_brackets(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop is the last sign in brackets that stand in the middle of the sentence."""
    closer = match["closers"][:1]
    return closer in (")", "]") and text.rfind("(" if closer == ")" else "[", start, match.start()) > start


def _after_division(text: str, start: int, place: int) -> bool:
    previous = _PREVIOUS.search(text, max(start, place - _REACH), place)
    return previous is not None and previous["word"].casefold().rstrip(".").rsplit("'")[-1].rsplit("’")[-1] in DIVISIONS

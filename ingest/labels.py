"""The numbers, letters and marks that paragraphs begin with, in the languages of the library."""

import re
from dataclasses import dataclass
from typing import Literal

LabelKind = Literal["number", "item", "bullet", "division", "none"]

_NUMBER = re.compile(
    r"(?P<label>\d{1,3}(?:\.\d{1,3}){0,4}\.?|[٠-٩]{1,3}\s?[.)\-–]|第[0-9一二三四五六七八九十百]{1,5}条)(?=\s)"
)
_DOTTED = re.compile(
    r"\d{1,5}(?:\.\d{1,3}){0,4}\.(?=\s|[^\W\d]|$)|\d{1,3}(?:\.\d{1,3}){1,4}(?=\s)|[٠-٩]{1,3}\s?[.\-–](?=\s)"
)
_ITEM = re.compile(
    r"\((?:[^\W\d_]|[ivxIVX]{1,5}|\d{1,2}|[a-z]{2})\)|(?:[^\W\d_]|[ivx]{1,5}|\d{1,2})\)|[a-zà-я]\.(?=\s)|[ivx]{2,4}\.(?=\s)"
)
_BULLET = re.compile(r"[•‣▪◦●○■□·➢✓\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8]|[-–—*](?=\s)|o(?=\s{2,})")
_DIVISIONS: tuple[tuple[int, str], ...] = (
    (22, r"PART|PARTIE|PARTE|ЧАСТЬ|TITLE|TITRE|TÍTULO|BOOK|LIVRE|LIBRO|ANNEX|ANNEXE|ANEXO|APPENDIX"),
    (24, r"CHAPTER|CHAPITRE|CAPÍTULO|ГЛАВА"),
    (30, r"SECTION|SECCIÓN|SEÇÃO|РАЗДЕЛ"),
    (40, r"ARTICLES?|ARTÍCULOS?|ARTIGO|СТАТЬЯ|RULES?|RÈGLE|REGLA|REGRA|PRINCIPLES?|PRINCIPE|PRINCIPIO"
         r"|PRINCÍPIO"
         r"|PRACTICE|GUIDELINE|STANDARD|RECOMMENDATION|المادة|القاعدة|المبدأ"),
)  # fmt: skip
_ORDINAL = r"(?:[0-9٠-٩]{1,3}(?:[.\-–][0-9]{1,3}){0,3}(?:\s?(?:bis|ter))?|[IVXLC]{1,7}|[A-Z])(?:\([0-9a-z]{1,3}\))?"
_DIVISION = [
    (
        rank,
        re.compile(
            rf"(?P<label>(?:{words})\s+(?:{_ORDINAL}|FIRST|PRIMERO|PREMIER|ÚNICO))(?!\w)(?P<rest>.*)$",
            re.IGNORECASE,
        ),
    )
    for rank, words in _DIVISIONS
] + [(40, re.compile(r"(?P<label>第[0-9一二三四五六七八九十百零]{1,6}[条條])(?P<rest>.*)$")),
     (24, re.compile(r"(?P<label>第[0-9一二三四五六七八九十百零]{1,6}章)(?P<rest>.*)$")),
     (40, re.compile(r"(?P<label>§+\s?\d[\w.\-]*)(?P<rest>.*)$"))]  # fmt: skip
_ROMAN = re.compile(r"(?P<label>[IVX]{1,6}\.)\s+\S")


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph begins with: its kind, its text as printed, and a division's rank (lower is outer)."""

    kind: LabelKind
    text: str = ""
    rank: int = 0


NO_LABEL = Label("none")


def label_of(text: str) -> Label:
    """The label at the head of `text` (without leading white space): "12.", "(a)", "•", or none.

    Divisions such as "Article 3" are found by `division_of`, which looks at a whole line.
    """
    if match := _ITEM.match(text):
        return Label("item", match[0])
    if match := _DOTTED.match(text):
        return Label("number", match[0].strip())
    if match := _BULLET.match(text):
        return Label("bullet", match[0])
    return NO_LABEL


def division_of(line: str) -> Label:
    """The label of a line that announces a division: "Article 3", "PART II", "Rule 43.", "第三条"; else none.

    The line may carry a title after the label ("Section 1: Safeguards"), but not a sentence's rest:
    "Article 3 of the Convention provides" is no division.
    """
    line = " ".join(line.split())
    if len(line) > 160 or line[:1].islower():
        return NO_LABEL
    for rank, pattern in _DIVISION:
        match = pattern.match(line)
        if match and _is_title(match["rest"]):
            return Label("division", match["label"], rank)
    return NO_LABEL


def _is_title(rest: str) -> bool:
    """Whether what follows a division's label is nothing, or a title set apart or beginning with
    a capital.
    """
    if not rest.strip(" .:–—-*"):
        return True
    if rest.rstrip()[-1] in ".;,":
        return False
    if rest.lstrip()[0] in ".:–—-":
        return True
    title = rest.strip()
    return len(title) <= 100 and title[0].isupper()


def roman_of(line: str) -> str:
    """The Roman number a heading line begins with ("II."), or ''."""
    match = _ROMAN.match(line)
    return match["label"] if match else ""

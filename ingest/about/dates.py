"""The date of a document, read from its cover in any of its languages.

The day of adoption or judgment goes before the day of printing or distribution, and that before any other
date of the cover. The days of a session, a visit or a meeting, and of entry into force, are none of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.about.folding import folded
from ingest.about.front import Front

_NAMES = """
january janvier enero janeiro января январь يناير كانون الثاني جانفي januar jan ene janv
february fevrier febrero fevereiro февраля февраль فبراير شباط فيفري februar feb fev fevr
march mars marzo marco марта март مارس اذار marz mar
april avril abril апреля апрель ابريل نيسان افريل apr avr abr
may mai mayo maio мая май مايو ايار ماي
june juin junio junho июня июнь يونيو حزيران جوان juni jun
july juillet julio julho июля июль يوليو تموز جويليه juli jul juil
august aout agosto августа август اغسطس اب اوت aug ago
september septembre septiembre setembro setiembre сентября сентябрь سبتمبر ايلول sept sep set
october octobre octubre outubro октября октябрь اكتوبر تشرين الاول oktober oct out
november novembre noviembre novembro ноября ноябрь نوفمبر تشرين الثاني nov
december decembre diciembre dezembro декабря декабрь ديسمبر كانون الاول dezember dec dic dez
"""
_TWO_WORDS = re.compile(r"(?:كانون|تشرين) \S+")
_MONTHS = {
    name: number
    for number, line in enumerate(_NAMES.strip().split("\n"), start=1)
    for name in (*_TWO_WORDS.findall(line), *_TWO_WORDS.sub("", line).split())
}
_ROMANS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_ROMAN = "|".join(_ROMANS)
_MONTH = "|".join(re.escape(name) for name in sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)(?!\d)"
_DAY = r"(?<![\d/.])(?P<day>\d{1,2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}(?:st|nd|rd|th|er|°|\.)?(?: day)?(?: of| de| d'|,)? ?(?P<month>{_MONTH})\b\.?"
        rf"(?: ?/ ?(?:{_MONTH}))?,?(?: de| del| of| من عام| عام| سنه)? {_YEAR}",
        rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?日",
        rf"(?<![\d/-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        rf"(?<![\d/.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"(?<![\d/.])(?P<day>\d{{1,2}})\.(?P<month>{_ROMAN})\.{_YEAR}",
        rf"(?<![\d/.])(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/{_YEAR}",
        rf"\b(?P<month>{_MONTH})\b\.?(?: ?/ ?(?:{_MONTH}))?,?(?: de| del| of)? {_YEAR}",
        rf"{_YEAR} ?年 ?(?P<month>\d{{1,2}}) ?月",
    )
)
_ONLY_YEAR = re.compile(
    rf"^\W*(?:©|\(c\)|copyright)?\W*{_YEAR}\W*$|(?:©|copyright|\bedition,?) ?(?:\w+ )?(?P<y2>(?:19|20)\d\d)\b"
)
_RANGE_BEFORE = re.compile(
    r"(?:\d|\w{3,})\s?(?:-|\bto\b|\bau\b|\bal\b|\ba\b|\bпо\b|\bال[يى]\b|الي|至|\buntil\b|\band\b|\bet\b|\by\b|\be\b)\s?$"
)
_RANGE_AFTER = re.compile(r"^ ?(?:-|to\b|au\b|al\b|a \d|по\b|الي\b|至)")
_ADOPTED = re.compile(
    r"\b(?:adopt|proclaim|approved|opened for signature|done at|signed|judgment|judgement|sentencia|sentenca|arret\b|"
    r"resolucion|order of|decision|ordonnance|aprobad|aprovad|fait a|hecho en|принят|утвержден|открыт|постановлени|"
    r"решени)|اعتمد|حكم|قرار|通过|签署"
)
_ISSUED = re.compile(
    r"\bdistr\b|\bgeneral\b|\bpublished|\bissued|\bdate\b|\bpublicad|\bpublie|\bfecha\b|издан|التوزيع|分发|تاريخ"
)
_OTHER_DAYS = re.compile(
    r"entry into force|entree en vigueur|entrada en vigor|entrada em vigor|вступлени|النفاذ|生效|\bsession\b|\bsesion|"
    r"\bmeeting\b|\bseance\b|\bheld\b|\btenue\b|\bvisit|\bvisite|сесси|заседани|الدوره|الجلسه|届会|会议|"
    r"\bas of\b|\bretrieved|"
    r"\baccessed|\blast updated|\bborn\b|\bperiod\b"
)
_SENTENCE = 80


@dataclass(frozen=True, slots=True)
class _Found:
    rank: int
    line: int
    at: int
    iso: str


def date_of(front: Front) -> str:
    """The document's own date as ISO 8601, as precise as its cover gives it ("1984-12-10", "2016-05"), or ''."""
    # A sentence that comes first is running text already: what was adopted in it is not the document.
    skipped = int(bool(front.lines) and len(front.lines[0]) > _SENTENCE and front.lines[0].endswith((".", "。")))
    found = [each for n, line in enumerate(front.lines[skipped:]) for each in _ranked(n, folded(line))]
    return min(found, key=lambda each: (each.rank, each.line, each.at)).iso if found else ""


def dates_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, ISO date) of each date in folded `text`, in order; of dates inside one another the longest."""
    found: list[tuple[int, int, str]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                found.append((match.start(), match.end(), _iso(match)))
    # What reads like a date but is none, such as 31 February, is not taken for part of one either.
    return sorted(each for each in found if each[2])


def _ranked(number: int, line: str) -> Iterator[_Found]:
    for start, end, iso in dates_in(line):
        before, after = line[:start], line[end:]
        if _RANGE_AFTER.search(after) or (_RANGE_BEFORE.search(before) and _is_range(before)):
            continue
        rank = _rank(before, line)
        yield _Found(rank + (3 if len(iso) < 10 else 0), number, start, iso)
    if match := _ONLY_YEAR.search(line):
        yield _Found(8, number, 0, match["year"] or match["y2"])


def _rank(before: str, line: str) -> int:
    """0 for a day of adoption, 1 for one of issue, 2 for another, 7 for one that is none of the document's."""
    if _OTHER_DAYS.search(before[-80:]):
        return 7
    if _ADOPTED.search(before[-160:]):
        return 0
    # Alone on its line, or after the name of a place.
    alone = len(line) < 40
    if alone or _ISSUED.search(before[-60:]):
        return 1
    return 2


def _is_range(before: str) -> bool:
    """Whether the words before a date begin a range of days, such as "24 february-"."""
    return bool(
        re.search(rf"\d{{1,2}}(?:st|nd|rd|th|er)?(?: (?:de |of )?(?:{_MONTH}))?\s?\W{{0,2}}\s?\w{{0,5}}\s?$", before)
    )


def _iso(match: re.Match[str]) -> str:
    groups = match.groupdict()
    month = groups["month"]
    number = _MONTHS.get(month) or _ROMANS.get(month) or (int(month) if month.isdecimal() else 0)
    try:
        made = date(int(groups["year"]), number, int(groups.get("day") or 1))
    except ValueError:
        return ""
    return made.isoformat() if groups.get("day") else made.isoformat()[:7]

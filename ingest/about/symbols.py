"""The symbol under which a document was issued: A/HRC/43/12, CPT/Inf (2019) 12, ETS No. 126, OEA/Ser.L/V/II.

A document cites many symbols and bears one. Its own stands in the running line of its pages, alone on a line
of its cover, beside "Distr.", or is that of the resolution by which its cover says it was adopted.
"""

import re
from collections.abc import Callable

from ingest.about.folding import folded
from ingest.about.front import Front

_UN = re.compile(
    r"(?<![\w/.])(?:(?:A|S|E|T|ST|TD|DP|HR|HRI|ID|LC|CAT|CCPR|CEDAW|CERD|CESCR|CRC|CRPD|CED|CMW|SPT|UNODC|UNEP|UNICRI)"
    r"(?:/\s?(?!\d+/)[A-Z][A-Za-z]*(?:\.\s?(?:\d+|[A-Z]+(?![a-z])))*|/\s?\d+(?:\(\d+\))?|/\s?[A-Z]{3})"
    r"(?:/\s?(?:[A-Z][A-Za-z]*\.\s?\d+|[A-Z]{1,6}|\d+(?:\.\d+)?|Rev\.\s?\d+|Add\.\s?\d+|Corr\.\s?\d+))*"
    r"(?:\s?\([IVXL]+\)|\s?\((?:19|20)\d\d\))?)(?![\w/])"
)
_OTHERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"CPT\s?/\s?Inf\s?(/\s?[EFC])?\s?\((\d{2,4})\)\s?(\d+)(?:\s?[-–,]?\s?([Pp]art|[Rr]ev\.?)\s?(\d+))?"),
        lambda m: _of_committee(m),
    ),
    (
        re.compile(
            r"\b(C?ETS|ST[CE]E?|SEV)\s*(?:-\s*)?(?:[Nn][o°ºr]\.?\s*)(\d{1,3})\b"
            r"|\b(?:(Council of Europe)|European) Treaty Series\s*(?:[-–/(]\s*)?(?:[Nn]o\.?\s*)?(\d{1,3})\b"
            r"|Série des [Tt]raités (européens|du Conseil de l['’]Europe)\s*[-–]?\s*(?:[Nn][o°º]\.?\s*)?(\d{1,3})\b"
        ),
        lambda m: _treaty_series(m),
    ),
    (re.compile(r"\bCM/Rec\s?\((\d{4})\)\s?(\d+)"), lambda m: f"CM/Rec({m[1]}){m[2]}"),
    (re.compile(r"(?<!CM/)\bRec\s?\((\d{4})\)\s?(\d+)"), lambda m: f"Rec({m[1]}){m[2]}"),
    (re.compile(r"\bR\s?\((\d\d)\)\s?(\d+)\b"), lambda m: f"R({m[1]}){m[2]}"),
    (re.compile(r"\bCommDH\s?\((\d{4})\)\s?(\d+)"), lambda m: f"CommDH({m[1]}){m[2]}"),
    (
        re.compile(r"\bOEA\s?/\s?Ser\.?\s?[A-Z](?:[/.]\s?(?!Doc)[A-Z0-9]+)*(?:\.?\s?[Dd]oc\.?\s?[\d/]+)?"),
        lambda m: _close(m[0]),
    ),
    (re.compile(r"\bAG/RES\.\s?\d+\s?\([IVXL]+-O/\d+\)"), lambda m: _close(m[0]).replace("RES.", "RES. ")),
    (re.compile(r"\bACHPR/[A-Z][A-Za-z]*[./]\s?\d+\s?(?:\([IVXL]+\)\s?\d+)?"), lambda m: _close(m[0])),
    (
        re.compile(r"\b(?:Serie|Series|Série) ([AC]) (?:No\.?|[Nn][°º]\.?|núm\.) ?(\d+)"),
        lambda m: f"Series {m[1]} No. {m[2]}",
    ),
)
_ADOPTED = re.compile(r"\b(?:adopt\w*|proclaim\w*|approved|aprobad\w+|aprovad\w+|proclamad\w+|принят\w*|اعتمد\w*)|通过")
_ASSEMBLY = re.compile(
    r"general assembly|assemblee generale|asamblea general|assembleia geral|генеральн\w+ ассамбле|الجمعيه العامه|大会"
)
_RESOLUTION = re.compile(r"\bresol\w+|резолюци\w*|قرار|决议")
_NUMBER = re.compile(r"(?<![a-z0-9/])(\d{1,4})(?:/(\d{1,4})(?![\d/])|\s?([a-z])?\s?\(([ivxl]+)\))")
_CITES = re.compile(
    r"(?:\bsee|\bcf\.?|\bvoir|\bvease|\bver|\bdoc(?:ument)?\.?|\bpara\.?|\bin|\bof|\band|\bto|\bunder|\bde|\bdu|\bet|\by|\bсм\.?|انظر|见)\s*$"
)
_MASTHEAD = re.compile(
    r"\bdistr\b|\boriginal\s?:|united nations|nations unies|naciones unidas|"
    r"general assembly|الامم المتحده|联合国|объединенн"
)
_SHORT = 70
_CLAUSE = 240
_TITLE = 12


def symbol_of(front: Front) -> str:
    """The document's own symbol as it is usually written, '' when none is plain."""
    for line in front.running[:5]:
        if found := _first(line):
            return found
    for line in front.lines:
        if found := _own(line):
            return found
    # The clause follows a title: a text that begins with it is about what was adopted.
    clauses = (_adopted_by(line, _TITLE if number == 0 else 0) for number, line in enumerate(front.lines))
    return next(filter(None, clauses), "")


def symbols_in(text: str) -> list[tuple[int, str]]:
    """(offset, symbol) of every symbol in `text`, in order, spelled as is usual."""
    found = [(match.start(), _close(match[0])) for match in _UN.finditer(text) if _is_symbol(match[0])]
    for pattern, spelled in _OTHERS:
        found += [(match.start(), spelled(match)) for match in pattern.finditer(text)]
    return sorted(found)


def _first(line: str) -> str:
    return next((symbol for _, symbol in symbols_in(line)), "")


def _own(line: str) -> str:
    """The symbol of a cover line that bears one rather than cites one."""
    for at, symbol in symbols_in(line):
        before = folded(line[:at])
        if _CITES.search(before) or _ADOPTED.search(before):
            continue
        alone = len(line) <= _SHORT or at == 0
        if alone or _MASTHEAD.search(folded(line)) or line[at - 1 : at] in ("(", "["):
            return symbol
    return ""


def _adopted_by(line: str, after: int) -> str:
    """The symbol of the resolution by which the General Assembly adopted the document, in any of the six languages.

    The clause that says so begins `after` so many characters.
    """
    plain = folded(line[:_CLAUSE])
    number = _NUMBER.search(plain)
    if not (number and _ADOPTED.search(plain, after) and _ASSEMBLY.search(plain) and _RESOLUTION.search(plain)):
        return ""
    if number[2]:
        return f"A/RES/{number[1]}/{number[2]}"
    letter = f" {number[3].upper()}" if number[3] else ""
    return f"A/RES/{number[1]}{letter} ({number[4].upper()})"


def _of_committee(match: re.Match[str]) -> str:
    part = f", {match[4].lower()} {match[5]}" if match[4] else ""
    return f"CPT/Inf{(match[1] or '').replace(' ', '')} ({match[2]}) {match[3]}{part}"


def _treaty_series(match: re.Match[str]) -> str:
    of_council = match[1] in ("CETS", "STCE") or bool(match[3]) or bool(match[5] and "Conseil" in match[5])
    return f"{'CETS' if of_council else 'ETS'} No. {match[2] or match[4] or match[6]}"


def _is_symbol(text: str) -> bool:
    # "A/C" or "E/F" are no symbols, and neither is "A/B testing": one has a number, or a committee and more.
    return any(char.isdigit() for char in text) and len(text) > 4


def _close(symbol: str) -> str:
    """`symbol` without the spaces that typists leave inside, but one before a year or session in brackets."""
    plain = re.sub(r"\s+", "", symbol)
    plain = re.sub(r"\((\d{4}|[IVXL]+)\)$", r" (\1)", plain)
    return re.sub(r"\.?Doc\.?(?=\d)", " Doc. ", plain).rstrip(".,;")

"""The title of a document without a title page in type: the cover line that names it."""

import re
from collections.abc import Sequence

from ingest.about.dates import dates_in
from ingest.about.document_types import type_of
from ingest.about.folding import folded
from ingest.about.front import Front
from ingest.about.issuers import is_body
from ingest.about.symbols import symbols_in

_LONGEST = 200
_WORDS = 2
_NO_TITLE = re.compile(
    r"^(?:distr\b|original\b|general$|generale$|english$|french$|spanish$|russian$|arabic$|chinese$|page \d|ge\.\d|"
    r"agenda item|item \d|point \d|tema \d|пункт \d|البند|议程项目|"
    r"\*|©|copyright|isbn|www\.|http|table of contents|contents$|"
    r"executive summary|resumen ejecutivo|resume executif|sumario executivo|preamble|preambule|preambulo|"
    r"преамбула|الديباجه|序言|introduction$|introduccion$|background$|summary$|abstract$|foreword$|"
    r"annex\b|appendix\b|visto|considerando|whereas|article \d|articulo \d|rule \d|"
    r"recommendation \d|principle \d|chapter \d|part [ivx\d]|section \d|"
    r"the (?:states parties|member states|high contracting|contracting parties)|"
    r"adopted\b|adoptee?\b|adoptad|entry into force|approved by|done at|figure \d|photo\b|image\b|presi\w+\s?:)"
    r"|\b(?:session|sesiones|sesion|сессия)$|(?:الدوره \S+|届会)$"
)
_MASTHEAD = re.compile(r"distr\b|original\s?:")
_KEY = re.compile(r"[a-z_]{3,15}: ")
_BULLETS = "•*-–·◦▪○●"
_NEAR = 4
_REST = 14
_TAIL = re.compile(r"[.,]? ?\d{4}-\d\d-\d\d$| [Pp]age \d+$")
_CLAUSE = re.compile(r" (?=Adopted (?:and|by|on)|Adoptad[ao] |Adoptée? (?:et|par|le))")
_PROSE_END = (".", ",", ";", ":", "。", "؛", "،")


def title_of(front: Front, heading: str = "") -> str:
    """The cover line that is most like a title, without its footnote mark, '' when there is none.

    Below a masthead ("Distr.: General") a line that says what kind of document it is goes first. `heading` is
    the document's first heading: it is taken where no such line stands near the top.
    """
    lines = _whole(front.lines)
    below = max((n + 1 for n, line in enumerate(lines) if _MASTHEAD.match(folded(line))), default=0)
    after = [line for line in lines[below:] if _may_be(line)]
    if below and (named := [line for line in after if type_of("", line)]):
        return _shown(named[0])
    if lines and lines[0] == heading and not is_no_title(heading):
        return _shown(heading)
    near = [line for line in lines[: below + _NEAR] if _may_be(line)]
    choices = (after[:1] if below else []) + near[:1] + [heading] * (not _NO_TITLE.search(folded(heading)))
    return _shown(next(iter(choices), "") or next(iter(after), ""))


def is_no_title(line: str) -> bool:
    """Whether `line` is only a symbol, a date, a body's name or a word that stands above parts of any document."""
    plain = folded(line)
    dates = sum(end - start for start, end, _ in dates_in(plain))
    symbols = sum(len(symbol) for _, symbol in symbols_in(line))
    bare = bool(dates or symbols) and len(plain) - dates - symbols <= _REST
    return bare or bool(_NO_TITLE.search(plain)) or is_body(line)


def _whole(lines: Sequence[str]) -> list[str]:
    """`lines`, each that begins with a small letter put behind the one it goes on from."""
    out: list[str] = []
    for line in lines:
        goes_on = line[:1].islower() and not _KEY.match(line)
        if goes_on and out and not out[-1].endswith(_PROSE_END) and len(out[-1]) + len(line) < _LONGEST:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return out


def _may_be(line: str) -> bool:
    plain = folded(line)
    words = plain.split()
    wide = any(ord(char) > 0x2E80 for char in line)
    if len(line) > (_LONGEST if not line.isupper() else 2 * _LONGEST) or is_no_title(line):
        return False
    if (len(words) < _WORDS and not (wide and len(line) > 3)) or _KEY.match(line) or line[0] in _BULLETS:
        return False
    if line.endswith(_PROSE_END) and not type_of("", line):
        return False
    return sum(char.isalpha() for char in line) > len(line) / 2


def _shown(line: str) -> str:
    line = _TAIL.sub("", _CLAUSE.split(line)[0]).rstrip("*¹²³† ")
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + "…"

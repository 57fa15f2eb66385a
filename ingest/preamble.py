"""Preambles: their headings stand beside the articles that follow, and their recitals are paragraphs of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Draft
from ingest.labels import division_of

_HEADING = re.compile(
    r"(?:the\s+)?(?:pr[eé]am(?:ble|bule)|pre[aáâ]mbulo|преамбула|(?:ال)?ديباجة|序言)\W*\Z", re.IGNORECASE
)
_RECITAL = re.compile(
    r"(?:Whereas|Now,? therefore|Convinced|Concerned|Determined|Guided|Alarmed|Aware|Mindful|Conscious|Deeply"
    r"|Anxious|Desirous|Attendu|Vus?\b|Convaincue?s?|Consciente?s?|Soucieu(?:x|se)s?|Convencid[oa]s?|Visto"
    r"|[A-Z][a-z]+(?:ing|ando|iendo|endo|indo)|[A-ZÉ][a-zéèê]+(?:ant|ante?s)|[А-Я][а-я]+(?:ая|яя|уя)|Будучи"
    r"|وإذ|إذ)(?!\w)|(?:考虑到|回顾|认识到|铭记|确认|深信|鉴于|重申)"
)


def begins_recital(text: str) -> bool:
    """Whether `text` begins with a word that recitals begin with: "Whereas", "Considering", "Rappelant"."""
    return bool(_RECITAL.match(text))


def beside_divisions(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, each heading such as "Preamble" as deep at least as the first part or article that follows it."""
    out = list(drafts)
    for index, draft in enumerate(out):
        if draft.kind != "heading" or not _HEADING.match(draft.text.strip()):
            continue
        following = (d for d in out[index + 1 :] if d.kind == "heading" and division_of(d.text.strip()).text)
        level = next((d.level for d in following), 0)
        if level > draft.level:
            out[index] = replace(draft, level=level)
    return out

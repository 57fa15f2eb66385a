"""Citation forms: short, plain, after OSCOLA, as the United Nations cites, and CSL-JSON.

After OSCOLA: The Oxford Standard for Citation of Legal Authorities, "Citing international law sources" (2006),
and the fourth edition for judgments. As the UN cites: United Nations Editorial Manual, "Footnotes and other
references". CSL-JSON: the Citation Style Language's csl-data schema. What an entry does not know is left out,
so that a form can be shorter than its rule asks; docs/corpus.md says where they differ.
"""

import re
from typing import Any

from ingest.catalogue.cited import Cited, Pinpoint, Place
from ingest.catalogue.written_dates import date_parts, written

_SHORT: dict[Place, tuple[str, str]] = {
    "article": ("art.", "arts"),
    "paragraph": ("para", "paras"),
    "page": ("p.", "pp."),
    "principle": ("principle", "principles"),
    "rule": ("rule", "rules"),
    "section": ("section", "sections"),
    "": ("", ""),
}
_CSL = {
    "treaty": "treaty",
    "judgment": "legal_case",
    "order": "legal_case",
    "law": "legislation",
    "report": "report",
    "guidance": "report",
    "tool": "report",
    "general comment": "report",
    "note": "report",
    "research": "book",
    "commentary": "book",
    "news": "webpage",
    "service description": "webpage",
}
_RESOLUTION = re.compile(r"^A/RES/(.+)$")
_ICJ = re.compile(r"^I\.C\.J\. Reports (\d{4}), p\. (\d+)$")
_OJ = re.compile(r"^OJ (L|C) (\d+), \d+\.\d+\.(\d{4})$")
_UNTS = re.compile(r"^(\d+) UNTS (\d+)$")
_UN = re.compile(r"^(?:A|S|E|CAT|CCPR|CRC|CRPD|CERD|CEDAW|CED|HRI|ST)/|^HR/P")


def short(cited: Cited, at: Pinpoint | None = None) -> str:
    """As notes name their sources: "UNCAT, art. 2(1)"."""
    return ", ".join(filter(None, [cited.short_title or cited.symbol or cited.title, _at(at)]))


def plain(cited: Cited, at: Pinpoint | None = None) -> str:
    """Everything that is known, in full: issuer, title, symbol, date, place, address."""
    title = f"{cited.title} ({cited.symbol})" if cited.symbol and cited.symbol not in cited.title else cited.title
    address = f"<{cited.address}>" if cited.address else ""
    return ", ".join(filter(None, [cited.issuer, title, written(cited.date), _at(at), address]))


def oscola(cited: Cited, at: Pinpoint | None = None) -> str:
    """After OSCOLA: hardly a full stop, the place last and without a comma before it."""
    if cited.type == "treaty":
        text = _oscola_treaty(cited)
    elif cited.type in ("judgment", "order"):
        text = _oscola_judgment(cited)
    elif found := _OJ.match(cited.symbol):
        text = f"{cited.title} [{found[3]}] OJ {found[1]}{found[2]}"
    elif found := _RESOLUTION.match(cited.symbol):
        text = f"{cited.title}, UNGA Res {found[1]}{_bracketed(written(cited.date))} UN Doc {cited.symbol}"
    else:
        text = _oscola_other(cited)
    place = _at(at).replace(".", "") if at and at.place != "page" else (at.number if at else "")
    return f"{text} {place}".strip()


def un(cited: Cited, at: Pinpoint | None = None) -> str:
    """As the United Nations cites: resolutions by number, documents by symbol, treaties with their series."""
    place = re.sub(r"(?<=\w)\(", " (", re.sub(r"^para ", "para. ", _at(at)))
    if cited.type in ("judgment", "order"):
        number = re.sub(r"^no\. ", "Application No. ", cited.symbol)
        day = f"judgment of {written(cited.date)}" if cited.date else ""
        case = f"{cited.title} ({number})" if number.startswith("Application") else cited.title
        reported = "" if number.startswith("Application") else number
        return ", ".join(filter(None, [cited.issuer, case, day, reported, place])) + "."
    if found := _UNTS.match(cited.series):
        printed = f"United Nations, Treaty Series, vol. {found[1]}, p. {found[2]}"
        return ", ".join(filter(None, [cited.title, place, printed])) + "."
    if found := _RESOLUTION.match(cited.symbol):
        return ", ".join(filter(None, [cited.title, f"General Assembly resolution {found[1]}, annex", place])) + "."
    if _UN.match(cited.symbol):
        return ", ".join(filter(None, [f"{cited.title} ({cited.symbol})", place])) + "."
    printed = ", ".join(filter(None, [cited.symbol or cited.number, written(cited.date)]))
    return ", ".join(filter(None, [cited.issuer, f"{cited.title}{_bracketed(printed)}", place])) + "."


def csl(cited: Cited, at: Pinpoint | None = None) -> dict[str, Any]:
    """One item of CSL-JSON; `locator` is there with a place only."""
    case = cited.type in ("judgment", "order", "treaty", "law")
    fields = {
        "id": cited.id,
        "type": _CSL.get(cited.type, "document"),
        "title": cited.title,
        "title-short": cited.short_title,
        "authority" if case else "publisher": cited.issuer,
        "genre": cited.type if cited.type not in _CSL or _CSL[cited.type] in ("report", "book") else "",
        "number": cited.symbol,
        "container-title": cited.series,
        "ISBN": cited.number.removeprefix("ISBN ") if cited.number.startswith("ISBN") else "",
        "issued": {"date-parts": [date_parts(cited.date)]} if cited.date else "",
        "language": cited.language,
        "URL": cited.address,
        "locator": _at(at),
    }
    return {name: value for name, value in fields.items() if value}


def _oscola_treaty(cited: Cited) -> str:
    force = f"entered into force {written(cited.in_force)}" if cited.in_force else ""
    dates = ", ".join(filter(None, [f"adopted {written(cited.date)}" if cited.date else "", force]))
    printed = cited.series or cited.symbol.replace("No.", "No")
    if found := _RESOLUTION.match(printed):
        printed = f"UNGA Res {found[1]}"
    name = _bracketed(cited.short_title if cited.short_title != cited.title else "")
    return f"{cited.title}{_bracketed(dates)} {printed}".rstrip() + name


def _oscola_judgment(cited: Cited) -> str:
    name = cited.title.replace(" v. ", " v ")
    if found := _ICJ.match(cited.symbol):
        return f"{name} [{found[1]}] ICJ Rep {found[2]}"
    number = re.sub(r"^no\. ", "App no ", cited.symbol)
    court = "ECtHR" if cited.issuer == "European Court of Human Rights" else cited.issuer
    return " ".join(filter(None, [name, number])) + _bracketed(", ".join(filter(None, [court, written(cited.date)])))


def _oscola_other(cited: Cited) -> str:
    symbol = f"UN Doc {cited.symbol}" if _UN.match(cited.symbol) else cited.symbol or cited.number
    text = f"{cited.issuer}, ‘{cited.title}’" if cited.issuer else f"‘{cited.title}’"
    address = f"<{cited.address}>" if cited.address and not symbol else ""
    return " ".join(filter(None, [f"{text}{_bracketed(written(cited.date))}", symbol, address]))


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


def _at(at: Pinpoint | None) -> str:
    return "" if at is None else f"{_SHORT[at.place][at.many]} {at.number}".strip()

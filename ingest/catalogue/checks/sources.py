"""Entries of sources: dates, languages, addresses, status and short names as they should be."""

import re
from collections.abc import Iterator

from ingest.about.bodies import EQUAL
from ingest.about.folding import folded
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.web_address import trouble_with
from ingest.catalogue.read import SOURCES
from ingest.catalogue.source import Source
from ingest.catalogue.written_dates import date_parts

RULE = "sources"
TYPES = {
    "treaty", "soft law", "law", "judgment", "general comment", "report", "guidance", "tool", "training material",
    "research", "commentary", "policy", "procedure", "news", "service description",
}  # fmt: skip
"""What a source can be; pages and filters show these words."""

_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_LANGUAGE = re.compile("[a-z]{2}")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every field of a source that cannot be right, and for every short name that two sources have."""
    names: dict[str, str] = {}
    for source in folder.entries[SOURCES]:
        for says in _wrong(source):
            yield Fault(SOURCES, 0, source.id, RULE, says)
        for name in dict.fromkeys(name.casefold() for name in (source.short_title, *source.cited_as)):
            if names.setdefault(name, source.id) != source.id:
                yield Fault(SOURCES, 0, source.id, RULE, f'the short name "{name}" is also that of {names[name]}')


def _wrong(source: Source) -> Iterator[str]:
    for field in ("date", "in_force"):
        if not _DATE.fullmatch(getattr(source, field)):
            yield f'{field} "{getattr(source, field)}" is no date such as 1984, 1984-12 or 1984-12-10'
    if source.in_force and date_parts(source.in_force) < date_parts(source.date):
        yield "it cannot be in force before its date"
    for language in (*source.languages, *(file.language for file in source.files)):
        if not _LANGUAGE.fullmatch(language):
            yield f'"{language}" is no language code of two letters'
    for address in filter(None, (source.address, *(file.address for file in source.files))):
        if trouble := trouble_with(address):
            yield f'the address "{address}" {trouble}'
    if (source.status == "superseded") != bool(source.superseded_by):
        yield "status and superseded_by do not agree"
    if source.type.strip() and source.type not in TYPES:
        yield f'"{source.type}" is none of the types {", ".join(sorted(TYPES))}'
    if (body := _body(source.issuer)) != source.issuer:
        yield f'the issuer "{source.issuer}" is called "{body}" everywhere else'
    if source.superseded_by == source.id:
        yield "it cannot supersede itself"
    if not all((source.title.strip(), source.short_title.strip(), source.issuer.strip(), source.type.strip())):
        yield "title, short_title, issuer and type must not be empty"


def _body(issuer: str) -> str:
    """The name that readers give to the body `issuer`, which pages sort by; `issuer` itself where they know none."""
    plain = folded(_ASIDE.sub("", issuer))
    return EQUAL.get(plain) or EQUAL.get(plain.removeprefix("un ")) or issuer

"""What a DOCX file says of itself as a whole."""

import re
from dataclasses import dataclass

from ingest.docx.package import Package
from ingest.xml_tree import local

_JUNK = re.compile(r"^(?:microsoft|untitled|document\s*\d*$|word document)|\.(?:docx?|pdf|rtf|odt)\b", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Properties:
    """`title` is '' when the file has none worth using; `notes` are remarks for the ledger."""

    title: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()


def properties_of(package: Package) -> Properties:
    """The core properties of `package`."""
    root = package.properties()
    said = {local(each): " ".join((each.text or "").split()) for each in (root if root is not None else ())}
    title, author, made = said.get("title", ""), said.get("creator", ""), said.get("created", "")
    notes = [f"the file names as its author: {author}"] if author else []
    notes += [f"the file was made on {made[:10]}"] if _DATE.match(made) else []
    language = said.get("language", "").split("-")[0].lower()
    return Properties(
        title if len(title.split()) > 1 and not _JUNK.search(title) else "",
        language if re.fullmatch(r"[a-z]{2}", language) else "",
        tuple(notes),
    )

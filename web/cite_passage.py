"""A quotation with its source in the forms that people paste: in full, after OSCOLA, as the UN cites, CSL-JSON."""

import json
from dataclasses import dataclass

from assistant.citation import Citation
from index.text_store import Listed
from ingest.catalogue.cited import Cited, Pinpoint
from ingest.catalogue.citing import csl, oscola, un
from web import source_words
from web.cite import cited_of
from web.interface.words import _
from web.inventory import Inventory
from web.pinpoint import pinpoint


@dataclass(frozen=True, slots=True)
class CopyForm:
    """A text to be copied under the name of its form; `rows` is how high a box that shows most of it is."""

    name: str
    text: str
    rows: int


def copy_forms(citation: Citation, listed: Listed, edition: str, inventory: Inventory) -> list[CopyForm]:
    """The forms for a quotation from the document `listed`, each with the place it stands in.

    Each but the first, which has them already, says what must not get lost when a quotation travels: that
    the document is superseded, or a summary of our own.
    """
    cited = cited_of(listed, inventory)
    at = pinpoint(citation.passage, citation.about, citation.page_labels)
    quote = f"“{citation.quotation.text}”"
    remark = _remark(citation)
    return [
        _form(_("In full, with the place in the edition"), _in_full(citation, edition)),
        _form(_("After OSCOLA"), f"{quote}\n{oscola(cited, at)}{remark}"),
        _form(_("As the United Nations cites"), f"{quote}\n{un(cited, at)}{remark}"),
        _form(_("CSL-JSON, for reference managers"), _csl(cited, at, citation, remark.strip())),
    ]


def _form(name: str, text: str) -> CopyForm:
    return CopyForm(name, text, min(8, sum(1 + len(line) // 60 for line in text.split("\n"))))


def _in_full(citation: Citation, edition: str) -> str:
    quotation = citation.quotation
    return source_words.plain_citation(
        quotation.text,
        citation.about,
        citation.passage,
        citation.page_labels,
        quotation.start,
        quotation.end,
        edition,
        citation.ocr,
    )


def _csl(cited: Cited, at: Pinpoint | None, citation: Citation, remark: str) -> str:
    item = csl(cited, at) | {"note": " ".join(filter(None, [f"“{citation.quotation.text}”", remark]))}
    return json.dumps([item], ensure_ascii=False, indent=1)


def _remark(citation: Citation) -> str:
    """In English as these forms are: another language, or another direction, in one line of them helps nobody."""
    said = []
    if citation.about.status == "superseded":
        said.append("superseded")
    if citation.secondary:
        said.append("a summary by the Advice Hub, not the instrument itself")
    return f" [{'; '.join(said)}]" if said else ""

"""The account of how a document was read, in the language of the interface. The terminal's words are English."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.account import LeftOut, PageRow, Totals
from ingest.page_ranges import ranges
from web.interface.words import N_, _, joined, ngettext, number

_LONGEST = 160
"""Characters of a list of pages, and of a reason."""

HOW: Mapping[str, str] = {
    each: each
    for each in (
        N_("text layer"), N_("second reader"), N_("OCR"), N_("file"), N_("not read"), N_("text"), N_("no text on it"),
        N_("not read: needs OCR"),
    )
}  # fmt: skip
LEFT_OUT: Mapping[str, str] = {
    each: each
    for each in (
        N_("running line"), N_("page number"), N_("hidden text"), N_("text off the page"), N_("menu"), N_("script"),
        N_("unreadable text"),
    )
}  # fmt: skip
TROUBLES: Mapping[str, str] = {
    each: each
    for each in (
        N_("much of its text is signs that stand for no letter"),
        N_("both readers give it so"),
        N_("it takes more memory than is allowed"),
        N_("its text is from the second reader, without places"),
        N_("its picture is damaged"),
        N_("it is a picture: it needs OCR, which was given up after it failed on three pages of this file in a row"),
        N_("it is a picture: it needs OCR, and OCR is switched off"),
        N_("it is a picture: it needs OCR, and tesseract is not installed"),
        N_("it is a picture that OCR cannot read well enough to be quoted"),
        N_("OCR found no words on it"),
        N_("it has no text layer, and it cannot be drawn"),
    )
}
"""What the readers say of a page. What else they may say, of a file's own making, stays English."""


def summary(read: Totals) -> list[tuple[str, str]]:
    """(what, how much) for a document as a whole; what did not happen is left out."""
    counts = [
        (_("Pages"), number(read.pages) if read.pages else _("none: this kind of file has no pages")),
        (_("Read from their text layer"), _some(read.text_layer)),
        (_("Read by the second reader"), _some(read.second)),
        (_("Read by OCR"), _by_ocr(read)),
        (_("Not read, need OCR"), _places(read.need_ocr)),
        (_("Not read"), _places(read.not_read)),
        (_("Nothing to read on them"), _places(read.empty)),
        (_("Read in part"), _places(read.in_part)),
        (_("Running lines and page numbers left out"), _some(read.furniture)),
        (_("Hidden text left out"), _times(read.hidden)),
        (_("Menus and scripts left out"), _times(read.menus)),
        (_("Repairs recorded"), number(read.repairs)),
        (_("Remarks"), "; ".join(read.notes)[: 4 * _LONGEST]),
    ]
    return [(what, said) for what, said in counts if said]


def row(read: PageRow) -> PageRow:
    """A page's row, told in the language of the interface."""
    left = [_left_out(what, count) for what, count in read.left]
    return replace(read, how=_known(HOW, read.how), left_out=joined(*left), trouble=trouble(read.trouble))


def trouble(reasons: str) -> str:
    """What went wrong on a page, as its reader said it: reasons with "; " between them."""
    return "; ".join(_known(TROUBLES, reason) for reason in reasons.split("; "))


def left_out(group: LeftOut) -> LeftOut:
    """A text that was left out, with the reason in the language of the interface."""
    return replace(group, why=_known(LEFT_OUT, group.why))


def _known(messages: Mapping[str, str], said: str) -> str:
    return _(messages[said]) if said in messages else said


def _left_out(what: str, count: int) -> str:
    named = _known(LEFT_OUT, what)
    return _("%(count)s × %(what)s", count=count, what=named) if count > 1 else named


def _some(count: int) -> str:
    return number(count) if count else ""


def _by_ocr(read: Totals) -> str:
    if not read.ocr or read.confidence is None:
        return _some(read.ocr)
    return _("%(count)s, mean confidence %(percent)s %%", count=read.ocr, percent=round(100 * read.confidence))


def _places(pages: Sequence[int]) -> str:
    if not pages:
        return ""
    return _("%(count)s: p. %(pages)s", count=len(pages), pages=ranges(pages)[:_LONGEST])


def _times(count: int) -> str:
    return ngettext("once", "%(num)s times", count) if count else ""

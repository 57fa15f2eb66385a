"""What is said of a source in words: what kind it is, whether it binds, its status, a place in it."""

from collections.abc import Mapping, Sequence

from index.text_store import Ocr
from ingest.block import Role
from ingest.description import Description
from ingest.passage import Passage
from web.interface.words import N_, _, joined, listing
from web.place_names import countries

KINDS: Mapping[str, str] = {
    "note": N_("Our own summary"), "treaty": N_("Treaty"), "soft law": N_("Soft law"), "law": N_("Law"),
    "judgment": N_("Judgment"), "general comment": N_("General comment"), "report": N_("Report"),
    "guidance": N_("Guidance"), "tool": N_("Tool"), "training material": N_("Training material"),
    "research": N_("Research"), "commentary": N_("Commentary"), "policy": N_("Policy"), "procedure": N_("Procedure"),
    "news": N_("News"), "service description": N_("Service description"),
}  # fmt: skip
"""The types that the catalogue's check knows, and our notes."""

STATUSES: Mapping[str, str] = {
    "current": N_("Current"),
    "superseded": N_("Superseded"),
    "withdrawn": N_("Withdrawn"),
}

ROLES: Mapping[Role, str] = {
    "standard": N_("Standard"), "recommendation": N_("Recommendation"), "country practice": N_("Country practice"),
    "definition": N_("Definition"), "resource": N_("Resource"), "background": N_("Background"),
}  # fmt: skip

FIELDS: Mapping[str, str] = {
    "title": N_("title"), "issuer": N_("issuer"), "symbol": N_("symbol"), "date": N_("date"), "type": N_("type"),
    "language": N_("language"), "country": N_("country"), "status": N_("status"),
}  # fmt: skip
"""The fields of a description that a reader of the file may have guessed."""

BINDING_NOTES = (
    N_("States parties"), N_("not binding; authoritative"), N_("not binding; the practice of the CPT"),
    N_("the State concerned"), N_("Council of Europe members"), N_("the parties"), N_("not a treaty"),
    N_("not binding; widely treated as authoritative"),
    N_("not binding; OPCAT art. 18(4) asks for due consideration of them"),
    N_("a manual, not open to ratification"), N_("not binding; drawn up by experts"), N_("UN entities"),
    N_("not binding; authoritative until it was replaced"), N_("not binding; interprets the African Charter"),
    N_("EU member States"),
)  # fmt: skip
"""What the shipped catalogue adds on whom a source binds. Another installation's remarks stay as they are written."""


def kind(about: Description) -> str:
    """ "Treaty", "Soft law", "Our own summary"; '' when the kind is unknown."""
    return kind_of(about.type)


def kind_of(type_: str) -> str:
    """The same for the word that names a type; one that nobody foresaw stays as it is."""
    return _(KINDS[type_]) if type_ in KINDS else _capital(type_)


def status(word: str) -> str:
    """A document's status: "Current", "Superseded", "Withdrawn"."""
    return _(STATUSES[word]) if word in STATUSES else _capital(word)


def field(name: str) -> str:
    """What a field of a description is called; its own name where nobody foresaw it."""
    return _(FIELDS[name]) if name in FIELDS else name


def binding(about: Description) -> str:
    """Whether the document binds; '' when nothing is known of its kind, or it was only guessed."""
    if about.type == "note":
        return _("Not a standard itself: read the source it names")
    if "type" in about.guessed:
        return ""
    if about.binding:
        return _("Binding on the States that are party to it")
    return _("Not binding in itself") if about.type else ""


def force_of(binding: bool, note: str) -> str:
    """Whether a source of the catalogue binds, with what its entry adds: "Binding: States parties"."""
    said = N_("Binding") if binding else N_("Not binding in itself")
    added = _(note) if note in BINDING_NOTES else note
    # A remark that says by itself whether the source binds ("not binding; authoritative") is not said twice.
    if _capital(note).startswith(said.split()[0]):
        return _capital(added)
    return _("%(binding)s: %(whom)s", binding=_(said), whom=added) if note else _(said)


def guess(about: Description, name: str) -> str:
    """A remark to put behind the value of field `name`; '' when it was declared."""
    return _("guessed from its cover") if name in about.guessed else ""


def place(passage: Passage, page_labels: Sequence[str]) -> str:
    """Where a passage stands: "p. 12, para. 14"; '' for a source without pages or labels."""
    return joined(pages(page_labels), paragraph(passage.label))


def pages(labels: Sequence[str]) -> str:
    """ "p. 12" or "pp. 12–13"; '' for none."""
    if not labels:
        return ""
    if len(labels) == 1:
        return _("p. %(page)s", page=labels[0])
    return _("pp. %(first)s–%(last)s", first=labels[0], last=labels[-1])


def paragraph(label: str) -> str:
    """A paragraph's printed label as it is cited: "para. 14", "Article 3"; '' for none."""
    bare = label.strip().rstrip(".")
    # A label that is a word is the document's own, in its own language.
    return bare if bare[:1].isalpha() and len(bare) > 2 else _("para. %(label)s", label=bare) if bare else ""


def footnote(label: str) -> str:
    """The label of a footnote, which is made when a file is read ("fn 6"), as it is shown."""
    return _("fn %(number)s", number=label[3:]) if label.startswith("fn ") else label


def role(passage: Passage) -> str:
    """What a passage is in its document: "Recommendation", "Country practice: Norway"; '' when not known."""
    named = _(ROLES[passage.role]) if passage.role else ""
    where = countries(passage.country)
    return _("%(role)s: %(country)s", role=named, country=where) if where and named else named or where


def ocr(read: Ocr) -> str:
    """ "read by OCR, confidence 91 %", or "88 to 91 %" over several pages; '' when no page was read by OCR."""
    if not read:
        return ""
    known = sorted({round(100 * confidence) for confidence in read if confidence is not None})
    if not known:
        return _("read by OCR, confidence not known")
    if len(known) == 1:
        return _("read by OCR, confidence %(percent)s %%", percent=known[0])
    return _("read by OCR, confidence %(least)s to %(most)s %%", least=known[0], most=known[-1])


def plain_citation(
    quote: str,
    about: Description,
    passage: Passage,
    page_labels: Sequence[str],
    start: int,
    end: int,
    edition: str,
    ocr_of_pages: Ocr = (),
) -> str:
    """A quotation with its source as plain text, to be pasted elsewhere."""
    source = joined(about.issuer, about.title, about.symbol, about.date, place(passage, page_labels))
    remarks = "; ".join(filter(None, _remarks(about, ocr_of_pages)))
    remark = f" ({remarks})" if remarks else ""
    where = _(
        "[document %(document)s, characters %(start)s–%(end)s, edition %(edition)s]",
        document=passage.document,
        # Offsets are for programs too: without the separators that numbers have.
        start=str(start),
        end=str(end),
        edition=edition,
    )
    return f"“{quote}”\n— {source}{remark}\n{where}"


def _remarks(about: Description, ocr_of_pages: Ocr) -> list[str]:
    """What whoever reads the quotation elsewhere must know of its source."""
    guessed = [field(name) for name in FIELDS if name in about.guessed]
    return [
        _("guessed from its cover: %(fields)s", fields=listing(guessed)) if guessed else "",
        _("the document is superseded") if about.status == "superseded" else "",
        _("the document is withdrawn") if about.status == "withdrawn" else "",
        _("a summary by the Advice Hub, not the instrument itself") if about.type == "note" else "",
        ocr(ocr_of_pages),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

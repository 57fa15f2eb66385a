"""A paragraph of a DOCX file, before headings are told from text."""

from ingest.docx.inline import Inline
from ingest.docx.names import W, child, flag, number, value
from ingest.docx.numbering import Mark, Numbering
from ingest.docx.styles import Styles
from ingest.draft import Draft, Piece
from ingest.labels import division_of, label_of
from ingest.looks import Looked
from ingest.text_paragraphs import FOOTNOTE
from ingest.xml_tree import Element

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def style_of(element: Element, styles: Styles) -> str:
    """The id of the paragraph's style."""
    return value(child(element, "pPr", "pStyle")) or styles.default


def read_paragraph(
    element: Element,
    styles: Styles,
    numbering: Numbering,
    inline: Inline,
    carried: list[Piece],
    *,
    shaded: bool = False,
) -> Looked:
    """The paragraph in `element`; `carried` pieces come first, from one whose end was deleted."""
    style, properties = style_of(element, styles), child(element, "pPr")
    shaded = shaded or child(properties, "shd") is not None or styles.has(style, "shd")
    pieces = carried + inline.pieces(element, style, shaded=shaded)
    joins = child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None
    mark = None if joins else numbering.mark(properties, style)
    outline = number(child(properties, "outlineLvl"))
    level = styles.outline(style) if outline is None else outline if outline < 9 else None
    title = styles.is_title(style)
    draft = _draft(pieces, mark, styles.name(style), 0 if title else None if level is None else (level + 1) * 10)
    return Looked(
        draft,
        bold=_bold(element, style, styles),
        styled=draft.kind == "heading",
        numbered=mark is not None,
        joins=joins,
    )


def _draft(pieces: list[Piece], mark: Mark | None, style: str, level: int | None) -> Draft:
    text = "".join(piece.text for piece in pieces).strip()
    label = mark.text.strip() if mark and not mark.bullet else ""
    if mark and (text or (label and division_of(label).text)):
        how = "markup" if mark.bullet else "label"
        space = [Piece(" ", kind=how)] if mark.spaced or mark.bullet else []
        pieces = [Piece(mark.text, kind=how, before=mark.before), *space, *pieces]
    whole = "".join(piece.text for piece in pieces).strip()
    if level is not None and whole:
        return Draft("heading", tuple(pieces), label or division_of(whole).text or _numeral(whole), level)
    if style.startswith("caption"):
        return Draft("caption", tuple(pieces), label)
    if pieces and pieces[0].kind == "superscript" and (note := FOOTNOTE.match(whole)) and note["raised"]:
        return Draft("footnote", tuple(pieces), f"fn {note['raised'].translate(_PLAIN)}")
    if mark:
        return Draft("list item" if _is_item(mark) else "paragraph", tuple(pieces), label)
    own = label_of(whole)
    item = own.kind in ("item", "bullet")
    return Draft("list item" if item else "paragraph", tuple(pieces), "" if own.kind == "bullet" else own.text)


def _is_item(mark: Mark) -> bool:
    """Whether the mark makes an item of a list; "1." and "1.2" number paragraphs unless they stand inside a list."""
    if mark.bullet or label_of(f"{mark.text.strip()} x").kind == "item":
        return True
    return mark.level > 0 and mark.text.strip(" .)").isdecimal()


def _numeral(text: str) -> str:
    label = label_of(text)
    return label.text if label.kind in ("number", "item") else ""


def _bold(element: Element, style: str, styles: Styles) -> bool:
    """Whether all words of the paragraph are bold, or underlined as typists set headings."""
    seen = False
    for run in element.iter(W + "r"):
        if not any((each.text or "").strip() for each in run.iterfind(W + "t")):
            continue
        properties = child(run, "rPr")
        bold = flag(properties, "b")
        if bold is None:
            bold = styles.on(value(child(properties, "rStyle")), "b") or styles.on(style, "b")
        if not bold and not flag(properties, "u"):
            return False
        seen = True
    return seen

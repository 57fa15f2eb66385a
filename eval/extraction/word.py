"""Known .docx files written part by part: real footnotes, real numbering, tables, text boxes, tracked changes."""

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eval.extraction.built import Case
from eval.extraction.stock import Half
from eval.extraction.story import Mark, Part, Recipe, Story, tell
from eval.extraction.truth import Truth

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RUNNING = "Advice on custody – draft for comment"


@dataclass(frozen=True, slots=True)
class Docx:
    """A story, and what of Word's means it uses. With `numbering` paragraph numbers are Word's own, not typed."""

    language: str
    recipe: Recipe
    features: tuple[str, ...]
    numbering: bool = False

    def build(self, path: Path, half: Half) -> Truth:
        """Write the file at `path`."""
        story = tell(self.language, half, path.stem, self.recipe)
        writer = _Writer(story, self.numbering)
        _pack(path, writer.parts())
        return Truth(
            self.language, "own XML", ("DOCX", *self.features), story.blocks(), story.notes(), (RUNNING, "Page 1 of 9"),
            tuple(writer.deleted),
        )  # fmt: skip


def _pack(path: Path, parts: dict[str, str]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text)


class _Writer:
    def __init__(self, story: Story, numbering: bool) -> None:
        self.story, self.numbering = story, numbering
        self.notes: list[Mark] = []
        self.deleted: list[str] = []

    def parts(self) -> dict[str, str]:
        """The package's parts by name."""
        body = "".join(self._body())
        kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
                 "header1": "header", "footer1": "footer"}  # fmt: skip
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{kind}+xml"/>'
            for name, kind in kinds.items()
        )
        relations = "".join(
            f'<Relationship Id="r{number}" Type="{_RELATION}/{kind}" Target="{name}.xml"/>'
            for number, (name, kind) in enumerate(list(kinds.items())[1:], 1)
        )
        space = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        section = (
            '<w:sectPr><w:headerReference w:type="default" r:id="r4"/><w:footerReference w:type="default" r:id="r5"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="1300" w:bottom="1400" w:left="1300" '
            'w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'
        )
        return {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
            "_rels/.rels": f'{_HEAD}{space}<Relationship Id="r1" Type="{_RELATION}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f"{_HEAD}{space}{relations}{self._addresses()}</Relationships>",
            "word/document.xml": f"{_HEAD}<w:document {_W} {_MORE}><w:body>{body}{section}</w:body></w:document>",
            "word/styles.xml": f"{_HEAD}<w:styles {_W}>{_STYLES}</w:styles>",
            "word/numbering.xml": f"{_HEAD}<w:numbering {_W}>{_NUMBERING}</w:numbering>",
            "word/footnotes.xml": f"{_HEAD}<w:footnotes {_W}>{self._footnotes()}</w:footnotes>",
            "word/header1.xml": f"{_HEAD}<w:hdr {_W}>{_plain(RUNNING)}</w:hdr>",
            "word/footer1.xml": f"{_HEAD}<w:ftr {_W}>{_plain('Page 1 of 9')}</w:ftr>",
        }

    def _addresses(self) -> str:
        addresses = [address for part in self.story.parts for _, address in part.links]
        return "".join(
            f'<Relationship Id="h{number}" Type="{_RELATION}/hyperlink" Target="{escape(address)}" '
            'TargetMode="External"/>'
            for number, address in enumerate(addresses)
        )

    def _footnotes(self) -> str:
        marks = (("-1", "separator"), ("0", "continuationSeparator"))
        out = "".join(
            f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for id_, kind in marks
        )
        for number, mark in enumerate(self.notes, 1):
            out += (
                f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f"<w:footnoteRef/>"
                f'</w:r><w:r><w:t xml:space="preserve"> {escape(mark.text)}</w:t></w:r></w:p></w:footnote>'
            )
        return out

    def _body(self) -> list[str]:
        out: list[str] = []
        boxed: list[Part] = []
        for part in (*self.story.parts, None):
            if boxed and (part is None or part.box != boxed[0].box):
                out.append(self._box(boxed))
                boxed = []
            if part is None:
                break
            if part.box:
                boxed.append(part)
            else:
                out.append(self._table(part) if part.kind == "table" else self._paragraph(part))
        return out

    def _paragraph(self, part: Part) -> str:
        style, text, at = "", part.text, 0
        if part.kind == "heading":
            style = f'<w:pStyle w:val="Heading{part.level}"/>'
        elif part.kind in ("list item", "quotation", "caption"):
            style = (
                f'<w:pStyle w:val="{ {"list item": "Item", "quotation": "Quote", "caption": "Caption"}[part.kind] }"/>'
            )
        if self.numbering and part.label and part.kind != "heading":
            level = 1 if part.kind == "list item" else 0
            style += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            at = len(part.label) + 1
        runs = ""
        for mark in part.marks:
            runs += _run(text[at : mark.at]) + self._reference(mark)
            at = mark.at
        runs += self._tracked(part, _run(text[at:]))
        if self.story.language == "ar":
            style += "<w:bidi/>"
        return f"<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>"

    def _tracked(self, part: Part, runs: str) -> str:
        """Now and then something was deleted with changes tracked: it is no text any more."""
        if part.kind != "paragraph" or len(part.text) % 7 or part.marks:
            return runs
        gone = f"These {len(self.deleted) + 3} words were struck out by a reviewer."
        self.deleted.append(gone)
        return (
            f'{runs}<w:del w:id="{len(self.deleted) + 900}" w:author="A" w:date="2020-01-01T00:00:00Z">'
            f"<w:r><w:delText> {gone}</w:delText></w:r></w:del>"
        )

    def _reference(self, mark: Mark) -> str:
        self.notes.append(mark)
        return (
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        )

    def _box(self, parts: list[Part]) -> str:
        inner = _plain(parts[0].title, bold=True) + "".join(self._paragraph(part) for part in parts)
        content = f"<w:txbxContent>{inner}</w:txbxContent>"
        # Word writes a text box twice: for itself and, inside the fallback, for old programs.
        return (
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="5000000" '
            'cy="1000000"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData '
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
            f"{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )

    def _table(self, part: Part) -> str:
        rows = ""
        for row in part.cells:
            rows += "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{_plain(cell)}</w:tc>" for cell in row) + "</w:tr>"
        grid = "<w:gridCol/>" * len(part.cells[0])
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _run(text: str) -> str:
    """A run, cut in two now and then, as Word cuts them."""
    if len(text) > 60:
        return _run(text[:41]) + _run(text[41:])
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _plain(text: str, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'
    for id_, name, more in (
        ("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'),
        ("Heading2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        ("Item", "List Paragraph", '<w:pPr><w:ind w:left="700"/></w:pPr>'),
        ("Quote", "Quote", '<w:pPr><w:ind w:left="900" w:right="900"/></w:pPr>'),
        ("Caption", "caption", "<w:rPr><w:i/></w:rPr>"),
    )
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def cases() -> list[Case]:
    """All of them."""
    recipe = Recipe(sections=5, paragraphs=4)
    out = {
        "d_en_notes": Docx("en", replace(recipe, notes=0.5), ("footnotes", "DOCX typed numbers")),
        "d_fr_notes": Docx("fr", replace(recipe, notes=0.5, bullets=True), ("footnotes", "DOCX typed numbers")),
        "d_ru_notes": Docx("ru", replace(recipe, notes=0.5), ("footnotes", "DOCX typed numbers")),
        "d_ar_notes": Docx("ar", replace(recipe, notes=0.4), ("footnotes", "DOCX typed numbers")),
        "d_en_numbering": Docx("en", replace(recipe, notes=0.3), ("footnotes", "DOCX own numbering"), numbering=True),
        "d_es_numbering": Docx("es", recipe, ("DOCX own numbering",), numbering=True),
        "d_en_boxes": Docx("en", Recipe(boxes=5, countries=True, tables=3), ("DOCX text boxes", "boxes")),
    }
    return [Case(f"{name}.docx", docx.build) for name, docx in out.items()]

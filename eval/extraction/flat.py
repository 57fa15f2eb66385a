"""Stories as flat OpenDocument text, which LibreOffice turns into PDF, DOCX and ODT."""

from dataclasses import replace
from html import escape

from eval.extraction.page import Look
from eval.extraction.story import Mark, Part, Story

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_COUNTRY = {"en": "GB", "fr": "FR", "es": "ES", "pt": "PT", "ru": "RU", "zh": "CN", "ar": "EG"}


def flat_text(story: Story, look: Look) -> str:
    """The whole .fodt file. Boxes are text frames where the look's box is "frame", else shaded paragraphs."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_styles(story, look)}<office:body><office:text>{''.join(_body(story, look))}</office:text></office:body>"
        "</office:document>"
    )


def _styles(story: Story, look: Look) -> str:
    way = "rl-tb" if story.language == "ar" else "lr-tb"
    start = "end" if look.align_heading == "right" else "start"
    size = f'fo:font-size="{look.size}pt" style:font-size-asian="{look.size}pt" style:font-size-complex="{look.size}pt"'
    names = f'style:font-name="{look.font}" style:font-name-asian="{look.font}" style:font-name-complex="{look.font}"'
    tongue = (
        f'fo:language="{story.language}" fo:country="{_COUNTRY[story.language]}" '
        f'style:language-asian="zh" style:country-asian="CN" style:language-complex="ar" style:country-complex="EG"'
    )
    hyphens = "true" if look.hyphens else "false"
    align = "justify" if look.justified else "start"

    def paragraph(name: str, properties: str, text: str = "", level: int = 0) -> str:
        outline = f' style:default-outline-level="{level}"' if level else ""
        return (
            f'<style:style style:name="{name}" style:family="paragraph"{outline}>'
            f'<style:paragraph-properties style:writing-mode="{way}" style:text-autospace="none" {properties}/>'
            f"<style:text-properties {text}/></style:style>"
        )

    bold = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold" fo:hyphenate="false"'

    def sized(points: float) -> str:
        return " ".join(
            f'{kind}="{points}pt"' for kind in ("fo:font-size", "style:font-size-asian", "style:font-size-complex")
        )

    shaded = 'fo:background-color="#dfe6ee" fo:padding="0.2cm" fo:border="0.02cm solid #dfe6ee"'
    columns = (
        f'<style:columns fo:column-count="{look.columns}" fo:column-gap="{look.gap}pt"/>' if look.columns > 1 else ""
    )
    band = '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-{}="0.4cm"/>'
    return f"""<office:font-face-decls><style:font-face style:name="{look.font}" svg:font-family="'{look.font}'"/>
    </office:font-face-decls><office:styles>
    <style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="{way}"/>
    <style:text-properties {names} {size} {tongue} fo:hyphenate="{hyphens}"/></style:default-style>
    {paragraph("H1", f'fo:margin-bottom="0.4cm" fo:text-align="{start}" fo:keep-with-next="always"', f"{bold} {sized(look.size * 1.6)}", 1)}
    {paragraph("H2", f'fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:text-align="{start}" fo:keep-with-next="always"', f"{bold} {sized(look.size * 1.2)}", 2)}
    {paragraph("P", f'fo:margin-bottom="0.2cm" fo:text-align="{align}" fo:orphans="2" fo:widows="2"')}
    {paragraph("Item", f'fo:margin-bottom="0.2cm" fo:text-align="{align}" fo:margin-left="0.9cm"')}
    {paragraph("Quote", f'fo:margin-bottom="0.2cm" fo:text-align="{align}" fo:margin-left="1.2cm" fo:margin-right="1.2cm"')}
    {paragraph("Caption", 'fo:margin-top="0.2cm" fo:keep-with-next="always"', 'fo:font-style="italic" fo:hyphenate="false"')}
    {paragraph("Cell", "")}{paragraph("Head", "", bold)}
    {paragraph("Box", f'{shaded} fo:text-align="{align}"')}{paragraph("BoxTitle", f'{shaded} fo:keep-with-next="always"', bold)}
    {paragraph("Plain", f'fo:text-align="{align}"')}{paragraph("FrameTitle", "", bold)}
    {paragraph("Footnote", 'fo:margin-left="0.4cm" fo:text-indent="-0.4cm"', sized(look.size * 0.8))}
    {paragraph("Running", "", sized(8))}{paragraph("Number", 'fo:text-align="center"', sized(8))}
    <style:style style:name="Sup" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
    <text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Sup" style:num-format="1"
      text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
    </office:styles><office:automatic-styles>
    <style:style style:name="Framed" style:family="graphic"><style:graphic-properties draw:fill="none" fo:border="0.03cm solid #333333"
      fo:padding="0.2cm" style:wrap="none" style:vertical-pos="from-top" style:vertical-rel="paragraph"
      style:horizontal-pos="center" style:horizontal-rel="paragraph"/></style:style>
    <style:style style:name="Grid" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"
      fo:border="{"0.02cm solid #000000" if look.table == "ruled" else "none"}"/></style:style>
    <style:page-layout style:name="Layout"><style:page-layout-properties fo:page-width="{look.width}pt"
      fo:page-height="{look.height}pt" fo:margin="{look.margin * 0.7}pt" style:writing-mode="{way}">{columns}
      </style:page-layout-properties><style:header-style>{band.format("bottom")}</style:header-style>
      <style:footer-style>{band.format("top")}</style:footer-style></style:page-layout>
    </office:automatic-styles><office:master-styles>
    <style:master-page style:name="Standard" style:page-layout-name="Layout">
    <style:header><text:p text:style-name="Running">{escape(look.running)}</text:p></style:header>
    <style:footer><text:p text:style-name="Number"><text:page-number text:select-page="current"/></text:p></style:footer>
    </style:master-page></office:master-styles>"""  # noqa: E501


def _body(story: Story, look: Look) -> list[str]:
    out: list[str] = []
    boxed: list[Part] = []
    for part in (*story.parts, None):
        if boxed and (part is None or part.box != boxed[0].box):
            out.append(_box(boxed, look))
            boxed = []
        if part is None:
            break
        if part.box:
            boxed.append(part)
        elif part.kind == "table":
            out.append(_table(part))
        else:
            lines = part.text.split("\n")
            out += [_paragraph(replace(part, text=line) if len(lines) > 1 else part) for line in lines]
    return out


def _paragraph(part: Part, style: str = "") -> str:
    inner, last = "", 0
    for mark in part.marks:
        inner += escape(part.text[last : mark.at]) + _note(mark)
        last = mark.at
    inner += escape(part.text[last:])
    for words, address in part.links:
        inner = inner.replace(
            escape(words), f'<text:a xlink:type="simple" xlink:href="{escape(address)}">{escape(words)}</text:a>', 1
        )
    if part.kind == "heading":
        return f'<text:h text:style-name="H{part.level}" text:outline-level="{part.level}">{inner}</text:h>'
    name = {"list item": "Item", "quotation": "Quote", "caption": "Caption"}.get(part.kind, "P")
    return f'<text:p text:style-name="{style or name}">{inner}</text:p>'


def _note(mark: Mark) -> str:
    own = "" if mark.label.isdigit() else f' text:label="{escape(mark.label)}"'
    return (
        f'<text:note text:note-class="footnote"><text:note-citation{own}>{escape(mark.label)}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{escape(mark.text)}</text:p></text:note-body></text:note>'
    )


def _box(parts: list[Part], look: Look) -> str:
    if look.box != "frame":
        title = f'<text:p text:style-name="BoxTitle">{escape(parts[0].title)}</text:p>'
        return title + "".join(_paragraph(part, "Box") for part in parts)
    title = f'<text:p text:style-name="FrameTitle">{escape(parts[0].title)}</text:p>'
    inner = title + "".join(_paragraph(part, "Plain") for part in parts)
    width = look.width - 2 * look.margin - 20
    return (
        f'<text:p text:style-name="P"><draw:frame draw:style-name="Framed" text:anchor-type="as-char" '
        f'svg:width="{width}pt"><draw:text-box fo:min-height="1cm">{inner}</draw:text-box></draw:frame></text:p>'
    )


def _table(part: Part) -> str:
    columns = "<table:table-column/>" * len(part.cells[0])
    rows = ""
    for number, row in enumerate(part.cells):
        style = "Cell" if number else "Head"
        cells = "".join(
            f'<table:table-cell table:style-name="Grid"><text:p text:style-name="{style}">{escape(cell)}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        rows += f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table>{columns}{rows}</table:table><text:p text:style-name="P"/>'

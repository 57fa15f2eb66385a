"""Stories as HTML for paged media, and as PDF by weasyprint or Chromium."""

from __future__ import annotations

import html
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.extraction.page import Look
from eval.extraction.story import Mark, Part, Story

_RTL = {"ar"}
_SPAN = "h1,.box{column-span:all}"
_BESIDE = ".box{float:right;width:38%;margin:2pt 0 6pt 14pt;font-size:90%;text-align:start}"


def page_html(story: Story, look: Look, *, footnotes: bool = True) -> str:
    """The whole document. With `footnotes` they are floats that weasyprint places, else notes are left out."""
    groups = _groups(story, footnotes)
    if look.contents:
        groups.insert(1, _contents(story))
    body = "\n".join(groups)
    way = "rtl" if story.language in _RTL else "ltr"
    return (
        f'<!doctype html><html lang="{story.language}" dir="{way}"><head><meta charset="utf-8">'
        f"<title>{html.escape(story.parts[0].text)}</title><style>{_style(look, way)}</style></head>"
        f"<body>{body}</body></html>"
    )


def _groups(story: Story, footnotes: bool) -> list[str]:
    """The parts in order, those of one box inside one element."""
    out: list[str] = []
    box = 0
    for part in story.parts:
        if box and part.box != box:
            out.append("</div>")
        if part.box and part.box != box:
            out.append(f'<div class="box"><p class="title">{html.escape(part.title)}</p>')
        box = part.box
        out.append(_element(part, footnotes))
    return [*out, "</div>"] if box else out


def _contents(story: Story) -> str:
    headings = [part.text for part in story.parts[1:] if part.kind == "heading"]
    lines = (f'<p>{html.escape(text)}<span class="to">{3 + place}</span></p>' for place, text in enumerate(headings))
    return f'<div class="contents">{"".join(lines)}</div>'


def _element(part: Part, footnotes: bool) -> str:
    if part.kind == "paragraph" and "\n" in part.text:
        return "".join(_element(replace(part, text=line), footnotes) for line in part.text.split("\n"))
    inner = _inner(part, footnotes)
    if part.kind == "heading":
        return f"<h{part.level}>{inner}</h{part.level}>"
    if part.kind == "table":
        return _table(part)
    name = {"list item": "item", "quotation": "quote", "caption": "caption"}.get(part.kind, "p")
    return f'<p class="{name}">{inner}</p>'


def _table(part: Part) -> str:
    rows = []
    for index, row in enumerate(part.cells):
        tag = "th" if index == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def _inner(part: Part, footnotes: bool) -> str:
    out, at = "", 0
    text = part.text
    if part.label and part.kind != "heading" and text.startswith(part.label):
        at = len(part.label)
        out = f'<span class="no">{html.escape(part.label)}</span> '
        at += 1
    for mark in part.marks if footnotes else ():
        out += html.escape(text[at : mark.at]) + _note(mark)
        at = mark.at
    out += html.escape(text[at:])
    for words, address in part.links:
        out = out.replace(html.escape(words), f'<a href="{html.escape(address)}">{html.escape(words)}</a>', 1)
    return out


def _note(mark: Mark) -> str:
    return f'<span class="fn" data-mark="{html.escape(mark.label)}">{html.escape(mark.text)}</span>'


def _style(look: Look, way: str) -> str:
    start = "right" if way == "rtl" else "left"
    align = "justify" if look.justified else "start"
    table = {
        "ruled": "table{border-collapse:collapse} td,th{border:0.6pt solid #333}",
        "lines": "table{border-collapse:collapse} tr{border-bottom:0.5pt solid #777}",
        "bare": "",
    }[look.table]
    box = {
        "fill": "background:#dbe7f0",
        "frame": "border:1pt solid #345",
        "both": "background:#f3ecd9;border:0.8pt solid #865",
    }[look.box]
    columns = f"columns:{look.columns};column-gap:{look.gap}pt;" if look.columns > 1 else ""
    marker = "vertical-align:super;font-size:65%" if look.note == "raised" else ""
    number = "display:inline-block;min-width:22pt" if look.hang else ""
    return f"""
    {_pages(look)}
    html{{font-family:'{look.font}';font-size:{look.size}pt;line-height:{look.leading};
      hyphens:{"auto" if look.hyphens else "manual"}}}
    body{{margin:0;{columns}column-fill:auto;text-align:{align}}}
    h1{{font-size:165%;line-height:1.15;margin:0 0 10pt;text-align:{look.align_heading};hyphens:manual}}
    h2{{font-size:122%;margin:11pt 0 5pt;break-after:avoid;text-align:start;hyphens:manual}}
    h3{{font-size:104%;margin:8pt 0 4pt;break-after:avoid;text-align:start;hyphens:manual}}
    .contents p{{margin:0;text-indent:0}} .to::before{{content:leader(dotted)}} .contents{{margin:6pt 0 14pt}}
    p{{margin:0 0 {"0" if look.indent else "5.5pt"};orphans:2;widows:2;
      {"text-indent:14pt" if look.indent else ""}}}
    .no{{{number}}}
    .item{{margin-{start}:24pt;text-indent:0}} .quote{{margin:4pt 28pt 8pt;font-size:95%;text-indent:0}}
    .caption{{font-style:italic;break-after:avoid;hyphens:manual;text-indent:0;margin-top:6pt}}
    .box{{{box};padding:7pt 9pt;margin:8pt 0}} .box p{{text-indent:0}} {_SPAN if look.span else ""}
    {_BESIDE if look.beside else ""}
    .title{{font-weight:bold;text-align:start}}
    .fn{{float:footnote;font-size:{look.size * 0.8}pt;line-height:1.25;text-indent:0;font-weight:normal}}
    .fn::footnote-call{{content:attr(data-mark);font-size:65%;vertical-align:super;line-height:0}}
    .fn::footnote-marker{{content:attr(data-mark) "{" " if look.note == "raised" else ". "}";{marker}}}
    table{{width:100%;margin:5pt 0 9pt;font-size:92%;text-align:start;hyphens:manual}}
    th,td{{padding:3pt 7pt;vertical-align:top;text-align:start}} {table}
    a{{color:#124}}
    """


def _pages(look: Look) -> str:
    number = {
        "number": "content:counter(page)",
        "of": 'content:counter(page) "/" counter(pages)',
        "word": 'content:"Page " counter(page)',
        "": "",
    }[look.footer]
    size = f"size:{look.width}pt {look.height}pt;margin:{look.margin}pt"
    note = "@footnote{border-top:0.5pt solid #000;padding-top:4pt}"
    small = "font-size:8pt;"
    if look.header == "un":
        return f"""@page{{{size};{note} }}
        @page:right{{@top-right{{content:"{look.symbol}";{small}font-weight:bold}}
          @bottom-right{{{number};{small}}} @bottom-left{{content:"GE.26-{look.symbol[-2:]}417";{small}}} }}
        @page:left{{@top-left{{content:"{look.symbol}";{small}font-weight:bold}}
          @bottom-left{{{number};{small}}} @bottom-right{{content:"GE.26-{look.symbol[-2:]}417";{small}}} }}
        @page:first{{@bottom-left{{content:""}} @top-right{{content:"{look.symbol}";{small}}} }}"""
    top = f'@top-left{{content:"{look.running}";{small}}} @top-right{{content:"{look.symbol}";{small}}}'
    return f"@page{{{size};{note} {top if look.header else ''} @bottom-center{{{number};{small}}} }}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a producer says of the file it made: how many pages there are."""

    pages: int


def weasy_pdf(text: str, path: Path, **options: Any) -> Rendered:
    """Write the PDF that weasyprint makes of `text`."""
    from weasyprint import HTML

    document = HTML(string=text).render()
    document.write_pdf(str(path), pdf_identifier=b"known", **options)
    return Rendered(len(document.pages))


def running_lines(look: Look, pages: int) -> tuple[str, ...]:
    """Every running line of `page_html`'s pages, page by page."""
    out: list[str] = []
    for page in range(1, pages + 1):
        if look.header == "un":
            out.append(look.symbol)
            if page > 1:
                out.append(f"GE.26-{look.symbol[-2:]}417")
        elif look.header:
            out += [look.running, look.symbol]
        if look.footer:
            out.append({"number": f"{page}", "of": f"{page}/{pages}", "word": f"Page {page}"}[look.footer])
    return tuple(out)

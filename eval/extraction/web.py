"""Known web pages: a story among menus, a cookie bar, scripts, related links and footers, in three templates."""

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from eval.extraction.built import Case
from eval.extraction.stock import Half
from eval.extraction.story import Part, Recipe, Story, tell
from eval.extraction.truth import Truth

_MENU = {
    "dev": ("Home page", "About the service", "News and events", "Publications and tools", "Contact the desk"),
    "test": ("Start here", "Who we are", "Latest from the field", "Library of tools", "Write to our office"),
    "final": ("Front desk", "Our mandate", "What we did this month", "Forms to download", "Find a local team"),
}
_ASIDE = {
    "dev": ("You may also like these pages", "Ten questions about visits", "Share this page on Chirper"),
    "test": ("More on this subject", "How an inspection is planned", "Send this page to a friend"),
    "final": ("Read next about custody", "Three stories from the road", "Print a copy of this page"),
}
_COOKIES = {
    "dev": "We use cookies to make this site work. Accept all cookies Reject optional cookies",
    "test": "This website stores small files on your device. Allow them Manage your settings",
    "final": "Our pages set cookies to count visits. Agree and close Only what is needed",
}
_FOOT = {
    "dev": ("© 2026 Advice on custody. All rights reserved.", "Privacy notice", "Accessibility statement"),
    "test": ("Published by the office for visits, 2026.", "Terms of use of this site", "How we treat your data"),
    "final": ("Copyright 2026 of the inspection service.", "Imprint and contact", "Report a broken link"),
}
_SCRIPT = "window.dataLayer = window.dataLayer || []; function track(page) { dataLayer.push({'page': page}); }"


@dataclass(frozen=True, slots=True)
class Web:
    """A story and its template: "semantic", "divs" (no element says what it is for) or "table"."""

    language: str
    recipe: Recipe
    template: str
    features: tuple[str, ...] = ()
    encoding: str = "utf-8"

    def build(self, path: Path, half: Half) -> Truth:
        """Write the page at `path`."""
        story = tell(self.language, half, path.stem, self.recipe)
        text = {"semantic": _semantic, "divs": _divs, "table": _tables}[self.template](story, half, self.encoding)
        path.write_bytes(text.encode(self.encoding))
        around = (*_MENU[half], *_ASIDE[half], *_COOKIES[half].split(". "), *_FOOT[half], _SCRIPT)
        blocks = tuple(replace(block, box="") for block in story.blocks())
        return Truth(
            self.language, "own HTML", ("HTML", f"HTML {self.template}", *self.features), blocks, story.notes(), around
        )


def _head(story: Story, encoding: str) -> str:
    way = ' dir="rtl"' if story.language == "ar" else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}"{way}><head><meta charset="{encoding}">'
        f"<title>{escape(story.parts[0].text)} | Advice</title><style>.x{{color:red}}</style>"
        f"<script>{_SCRIPT}</script></head>"
    )


def _items(names: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/{number}">{escape(name)}</a></li>' for number, name in enumerate(names))


def _semantic(story: Story, half: Half, encoding: str) -> str:
    return (
        f'{_head(story, encoding)}<body><div id="cookie-banner" role="dialog"><p>{_COOKIES[half]}</p></div>'
        f"<header><nav><ul>{_items(_MENU[half])}</ul></nav></header><main><article>{article(story)}</article></main>"
        f"<aside><ul>{_items(_ASIDE[half])}</ul></aside><footer><ul>{_items(_FOOT[half])}</ul></footer>"
        f"<noscript><p>{_COOKIES[half]}</p></noscript></body></html>"
    )


def _divs(story: Story, half: Half, encoding: str) -> str:
    return (
        f"{_head(story, encoding)}<body>"
        f'<div class="topbar"><div class="menu"><ul>{_items(_MENU[half])}</ul></div></div>'
        f'<div class="wrapper"><div class="content">{article(story)}</div>'
        f'<div class="sidebar"><ul>{_items(_ASIDE[half])}</ul></div></div>'
        f'<div class="cookie-consent">{_COOKIES[half]}</div>'
        f'<div class="site-footer"><ul>{_items(_FOOT[half])}</ul></div><script>{_SCRIPT}</script></body></html>'
    )


def _tables(story: Story, half: Half, encoding: str) -> str:
    """As pages were made twenty years ago: a table for the layout, menu cells beside the text."""

    def cell(names: tuple[str, ...]) -> str:
        return "<br>".join(f'<a href="/{number}">{escape(name)}</a>' for number, name in enumerate(names))

    return (
        f'{_head(story, encoding)}<body><table width="100%"><tr><td colspan="2">{cell(_MENU[half])}</td></tr><tr>'
        f'<td width="20%">{cell(_ASIDE[half])}</td><td>{article(story)}</td></tr>'
        f'<tr><td colspan="2">{cell((*_FOOT[half], *_COOKIES[half].split(". ")))}</td></tr></table></body></html>'
    )


def article(story: Story) -> str:
    """The story as elements, its footnotes as a list below it."""
    out: list[str] = []
    for part in story.parts:
        lines = part.text.split("\n") if part.kind == "paragraph" else [part.text]
        out += [_element(replace(part, text=line) if len(lines) > 1 else part) for line in lines]
    notes = story.notes()
    if notes:
        out.append('<section class="footnotes"><ol>')
        out += [f'<li id="fn{note.label}">{escape(note.text)} <a href="#ref{note.label}">↩</a></li>' for note in notes]
        out.append("</ol></section>")
    return "\n".join(out)


def _element(part: Part) -> str:
    if part.kind == "table":
        rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in part.cells)
        return f"<table>{rows}</table>"
    inner, at = "", 0
    for mark in part.marks:
        inner += escape(part.text[at : mark.at])
        inner += f'<sup id="ref{mark.label}"><a href="#fn{mark.label}">{mark.label}</a></sup>'
        at = mark.at
    inner += escape(part.text[at:])
    for words, address in part.links:
        inner = inner.replace(escape(words), f'<a href="{escape(address)}">{escape(words)}</a>', 1)
    if part.kind == "heading":
        return f"<h{part.level}>{inner}</h{part.level}>"
    if part.text.startswith("• "):
        return f"<ul><li>{inner.removeprefix('• ')}</li></ul>"
    if part.kind == "quotation":
        return f"<blockquote><p>{inner}</p></blockquote>"
    return f"<p>{inner}</p>"


def cases() -> list[Case]:
    """All of them."""
    recipe = Recipe(sections=4, paragraphs=4)
    out = {
        "h_en_semantic": Web("en", replace(recipe, tables=2), "semantic"),
        "h_en_divs": Web("en", replace(recipe, bullets=True, quotations=0.3), "divs"),
        "h_en_table": Web("en", recipe, "table"),
        "h_fr_divs": Web("fr", recipe, "divs", encoding="iso-8859-1"),
        "h_ru_semantic": Web("ru", recipe, "semantic", encoding="windows-1251"),
        "h_ar_semantic": Web("ar", recipe, "semantic"),
        "h_zh_divs": Web("zh", recipe, "divs", encoding="gb18030"),
        "h_en_cards": Web("en", replace(recipe, cards=4, resources=6), "divs", ("action cards", "key resources")),
        "h_en_notes": Web("en", replace(recipe, notes=0.5), "semantic", ("footnotes",)),
    }
    return [Case(f"{name}.html", web.build) for name, web in out.items()]

"""Known PDFs set by weasyprint: columns, footnotes, boxes, tables, running lines, in seven languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.extraction.built import Case
from eval.extraction.html import page_html, running_lines, weasy_pdf
from eval.extraction.page import Look
from eval.extraction.stock import Half
from eval.extraction.story import Recipe, tell
from eval.extraction.truth import Truth

_FONTS = {
    "dev": {"": "Liberation Serif", "ru": "DejaVu Serif", "zh": "Noto Serif CJK SC", "ar": "Noto Naskh Arabic"},
    "again": {"": "DejaVu Sans", "ru": "Noto Sans", "zh": "Noto Serif CJK SC", "ar": "Noto Sans Arabic"},
    "test": {"": "Noto Serif", "ru": "Liberation Sans", "zh": "Noto Sans CJK SC", "ar": "Noto Kufi Arabic"},
    "final": {"": "C059", "ru": "Nimbus Sans", "zh": "Noto Serif CJK TC", "ar": "DejaVu Sans"},
}
AGAIN = "_b"
"""Ends the name of a document of the dev half that is set a second time, with another text and another look."""
_HEADERS = ("plain", "un", "")
_FOOTERS = ("number", "of", "word")


@dataclass(frozen=True, slots=True)
class Typeset:
    """A story and its look; what the half changes comes on top."""

    language: str
    recipe: Recipe
    look: Look
    features: tuple[str, ...]

    def build(self, path: Path, half: Half) -> Truth:
        """Set the document at `path`."""
        story = tell(self.language, half, path.stem, self.recipe)
        look = dressed(self.look, self.language, half, path.stem)
        rendered = weasy_pdf(page_html(story, look), path)
        lines = running_lines(look, rendered.pages)
        return Truth(self.language, "weasyprint", self.features, story.blocks(), story.notes(), lines)


def dressed(look: Look, language: str, half: Half, name: str) -> Look:
    """`look` with the half's own fonts, sizes, margins and running lines; a name that ends with AGAIN has others."""
    again = name.endswith(AGAIN)
    fonts = _FONTS["again" if again else half]
    look = replace(look, font=fonts.get(language, fonts[""]))
    if half == "dev" and not again:
        return look
    turn = sum(name.encode())
    if half == "final":
        running = replace(look, header=look.header and _HEADERS[(turn + 1) % 2], footer=_FOOTERS[(turn + 1) % 3])
        return fresh(replace(running, hang=turn % 2 == 0), turn)
    return replace(
        look, size=look.size - 0.7 + 0.35 * (turn % 5), margin=look.margin - 10 + 6 * (turn % 4),
        width=612 if turn % 3 == 0 else look.width, height=792 if turn % 3 == 0 else look.height,
        leading=look.leading + 0.06 * (turn % 3), gap=look.gap - 4 + 3 * (turn % 3),
        header=look.header and _HEADERS[turn % 2], footer=_FOOTERS[turn % 3],
        symbol="CAT/OP/XYZ/31", running="Manual for visiting bodies",
        box=("frame", "both", "fill")[turn % 3], hang=not look.hang,
    )  # fmt: skip


def fresh(look: Look, turn: int) -> Look:
    """`look` in the sizes of the final half, by `turn`: of the page, its margins, gutter, letters and leading."""
    scale = (1.0, 0.94, 1.08)[turn % 3]
    return replace(
        look, size=look.size + 0.8 - 0.4 * (turn % 5), margin=look.margin + 14 - 7 * (turn % 5),
        width=round(look.width * scale), height=round(look.height * scale),
        leading=look.leading - 0.04 + 0.05 * (turn % 4), gap=look.gap + 7 - 4 * (turn % 4),
        symbol="CAT/C/XYZ/CO/7", running="Notes for those who inspect", box=("both", "fill", "frame")[turn % 3],
    )  # fmt: skip


_PLAIN = Recipe(sections=5, paragraphs=4)
_LONG = Recipe(sections=10, paragraphs=4)
_NOTED = Recipe(sections=5, paragraphs=4, notes=0.45)
_LANGUAGES = ("en", "fr", "es", "pt", "ru")


def _cases() -> Sequence[tuple[str, Typeset]]:
    two, three = Look(columns=2, size=9.5), Look(columns=3, size=8.5, gap=16, width=842, height=595)
    out: list[tuple[str, Typeset]] = []
    for language in _LANGUAGES:
        out += [
            (f"w_{language}_one", Typeset(language, _NOTED, Look(), ("one column", "footnotes"))),
            (f"w_{language}_two", Typeset(language, _LONG, two, ("two columns",))),
            (
                f"w_{language}_hyphen",
                Typeset(
                    language,
                    replace(_PLAIN, quotations=0.3),
                    Look(hyphens=True, width=420, margin=50, header="un"),
                    ("hyphenated",),
                ),
            ),
        ]
    for language in ("zh", "ar"):
        name = {"zh": "Chinese", "ar": "Arabic"}[language]
        out += [
            (f"w_{language}_one", Typeset(language, replace(_NOTED, lists=0.15), Look(), (name, "footnotes"))),
            (
                f"w_{language}_un",
                Typeset(language, replace(_PLAIN, sections=6, lists=0.15), Look(header="un", hang=True), (name,)),
            ),
        ]
    out += [
        (
            "w_en_two_hyphen",
            Typeset("en", _LONG, replace(two, hyphens=True, header="un"), ("two columns", "hyphenated")),
        ),
        ("w_en_three", Typeset("en", replace(_LONG, sections=14), three, ("three columns",))),
        ("w_zh_two", Typeset("zh", _LONG, two, ("Chinese", "two columns"))),
        ("w_ar_two", Typeset("ar", _LONG, two, ("Arabic", "two columns"))),
        (
            "w_en_breaks",
            Typeset(
                "en",
                Recipe(sections=3, paragraphs=5, quotations=0.7, least=700, lists=0.1),
                Look(width=420, height=560, margin=48),
                ("page breaks",),
            ),
        ),
        (
            "w_es_breaks",
            Typeset(
                "es",
                Recipe(sections=3, paragraphs=4, quotations=0.7, least=800, lists=0.1),
                Look(width=420, height=560, margin=48, hyphens=True),
                ("page breaks", "hyphenated"),
            ),
        ),
        (
            "w_en_unnumbered",
            Typeset("en", replace(_PLAIN, numbered=False, bullets=True), Look(indent=True), ("one column",)),
        ),
        (
            "w_fr_bullets",
            Typeset("fr", replace(_PLAIN, bullets=True), Look(header="un", justified=False), ("one column",)),
        ),
        (
            "w_en_notes_long",
            Typeset(
                "en", replace(_NOTED, long_notes=True, notes=0.6), Look(height=640), ("footnotes", "long footnotes")
            ),
        ),
        ("w_en_notes_two", Typeset("en", replace(_NOTED, sections=10), two, ("footnotes", "two columns"))),
        (
            "w_en_notes_symbol",
            Typeset(
                "en", replace(_NOTED, sections=6, notes=0.1, marks="symbol"), Look(), ("footnotes", "symbol marks")
            ),
        ),
        ("w_fr_notes_raised", Typeset("fr", _NOTED, Look(note="raised"), ("footnotes",))),
        (
            "w_en_cards",
            Typeset(
                "en", Recipe(cards=6, resources=8, countries=True, boxes=2), Look(), ("action cards", "key resources")
            ),
        ),
        (
            "w_en_report",
            Typeset(
                "en",
                replace(_NOTED, style="report", sections=8),
                Look(header="un", hang=True, contents=True),
                ("UN report", "footnotes"),
            ),
        ),
        (
            "w_fr_report",
            Typeset(
                "fr",
                replace(_NOTED, style="report", sections=8),
                Look(header="un", hang=True, note="raised", hyphens=True),
                ("UN report", "footnotes", "hyphenated"),
            ),
        ),
        (
            "w_es_report",
            Typeset(
                "es",
                replace(_NOTED, style="report", sections=6),
                Look(header="un", contents=True),
                ("UN report", "footnotes"),
            ),
        ),
        (
            "w_ru_report",
            Typeset(
                "ru",
                replace(_NOTED, style="report", sections=6),
                Look(header="un", hang=True),
                ("UN report", "footnotes"),
            ),
        ),
        (
            "w_en_instrument",
            Typeset(
                "en",
                Recipe(style="instrument", sections=12, paragraphs=3, restart=True, lists=0.5),
                Look(align_heading="center"),
                ("instrument",),
            ),
        ),
        (
            "w_fr_instrument",
            Typeset(
                "fr",
                Recipe(style="instrument", sections=10, paragraphs=3, restart=True, lists=0.4),
                Look(columns=2, size=9.5),
                ("instrument", "two columns"),
            ),
        ),
        (
            "w_ar_instrument",
            Typeset(
                "ar",
                Recipe(style="instrument", sections=10, paragraphs=2, restart=True, lists=0.3),
                Look(),
                ("instrument", "Arabic"),
            ),
        ),
        (
            "w_en_boxes_beside",
            Typeset(
                "en",
                Recipe(boxes=5, countries=True, sections=5, least=400, lists=0.0),
                Look(beside=True, box="fill"),
                ("boxes", "boxes beside text"),
            ),
        ),
        (
            "w_en_two_span",
            Typeset(
                "en",
                Recipe(boxes=6, sections=8),
                Look(columns=2, size=9.5, span=True, box="both"),
                ("two columns", "boxes", "boxes across columns"),
            ),
        ),
        (
            "w_en_tables_long",
            Typeset(
                "en",
                Recipe(tables=3, sections=3, paragraphs=3, rows=(24, 34)),
                Look(table="ruled"),
                ("tables ruled", "tables over pages"),
            ),
        ),
        ("w_en_boxes_fill", Typeset("en", Recipe(boxes=6, countries=True, notes=0.15), Look(box="fill"), ("boxes",))),
        ("w_en_boxes_frame", Typeset("en", Recipe(boxes=6), Look(box="frame", justified=False), ("boxes",))),
        (
            "w_en_boxes_over",
            Typeset(
                "en",
                Recipe(boxes=8, countries=True, least=500, paragraphs=3),
                Look(box="both", width=420, height=560, margin=48),
                ("boxes", "page breaks"),
            ),
        ),
        ("w_es_boxes", Typeset("es", Recipe(boxes=4), Look(box="fill", hyphens=True), ("boxes", "hyphenated"))),
        (
            "w_en_tables_ruled",
            Typeset("en", Recipe(tables=6, sections=6, paragraphs=3), Look(table="ruled"), ("tables ruled",)),
        ),
        (
            "w_en_tables_bare",
            Typeset("en", Recipe(tables=6, sections=6, paragraphs=3), Look(table="bare"), ("tables unruled",)),
        ),
        (
            "w_en_tables_lines",
            Typeset(
                "en",
                Recipe(tables=6, sections=6, paragraphs=3),
                Look(table="lines", justified=False),
                ("tables unruled",),
            ),
        ),
    ]
    return out


def cases() -> list[Case]:
    """All of them."""
    return [Case(f"{name}.pdf", typeset.build) for name, typeset in _cases()]

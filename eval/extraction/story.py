"""What a document says before anybody sets it: parts in reading order, from which both file and truth are made."""

import random
from dataclasses import dataclass, field, replace

from eval.extraction.notes import Noter
from eval.extraction.stock import Drawer, Half
from eval.extraction.truth import KnownBlock, KnownNote

SYMBOLS = ("*", "†", "‡", "§", "¶")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
ARTICLES = {
    "en": "Article", "fr": "Article", "es": "Artículo", "pt": "Artigo", "ru": "Статья", "ar": "المادة", "zh": "条",
}  # fmt: skip
_LETTERS = {"ar": "أبجدهوزح", "ru": "абвгдежз"}
COUNTRIES = ("Uganda", "Mexico", "Ghana", "Fiji", "Denmark", "Chile", "Morocco", "Indonesia", "Georgia", "Kenya")


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote `text` whose mark `label` stands at offset `at` of its part."""

    at: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A block to be set. `level` is a heading's depth from 1. `box` numbers a box, 0 for none; `title` is its title,
    set as a line of its own above the box's first part. `continued` is "box" where a box may interrupt the part.
    """

    kind: str
    text: str
    label: str = ""
    level: int = 0
    marks: tuple[Mark, ...] = ()
    box: int = 0
    title: str = ""
    country: str = ""
    cells: tuple[tuple[str, ...], ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much of what a story has. Shares are from 0 to 1; `marks` is "number" or "symbol".

    With `restart` each section numbers its paragraphs from 1. `style` "report" numbers headings I., A.;
    "instrument" makes the sections articles with titles, whose items have items of their own. `rows` is the
    least and most of a table. `cards` are actions, each with how it is done, two lines that make one block;
    `resources` are entries of a list at the end, each with the address it leads to.
    """

    sections: int = 4
    paragraphs: int = 4
    numbered: bool = True
    least: int = 0
    lists: float = 0.3
    notes: float = 0.0
    marks: str = "number"
    long_notes: bool = False
    boxes: int = 0
    countries: bool = False
    tables: int = 0
    quotations: float = 0.0
    bullets: bool = False
    restart: bool = False
    cards: int = 0
    resources: int = 0
    style: str = ""
    rows: tuple[int, int] = (3, 6)


@dataclass
class Story:
    """A document's parts and its language."""

    language: str
    parts: list[Part] = field(default_factory=list)

    def blocks(self) -> tuple[KnownBlock, ...]:
        """The parts as the truth has them."""
        return tuple(
            KnownBlock(
                part.kind, part.text, part.label, part.title, part.country, "",
                tuple((mark.at, mark.label) for mark in part.marks), part.cells,
                tuple(address for _, address in part.links),
            )
            for part in self.parts
        )  # fmt: skip

    def notes(self) -> tuple[KnownNote, ...]:
        """The footnotes in the order of their marks."""
        return tuple(
            KnownNote(mark.label, mark.text, index) for index, part in enumerate(self.parts) for mark in part.marks
        )


def tell(language: str, half: Half, seed: str, recipe: Recipe) -> Story:
    """The story of `recipe`; the same arguments give the same story. The final half has more sections."""
    if half == "final":
        recipe = replace(recipe, sections=recipe.sections + 1 + sum(seed.encode()) % 4)
    return _Teller(language, half, seed, recipe).told()


class _Teller:
    def __init__(self, language: str, half: Half, seed: str, recipe: Recipe) -> None:
        self.drawer = Drawer(language, half, seed)
        self.random: random.Random = self.drawer.random
        self.noter = Noter(language, self.random)
        self.recipe = recipe
        self.story = Story(language)
        self.number = 0
        self.noted = 0
        self.boxed = 0

    def told(self) -> Story:
        self._add(Part("heading", self.drawer.heading(), level=1))
        for section in range(self.recipe.sections):
            self._section(section)
        if self.recipe.resources:
            self._resources()
        return self.story

    def _section(self, section: int) -> None:
        recipe = self.recipe
        self._heading(section)
        self.number = 0 if recipe.restart else self.number
        boxes = range(section, recipe.boxes, recipe.sections)
        tables = range(section, recipe.tables, recipe.sections)
        for place in range(recipe.paragraphs):
            self._paragraph()
            if place == 1:
                for _ in boxes:
                    self._box()
            if place == 2 or (place == 0 and recipe.paragraphs < 3):
                for number in tables:
                    self._table(number)
        for _ in range(section, recipe.cards, recipe.sections):
            self._add(Part("paragraph", f"Action: {self.drawer.paragraph()}\nHow: {self.drawer.paragraph(120)}"))

    def _heading(self, section: int) -> None:
        style, text = self.recipe.style, self.drawer.heading()
        if style == "report":
            if section % 2 == 0:
                self._add(Part("heading", f"{ROMAN[section // 2]}. {text}", level=2))
                text = self.drawer.heading()
            self._add(Part("heading", f"{'AB'[section % 2]}. {text}", level=3))
        elif style == "instrument":
            self._add(Part("heading", f"{ARTICLES[self.story.language]} {section + 1}", level=2))
            self._add(Part("heading", text, level=3))
        else:
            self._add(Part("heading", text, level=2))

    def _resources(self) -> None:
        self._add(Part("heading", "Key resources", level=2))
        for number in range(self.recipe.resources):
            name = self.drawer.heading().rstrip("?")
            address = f"https://www.example.org/tools/{self.random.randint(100, 999)}/{number}.html"
            text = f"• {name} (Office for Visits, {2003 + number}), chapter {number + 2}."
            self._add(Part("list item", text, links=((name, address),)))

    def _paragraph(self) -> None:
        recipe = self.recipe
        if self.random.random() < recipe.lists:
            lead, items = self.drawer.listing()
            self._add(self._noted(self._numbered(Part("paragraph", lead))))
            for index, item in enumerate(items):
                self._add(self._item(index, item))
                if recipe.style == "instrument" and index == 1:
                    self._nested()
            return
        self._add(self._noted(self._numbered(Part("paragraph", self.drawer.paragraph(recipe.least)))))
        if self.random.random() < recipe.quotations:
            self._add(Part("quotation", f"“{self.drawer.paragraph(350)}”"))

    def _numbered(self, part: Part) -> Part:
        if not self.recipe.numbered:
            return part
        self.number += 1
        label = f"{self.number}."
        return replace(part, text=f"{label} {part.text}", label=label)

    def _nested(self) -> None:
        for number, item in enumerate(self.drawer.listing()[1][:3]):
            label = f"({ROMAN[number].lower()})"
            self._add(Part("list item", f"{label} {item}", label))

    def _item(self, index: int, text: str) -> Part:
        if self.recipe.bullets:
            return Part("list item", f"• {text}")
        label = f"({_LETTERS.get(self.story.language, 'abcdefgh')[index]})"
        return Part("list item", f"{label} {text}", label)

    def _noted(self, part: Part) -> Part:
        """Give `part` footnotes, mostly at the ends of sentences and now and then after a word."""
        count = sum(self.random.random() < self.recipe.notes for _ in range(2))
        places = [at for at in range(40, len(part.text)) if part.text[at - 1] in ".،؛،。，;،;" and _ends(part.text, at)]
        chosen = sorted(self.random.sample([*places, len(part.text)], min(count, len(places) + 1)))
        marks = tuple(Mark(at, self._mark(), self._note()) for at in dict.fromkeys(chosen))
        return replace(part, marks=marks)

    def _note(self) -> str:
        text = self.noter.note()
        if self.recipe.long_notes and self.random.random() < 0.5:
            text += ("" if self.story.language == "zh" else " ") + self.drawer.paragraph(300)
        return text

    def _mark(self) -> str:
        self.noted += 1
        if self.recipe.marks == "symbol":
            return SYMBOLS[(self.noted - 1) % len(SYMBOLS)]
        return str(self.noted)

    def _box(self) -> None:
        self.boxed += 1
        country = COUNTRIES[(self.boxed - 1) % len(COUNTRIES)] if self.recipe.countries else ""
        title = f"Country example: {country}" if country else self.drawer.heading()
        for _ in range(self.random.choice((1, 2))):
            text = self.drawer.paragraph()
            self._add(Part("box", text, box=self.boxed, title=title, country=country))

    def _table(self, number: int) -> None:
        draw = self.random
        head = ("Safeguard", "Who does it", "When", "No.")
        rows = [head]
        for row in range(draw.randint(*self.recipe.rows)):
            _, items = self.drawer.listing()
            item = draw.choice(items).rstrip(".;").split("(")[0].strip()
            rows.append(
                (
                    item,
                    draw.choice(("Custody officer", "Prosecutor", "Doctor on duty")),
                    f"within {row + 1} h",
                    str(draw.randint(10, 99)),
                )
            )
        cells = tuple(rows)
        self._add(Part("caption", f"Table {number + 1}. {self.drawer.heading()}"))
        self._add(Part("table", "\n".join(" | ".join(row) for row in cells), cells=cells))

    def _add(self, part: Part) -> None:
        self.story.parts.append(part)


def _ends(text: str, at: int) -> bool:
    """Whether `at` is behind a sentence or clause and not inside an abbreviation or number."""
    before = text[:at].rstrip(".,;").rsplit(" ", 1)[-1]
    return at < len(text) and text[at] == " " and len(before) > 4 and before.isalpha()

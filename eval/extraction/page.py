"""How a page is set: sizes, fonts, columns, running lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """One way to set a story. Sizes are in points, `size` that of the body.

    `header` and `footer` name a scheme of running lines ("", "plain", "un"); with "un" odd and even pages
    differ. `front` counts pages of front matter that are numbered i, ii. `box` is "fill", "frame" or "both".
    `table` is "ruled", "lines" or "bare". `hang` sets paragraph numbers apart. `note` is "raised" or "plain",
    the way a footnote's own number is set. With `beside` boxes stand at the side of the text, with `span` the title and
    the boxes cross all columns; `contents` puts a table of contents, which is no part of the story, below the title.
    """

    font: str = "Liberation Serif"
    size: float = 10.5
    leading: float = 1.3
    width: float = 595
    height: float = 842
    margin: float = 62
    columns: int = 1
    gap: float = 22
    justified: bool = True
    hyphens: bool = False
    header: str = "plain"
    footer: str = "number"
    symbol: str = "A/HRC/71/19"
    running: str = "Advice on custody"
    box: str = "fill"
    table: str = "ruled"
    hang: bool = False
    note: str = "plain"
    indent: bool = False
    align_heading: str = "left"
    beside: bool = False
    span: bool = False
    contents: bool = False

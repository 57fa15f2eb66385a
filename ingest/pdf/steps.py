"""The repairs of the PDF reader, each of which can be switched off to see what it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """Which repairs are made; all of them unless somebody looks for the cause of a mistake.

    `hidden`: text that nobody can see is left out. `columns`: a page set in columns is read column by
    column, from the places of its words. `arabic`: right-to-left lines are put in logical order from
    the places of their letters. `hyphens`: a hyphen at a line end is dropped where the word has none.
    `cjk`: Chinese and Japanese lines are joined without a space. `ligatures`: ligatures and
    presentation forms are spelled out. `page_breaks`: a paragraph goes on over a page's end.
    `furniture`: running headers, footers and page numbers are left out. `footnotes`: footnotes are
    taken out of the body.
    """

    hidden: bool = True
    columns: bool = True
    arabic: bool = True
    hyphens: bool = True
    cjk: bool = True
    ligatures: bool = True
    page_breaks: bool = True
    furniture: bool = True
    footnotes: bool = True


ALL = Steps()

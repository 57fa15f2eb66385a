"""Writes the .docx and .odt among the sources: `python -m tests.golden.office_sources FOLDER`.

Stored without compression and without the hour, so that the same script gives the same bytes everywhere.
"""

import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ingest import test_odt as odt
from tests.ingest import tiny_docx as word

_LONG_AGO = (2020, 1, 1, 0, 0, 0)
TITLE = "Keys and registers"
LEADS = "Each station keeps a register of its keys."
NOTE = "See the manual for inspections, part 4."
BOX = ("Country example: Fiji", "Since 2016 two officers sign for each key and the log is read every week.")


def docx(path: Path) -> None:
    """A Word file with a footnote, a numbered list, a table and a text box."""
    inside = f"<w:txbxContent>{word.par(word.run(BOX[0], '<w:b/>'))}{word.par(BOX[1])}</w:txbxContent>"
    body = [
        word.par(TITLE, "Titel"),
        word.par("Registers", "H1"),
        word.par(word.run(LEADS) + word.reference(1)),
        word.item("Write down who took which key."),
        word.item("the hour of return", level=1),
        word.table(("Key", "Kept by"), ("Cell 1", "Officer on duty")),
        word.par(word.run("The box tells more.") + f"<w:r><w:pict>{inside}</w:pict></w:r>"),
    ]
    lists = word.numbering(word.level(0, "decimal", "%1.") + word.level(1, "lowerLetter", "(%2)"))
    word.docx(path, "".join(body), numbering=lists, footnotes=word.note(1, NOTE), header1=word.par("Draft"))


def text(path: Path) -> None:
    """An OpenDocument text with the same."""
    marked = f'<text:span text:style-name="B">{BOX[0]}</text:span>'
    boxed = f"<draw:frame><draw:text-box>{odt.par(marked)}{odt.par(BOX[1])}</draw:text-box></draw:frame>"
    deeper = odt.par("Write down who took which key.") + odt.items("the hour of return")
    rows = "".join(
        "<table:table-row>" + "".join(f"<table:table-cell>{odt.par(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("Key", "Kept by"), ("Cell 1", "Officer on duty"))
    )  # fmt: skip
    body = [
        odt.par(TITLE, "P1"),
        '<text:h text:outline-level="1">Registers</text:h>',
        odt.par(LEADS + odt.note("1", NOTE)),
        odt.items(deeper, style="L"),
        f"<table:table>{rows}</table:table>",
        odt.par(f"The box tells more.{boxed}"),
    ]
    odt.odt(path, "".join(body), master=f"<style:header>{odt.par('Draft')}</style:header>")


def write(folder: Path) -> list[Path]:
    """Write both files in `folder`."""
    out = []
    with TemporaryDirectory() as loose:
        for name, make in (("keys.docx", docx), ("keys.odt", text)):
            make(Path(loose) / name)
            out.append(_stored(Path(loose) / name, folder / name))
    return out


def _stored(source: Path, target: Path) -> Path:
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for name in archive.namelist():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 3  # the system it is made on would be written down
            out.writestr(entry, archive.read(name))
    return target


if __name__ == "__main__":
    write(Path(sys.argv[1]))

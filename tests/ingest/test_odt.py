"""OpenDocument texts: every block, every note, the numbers as shown; nothing that a reader does not see."""

import zipfile
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest.cut import cut
from ingest.document import Document
from ingest.odt.reader import OdtReader
from ingest.reader import Reader
from tests.contracts.reader import ReaderContract, check_document
from tests.ingest.documents import count_words

_NAMES = ("office", "text", "table", "draw", "style")
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if name == "draw" else name}:1.0"'
    for name in _NAMES
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip
STYLES = (
    '<style:style style:name="Title"/><style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Hid"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Sup"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Framed"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("'
    ' style:num-suffix=")"/><text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/>'
    '</text:list-style><text:list-style style:name="D"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="-"/></text:list-style>'
)


def odt(path: Path, body: str, *, master: str = "", manifest: str = "") -> Path:
    def root(name: str, inner: str) -> str:
        return f"<office:document-{name} {NAMESPACES}>{inner}</office:document-{name}>"

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        content += f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", root("content", content))
        archive.writestr("styles.xml", root("styles", f"<style:master-page>{master}</style:master-page>"))
        archive.writestr("META-INF/manifest.xml", manifest or "<m/>")
    return path


def read(tmp_path: Path, body: str, **more: str) -> Document:
    document = OdtReader().read(odt(tmp_path / "x.odt", body, **more))
    check_document(document)
    return document


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def par(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def items(*contents: str, style: str = "", more: str = "") -> str:
    inner = "".join(f"<text:list-item>{each if '<text:' in each else par(each)}</text:list-item>" for each in contents)
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {more}>{inner}</text:list>"


def note(mark: str, content: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
        f"<text:note-body>{par(content)}</text:note-body></text:note>"
    )


class TestContract(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return OdtReader()

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        body = par("Title", "P1") + '<text:h text:outline-level="1">Part</text:h>' + par("Some text stands here.")
        return odt(tmp_path / "x.odt", body)


def test_lists_have_their_numbers(tmp_path: Path) -> None:
    deep = par("two") + items("a", par("b") + items("deep"))
    body = (
        items("one", deep, style="L")
        + par("between")
        + items("three", style="L", more='text:continue-numbering="true"')
    )
    body += items("again", style="L") + items("dot", style="D")
    document = read(tmp_path, body)
    assert texts(document) == [
        "1. one", "2. two", "(a) a", "(b) b", "2.b.1 deep", "between", "3. three", "1. again", "• dot",
    ]  # fmt: skip
    assert [block.kind for block in document.blocks][:4] == ["paragraph", "paragraph", "list item", "list item"]


def test_notes_links_and_hidden_words(tmp_path: Path) -> None:
    body = par(
        f"Force{note('1', 'See CAT.')}{note('2', 'Ibid.')} and<text:s text:c='2'/>law{note('i', 'End.', 'endnote')}."
        '<text:a xlink:href="https://example.org/">Here</text:a><text:span text:style-name="Hid">secret</text:span>'
        "<text:tab/>x<text:line-break/>y<office:annotation><text:p>a comment</text:p></office:annotation>"
        '<text:span text:style-name="Sup">3</text:span>'
    )
    gone = f"<text:changed-region><text:deletion>{par('Gone.')}</text:deletion></text:changed-region>"
    deleted = f"<text:tracked-changes>{gone}</text:tracked-changes>"
    document = read(tmp_path, deleted + body, master=par("Running head"))
    assert document.text == "Force¹,² and  lawⁱ.Here x y³\f¹ See CAT.\n\n² Ibid.\n\nⁱ End."
    labels = {each.label for passage in cut(document, count_words) for each in passage.footnotes}
    assert labels == {"fn 1", "fn 2", "fn i"}
    assert [(each.why, each.text) for each in document.ledger.removed] == [
        ("running line", "Running head"),
        ("hidden", "secret"),
    ]
    assert [link.address for link in document.links] == ["https://example.org/"]
    assert document.ledger.notes[-1] == "left out: 1 comment" and "1 tracked change:" in document.ledger.notes[0]


def test_tables_and_boxes(tmp_path: Path) -> None:
    def cell(content: str, style: str = "") -> str:
        return f'<table:table-cell table:style-name="{style}">{content}</table:table-cell>'

    def table(*rows: str) -> str:
        return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"

    bold = '<text:span text:style-name="B">Country example: Fiji</text:span>'
    box = f"<draw:frame><draw:text-box>{par(bold)}{par('Interviews are recorded.')}</draw:text-box></draw:frame>"
    body = table(cell(par("Country")) + cell(par("Year")), cell(par("Fiji")) + cell(par("2016")))
    body += par(f"Before{box} it.") + table(cell(par(bold) + par("Once more."), "Framed")) + table(cell(par("Plain.")))
    document = read(tmp_path, body)
    assert texts(document) == [
        "Country | Year\nFiji | 2016", "Before it.", "Country example: Fiji", "Interviews are recorded.",
        "Country example: Fiji", "Once more.", "Plain.",
    ]  # fmt: skip
    assert [block.kind for block in document.blocks][2:] == ["heading", "box", "heading", "box", "paragraph"]


@pytest.mark.parametrize(
    ("manifest", "body", "says"),
    [
        ("<m><encryption-data/></m>", par("x"), "protected by a password"),
        ("", "", "it holds no text"),
        ("", "<unclosed>", "its XML cannot be read"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, manifest: str, body: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read(tmp_path, body, manifest=manifest)

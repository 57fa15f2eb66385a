"""Word files: every block, every note, the numbers as Word shows them; nothing that a reader does not see."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advicehub.errors import SourceError
from ingest.cut import cut
from ingest.document import Document
from ingest.docx.reader import DocxReader
from ingest.reader import Reader
from tests.contracts.reader import ReaderContract, check_document
from tests.ingest.documents import count_words
from tests.ingest.tiny_docx import STYLES, docx, item, level, note, numbering, par, reference, run, table


def read(tmp_path: Path, body: str, **parts: str) -> Document:
    document = DocxReader().read(docx(tmp_path / "x.docx", body, **parts))  # type: ignore[arg-type]
    check_document(document)
    return document


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


class TestContract(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return DocxReader()

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        return docx(tmp_path / "x.docx", par("Title", "Titel") + par("Part", "H1") + par("Some text stands here."))


def test_headings_by_style_make_the_path(tmp_path: Path) -> None:
    body = par("The rules", "Titel") + par("Part", "H1") + par("Inner", "Based") + par("Some text stands here.")
    document = read(tmp_path, body)
    assert document.blocks[-1].path == ("Part", "Inner")
    assert document.about.title == "The rules"


@pytest.mark.parametrize("name", ["Überschrift 1", "Titre 1", "Título 1", "Заголовок 1", "标题 1", "عنوان 1"])
def test_headings_by_a_style_of_another_language(tmp_path: Path, name: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/></w:style>'
    document = read(
        tmp_path, par("First", "x") + par("Text one.") + par("Second", "x") + par("Text two."), styles=style
    )
    assert [block.path for block in document.blocks if block.kind == "paragraph"] == [("First",), ("Second",)]


def test_headings_by_their_looks_where_no_style_says_so(tmp_path: Path) -> None:
    bold = "<w:b/>"
    body = par("GUIDANCE ON ARREST") + par(run("Use of force", bold)) + par("Force must be lawful and necessary." * 3)
    body += par(run("Article 3", bold)) + par("No one shall be subjected to torture.")
    document = read(tmp_path, body)
    assert [block.kind for block in document.blocks] == ["heading", "heading", "paragraph", "heading", "paragraph"]
    assert document.blocks[-1].path[-1] == "Article 3"


def test_numbers_are_those_that_word_shows(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)"),
        level(0, "upperRoman", "%1.", start=4),
        level(0, "bullet", "\uf0b7"),
        more='<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    )
    body = item("one") + item("two") + item("deep", level=1) + item("deeper", level=2) + item("deepest", level=2)
    body += item("deep again", level=1) + item("letters restart", level=2) + item("three") + item("restarts", level=1)
    body += item("four roman", 2) + item("five roman", 2) + item("dot", 3) + item("seven", 9) + item("eight", 9)
    document = read(tmp_path, body, numbering=lists)
    assert texts(document) == [
        "1. one", "2. two", "2.1 deep", "(a) deeper", "(b) deepest", "2.2 deep again", "(a) letters restart",
        "3. three", "3.1 restarts", "IV. four roman", "V. five roman", "• dot", "7. seven", "8. eight",
    ]  # fmt: skip
    assert [block.label for block in document.blocks][:4] == ["1.", "2.", "2.1", "(a)"]
    assert document.blocks[3].kind == "list item" and document.blocks[11].label == ""
    assert {repair.kind for repair in document.repairs} == {"label", "markup"}


def test_numbers_come_from_styles_and_headings_have_them(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(level(0, "decimal", "Article %1", more='<w:pStyle w:val="A"/>'))
    body = par("Torture", "A") + par("Text one stands here.") + par("", "A") + par("Text two stands here.")
    document = read(tmp_path, body, styles=style, numbering=lists)
    assert texts(document)[0::2] == ["Article 1 Torture", "Article 2"]
    assert document.blocks[1].path == ("Article 1 Torture",)


def test_a_paragraph_may_leave_the_list_of_its_style(tmp_path: Path) -> None:
    document = read(tmp_path, item("plain", 0) + item("one"), numbering=numbering(level(0, "decimal", "%1)")))
    assert texts(document) == ["plain", "1) one"]


def test_all_notes_are_linked_to_their_markers(tmp_path: Path) -> None:
    body = par(run("Force must be lawful.") + reference(2)) + par(run("It must be needed") + reference(3) + run("."))
    body += par(run("And proportionate.") + reference(7, "endnote") + reference(8, "endnote"))
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    document = read(
        tmp_path,
        body,
        footnotes=separator + note(2, "See CAT.") + note(3, "See the Code.") + note(9, "Nobody refers to it."),
        endnotes=note(7, "Ibid.", "endnote") + note(8, "Op. cit.", "endnote"),
    )
    assert document.text == (
        "Force must be lawful.¹\n\nIt must be needed².\n\nAnd proportionate.ⁱ,ⁱⁱ"
        "\f¹ See CAT.\n\n² See the Code.\n\nⁱ Ibid.\n\nⁱⁱ Op. cit."
    )
    labels = {note.label for passage in cut(document, count_words) for note in passage.footnotes}
    assert labels == {"fn 1", "fn 2", "fn i", "fn ii"}
    assert document.ledger.notes == ("left out: 1 note that no text refers to",)


def test_a_mark_of_the_authors_own(tmp_path: Path) -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    text = f'<w:footnote w:id="2"><w:p>{run("*")}{run(" Adopted.")}</w:p></w:footnote>'
    document = read(
        tmp_path, par(run("The rules") + own) + par(run("Text") + reference(3)), footnotes=text + note(3, "One.")
    )
    assert document.text == "The rules*\n\nText¹\f* Adopted.\n\n¹ One."
    assert [block.label for block in document.blocks if block.kind == "footnote"] == ["fn *", "fn 1"]


def test_raised_digits_and_typed_notes(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = read(tmp_path, par(run("Force.") + run("1", raised)) + par(run("1", raised) + run(" See CAT.")))
    assert document.text == "Force.¹\f¹ See CAT."


def test_tracked_changes_hidden_words_and_comments(tmp_path: Path) -> None:
    body = par(
        run("Kept. ")
        + "<w:ins>" + run("Inserted. ") + "</w:ins><w:del><w:r><w:delText>Deleted. </w:delText></w:r></w:del>"
        + run("Hidden. ", "<w:vanish/>") + run("Styled. ", '<w:rStyle w:val="Secret"/>')
        + run("White. ", '<w:color w:val="FFFFFF"/>') + '<w:r><w:commentReference w:id="1"/></w:r>' + run("End.")
    )  # fmt: skip
    document = read(tmp_path, body)
    assert document.text == "Kept. Inserted. End."
    (hidden,) = document.ledger.removed
    assert (hidden.why, hidden.text, hidden.characters) == ("hidden", "Hidden. Styled. White.", 22)
    assert any("2 tracked changes" in note for note in document.ledger.notes)
    assert "left out: 1 comment" in document.ledger.notes


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    body = par("First half", properties="<w:rPr><w:del/></w:rPr>") + par(" and second half.") + par("Other.")
    assert texts(read(tmp_path, body)) == ["First half and second half.", "Other."]


def test_fields_keep_their_result_and_links_their_address(tmp_path: Path) -> None:
    def char(what: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{what}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
    body = par(run("See ") + char("begin") + code + char("separate") + run("the text") + char("end") + run("."))
    body += par(f'<w:hyperlink r:id="L1">{run("Another")}</w:hyperlink>' + run(" one."))
    body += par(char("begin") + run("a code that never ends")) + par("The rest is read.")
    document = DocxReader().read(docx(tmp_path / "x.docx", body, links={"L1": "https://example.org/b"}))
    check_document(document)
    assert texts(document) == ["See the text.", "Another one.", "The rest is read."]
    shown = [(document.text[link.start : link.end], link.address) for link in document.links]
    assert shown == [("the text", "https://example.org/a"), ("Another", "https://example.org/b")]


def test_tables_boxes_and_nested_tables(tmp_path: Path) -> None:
    framed = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    body = table(("Country", "", "Year"), ("Fiji", "yes", "2016"), ("", "no", ""))
    body += table((par(run("Country example: Fiji", "<w:b/>")) + par("Interviews are recorded."),), properties=framed)
    body += table(("Only a frame for the layout.",)) + table((table(("a", "b")) + par("after"), "right"))
    document = read(tmp_path, body)
    assert texts(document) == [
        "Country |  | Year\nFiji | yes | 2016\n| no |", "Country example: Fiji", "Interviews are recorded.",
        "Only a frame for the layout.", "a | b", "after", "right",
    ]  # fmt: skip
    assert [block.kind for block in document.blocks][:4] == ["table", "heading", "box", "paragraph"]
    assert document.blocks[2].path == ("Country example: Fiji",) and document.blocks[3].path == ()
    assert (document.blocks[2].role, document.blocks[2].country) == ("country practice", "Fiji")


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    inside = "<w:txbxContent>" + par(run("Box 1. Who decides?", "<w:b/>")) + par("Inside the box.") + "</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + inside
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>" + inside + "</w:pict></mc:Fallback>"
        + "</mc:AlternateContent></w:r>"
    )  # fmt: skip
    document = read(tmp_path, par(run("Before") + both + run(" it.")) + par("After it."))
    assert texts(document) == ["Before it.", "Box 1. Who decides?", "Inside the box.", "After it."]
    assert (document.blocks[2].kind, document.blocks[2].path) == ("box", ("Box 1. Who decides?",))


@pytest.mark.parametrize("following", ["Two officers sign for each of the keys.", "Each shift:"])
@pytest.mark.parametrize(
    "title",
    [
        par(run("Who keeps the keys?", "<w:b/>")),
        par("Who keeps the keys?", "Bold"),
        par(run("Who keeps ", "<w:b/>") + run("the keys?", "<w:b/>")),
    ],
)
def test_the_bold_title_of_a_text_box_heads_it(tmp_path: Path, title: str, following: str) -> None:
    bold = '<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Box title"/><w:rPr><w:b/></w:rPr></w:style>'
    inside = f"<w:txbxContent>{par('')}{title}{par(following)}{par('They write the hour.')}</w:txbxContent>"
    body = par("Rules", "Titel") + par("Part", "H1") + par(f"<w:r><w:pict>{inside}</w:pict></w:r>") + par("After it.")
    document = read(tmp_path, body, styles=STYLES + bold)
    head, *rest, after = document.blocks[-4:]
    assert (head.kind, {block.path[-1] for block in rest}) == ("heading", {"Who keeps the keys?"})
    assert {block.box for block in (head, *rest)} == {1}
    assert (after.path, after.box) == (("Part",), 0)


def test_a_title_of_a_text_box_that_lost_its_style_heads_it(tmp_path: Path) -> None:
    """As LibreOffice writes it: the styles of paragraphs in frames are gone."""
    inside = f"<w:txbxContent>{par('Keys in Norland')}{par('Two officers sign for each of the keys.')}</w:txbxContent>"
    document = read(tmp_path, par("Before it.") + par(f"<w:r><w:pict>{inside}</w:pict></w:r>"))
    assert [(block.kind, block.path) for block in document.blocks[1:]] == [
        ("heading", ()), ("box", ("Keys in Norland",)),
    ]  # fmt: skip


def test_signs_that_are_elements(tmp_path: Path) -> None:
    body = par(
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>refoule</w:t><w:softHyphen/><w:t>ment</w:t><w:tab/><w:t>a</w:t>"
        '<w:br/><w:t>b</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>'
    )
    document = read(tmp_path, body)
    assert document.text == "non-refoulement a b✓x"
    assert {repair.kind for repair in document.repairs} == {"symbol", "dropped", "control", "line end"}


def test_headers_and_footers_are_named_and_left_out(tmp_path: Path) -> None:
    document = read(tmp_path, par("The text stands here."), header1=par("UNITED NATIONS"), footer1=par("Page 1"))
    assert document.text == "The text stands here."
    assert [(each.why, each.text) for each in document.ledger.removed] == [
        ("running line", "UNITED NATIONS"),
        ("running line", "Page 1"),
    ]
    assert document.ledger.furniture == 2


def test_strict_files_are_read(tmp_path: Path) -> None:
    import zipfile

    source = docx(tmp_path / "usual.docx", par("Some text stands here."))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for what in ("wordprocessingml", "officeDocument"):
                data = data.replace(
                    f"http://schemas.openxmlformats.org/{what}/2006/".encode(),
                    f"http://purl.oclc.org/ooxml/{what}/".encode(),
                )
            new.writestr(name, data)
    assert DocxReader().read(strict).text == "Some text stands here."


@pytest.mark.parametrize(
    ("document_xml", "says"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>', "declares entities"),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "declares entities"),
        ("<w:document", "its XML cannot be read"),
        ("<x/>", "it holds no text"),
        (" " * 200 + "<x>" + "a" * 20_000_000 + "</x>", "unpacks to more than is allowed"),
    ],
)
def test_attacks_and_damage_are_refused(tmp_path: Path, document_xml: str, says: str) -> None:
    import zipfile

    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document_xml)
    with pytest.raises(SourceError, match=says):
        DocxReader().read(path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_ends_in_a_document_or_a_clean_refusal(tmp_path: Path, data: st.DataObject) -> None:
    good = docx(tmp_path / "good.docx", par("Part", "H1") + item("one") + par(run("Text.") + reference(2)),
                numbering=numbering(level(0, "decimal", "%1.")), footnotes=note(2, "Note.")).read_bytes()  # fmt: skip
    place = data.draw(st.integers(0, len(good) - 1))
    bad = tmp_path / "bad.docx"
    bad.write_bytes(good[:place] + bytes([data.draw(st.integers(0, 255))]) + good[place + 1 :])
    try:
        check_document(DocxReader().read(bad))
    except SourceError as error:
        assert error.reason

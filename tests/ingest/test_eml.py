"""E-mails: headers and body are read, attachments are named."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advicehub.errors import SourceError
from ingest.document import Document
from ingest.eml import EmlReader
from ingest.mail import Mail
from ingest.reader import Reader
from tests.contracts.reader import ReaderContract, check_document

HEAD = "From: A <a@b.org>\r\nTo: c@d.org\r\nDate: Mon, 2 Feb 2026 10:00:00 +0000\r\nSubject: Visit\r\n"


def message(**more: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Amélie <a@b.org>", "c@d.org", "Visite à la prison"
    mail["Date"] = "Mon, 02 Feb 2026 10:00:00 +0000"
    for name, value in more.items():
        mail[name] = value
    return mail


def read(tmp_path: Path, mail: EmailMessage | str | bytes) -> Document:
    path = tmp_path / "x.eml"
    path.write_bytes(mail if isinstance(mail, bytes) else mail.encode() if isinstance(mail, str) else mail.as_bytes())
    document = EmlReader().read(path)
    check_document(document)
    return document


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


class TestContract(ReaderContract):
    @pytest.fixture
    def reader(self) -> Reader:
        return EmlReader()

    @pytest.fixture
    def source(self, tmp_path: Path) -> Path:
        path = tmp_path / "x.eml"
        page = "<h1>Title</h1><h2>Part</h2><p>Some text stands here.</p>"
        path.write_text(f"{HEAD}Content-Type: text/html\r\n\r\n{page}", encoding="utf-8", newline="")
        return path


def test_headers_come_first_and_the_subject_is_the_title(tmp_path: Path) -> None:
    mail = message(Cc="e@f.org")
    mail.set_content("Chère collègue,\n\nLa visite est permise.\n")
    document = read(tmp_path, mail)
    assert texts(document) == [
        "Visite à la prison", "From: Amélie <a@b.org>", "To: c@d.org", "Cc: e@f.org",
        "Date: Mon, 02 Feb 2026 10:00:00 +0000", "Chère collègue,", "La visite est permise.",
    ]  # fmt: skip
    assert (document.about.title, document.about.date) == ("Visite à la prison", "2026-02-02")


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_transfer_encodings_and_character_sets(tmp_path: Path, encoding: str, charset: str) -> None:
    mail = message()
    mail.set_content("Détention à l’école — non.".replace("’", "'").replace("—", "-"), charset=charset, cte=encoding)
    assert texts(read(tmp_path, mail))[-1] == "Détention à l'école - non."


def test_plain_is_preferred_unless_it_is_a_stub(tmp_path: Path) -> None:
    both = message()
    both.set_content("The plain text says everything there is.")
    both.add_alternative("<p>The <b>page</b> says everything there is.</p>", subtype="html")
    assert texts(read(tmp_path, both))[-1] == "The plain text says everything there is."
    stub = message()
    stub.set_content("See the page.")
    stub.add_alternative("<h1>Rules</h1><p>Only the page has the whole text of the letter.</p>", subtype="html")
    assert texts(read(tmp_path, stub))[-2:] == ["Rules", "Only the page has the whole text of the letter."]


def test_flowed_lines_and_quotations(tmp_path: Path) -> None:
    body = "One line that \r\ngoes on.\r\n\r\n> Quoted \r\n> words.\r\n>> Older.\r\nMine.\r\n"
    document = read(tmp_path, f"{HEAD}Content-Type: text/plain; format=flowed\r\n\r\n{body}")
    assert texts(document)[4:] == ["One line that goes on.", "Quoted words.", "Older.", "Mine."]
    assert {repair.before for repair in document.repairs if repair.kind == "markup"} == {"Subject: ", "> ", ">> "}


def test_what_is_attached(tmp_path: Path) -> None:
    mail = message()
    mail.set_content("See the files.")
    mail.add_related(b"logo", "image", "png", cid="<logo>")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="règles.pdf")
    mail.add_attachment("words", filename="note.txt")
    inner = message()
    inner.set_content("Inside.")
    mail.add_attachment(inner)
    document = read(tmp_path, mail)
    assert texts(document)[-1] == "See the files."
    assert document.ledger.notes == ("it holds 3 attachments, read as documents of their own",)
    attached = Mail(mail.as_bytes()).attached()
    assert [each.name for each in attached] == ["règles.pdf", "note.txt", "Visite à la prison.eml"]
    assert attached[0].data == b"%PDF-1.7" and b"Inside." in attached[2].data


def test_an_encrypted_message_says_so(tmp_path: Path) -> None:
    mail = f'{HEAD}Content-Type: multipart/encrypted; boundary="x"\r\n\r\n--x\r\n\r\nabc\r\n--x--\r\n'
    (attached,) = Mail(mail.encode()).attached()
    assert attached.refused == "it is encrypted"


def test_a_message_without_anything_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="it holds no text"):
        read(tmp_path, "Received: from x\r\n\r\n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_ends_in_a_document_or_a_clean_refusal(tmp_path: Path, data: st.DataObject) -> None:
    mail = message()
    mail.set_content("Some words of the letter.")
    mail.add_alternative("<p>Some words of the letter.</p>", subtype="html")
    mail.add_attachment(b"x" * 50, maintype="application", subtype="pdf", filename="é.pdf")
    good = mail.as_bytes()
    start = data.draw(st.integers(0, len(good) - 1))
    bad = good[:start] + data.draw(st.binary(max_size=4)) + good[start + data.draw(st.integers(0, 40)) :]
    try:
        read(tmp_path, bad)
        Mail(bad).attached()
    except SourceError as error:
        assert error.reason


def test_what_is_nested_too_deeply_is_named() -> None:
    body = b"Content-Type: text/plain\n\nWords.\n"
    for level in range(40):
        body = (
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) + body + b"\n--b%d--\n" % level
        )
    (attached,) = Mail(HEAD.replace("\r\n", "\n").encode() + b"MIME-Version: 1.0\n" + body).attached()
    assert attached.refused == "it is nested too deeply to be read"

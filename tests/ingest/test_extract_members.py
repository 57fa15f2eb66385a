"""`extract` on an archive or e-mail shows its members."""

import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

from click.testing import CliRunner

from ingest.command import extract


def archive(folder: Path) -> Path:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("in/one.txt", "Force must be lawful.")
        made.writestr("bad.txt", b"\x89PNG\r\n\x1a\n")
    return path


def test_json_of_an_archive(tmp_path: Path) -> None:
    result = CliRunner().invoke(extract, [str(archive(tmp_path)), "--json"])
    assert result.exit_code == 0, result.output
    shown = json.loads(result.stdout)
    assert (shown["document"], shown["text"], shown["passages"]) == ("a.zip", "", [])
    one, bad = shown["members"]
    assert (one["file"], one["document"], one["text"]) == ("a.zip › in/one.txt", "one.txt", "Force must be lawful.")
    assert set(shown) - {"members"} == set(one) - {"file"}
    assert bad["file"] == "a.zip › bad.txt" and "a picture" in bad["refused"]


def test_json_of_a_mail(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.org", "c@d.org", "Visit"
    mail.set_content("You may visit the prison.")
    mail.add_attachment(b"Rules of the house.", maintype="text", subtype="plain", filename="rules.txt")
    path = tmp_path / "m.eml"
    path.write_bytes(mail.as_bytes())
    shown = json.loads(CliRunner().invoke(extract, [str(path), "--json"]).stdout)
    assert "You may visit the prison." in shown["text"]
    assert [(each["file"], each["text"]) for each in shown["members"]] == [("m.eml › rules.txt", "Rules of the house.")]


def test_for_persons_and_without_members(tmp_path: Path) -> None:
    said = CliRunner().invoke(extract, [str(archive(tmp_path))]).stdout
    assert "a.zip › in/one.txt: " in said and "a.zip › bad.txt: it is a picture" in said
    (tmp_path / "x.txt").write_text("Force must be lawful.")
    assert "members" not in json.loads(CliRunner().invoke(extract, [str(tmp_path / "x.txt"), "--json"]).stdout)

"""Reading the corpus folder: what is there, what is missing, and what is wrong."""

from pathlib import Path

import pytest

from advicehub.errors import CatalogueError
from ingest.catalogue.read import read_reference
from ingest.catalogue.source import SourceFile

SOURCE = """
[[source]]
id = "uncat"
title = "Convention against Torture"
short_title = "UNCAT"
issuer = "UN General Assembly"
type = "treaty"
binding = true
checked = "seen"
date = 1984-12-10
cited_as = ["CAT Convention"]
[[source.files]]
language = "en"
address = "https://un.example/uncat.pdf"
kind = "pdf"
"""
TOPIC = """
[[topic]]
id = "arrest"
names = { en = "Arrest", fr = "Arrestation" }
definition = "Taking a person into custody."
triage = "custody"
questions = ["When may we arrest?"]
"""


def folder(where: Path, **files: str) -> Path:
    for name, text in files.items():
        (where / f"{name}.toml").write_text(text, encoding="utf-8")
    return where


def test_everything_is_read(tmp_path: Path) -> None:
    reference = read_reference(
        folder(
            tmp_path,
            sources=SOURCE,
            topics=TOPIC,
            glossary='[[term]]\nid = "npm"\nterm = "NPM"\ndefinition = "A visiting body."\nnames = { fr = "MNP" }\n',
            collections='[[collection]]\nid = "start"\nname = "Start"\nabout = "First."\ndocuments = ["uncat"]\n',
        )
    )
    source = reference.sources["uncat"]
    assert (source.date, source.cited_as, source.binding) == ("1984-12-10", ("CAT Convention",), True)
    assert source.files == (SourceFile("en", "https://un.example/uncat.pdf", "pdf"),)
    assert reference.topics["arrest"].names == {"en": "Arrest", "fr": "Arrestation"}
    assert reference.terms["npm"].names == {"fr": "MNP"}
    assert reference.collections["start"].documents == ("uncat",)


def test_a_missing_folder_or_file_holds_nothing(tmp_path: Path) -> None:
    assert not read_reference(tmp_path / "nowhere").sources
    reference = read_reference(folder(tmp_path, topics=TOPIC))
    assert list(reference.topics) == ["arrest"]
    assert not reference.sources and not reference.terms and not reference.collections


@pytest.mark.parametrize(
    ("broken", "names"),
    [
        (SOURCE.replace("binding = true", 'binding = "yes"'), 'sources.toml, entry "uncat", field "binding"'),
        (SOURCE.replace('issuer = "UN General Assembly"\n', ""), 'entry "uncat", field "issuer": it is missing'),
        (SOURCE + "size = 1\n", 'entry "uncat", field "files.0.size": this field is not known'),
        (SOURCE.replace('kind = "pdf"', 'kind = "doc"'), 'field "files.0.kind"'),
        (SOURCE.replace('checked = "seen"', 'checked = "perhaps"'), 'field "checked"'),
        (SOURCE.replace("binding", "size = 1\nbinding"), 'field "size": this field is not known'),
        (SOURCE.replace('id = "uncat"', 'id = "A/RES/39/46"'), 'entry "A/RES/39/46", field "id"'),
        (SOURCE.replace('id = "uncat"', ""), 'entry "source 1", field "id": it is missing'),
        ("title = 1\n" + SOURCE, 'sources.toml: it has "title"'),
        ("[source]\nid = 'x'\n", "sources.toml: source is not a list"),
        ("[[source]\n", "sources.toml: it is not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, broken: str, names: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_reference(folder(tmp_path, sources=broken))
    assert names in str(caught.value)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match=r"topics\.toml: it is not valid TOML"):
        read_reference(tmp_path)


def test_the_first_of_two_entries_with_one_id_holds(tmp_path: Path) -> None:
    second = SOURCE.replace("UN General Assembly", "Somebody else")
    assert read_reference(folder(tmp_path, sources=SOURCE + second)).sources["uncat"].issuer == "UN General Assembly"

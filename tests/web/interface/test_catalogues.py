"""The translations are whole: every message, every value in it, nothing doubtful."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog, Message

from web.interface import catalogue, extract
from web.interface.catalogue import read, translations
from web.interface.language import LANGUAGES, speaking
from web.interface.words import _

TRANSLATED = LANGUAGES[1:]
FOUND = extract.messages()
_VALUE = re.compile(r"%(?:\((\w+)\)s|%)")
_MARKUP = re.compile(r"<[^>]+>")


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_of_the_code_is_translated_and_no_other(code: str) -> None:
    ours = {(message.id, message.context) for message in read(code) if message.id}
    theirs = {(message.id, message.context) for message in FOUND if message.id}
    assert theirs - ours == set(), "run make words, and translate"
    assert ours - theirs == set(), "run make words"
    assert extract.untranslated(read(code)) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_hold_the_same_values_and_the_same_markup(code: str) -> None:
    assert [str(message.id) for message in read(code) if message.id and not _agrees(message)] == []


def _agrees(message: Message) -> bool:
    """A plural's forms may leave the number itself out, as "one page" does."""
    if isinstance(message.id, str):
        return _parts(message.id) == _parts(str(message.string))
    wanted = set(_parts(message.id[1]))
    may_lack = {"%(num)s"}
    forms = [set(_parts(form)) for form in message.string or ()]
    return (
        bool(forms)
        and all(wanted - may_lack <= form <= wanted for form in forms[3:] or forms)
        and all(form <= wanted for form in forms)
    )


def _parts(text: str) -> list[str]:
    return sorted([match[0] for match in _VALUE.finditer(text)] + _MARKUP.findall(text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_form_can_be_filled_in(code: str) -> None:
    for message in read(code):
        if not message.id:
            continue
        names = {name for text in _forms(message.id) for name in _VALUE.findall(text) if name}
        for form in _forms(message.string):
            # Raises on a value that is not there and on a percent sign that stands alone.
            assert form % dict.fromkeys(names, "x")


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(str(each) for each in text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_fuzzy_and_the_file_is_as_the_command_writes_it(code: str) -> None:
    found = read(code)
    assert [message.id for message in found if message.id and message.fuzzy] == []
    assert extract.written(extract.refreshed(found, FOUND)) == (catalogue.FOLDER / f"{code}.po").read_bytes()


def test_what_differs_is_seen() -> None:
    assert not _agrees(Message("%(a)s", "%(b)s")) and not _agrees(Message("50 %%", "50"))
    assert not _agrees(Message("<b>x</b>", "x")) and _agrees(Message("<b>%(a)s</b>", "un <b>%(a)s</b>"))
    assert not _agrees(Message(("%(num)s of %(a)s", "%(num)s of %(a)s"), ("un", "%(num)s de %(a)s")))
    assert _agrees(Message(("%(num)s page", "%(num)s pages"), ("une page", "%(num)s pages")))


def test_a_broken_file_gives_english_and_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fr.po").write_bytes(b'msgid "Ask"\nmsgstr "unfinished\n\xff')
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    translations.cache_clear()
    try:
        for code in ("fr", "es"):
            with speaking(code):
                assert _("Library") == "Library"
    finally:
        translations.cache_clear()


def test_refreshing_keeps_translations_drops_what_is_gone_and_guesses_nothing() -> None:
    old, new = read("fr"), Catalog()
    new.add("Library")
    new.add("Librarys")
    fresh = extract.refreshed(old, new)
    assert {message.id: message.string for message in fresh if message.id} == {
        "Library": "Bibliothèque",
        "Librarys": None,
    }
    assert extract.untranslated(fresh) == ["Librarys"]

"""Faults planted in the data files are found where they are."""

from pathlib import Path

import pytest

from ingest.catalogue.checks import identities, references, sources, topics, words
from tests.ingest.catalogue.checks.small_corpus import NOTE, SOURCES, TOPICS, found

TERM = '[[term]]\nid = "npm"\nterm = "NPM"\ndefinition = "A body."\nsource = "uncat"\ntopics = ["arrest"]\n'
COLLECTION = '[[collection]]\nid = "start"\nname = "Start"\nabout = "First."\ndocuments = ["uncat", "note-arrest"]\n'
ALL = {"glossary": TERM, "collections": COLLECTION}


@pytest.mark.parametrize("rule", [identities.faults, references.faults, sources.faults, topics.faults, words.faults])
def test_nothing_is_wrong_with_the_small_corpus(rule, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert found(rule, tmp_path, **ALL) == []


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"sources": SOURCES + SOURCES}, 'sources.toml, entry "uncat"'),
        ({"topics": TOPICS + TOPICS}, 'topics.toml, entry "arrest"'),
        ({"glossary": TERM + TERM}, 'glossary.toml, entry "npm"'),
        ({"collections": COLLECTION + COLLECTION}, 'collections.toml, entry "start"'),
    ],
)
def test_an_id_given_twice(tmp_path: Path, changed: dict[str, str], place: str) -> None:
    assert any(each.startswith(f"{place}: ") for each in found(identities.faults, tmp_path, **changed))


def test_a_note_with_the_id_of_a_source_or_of_another_note(tmp_path: Path) -> None:
    note = NOTE.replace("id: note-arrest", "id: uncat")
    assert found(identities.faults, tmp_path, note=note) == [
        'notes/arrest.md:1: the id "uncat" is taken by sources.toml'
    ]
    assert "taken by notes/arrest.fr.md" in found(identities.faults, tmp_path / "b", french=NOTE)[0]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"sources": SOURCES.replace('topics = ["arrest"]', 'topics = ["flying"]')}, 'topics names "flying"'),
        ({"sources": SOURCES.replace('_by = "uncat"', '_by = "gc9"')}, 'superseded_by names "gc9"'),
        ({"topics": TOPICS.replace('["uncat"]', '["uncatt"]')}, 'key_sources names "uncatt"'),
        ({"topics": TOPICS + 'related = ["custody"]\n'}, 'related names "custody"'),
        ({"topics": TOPICS.replace('triage = "arrest"', 'triage = "court"')}, 'triage names "court"'),
        ({"glossary": TERM.replace('"uncat"', '"cat"')}, 'source names "cat"'),
        ({"glossary": TERM.replace('["arrest"]', '["x"]')}, 'topics names "x"'),
        ({"collections": COLLECTION.replace("note-arrest", "note-x")}, 'documents names "note-x"'),
        ({"note": NOTE.replace("topics: [arrest]", "topics: [arrest, x]")}, 'notes/arrest.md:1: topics names "x"'),
        ({"note": NOTE.replace("summary_of: [uncat]", "summary_of: [x]")}, 'notes/arrest.md:1: summary_of names "x"'),
    ],
)
def test_what_is_named_and_not_there(tmp_path: Path, changed: dict[str, str], says: str) -> None:
    (fault,) = found(references.faults, tmp_path, **changed)
    assert says in fault and fault.endswith("which is not there")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('date = "1984-12-10"', 'date = "10 December 1984"', "is no date"),
        ('date = "1984-12-10"', 'date = "1984-13"', "is no date"),
        ('date = "1984-12-10"', 'date = "1988"', "cannot be in force before its date"),
        ('["en", "fr"]', '["en", "fra"]', '"fra" is no language code'),
        ("https://www.un.org/uncat", "www.un.org/uncat", "does not begin with http"),
        ("https://www.un.org/uncat", "https://web.test.un.org/uncat", "test server or mirror"),
        ("https://www.un.org/uncat", "https://10.0.0.1/uncat", "public host"),
        ("https://www.un.org/uncat", "https://user@un.org/uncat", "public host"),
        ("https://www.un.org/uncat", "https://un.org/un cat", "has a space"),
        ('status = "superseded"\n', "", "do not agree"),
        ('superseded_by = "uncat"', "", "do not agree"),
        ('superseded_by = "uncat"', 'superseded_by = "gc1"', "supersede itself"),
        ('issuer = "Somebody"', 'issuer = " "', "must not be empty"),
        ('type = "tool"', 'type = "tol"', '"tol" is none of the types'),
        ('issuer = "Somebody"', 'issuer = "OHCHR"', "Office of the United Nations High Commissioner"),
        ('"United Nations General Assembly"', '"UN General Assembly"', 'called "United Nations General Assembly"'),
        ('short_title = "CTI tool 99"', 'short_title = "uncat"', 'the short name "uncat" is also that of uncat'),
        ('short_title = "CTI tool 99"', 'short_title = "X"\ncited_as = ["Uncat"]', "is also that of uncat"),
    ],
)
def test_a_field_that_cannot_be_right(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in SOURCES
    (fault,) = found(sources.faults, tmp_path, sources=SOURCES.replace(old, new))
    assert says in fault and fault.startswith("sources.toml, entry")


def test_a_topic_without_a_note_and_one_with_two(tmp_path: Path) -> None:
    more = TOPICS + TOPICS.replace('id = "arrest"', 'id = "lawyer"')
    assert found(topics.faults, tmp_path, topics=more) == [
        'topics.toml, entry "lawyer": no note names this topic first'
    ]
    (tmp_path / "b" / "notes").mkdir(parents=True)
    other = NOTE.replace("note-arrest", "note-held")
    (tmp_path / "b" / "notes" / "held.md").write_text(other)
    (fault,) = found(topics.faults, tmp_path / "b")
    assert fault == 'notes/held.md:1: the topic "arrest" already has a note, notes/arrest.md'


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"topics": TOPICS.replace("{ en =", "{ fr =")}, "it has no English name"),
        ({"topics": TOPICS.replace("{ en =", '{ english = "x", en =')}, '"english" is no language code'),
        ({"topics": TOPICS.replace('["May we?"]', "[]")}, "questions must not be empty"),
        ({"topics": TOPICS.replace('"Taking a person into custody."', '" "')}, "definition and questions"),
        ({"topics": TOPICS + 'related = ["arrest"]\n'}, "it is related to itself"),
        ({"glossary": TERM.replace('"A body."', '""')}, "term and definition must not be empty"),
        ({"glossary": TERM.replace('source = "uncat"', 'ref = "art. 3"')}, "names a place (ref) and no source"),
        ({"glossary": TERM + 'names = { fr = " " }\n'}, "its name in fr is empty"),
        ({"glossary": TERM + TERM.replace('id = "npm"', 'id = "npm2"')}, '"NPM" is also the term of npm'),
    ],
)
def test_words_that_are_missing_or_given_twice(tmp_path: Path, changed: dict[str, str], says: str) -> None:
    (fault,) = found(words.faults, tmp_path, **changed)
    assert says in fault and ".toml, entry" in fault

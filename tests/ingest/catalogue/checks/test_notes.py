"""Faults planted in notes are found on their lines."""

from pathlib import Path

import pytest

from ingest.catalogue.checks import citations, front_fields, length, links, numbering, reading, sections, translations
from ingest.catalogue.checks.note_file import note_file, split_source
from tests.ingest.catalogue.checks.small_corpus import FRENCH, NOTE, found, line_of

RULES = [
    citations.faults,
    front_fields.faults,
    length.faults,
    links.faults,
    numbering.faults,
    reading.faults,
    sections.faults,
    translations.faults,
]


@pytest.mark.parametrize("rule", RULES)
def test_nothing_is_wrong_with_the_small_corpus(rule, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert found(rule, tmp_path) == []


def test_a_note_is_read_with_its_lines() -> None:
    note = note_file(NOTE, "arrest.md")
    assert [paragraph.number for paragraph in note.paragraphs] == [1, 2, 3, 4, 5, 6]
    second = note.paragraphs[1]
    assert second.line == line_of(NOTE, "2. Write down")
    assert second.text == "Write down the time:\n- of the arrest;\n- of the interview."
    assert second.source == "UNCAT, arts 11 and 16; A/RES/39/46, art. 2"
    assert (note.headings[1].text, note.headings[1].line) == ("Background", line_of(NOTE, "## Background"))


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    assert note_file("\ufeff" + NOTE.replace("\n", "\r\n"), "arrest.md") == note_file(NOTE, "arrest.md")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("He may. (UNCAT, art. 2(1))", "UNCAT, art. 2(1)"),
        ("He may (really). (UNCAT)", "UNCAT"),
        ("He may (really).", ""),
        ("He may.)", ""),
        ("He may.", ""),
    ],
)
def test_the_source_is_the_bracket_at_the_end(text: str, source: str) -> None:
    assert split_source(text)[1] == source


@pytest.mark.parametrize(
    "field",
    ["id", "title", "short_title", "language", "issuer", "date", "topics", "summary_of", "licence", "status", "work"],
)
def test_front_matter_that_lacks_a_field(tmp_path: Path, field: str) -> None:
    note = "\n".join(line for line in NOTE.split("\n") if not line.startswith(f"{field}:"))
    assert f"notes/arrest.md:1: it has no {field}" in found(front_fields.faults, tmp_path, note=note)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: note-arrest", "id: note-arrests", "does not fit the name of the file"),
        ("work: note-arrest", "work: note-other", 'the work is not "note-arrest"'),
        ("language: en", "language: es", 'the language "es" does not fit'),
        ("type: note", "type: treaty", "a note has the type note"),
        ("binding: false", "binding: true", "binds nobody"),
        ("# Arrest\n", "# Arrests\n", "the first heading is not the title"),
    ],
)
def test_front_matter_that_says_something_else(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert any(says in each for each in found(front_fields.faults, tmp_path, note=NOTE.replace(old, new, 1)))


def test_a_translation_of_nothing(tmp_path: Path) -> None:
    faults = found(front_fields.faults, tmp_path, note=NOTE.replace("note-arrest", "note-held"))
    assert 'notes/arrest.fr.md:1: there is no "note-arrest" of which it is a translation' in faults


def test_a_number_out_of_turn(tmp_path: Path) -> None:
    note = NOTE.replace("4. Say", "7. Say")
    assert found(numbering.faults, tmp_path, note=note) == [
        f"notes/arrest.md:{line_of(NOTE, '4. Say')}: paragraph 7 stands where 4 is due"
    ]


def test_a_paragraph_without_a_source(tmp_path: Path) -> None:
    note = NOTE.replace("Say who you are. (UNCAT, art. 11)", "Say who you are.")
    (fault,) = found(numbering.faults, tmp_path, note=note)
    assert fault.endswith("paragraph 4 ends without a source in brackets")


@pytest.mark.parametrize(
    ("bracket", "says"),
    [
        ("(Some law, art. 4)", "begins with no name of a source"),
        ("(UNCATS, art. 4)", "begins with no name of a source"),
        ("(see UNCAT, art. 4)", "begins with no name of a source"),
        ("(UNCAT, art. 4; hearsay)", '"hearsay" begins with no name'),
        ("(UNCAT)", '"UNCAT" names no article'),
        ("(A/RES/39/46)", "names no article"),
        ("(CTI tool 99, p. 3)", "rests on rumour, which nobody has seen"),
        ("(CAT General Comment 1, para 2)", "cites gc1, which is superseded, without saying so"),
    ],
)
def test_a_bracket_that_names_what_it_should_not(tmp_path: Path, bracket: str, says: str) -> None:
    note = NOTE.replace("Say who you are. (UNCAT, art. 11)", f"Say who you are. {bracket}")
    faults = found(citations.faults, tmp_path, note=note)
    assert any(says in each and each.startswith(f"notes/arrest.md:{line_of(note, 'Say who')}: ") for each in faults)


@pytest.mark.parametrize(
    "bracket",
    [
        "(uncat, ART. 4)",
        "(A/RES/39/46, art. 4)",
        "(a study of 2017, quoted in UNCAT, art. 4)",
        "(CAT General Comment 1, para 2, since superseded; UNCAT, preamble)",
    ],
)
def test_a_bracket_that_is_in_order(tmp_path: Path, bracket: str) -> None:
    note = NOTE.replace("Say who you are. (UNCAT, art. 11)", f"Say who you are. {bracket}")
    note = note.replace("[uncat]", "[uncat, gc1]") if "Comment" in bracket else note
    assert found(citations.faults, tmp_path, note=note) == []


def test_summary_of_that_says_too_little_or_too_much(tmp_path: Path) -> None:
    assert found(citations.faults, tmp_path, note=NOTE.replace("[uncat]", "[uncat, gc1]")) == [
        'notes/arrest.md:1: summary_of names "gc1", which no paragraph cites'
    ]
    assert found(citations.faults, tmp_path, note=NOTE.replace("summary_of: [uncat]", "summary_of: [gc1]"))[0] == (
        'notes/arrest.md:1: summary_of leaves out "uncat", which a paragraph cites'
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Our summary of UNCAT.", "A word on UNCAT.", 'the lead does not begin with "Our summary of"'),
        ("## Background", "## Introduction", "the sections are Introduction, What the standards require"),
        ("### Before", "### Beforehand", "does not have Before, During, After"),
        ("### May we hold him over the weekend?", "### Weekends", '"Weekends" is no question'),
        ("### May we hold him over the weekend?\n", "", "there is no question"),
        ("- UNCAT (A/RES", "UNCAT (A/RES", "Key sources has no list"),
        ("## Key", "## Country practice\n\n### Fiji\n\n## Key", 'does not begin with "Country example: "'),
    ],
)
def test_sections_out_of_order(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert any(says in each for each in found(sections.faults, tmp_path, note=NOTE.replace(old, new, 1)))


def test_country_practice_may_be_there(tmp_path: Path) -> None:
    note = NOTE.replace("## Key", "## Country practice\n\n### Country example: Fiji\n\n7. So. (UNCAT)\n\n## Key")
    assert found(sections.faults, tmp_path, note=note) == []


def test_a_scrap_and_a_book(tmp_path: Path) -> None:
    prose = NOTE[NOTE.index("1. Tell") + 3 : NOTE.index(" (UNCAT, art. 2(1))")]
    (short,) = found(length.faults, tmp_path, note=NOTE.replace(prose, "Tell."))
    assert "notes/arrest.md:" in short and "not 300 to 900" in short
    (long,) = found(length.faults, tmp_path, note=NOTE.replace(prose, f"{prose} {prose} {prose}"))
    assert "not 300 to 900" in long


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_note_that_is_hard_to_read(tmp_path: Path, language: str) -> None:
    hard = (
        "The discretionary authorisation of administrative deprivation of liberty notwithstanding countervailing "
        "considerations necessitates contemporaneous documentation establishing individualised proportionality "
    ) * 8
    changed = {"en": "note", "fr": "french"}[language]
    text = {"en": NOTE, "fr": FRENCH}[language]
    (fault,) = found(reading.faults, tmp_path, **{changed: text.replace("Tell the person", f"{hard}. Tell", 60)})
    assert "below" in fault and "reading ease" in fault


def test_a_language_without_a_formula_is_not_judged() -> None:
    assert reading.ease_of(note_file(NOTE.replace("language: en", "language: ar"), "arrest.ar.md")) is None


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("[the page](htp://un.org/x)", "does not begin with http"),
        ("[the page](other.md)", "leads to no file"),
        ("https://nowhere", "does not name a public host"),
        ("<https://staging.un.org/x>", "test server or mirror"),
    ],
)
def test_a_link_that_leads_nowhere(tmp_path: Path, link: str, says: str) -> None:
    note = NOTE.replace("Our summary of UNCAT.", f"Our summary of UNCAT. See {link}")
    (fault,) = found(links.faults, tmp_path, note=note)
    assert says in fault and fault.startswith(f"notes/arrest.md:{line_of(NOTE, 'Our summary')}: ")


def test_links_that_lead_somewhere(tmp_path: Path) -> None:
    note = NOTE.replace("Our summary", "[this](arrest.fr.md#x), [that](https://www.un.org/a_(b)), our summary")
    assert found(links.faults, tmp_path, note=note) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "5. Write the record. (Convention contre la torture, art. 11)\n",
            "",
            "paragraph 5 of notes/arrest.md is mis",
        ),
        ("5. Write the record.", "9. Write the record.", "paragraph 9 is not in notes/arrest.md"),
        ("; A/RES/39/46, art. 2)", ")", "paragraph 2 does not cite as many sources"),
        ("### During\n", "", "its headings are not those of notes/arrest.md"),
        ("summary_of: [uncat]", "summary_of: [uncat, gc1]", "summary_of is not that of notes/arrest.md"),
        ("topics: [arrest]", "topics: [lawyer]", "topics is not that of notes/arrest.md"),
    ],
)
def test_a_translation_that_says_something_else(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in FRENCH
    assert any(says in each for each in found(translations.faults, tmp_path, french=FRENCH.replace(old, new, 1)))


def test_arabic_semicolons_part_sources_too(tmp_path: Path) -> None:
    french = FRENCH.replace("; A/RES/39/46, art. 2)", "؛ A/RES/39/46, art. 2)")
    assert found(translations.faults, tmp_path, french=french) == []

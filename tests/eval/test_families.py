"""Families of passages with questions: what is read and what is refused, and whether the shipped ones hold."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advicehub.errors import DataError
from eval.queries.schema import LANGUAGES
from eval.training.families import (
    FAMILIES,
    KINDS,
    Family,
    FamilyPassage,
    FamilyQuestion,
    _folded,
    read_families,
)

FAMILY = '''[[family]]
subject = "lost  property"
genre = "station order"
language = "en"

[[family.passage]]
text = """
Articles handed in are entered
in   the register.
"""
asked = """
  en plain: found a purse,   now what?

fr vague: objet trouvé : paperasse ?
"""

[[family.passage]]
text = "Money is counted twice."
asked = "ar precise: كيف تُحسب النقود؟"
'''


def folder(path: Path, **files: str) -> Path:
    """A folder of families, from the content of each file."""
    for name, content in files.items():
        (path / f"{name}.toml").write_text(content, encoding="utf-8")
    return path


def test_families_come_in_order_of_file_and_place_with_white_space_folded(tmp_path: Path) -> None:
    found = read_families(folder(tmp_path, police=FAMILY + FAMILY, leaflets=FAMILY.replace('"en"', '"pt"')))
    assert [(each.name, each.language) for each in found] == [
        ("leaflets-001", "pt"), ("police-001", "en"), ("police-002", "en"),
    ]  # fmt: skip
    asked = (
        FamilyQuestion("en", "plain", "found a purse, now what?"),
        FamilyQuestion("fr", "vague", "objet trouvé : paperasse ?"),
    )
    money = FamilyPassage("Money is counted twice.", (FamilyQuestion("ar", "precise", "كيف تُحسب النقود؟"),))
    register = FamilyPassage("Articles handed in are entered in the register.", asked)
    assert found[2] == Family("police-002", "lost property", "station order", "en", (register, money))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('genre = "station order"\n', "", "family police-002, genre: field required"),
        ('genre = "station order"', 'genre = " "', "family police-002, genre: string should match"),
        ('genre = "station order"', "genre = 3", "family police-002, genre: input should be a valid string"),
        ('genre = "', 'gender = "x"\ngenre = "', "family police-002, gender: extra inputs are not permitted"),
        ('language = "en"', 'language = "de"', "family police-002, language: input should be"),
        ('text = "Money is counted twice."\n', "", "family police-002, passage 2, text: field required"),
        ('asked = "ar precise: كيف تُحسب النقود؟"', 'asked = ""', "family police-002, passage 2, asked: string should"),
        (
            "ar precise: كيف",
            "ar precise كيف",
            'family police-002, passage 2, asked: "ar precise كيف تُحسب النقود؟" does',
        ),
        ("ar precise:", "ru precise:", 'family police-002, passage 2, asked: "ru precise: '),
        ("fr vague:", "fr short:", 'family police-002, passage 1, asked: "fr short: objet trouvé'),
        ("fr vague: objet trouvé : paperasse ?", "fr vague: ", 'passage 1, asked: "fr vague:" does not begin'),
    ],
)
def test_what_is_wrong_is_named_by_file_family_and_field(tmp_path: Path, before: str, after: str, says: str) -> None:
    assert before in FAMILY
    with pytest.raises(DataError) as raised:
        read_families(folder(tmp_path, police=FAMILY + FAMILY.replace(before, after)))
    assert str(raised.value).startswith("police.toml, family police-002, ") and says in str(raised.value)


def test_a_family_of_one_passage_has_no_siblings_and_is_refused(tmp_path: Path) -> None:
    one = FAMILY[: FAMILY.rindex("[[family.passage]]")]
    with pytest.raises(DataError, match="family police-001, passage: list should have at least 2 items"):
        read_families(folder(tmp_path, police=one))
    none = FAMILY[: FAMILY.index("[[family.passage]]")]
    with pytest.raises(DataError, match="family police-001, passage: field required"):
        read_families(folder(tmp_path, police=none))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[[family]]\nsubject = \xff", "police.toml: it is not valid TOML"),
        (b"[[family]\n", "police.toml: it is not valid TOML"),
        (b"[[families]]\n", r"police.toml: only \[\[family\]\] entries belong in it"),
        (b"[family]\n", r"police.toml: only \[\[family\]\] entries belong in it"),
        (b"family = [3]\n", "police.toml, family police-001: input should be"),
        (b"", "families: it holds no families"),
    ],
)
def test_a_file_that_is_no_list_of_families_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    place = tmp_path / "families"
    place.mkdir()
    (place / "police.toml").write_bytes(content)
    with pytest.raises(DataError, match=says):
        read_families(place)


def test_a_file_that_cannot_be_opened_and_a_folder_that_is_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere: it holds no families"):
        read_families(tmp_path / "nowhere")
    (tmp_path / "police.toml").mkdir()
    with pytest.raises(DataError, match=r"police\.toml: it cannot be read"):
        read_families(tmp_path)


@given(st.text())
def test_folded_text_is_the_same_words_with_single_spaces(text: str) -> None:
    assert _folded(text).split() == text.split()
    assert _folded(text) == _folded(_folded(text)) and not re.search(r"\s\s|^\s|\s$", _folded(text))


def shipped() -> Iterator[tuple[str, Family, FamilyPassage]]:
    """Each shipped passage, with where it stands and its family."""
    for family in read_families(FAMILIES):
        for place, passage in enumerate(family.passages, start=1):
            yield f"{family.name}, passage {place}", family, passage


def test_shipped_families_have_siblings_of_a_paragraphs_length_and_enough_questions() -> None:
    assert len({family.name for family in read_families(FAMILIES)}) == len(read_families(FAMILIES)) > 400
    assert not [family.name for family in read_families(FAMILIES) if not 3 <= len(family.passages) <= 7]
    assert not [where for where, _, passage in shipped() if not 25 <= len(passage.text.split()) <= 200]
    assert not [where for where, _, passage in shipped() if not 4 <= len(passage.asked) <= 8]
    asked = [question for _, _, passage in shipped() for question in passage.asked]
    assert {question.language for question in asked} == set(LANGUAGES)
    assert {question.kind for question in asked} == set(KINDS)
    assert all(question.text.isprintable() for question in asked)


def test_no_shipped_passage_and_no_question_comes_twice() -> None:
    texts = Counter(passage.text for _, _, passage in shipped())
    asked = Counter(question.text.casefold() for _, _, passage in shipped() for question in passage.asked)
    assert [text for text, number in (texts + asked).items() if number > 1] == []


def test_plain_questions_say_it_in_other_words_than_their_passage() -> None:
    """Of the words of five letters or more, a plain question in the passage's language shares two at most."""
    shared = []
    for where, family, passage in shipped():
        words = long_words(passage.text)
        plain = [each for each in passage.asked if (each.kind, each.language) == ("plain", family.language)]
        shared += [(where, each.text) for each in plain if len(long_words(each.text) & words) > 2]
    assert shared == []


def long_words(text: str) -> set[str]:
    """The words of `text` of five letters or more, in lower case."""
    return set(re.findall(r"\w{5,}", text.lower()))

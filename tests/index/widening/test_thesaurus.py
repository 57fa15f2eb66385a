"""The thesaurus over small files: which phrases of a question it finds, and which files it refuses."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advicehub.errors import DataError
from index import analysis
from index.question import Question, question
from index.widening.thesaurus import LONGEST, Thesaurus, read_entries
from index.widening.widening import Also, Alternative

ENGLISH = (
    "cop | bobby\tpolice officer; law enforcement official\n"
    "night in the cells\tovernight custody\n"
    "night\thours of darkness\n"
    "beat up | rough up\till-treatment; assault\n"
    "officer\tofficer; official\n"
)


def thesaurus(folder: Path, **files: str) -> Thesaurus:
    """A thesaurus of `files`, by language."""
    for language, text in files.items():
        (folder / f"{language}.tsv").write_text(text, encoding="utf-8")
    return Thesaurus(folder)


def found(thesaurus: Thesaurus, text: str, language: str = "en") -> list[tuple[str, list[str]]]:
    """For each phrase of `text` that is known: its terms, and the alternatives."""
    also = thesaurus.also(Question(text, language))
    return [(" ".join(one.said), [each.text for each in one.alternatives]) for one in also]


def test_by_hand_in_the_order_of_the_question(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en=ENGLISH)
    assert found(known, "At night a bobby may not rough up the officer's son") == [
        ("night", ["hours of darkness"]),
        ("bobbi", ["police officer", "law enforcement official"]),
        ("rough up", ["ill-treatment", "assault"]),
        ("offic", ["official"]),
    ]
    assert found(known, "who pays") == []


def test_of_two_phrases_that_begin_at_one_word_the_longer(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en=ENGLISH)
    assert found(known, "a night in the cells") == [("night in the cell", ["overnight custody"])]
    assert found(known, "a night in the cell, a night in the rain") == [
        ("night in the cell", ["overnight custody"]),
        ("night", ["hours of darkness"]),
    ]


def test_a_phrase_of_the_most_words_is_found_at_the_very_end(tmp_path: Path) -> None:
    phrase = " ".join(f"w{number}" for number in range(LONGEST))
    known = thesaurus(tmp_path, en=f"{phrase}\tlong\n")
    assert found(known, f"one more {phrase}") == [(phrase, ["long"])]
    assert found(known, phrase.rpartition(" ")[0]) == []


def test_a_phrase_that_comes_twice_is_found_twice(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en=ENGLISH)
    assert [said for said, _ in found(known, "cop against cop")] == ["cop", "cop"]


@pytest.mark.parametrize(
    ("language", "plain", "asked", "said"),
    [
        ("en", "beating", "They BEAT him? such beatings!", ["beat", "beat"]),
        ("en", "cop", "the cop’s gun", ["cop"]),
        ("fr", "arrêté", "ils sont arretés", ["arret"]),
        ("fr", "avocat", "il n'a pas d’avocats, qu'avocat", ["avocat", "avocat"]),
        ("es", "detención", "las detenciones, la detencion", ["detencion", "detencion"]),
        ("pt", "detenção", "as detencões, a detencao", ["detenca", "detenca"]),
        ("ar", "شرطة", "الشرطة والشرطة بالشرطة", ["شرط", "شرط", "شرط"]),
        ("ar", "شرطة", "رأيت الشُّرْطَةَ", ["شرط"]),
        ("ar", "مسؤول", "من المسئول", ["مسءول"]),
        ("zh", "警察", "問警察", ["警察"]),
    ],
)
def test_inflections_and_spellings_are_one_word(
    tmp_path: Path, language: str, plain: str, asked: str, said: list[str]
) -> None:
    columns = "official" if language == "en" else "zzz\tofficial"
    known = thesaurus(tmp_path, **{language: f"{plain}\t{columns}\n"})
    assert [each for each, _ in found(known, asked, language)] == said


def test_alternatives_know_their_language(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, fr="flic | keuf\tpolicier ; agent\tpolice officer\n", en="cop\tofficial\n")
    expected = (Alternative("policier", "fr"), Alternative("agent", "fr"), Alternative("police officer", "en"))
    assert known.also(Question("un keuf", "fr")) == (Also(("keuf",), expected),)
    assert known.also(Question("a cop", "en")) == (Also(("cop",), (Alternative("official", "en"),)),)


def test_a_language_without_a_file_has_no_other_words(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en=ENGLISH)
    for language in ("ru", "zh", ""):
        assert found(known, "cop night officer", language) == []
    assert found(Thesaurus(tmp_path / "none"), "cop") == []


def test_what_a_plain_word_is_itself_is_no_alternative(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en="cell | cells\tCell; the cells; custody cell\njail\tjails; jailed\n")
    assert found(known, "in the cells of a jail") == [("cell", ["the cells", "custody cell"])]


def test_an_english_word_is_itself_only_by_the_terms_of_english(tmp_path: Path) -> None:
    # "gendarmerie" has another index term in each of the two languages: texts in English are found by theirs alone.
    known = thesaurus(tmp_path, fr="gendarmerie\tgendarmerie; brigade\tgendarmerie; police\n")
    ((also),) = known.also(Question("la gendarmerie", "fr"))
    assert also.alternatives == (
        Alternative("brigade", "fr"), Alternative("gendarmerie", "en"), Alternative("police", "en"),
    )  # fmt: skip


def test_of_two_lines_with_one_phrase_the_first_holds(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en="cops\tpolice\ncop | bobby\tofficer\n")
    assert found(known, "cop, bobby") == [("cop", ["police"]), ("bobbi", ["officer"])]


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "cop", "2 columns between tabs"),
        ("en", "cop\tofficer\tpolice", "2 columns between tabs"),
        ("en", "", "2 columns between tabs"),
        ("en", "cop\t ", "2 columns between tabs"),
        ("en", "\tofficer", "2 columns between tabs"),
        ("fr", "flic\tpolicier", "3 columns between tabs"),
        ("fr", "flic\t\tpolice officer", "3 columns between tabs"),
        ("en", "cop | \tofficer", f"a plain phrase has 1 to {LONGEST} words"),
        ("en", "?!\tofficer", f"a plain phrase has 1 to {LONGEST} words"),
        ("en", "a " * (LONGEST + 1) + "\tofficer", f"a plain phrase has 1 to {LONGEST} words"),
        ("en", "cop\tofficer; ; police", "a word between each two semicolons"),
        ("en", "cop\tofficer;", "a word between each two semicolons"),
        ("fr", "flic\tpolicier\t…", "a word between each two semicolons"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, language: str, line: str, said: str) -> None:
    good = "bobby\tofficer" if language == "en" else "keuf\tpolicier\tofficer"
    known = thesaurus(tmp_path, **{language: f"{good}\n{line}\n{good}\n"})
    with pytest.raises(DataError, match=rf"^{language}\.tsv, line 2: .*{said}"):
        known.also(Question("anything", language))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.tsv").write_bytes(b"cop\tofficer \xff\n")
    with pytest.raises(DataError, match=r"^en\.tsv: it cannot be read as UTF-8 text"):
        Thesaurus(tmp_path).also(Question("cop", "en"))
    with pytest.raises(DataError, match=r"^fr\.tsv: it cannot be read"):
        read_entries(tmp_path / "fr.tsv", "fr")


def test_a_damaged_file_of_another_language_is_not_read(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en=ENGLISH, fr="flic\n")
    assert found(known, "cop") == [("cop", ["police officer", "law enforcement official"])]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    known = thesaurus(tmp_path, en=ENGLISH)
    before = found(known, "cop")
    (tmp_path / "en.tsv").unlink()
    assert found(known, "cop") == before != found(Thesaurus(tmp_path), "cop")


WORDS = [f"w{number}" for number in range(5)]
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple)
entries = st.dictionaries(phrases, st.sampled_from(["officer", "police force"]), max_size=12)


def written(entries: Mapping[tuple[str, ...], str], folder: str) -> Thesaurus:
    """A thesaurus of English `entries`; these words are their own terms."""
    return thesaurus(Path(folder), en="".join(f"{' '.join(key)}\t{said}\n" for key, said in entries.items()))


@given(entries=entries, asked=st.lists(st.sampled_from([*WORDS, "x", "y"]), min_size=1, max_size=12))
def test_phrases_are_disjoint_in_order_and_each_a_key_and_the_longest(
    entries: dict[tuple[str, ...], str], asked: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        also = written(entries, folder).also(Question(" ".join(asked), "en"))
    place = 0
    for one in also:
        assert entries[one.said] == one.alternatives[0].text and len(one.alternatives) == 1
        end = len(one.said)
        start = next(at for at in range(place, len(asked)) if tuple(asked[at : at + end]) == one.said)
        assert not [at for at in range(place, start) for to in range(at, len(asked)) if tuple(asked[at : to + 1]) in
                    entries]  # fmt: skip
        longer = [to for to in range(start + end + 1, len(asked) + 1) if tuple(asked[start:to]) in entries]
        assert not longer
        place = start + end
    rest = asked[place:]
    assert not [at for at in range(len(rest)) for to in range(at, len(rest)) if tuple(rest[at : to + 1]) in entries]


@given(entries=entries, asked=st.text(max_size=60))
def test_words_that_are_no_keys_give_nothing(entries: dict[tuple[str, ...], str], asked: str) -> None:
    keys = {" ".join(key) for key in entries}
    terms = analysis.terms(asked, "en")
    spans = {" ".join(terms[at:to]) for at in range(len(terms)) for to in range(at + 1, len(terms) + 1)}
    with TemporaryDirectory() as folder:
        also = written(entries, folder).also(Question(asked, "en"))
    assert bool(also) == bool(keys & spans)


def test_words_typed_without_accents_are_found(tmp_path: Path) -> None:
    (tmp_path / "es.tsv").write_text(
        "capitán\tsuperior\tcommanding officer\ncapitan\totro\tanother\n", encoding="utf-8"
    )
    (tmp_path / "fr.tsv").write_text("sûreté\tsécurité\tsecurity\n", encoding="utf-8")
    thesaurus = Thesaurus(tmp_path)
    (found,) = thesaurus.also(question("surete", "fr"))
    assert found.alternatives[0].text == "sécurité"
    # A line of its own goes before what is only the same without accents.
    assert [one.alternatives[0].text for one in thesaurus.also(question("capitán capitan", "es"))] == [
        "superior",
        "otro",
    ]

"""What says the same is one group; what differs in a figure, a "not" or an instrument is not."""

from dataclasses import replace

import pytest

from assistant.composing.choosing import chosen
from assistant.composing.folding import folded
from assistant.composing.likeness import nearly_the_same, wording
from assistant.composing.related import related
from assistant.composing.versions import PassagesOf, other_languages
from index.hit import Hit
from tests.assistant.composing.hits import hit, listed

TEXT = (
    "Any person who is arrested shall be told at once of the reasons for it, shall be allowed to tell a relative, "
    "and shall be brought before a judge within 48 hours; the police shall write down the time and the place of the "
    "arrest, the names of the officers who made it, and the time at which the person was brought before the judge."
)


def held(*hits: Hit) -> PassagesOf:
    """A library of the passages of `hits` and no others."""
    return lambda document: [each.passage for each in hits if each.passage.document == document]


def same(one: str, other: str) -> bool:
    return nearly_the_same(wording(one, "en"), wording(other, "en"))


def test_a_word_or_two_and_the_form_of_letters_do_not_matter() -> None:
    assert same(TEXT, TEXT.upper())
    assert same(TEXT, TEXT.replace("write down", "record"))


@pytest.mark.parametrize(
    ("old", "new"), [("48 hours", "72 hours"), ("shall be allowed", "shall not be allowed"), (TEXT[90:200], "")]
)
def test_a_figure_a_not_and_much_that_is_missing_do(old: str, new: str) -> None:
    assert not same(TEXT, TEXT.replace(old, new))


def test_short_texts_are_never_the_same() -> None:
    assert not same("The Committee shall meet.", "The Committee shall meet.")


def test_the_group_shows_what_is_in_force_in_the_askers_language_and_the_instrument() -> None:
    documents = {
        "report": listed("report", type="report"),
        "old": listed("old", type="soft law", status="superseded"),
        "rules": listed("rules", type="soft law", work="rules"),
    }
    hits = [hit("report", TEXT, 1), hit("old", TEXT, 2), hit("rules", TEXT, 3), hit("report", "Something else.", 4)]
    # Two instruments are never folded into each other; the copy in a report goes with the first of its group.
    assert folded(hits[:1] + hits[2:], documents, "en", held(*hits)) == [(1, 0), (2,)]
    documents["old"] = replace(documents["old"], about=replace(documents["old"].about, work="rules"))
    assert folded(hits, documents, "en", held(*hits)) == [(2, 0, 1), (3,)]


def test_two_treaties_with_one_clause_stay_two() -> None:
    documents = {name: listed(name, type="treaty") for name in ("cedaw", "icerd")}
    hits = [hit("cedaw", TEXT, 1), hit("icerd", TEXT, 2)]
    assert folded(hits, documents, "en", held(*hits)) == [(0,), (1,)]


def test_language_versions_of_a_paragraph_are_one_and_the_askers_is_shown() -> None:
    documents = {"a": listed("a", work="w"), "a-fr": listed("a-fr", "fr", work="w")}
    hits = [hit("a", "One text.", 1, label="4."), hit("a-fr", "Un texte.", 2, label="4", language="fr")]
    assert folded(hits, documents, "fr", held(*hits)) == [(1, 0)]
    assert folded(hits, documents, "en", held(*hits)) == [(0, 1)]
    hits[1] = replace(hits[1], passage=replace(hits[1].passage, label="5"))
    assert folded(hits, documents, "fr", held(*hits)) == [(0,), (1,)]


def test_a_number_that_several_paragraphs_bear_tells_nothing() -> None:
    documents = {"a": listed("a", work="w"), "a-fr": listed("a-fr", "fr", work="w")}
    hits = [hit("a", "One text.", 1, label="1."), hit("a-fr", "Un texte.", 2, label="1", language="fr")]
    second, elsewhere = hit("a", "Second.", 3, label="2"), hit("a", "Another article.", 4, label="1")
    assert folded(hits, documents, "fr", held(*hits, second)) == [(1, 0)]
    # A long paragraph is cut into passages that follow each other; a paragraph 1 further down is another article's.
    assert folded(hits, documents, "fr", held(hits[0], elsewhere, second, hits[1])) == [(1, 0)]
    apart = held(hits[0], second, elsewhere, hits[1])
    assert folded(hits, documents, "fr", apart) == [(0,), (1,)]
    assert other_languages(hits[0].passage, documents, apart) == []
    under = replace(elsewhere, passage=replace(elsewhere.passage, path=("Article 2",)))
    assert folded(hits, documents, "fr", held(hits[0], under, hits[1])) == [(0,), (1,)]


def test_one_group_a_work_and_none_that_is_much_worse() -> None:
    documents = {name: listed(name) for name in "abc"}
    hits = [hit("a", "x", 1, 10), hit("b", "y", 2, 9), hit("a", "z", 3, 8.9), hit("c", "w", 4, 8.4)]
    assert chosen(hits, documents, "en", held(*hits)) == [(0,), (1,)]
    hits = [hit("a", "x", 1, -1), hit("b", "y", 2, -2)]
    assert chosen(hits, documents, "en", held(*hits)) == [(0,)]


def test_other_languages_are_named_where_the_number_is_borne_once() -> None:
    documents = {
        "a": listed("a", work="w"), "a-fr": listed("a-fr", "fr", work="w"), "a-es": listed("a-es", "es", work="w"),
        "old": listed("old", "pt", work="w", status="superseded"), "b-fr": listed("b-fr", "fr"),
    }  # fmt: skip
    passages = {
        name: [hit(name, "t", label="4", language=entry.about.language).passage] for name, entry in documents.items()
    }
    passages["a-es"] *= 2
    kept = hit("a", "t", label="4.").passage
    assert [each.document for each in other_languages(kept, documents, passages.__getitem__)] == ["a-fr"]
    assert other_languages(replace(kept, label=""), documents, passages.__getitem__) == []


def test_related_are_of_two_documents_and_rather_in_the_askers_language() -> None:
    hits = [hit("a", "x", 1, 10), hit("a", "y", 2, 9.9), hit("b", "z", 3, 9), hit("c", "v", 4, 8.9, language="fr")]
    assert [each.passage.document for each in related(hits, "en")] == ["a", "b"]
    assert [each.passage.document for each in related(hits, "fr")] == ["a", "c"]
    assert related([], "fr") == ()
    assert len(related([hit("a", "x", 1, -1), hit("b", "y", 2, -2)], "en")) == 2

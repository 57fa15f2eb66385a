"""Differences between quotations: by figures in sentences alike, and by a curator's link."""

from dataclasses import replace

import pytest

from assistant.citation import Citation, Quotation
from assistant.composing.difference import Difference
from assistant.composing.differing import differing
from ingest.catalogue.differing import Differing, Place
from tests.assistant.fakes import citation

RULE = "A person who is held by the police is brought before a judge within {} of the arrest."


def quoted(document: str, text: str, language: str = "en") -> Citation:
    made = citation(document)
    quotation = Quotation(document, "v" * 64, 0, len(text), text)
    return replace(made, quotation=quotation, passage=replace(made.passage, language=language))


def test_other_figures_in_sentences_alike() -> None:
    pair = (quoted("a", RULE.format("48 hours")), quoted("b", RULE.format("three days")))
    assert differing(pair, ()) == (Difference(0, 1, "numbers", ("48 hours", "three days")),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RULE.format("48 hours"), RULE.format("two days")),
        (RULE.format("one month"), RULE.format("30 days")),
        (RULE.format("24 or 48 hours"), RULE.format("48 hours")),
        (RULE.format("48 hours"), RULE.format("a reasonable time")),
        (RULE.format("48 hours"), "A doctor sees every person who arrives within 24 hours."),
    ],
)
def test_the_same_in_other_units_or_of_something_else_is_no_difference(one: str, other: str) -> None:
    assert differing((quoted("a", one), quoted("b", other)), ()) == ()


def test_two_languages_or_one_work_are_not_compared() -> None:
    one, other = quoted("a", RULE.format("48 hours")), quoted("b", RULE.format("72 hours"))
    assert differing((one, replace(other, passage=replace(other.passage, language="fr"))), ()) == ()
    assert differing((one, replace(other, about=replace(other.about, work="a"))), ()) == ()


def test_a_curators_link_holds_in_either_order_and_names_paragraphs() -> None:
    link = Differing("x", Place("b", "7"), Place("a"), "One is stricter.")
    pair = (quoted("a", "Shots."), quoted("b", "Other shots."))
    assert differing(pair, (link,)) == (Difference(0, 1, "linked", note="One is stricter."),)
    assert differing(pair, (replace(link, first=Place("b", "8")),)) == ()
    assert differing(pair, (replace(link, first=Place("c")),)) == ()


def test_pairs_come_in_order() -> None:
    three = [quoted(name, RULE.format(time)) for name, time in (("a", "1 day"), ("b", "2 days"), ("c", "3 days"))]
    assert [(each.first, each.second) for each in differing(three, ())] == [(0, 1), (0, 2), (1, 2)]

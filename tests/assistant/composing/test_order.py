"""What binds first, but not before what fits best; country practice last; notes behind their sources."""

from dataclasses import replace

import pytest

from assistant.citation import Citation
from assistant.composing.cited import Cited
from assistant.composing.order import NEARLY_EQUAL, in_order
from assistant.composing.standing import country_of, standing
from tests.assistant.fakes import citation

TREATY, SOFT, NOTE = citation("treaty"), citation("soft", "soft law"), citation("note", "note", ("treaty",))
_GUIDE = citation("guide", "guidance")
PRACTICE = replace(_GUIDE, passage=replace(_GUIDE.passage, role="country practice", country="Norway"))


def order(*scored: tuple[Citation, float]) -> list[str]:
    return [each.quotation.document for each in in_order([Cited(*pair) for pair in scored])]


def test_standing() -> None:
    assert [standing(each) for each in (TREATY, SOFT, NOTE, PRACTICE)] == [
        "binds", "recommends", "recommends", "practice",
    ]  # fmt: skip
    law = replace(TREATY, about=replace(TREATY.about, type="law", country="Kenya", binding=True))
    assert (standing(law), country_of(law), country_of(PRACTICE)) == ("practice", "Kenya", "Norway")
    assert standing(replace(SOFT, about=replace(SOFT.about, binding=True))) == "binds"
    assert standing(replace(NOTE, about=replace(NOTE.about, binding=True))) == "recommends"


def test_the_best_stays_first_unless_another_is_nearly_equal() -> None:
    assert order((SOFT, 10), (TREATY, 9)) == ["soft", "treaty"]
    assert order((SOFT, 10), (TREATY, 10 * NEARLY_EQUAL)) == ["treaty", "soft"]


def test_what_binds_then_what_recommends_then_practice() -> None:
    assert order((citation("best", "soft law"), 10), (PRACTICE, 9), (SOFT, 8.9), (TREATY, 8.8)) == [
        "best", "treaty", "soft", "guide",
    ]  # fmt: skip


def test_a_note_that_fits_best_stands_behind_its_source() -> None:
    assert order((NOTE, 10), (TREATY, 9)) == ["treaty", "note"]


@pytest.mark.parametrize("scored", [(), ((SOFT, 1.0),), ((SOFT, -1.0),), ((SOFT, -1.0), (PRACTICE, -2.0))])
def test_none_and_one(scored: tuple[tuple[Citation, float], ...]) -> None:
    assert order(*scored) == [each.quotation.document for each, _ in scored]


def test_what_the_asker_can_read_stands_first_when_it_is_nearly_as_good() -> None:
    french = replace(SOFT, passage=replace(SOFT.passage, language="fr"))
    other = citation("other", "soft law")

    def first(score: float, language: str, *more: Cited) -> str:
        cited = [Cited(other, 10.0), Cited(french, score), *more]
        return in_order(cited, language)[0].quotation.document

    assert [first(9.2, "fr"), first(8.8, "fr"), first(9.2, "en"), first(9.2, "")] == ["soft", "other", "other", "other"]
    # Not before what binds and fits as well.
    assert first(9.2, "fr", Cited(TREATY, 9.8)) == "treaty"


def test_what_is_superseded_stands_behind_what_took_its_place() -> None:
    old = replace(SOFT, about=replace(SOFT.about, status="superseded", superseded_by="treaty"))
    assert order((old, 10), (TREATY, 9), (PRACTICE, 8)) == ["treaty", "soft", "guide"]
    of_a_work = replace(old, about=replace(old.about, superseded_by="the-work"))
    renewed = replace(TREATY, about=replace(TREATY.about, work="the-work"))
    assert order((of_a_work, 10), (renewed, 8)) == ["treaty", "soft"]
    assert order((of_a_work, 10), (TREATY, 8)) == ["soft", "treaty"]
    circle = replace(TREATY, about=replace(TREATY.about, status="superseded", superseded_by="soft"))
    assert order((old, 10), (circle, 8)) == ["soft", "treaty"]

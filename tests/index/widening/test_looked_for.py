"""What a search looks for besides a question's words, and that it sees nothing of what may not be read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from advicehub.settings import Settings
from index import ingestion
from index.access import PUBLIC, Access
from index.encoder import QuestionEncoder
from index.opening import open_searcher
from index.question import question
from index.widening.widening import Alternative
from tests.index.widening.library import ASKED, ENGLISH, FRENCH, LADDER, WORDS, Open, cosine, widener
from tests.stub_embedder import StubEmbedder


def test_widening_names_what_a_search_looks_for(open_it: Open, stub: StubEmbedder) -> None:
    found = open_it().widening(ASKED, PUBLIC)
    (subject,) = found.subjects
    assert found.words == WORDS
    assert (subject.name, subject.terms) == ("note-arrest:2", ("custody of relatives",))
    expected = 1 / (1 + np.exp(-(8 * cosine(stub, ASKED.text) - 4)))
    assert subject.probability == pytest.approx(expected, abs=1e-3)
    assert found.searched() == ("law enforcement official", "custody of relatives")


def test_words_of_what_may_not_be_read_are_no_alternatives(open_it: Open) -> None:
    searcher = open_it()
    officer = Alternative("police officer", "en")
    assert searcher.widening(ASKED, PUBLIC).words == WORDS
    (also,) = searcher.widening(ASKED, Access.to("unit-7")).words
    assert also.alternatives == (*WORDS[0].alternatives, officer)
    (also,) = searcher.widening(ASKED, Access(frozenset({"unit-7"}))).words
    assert also.alternatives == (officer,)
    assert searcher.widening(ASKED, Access(frozenset({"nobody"}))).words == ()


def test_what_may_not_be_read_changes_no_widened_search(
    open_it: Open, settings: Settings, files: Callable[..., Path], stub: StubEmbedder, tmp_path: Path
) -> None:
    whole, anew = open_it(), settings.model_copy(update={"home": tmp_path / "anew"})
    ingestion.ingest([files()], anew, ingestion.Wish())
    made = widener(tmp_path, [stub], en=ENGLISH, fr=FRENCH)
    alone = open_searcher(anew, encoder=QuestionEncoder([stub]), widener=made)
    for asked in (ASKED, question("un flic", "fr"), question("bobby", "en")):
        assert whole.widening(asked, PUBLIC) == alone.widening(asked, PUBLIC)
        for mode in LADDER:
            assert whole.search(asked, PUBLIC, 50, mode) == alone.search(asked, PUBLIC, 50, mode), mode
    for mode in LADDER:
        assert whole.search(ASKED, Access.to("unit-7"), 50, mode) != alone.search(ASKED, PUBLIC, 50, mode), mode


def test_the_shipped_thesaurus_is_used_when_no_other_is_given(
    settings: Settings, stub: StubEmbedder, files: Callable[..., Path]
) -> None:
    ingestion.ingest([files(force="1. Every discharge of a firearm is reported.")], settings, ingestion.Wish())
    (also,) = open_searcher(settings, PUBLIC).widening(question("gun", "en"), PUBLIC).words
    assert also.said == ("gun",) and "firearm" in {each.text for each in also.alternatives}

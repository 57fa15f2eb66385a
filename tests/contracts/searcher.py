"""What any `Searcher` must do. Subclass, and give a `build` fixture."""

from collections.abc import Callable, Mapping
from typing import get_args

import pytest

from index.access import PUBLIC, Access
from index.hit import Hit
from index.only import Only
from index.question import question
from index.searcher import Mode, Searcher

Build = Callable[[Mapping[str, Mapping[str, str]]], Searcher]
"""From group to file name (without suffix) to text; returns a searcher over all of it."""

WORLD = {
    "public": {
        "arrest": "1. Whoever is arrested must be told the reasons at once.\n\n2. The family must be told where he is.",
        "force": "1. Force is a last resort. Every use of force must be reported.\n\n2. Firearms only to protect life.",
    },
    "unit-7": {"secret": "1. The raid on the safe house used force, firearms and live ammunition."},
}
MODES: tuple[Mode, ...] = get_args(Mode)


def _lets_through(only: Only, hit: Hit) -> bool:
    return only.role in ("", hit.passage.role) and only.country in ("", hit.passage.country)


class SearcherContract:
    """Order, ranks, access, and the agreement of the parts with the whole."""

    @pytest.mark.parametrize("mode", MODES)
    def test_order(self, build: Build, mode: Mode) -> None:
        searcher = build(WORLD)
        for k in (1, 3, 50):
            hits = searcher.search(question("When is the use of force reported?"), PUBLIC, k, mode)
            assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
            assert len(hits) <= k
            keys = [(-hit.score, hit.passage.id) for hit in hits]
            assert keys == sorted(keys)
            assert len({hit.passage.id for hit in hits}) == len(hits)

    def test_the_words_decide_in_a_lexical_search(self, build: Build) -> None:
        hits = build(WORLD).search(question("firearms"), PUBLIC, 10, "lexical")
        assert [hit.passage.label for hit in hits] == ["2."] and "Firearms" in hits[0].text

    def test_a_word_that_stands_nowhere(self, build: Build) -> None:
        searcher = build(WORLD)
        assert searcher.search(question("zebra"), PUBLIC, 10, "lexical") == []
        terms = searcher.terms(question("zebra force zebra"), PUBLIC)
        assert [(term.word, term.found) for term in terms] == [("zebra", False), ("force", True)]

    def test_hits_are_the_documents_own_words(self, build: Build) -> None:
        searcher = build(WORLD)
        for hit in searcher.search(question("force and arrest"), PUBLIC, 50):
            document = searcher.document(hit.passage.document, PUBLIC)
            assert document is not None
            assert document.text[hit.passage.start : hit.passage.end] == hit.text
            assert document.version == hit.version
            assert (hit.passage, hit.text) in searcher.passages(hit.passage.document, PUBLIC)

    def test_a_filter_leaves_order_and_scores_as_they_are(self, build: Build) -> None:
        searcher = build(WORLD)
        asked = question("When is the use of force reported?")
        every = searcher.search(asked, PUBLIC, 50)
        assert searcher.search(asked, PUBLIC, 50, "fused", Only()) == every
        for only in (Only("country practice"), Only(country="Norway")):
            kept = [hit.passage.id for hit in every if _lets_through(only, hit)]
            assert [hit.passage.id for hit in searcher.search(asked, PUBLIC, 50, "fused", only)] == kept

    def test_footnotes_are_those_of_the_passage(self, build: Build) -> None:
        searcher = build(WORLD)
        for hit in searcher.search(question("force and arrest"), PUBLIC, 50):
            document = searcher.document(hit.passage.document, PUBLIC)
            assert document is not None
            noted = [(note.label, document.text[note.start : note.end]) for note in hit.passage.footnotes]
            assert searcher.footnotes(hit.passage, PUBLIC) == noted
            assert searcher.footnotes(hit.passage, Access(frozenset())) == []

    def test_sentences_lie_in_their_passages_in_order(self, build: Build) -> None:
        searcher = build(WORLD)
        asked = question("force must be reported")
        hits = searcher.search(asked, PUBLIC, 50)
        for hit, sentences in zip(hits, searcher.sentences(asked, hits, PUBLIC), strict=True):
            bounds = [hit.passage.start, *(x for s in sentences for x in (s.start, s.end)), hit.passage.end]
            assert bounds == sorted(bounds)
        assert any(len(each) > 1 for each in searcher.sentences(asked, hits, PUBLIC))

    @pytest.mark.parametrize("mode", MODES)
    def test_what_may_not_be_read_is_as_if_it_were_not_there(self, build: Build, mode: Mode) -> None:
        whole, alone = build(WORLD), build({"public": WORLD["public"]})
        asked = question("the raid used force and firearms")
        assert whole.search(asked, PUBLIC, 50, mode) == alone.search(asked, PUBLIC, 50, mode)
        assert whole.terms(asked, PUBLIC) == alone.terms(asked, PUBLIC)
        assert whole.edition(PUBLIC) == alone.edition(PUBLIC) != whole.edition(Access.to("unit-7"))
        assert whole.documents(PUBLIC) == alone.documents(PUBLIC)
        assert whole.document("secret.txt", PUBLIC) is None and whole.passages("secret.txt", PUBLIC) == []

    def test_widening_has_only_words_that_stand_in_what_may_be_read(self, build: Build) -> None:
        whole, alone = build(WORLD), build({"public": WORLD["public"]})
        asked = question("who counts the bullets", "en")
        assert whole.widening(asked, PUBLIC) == alone.widening(asked, PUBLIC)
        found = [whole.widening(asked, access).searched() for access in (PUBLIC, Access.to("unit-7"))]
        assert "firearms" in found[0] and "ammunition" not in found[0] and {*found[0], "ammunition"} <= {*found[1]}
        for access in (PUBLIC, Access.to("unit-7")):
            for also in whole.widening(asked, access).words:
                for each in also.alternatives:
                    assert all(term.found for term in whole.terms(question(each.text, each.language), access))
        assert whole.widening(asked, Access(frozenset({"nobody"}))).words == ()

    def test_a_question_of_no_plain_word_is_not_widened(self, build: Build) -> None:
        assert build(WORLD).widening(question("qwertz", "en"), PUBLIC).words == ()

    def test_a_group_that_is_named_is_searched(self, build: Build) -> None:
        hits = build(WORLD).search(question("raid on the safe house"), Access.to("unit-7"), 1)
        assert hits[0].passage.document == "secret.txt"

    def test_a_group_without_documents(self, build: Build) -> None:
        assert build(WORLD).search(question("force"), Access(frozenset({"nobody"})), 5) == []

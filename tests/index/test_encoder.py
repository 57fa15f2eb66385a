"""A question's vectors: of both kinds, in the embedders' order, and made once."""

from collections.abc import Sequence

import numpy as np

from index.encoder import QuestionEncoder
from index.models.embedder import Vectors
from index.question import question
from tests.stub_embedder import StubEmbedder

ASKED = question("may he phone his wife", "en")


class Counting(StubEmbedder):
    """Notes what it was asked to embed: "q" for a question, "a" for one to compare with other questions."""

    def __init__(self, name: str = "stub", adapter: str = "") -> None:
        super().__init__(name, adapter=adapter)
        self.done: list[str] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        self.done.append("q")
        return super().embed_questions(texts)

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        self.done.append("a")
        return np.asarray(np.roll(super().embed_questions(texts), 1, axis=1))


def test_both_kinds_in_the_order_of_the_embedders() -> None:
    embedders = [StubEmbedder("one", 8, "x"), StubEmbedder("two", 4), StubEmbedder("three", 6, "y")]
    found = QuestionEncoder(embedders).vectors(ASKED)
    assert len(found.passages) == len(found.asked) == 3
    for embedder, passage, asked in zip(embedders, found.passages, found.asked, strict=True):
        np.testing.assert_array_equal(passage, embedder.embed_questions([ASKED.text]))
        np.testing.assert_array_equal(asked, embedder.embed_asked([ASKED.text]))
        assert (passage == asked).all() == (embedder.asked_space == embedder.space)


def test_one_pass_where_both_spaces_are_one() -> None:
    embedder = Counting()
    found = QuestionEncoder([embedder]).vectors(ASKED)
    assert embedder.done == ["q"] and found.asked[0] is found.passages[0]
    other = Counting(adapter="x")
    QuestionEncoder([other]).vectors(ASKED)
    assert sorted(other.done) == ["a", "q"]


def test_the_last_few_are_remembered() -> None:
    embedder = Counting(adapter="x")
    encoder = QuestionEncoder([embedder], remember=2)
    first = encoder.vectors(ASKED)
    assert encoder.vectors(ASKED) is first and len(embedder.done) == 2
    encoder.vectors(question("who pays the doctor"))
    assert encoder.vectors(ASKED) is first and len(embedder.done) == 4
    # The doctor is the one that was used longest ago.
    encoder.vectors(question("is he cold"))
    assert encoder.vectors(ASKED) is first and len(embedder.done) == 6
    encoder.vectors(question("who pays the doctor"))
    assert len(embedder.done) == 8


class Reaching(StubEmbedder):
    """Embeds questions for passages in its own way: every axis is the one before."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.questions_by = f"{self.space}+reach"

    def embed_for_sentences(self, texts: Sequence[str]) -> Vectors:
        return super().embed_questions(texts)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(np.roll(super().embed_questions(texts), -1, axis=1))

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        return super().embed_questions(texts)


def test_how_far_an_adapter_counts_goes_by_the_questions_language() -> None:
    encoder = QuestionEncoder([Reaching("one"), Reaching("two")])
    english = encoder.vectors(question("may he phone his wife", "en"))
    plain, reaching = english.sentences[0], np.roll(english.sentences[0], -1, axis=1)
    both = plain + reaching
    np.testing.assert_allclose(english.passages[0], both / np.linalg.norm(both), atol=1e-6)
    np.testing.assert_array_equal(english.passages[1], plain)
    french = encoder.vectors(question("may he phone his wife", "fr"))
    for passages, sentences in zip(french.passages, french.sentences, strict=True):
        np.testing.assert_array_equal(passages, np.roll(sentences, -1, axis=1))

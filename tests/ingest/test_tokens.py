"""Counting tokens."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from advicehub.errors import ModelError
from ingest.tokens import load_counter, prepared_tokenizers

DEFAULT = prepared_tokenizers(Path("nowhere"))[0]
COUNT = load_counter([DEFAULT])
words = st.lists(
    st.sampled_from(["No.", "3(a)", "detained", "l’État", "A/HRC/43/12", "пытки", "تعذيب", "酷刑。", "²", "—"])
)


@pytest.fixture(scope="module")
def whole() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(DEFAULT))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


@given(st.lists(words.map(" ".join) | words.map("\n\n".join) | words.map("".join), max_size=4))
def test_counts_are_those_of_the_whole_text(whole: Tokenizer, texts: list[str]) -> None:
    assert COUNT(texts) == [len(whole.encode(text).ids) for text in texts]


def test_a_tokenizer_whose_tokens_cross_words_counts_whole_texts(tmp_path: Path) -> None:
    tokenizer = Tokenizer(models.BPE(vocab={"a": 0, " ": 1, "a ": 2, "a a": 3}, merges=[("a", " "), ("a ", "a")]))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("\n", "isolated")
    file = tmp_path / "tokenizer.json"
    tokenizer.save(str(file))
    assert load_counter([file])(["a a", "a"]) == [1, 1]
    assert load_counter([file, DEFAULT])(["a a", ""]) == [4, 2]


def test_what_is_no_tokenizer_is_named(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="is not a tokenizer"):
        load_counter([tmp_path / "tokenizer.json"])
    with pytest.raises(ModelError, match="there is no tokenizer"):
        load_counter([tmp_path / "none.json"])

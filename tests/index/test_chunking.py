"""`extract` shows the passages that `ingest` makes."""

from advicehub.settings import Settings
from index import chunking
from ingest.tokens import prepared_tokenizers


def test_both_count_with_the_same_tokenizers() -> None:
    settings = Settings()
    used, prepared = chunking.tokenizer_files(settings), prepared_tokenizers(settings.model_cache)
    assert {file.read_bytes() for file in used} == {file.read_bytes() for file in prepared}

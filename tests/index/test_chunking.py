"""`extract` shows the passages that `ingest` makes."""

from advicehub.settings import Settings
from index import chunking
from ingest.tokens import prepared_tokenizers


def test_both_count_with_the_same_tokenizers() -> None:
    settings = Settings()
    assert set(chunking.tokenizer_files(settings)) == set(prepared_tokenizers(settings.model_cache))

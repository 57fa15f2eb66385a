"""How passages are cut in this installation: the token counter and the name that manifests record."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from advicehub.settings import Settings
from index import analysis
from index.models import registry
from ingest.tokens import TokenCounter, load_counter

CUT_VERSION = "2"
"""Raised whenever `ingest.cut` would cut the same document in other places."""


def tokenizer_files(settings: Settings) -> tuple[Path, ...]:
    """The tokenizers of the models in use: a passage must fit the one that counts most."""
    folders = [registry.model_folder(choice, settings) for choice in registry.available(settings)]
    return tuple(file for folder in folders if (file := folder / "tokenizer.json").is_file())


@lru_cache(maxsize=2)
def _loaded(files: tuple[Path, ...]) -> tuple[TokenCounter, str]:
    digest = sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:12]
    return load_counter(files), f"cut {CUT_VERSION}; terms {analysis.VERSION}; tokenizers {digest}"


def counter(settings: Settings) -> TokenCounter:
    """Counts tokens with every model's tokenizer and gives the longest count."""
    return _loaded(tokenizer_files(settings))[0]


def name(settings: Settings) -> str:
    """What cut the passages and made the terms; another name makes another edition."""
    return _loaded(tokenizer_files(settings))[1]

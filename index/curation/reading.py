"""Files that a curator hands in, read in the jail before anything is decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import SourceError, UsageError
from index.curation.start import Start
from index.source_key import source_key
from ingest.collect import Refused
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from ingest.jail import Read, read_all
from ingest.kind import kind_of


@dataclass(frozen=True, slots=True)
class Fresh:
    """A file, what was read of it, and its source key."""

    file: Path
    read: Document
    key: str


class _Looking(ExtractionCache):
    """A cache that is read and never written: looking leaves no trace."""

    def put(self, path: Path, document: Document) -> None: ...


def read_files(start: Start, files: Sequence[Path], looking: bool = False) -> list[Fresh | Refused]:
    """Read `files`, in their order. When only `looking`, nothing is written in the home.

    Raises `UsageError` for a path that is not there, or a folder.
    """
    for file in files:
        if not file.is_file():
            raise UsageError(f"there is no file at {file}" if not file.is_dir() else f"{file} is a folder; name files")
    keys = {file: _key(file) for file in dict.fromkeys(files)}
    cache = (_Looking if looking else ExtractionCache)(start.library.extractions)
    readable = [file for file, key in keys.items() if isinstance(key, str)]
    outcomes = {each.path: each for each in read_all(readable, start.settings.workers or None, cache)}
    return [_one(file, key, outcomes) for file, key in keys.items()]


def _one(file: Path, key: str | Refused, outcomes: dict[Path, Read | Refused]) -> Fresh | Refused:
    if isinstance(key, Refused):
        return key
    outcome = outcomes[file]
    return outcome if isinstance(outcome, Refused) else Fresh(file, outcome.document, key)


def _key(file: Path) -> str | Refused:
    try:
        if kind_of(file) == "zip":
            return Refused(file, "it is an archive: unpack it, or take all of it with `advicehub ingest`")
        return source_key(file)
    except OSError as error:
        return Refused(file, f"it cannot be read ({error.strerror})")
    except UnicodeError:
        return Refused(file, "its name is not valid text; give it another")
    except SourceError as error:
        return Refused(file, error.reason)

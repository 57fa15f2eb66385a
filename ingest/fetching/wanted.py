"""What is to be fetched: the files that the catalogue names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advicehub.errors import UsageError
from ingest.catalogue.source import Source

_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
LICENCE_UNKNOWN = "not stated"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One public file. `name` is the file it is kept as, made from the catalogue alone; `kind` is "pdf" or "html"."""

    source: str
    language: str
    kind: str
    address: str
    licence: str
    name: str


def wanted_files(sources: Mapping[str, Source], only: Iterable[str] = ()) -> list[Wanted]:
    """The files of `sources`, or of those whose ids are in `only`, in the catalogue's order.

    Raises `UsageError` for an id that the catalogue does not hold, that names no file to fetch, or that
    cannot be part of a file's name.
    """
    chosen = list(dict.fromkeys(only))
    for id_ in chosen:
        if id_ not in sources:
            raise UsageError(f"--only: the catalogue has no source {id_}")
        if not sources[id_].files:
            raise UsageError(f"--only: the catalogue knows no file of {id_}")
    return [wanted for id_ in chosen or sources for wanted in _files_of(sources[id_])]


def _files_of(source: Source) -> list[Wanted]:
    """Files of one source; the second in one language and kind has a number in its name."""
    seen: Counter[str] = Counter()
    found = []
    for file in source.files:
        stem = f"{source.id}.{file.language}"
        if not _SAFE_NAME.fullmatch(stem):
            raise UsageError(f"{source.id}: this id and language cannot be the name of a file")
        seen[ending := f"{stem}.{file.kind}"] += 1
        name = ending if seen[ending] == 1 else f"{stem}-{seen[ending]}.{file.kind}"
        licence = source.licence or LICENCE_UNKNOWN
        found.append(Wanted(source.id, file.language, file.kind, file.address, licence, name))
    return found

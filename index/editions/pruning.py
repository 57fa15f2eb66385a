"""Which editions and sources can go, and how much space that frees."""

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import AdviceHubError, EditionError
from index import history
from index.library import Library
from index.listing import listing

_HASH = 64
"""Hex digits of a SHA-256: a file in the folder of sources is named by its own, and ".names" may follow."""


@dataclass(frozen=True, slots=True)
class Pruning:
    """What would go: `editions`, by id, oldest first, and `sources`, by SHA-256. The first `freed` bytes of disk, the
    second `sources_freed`; `undo` is the edition that `corpus undo` could not go back to any more, '' for none."""

    editions: tuple[str, ...]
    freed: int
    sources: tuple[str, ...]
    sources_freed: int
    undo: str


def plan_prune(library: Library, keep: int, sources: bool) -> Pruning:
    """What goes when `keep` editions stay: the one in use, then the one that undo would bring back, then the newest,
    those that cannot be read last. With `sources` also the source files that no edition left needs.

    Raises `EditionMissing` when none is in use, and `AdviceHubError` when an edition that stays cannot be read, so that
    nobody knows which sources it needs.
    """
    current, undo = library.current(), _undo(library)
    newest = sorted(reversed(library.edition_ids()), key=lambda id_: _bad(library, id_))
    ranked = sorted(newest, key=lambda id_: (id_ != current, id_ != undo))
    stay = ranked[:keep]
    go = tuple(id_ for id_ in library.edition_ids() if id_ not in stay)
    unneeded = tuple(_unneeded(library, stay)) if sources else ()
    return Pruning(
        go,
        _freed(library.folder(id_) for id_ in go),
        unneeded,
        sum(file.stat().st_size for version in unneeded for file in _files(library, version)),
        undo if undo in go else "",
    )


def carry_out(library: Library, pruning: Pruning) -> None:
    """Delete what `pruning` names, editions first: a kill in between leaves sources that nobody needs, never an edition
    without its sources. With sources goes the cache of what was read of files. The writer's lock must be held.
    """
    for edition in pruning.editions:
        library.delete(edition)
    for version in pruning.sources:
        for file in _files(library, version):
            file.unlink(missing_ok=True)
    if pruning.sources:
        shutil.rmtree(library.extractions, ignore_errors=True)


def _undo(library: Library) -> str:
    """The edition before the last change, if it is here; '' else."""
    changes = history.of_library(library)
    before = changes[-1].before if changes else ""
    return before if before in library.edition_ids() else ""


def _bad(library: Library, edition: str) -> bool:
    try:
        library.manifest(edition)
    except EditionError:
        return True
    return False


def _unneeded(library: Library, stay: Sequence[str]) -> Iterator[str]:
    needed: set[str] = set()
    for edition in stay:
        try:
            needed |= {listed.version for _, listed in listing(library, edition).values()}
        except EditionError:
            raise AdviceHubError(
                f"edition {edition} would stay and cannot be read, so nobody knows which sources it needs; "
                "keep fewer editions, or prune without --sources"
            ) from None
    there = library.sources.iterdir() if library.sources.is_dir() else ()
    yield from sorted({file.name[:_HASH] for file in there if _is_source(file)} - needed)


def _is_source(file: Path) -> bool:
    name = file.name.removesuffix(".names")
    return len(name) == _HASH and all(char in "0123456789abcdef" for char in name)


def _files(library: Library, version: str) -> list[Path]:
    source = library.source(version)
    return [file for file in (source, source.with_name(f"{version}.names")) if file.is_file()]


def _freed(folders: Iterable[Path]) -> int:
    """The bytes that only these folders hold: editions share the files of what they have in common."""
    stats = [Path(inside, name).stat() for folder in folders for inside, _, names in os.walk(folder) for name in names]
    links = Counter(stat.st_ino for stat in stats)
    sizes = {stat.st_ino: stat.st_size for stat in stats if stat.st_nlink <= links[stat.st_ino]}
    return sum(sizes.values())

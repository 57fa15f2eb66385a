"""The files to read, with the members of archives and e-mails among them."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from advicehub.errors import SourceError
from ingest.asked import asked_of
from ingest.declared import sidecar_of
from ingest.kind import kind_of
from ingest.unpack import ARROW, CONTAINERS, Member, Unpacked, safe_name, unpack

_PREFIX = "unpacked-"


@dataclass(frozen=True, slots=True)
class OpenedUp:
    """`files` in order, the members of a container after it; archives themselves are no documents.

    `shown` says how a member is called to a person ("archive.zip › folder/x.pdf"), `containers` what it came
    from. `refused` are members that cannot be had, as (how it is shown, reason).
    """

    files: tuple[Path, ...]
    shown: Mapping[Path, str] = field(default_factory=dict)
    refused: tuple[tuple[str, str], ...] = ()
    containers: Mapping[Path, Path] = field(default_factory=dict)


@contextmanager
def opened_up(files: Sequence[Path], cache: Path) -> Iterator[OpenedUp]:
    """Unpack the containers among `files` into a private folder below `cache`, which is gone afterwards.

    What an earlier run left there, because it was killed, goes too: only one run at a time may use `cache`.
    """
    for left in cache.glob(f"{_PREFIX}*") if cache.is_dir() else ():
        shutil.rmtree(left, ignore_errors=True)
    kinds = {file: _kind(file) for file in files}
    if not any(kind in CONTAINERS for kind in kinds.values()):
        yield OpenedUp(tuple(files))
        return
    cache.mkdir(parents=True, exist_ok=True)
    # mkdtemp gives a folder that nobody else may enter: members may be confidential.
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=cache))
    try:
        yield _gathered(kinds, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _gathered(kinds: Mapping[Path, str], folder: Path) -> OpenedUp:
    opened: dict[Path, Unpacked] = {}
    for number, (file, kind) in enumerate(kinds.items()):
        if kind in CONTAINERS:
            own = folder / str(number)
            own.mkdir(mode=0o700)
            opened[file] = unpack(file, own)
    names = Counter(file.name for file, kind in kinds.items() if kind != "zip")
    names.update(member.path.name for unpacked in opened.values() for member in unpacked.members)
    found: list[Path] = []
    shown: dict[Path, str] = {}
    containers: dict[Path, Path] = {}
    refused: list[tuple[str, str]] = []
    for file, kind in kinds.items():
        found += [file] if kind != "zip" else []
        unpacked = opened.get(file, Unpacked((), ()))
        refused += unpacked.refused
        for member in unpacked.members:
            path = _apart(member, file) if names[member.path.name] > 1 else member.path
            found.append(path)
            shown[path] = member.shown
            containers[path] = file
    return OpenedUp(tuple(found), shown, tuple(refused), containers)


def _apart(member: Member, container: Path) -> Path:
    """The member's file under a name that tells it from others of its name: the container's goes before it."""
    path = member.path.with_name(safe_name(f"{container.name}{ARROW}{member.path.name}"))
    for beside in (sidecar_of, asked_of):
        if beside(member.path).is_file():
            beside(member.path).rename(beside(path))
    return member.path.rename(path)


def _kind(file: Path) -> str:
    try:
        return kind_of(file)
    except SourceError:
        return ""  # the reader says what is wrong with it

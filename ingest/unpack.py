"""What is in a container (a ZIP archive, the attachments of an e-mail) becomes files in a private folder.

A container is hostile until proven otherwise. A limited child opens it and hands out bytes; here they are
counted and written, each file into a folder of its own under a name that we chose, so that no name in an
archive leads anywhere. What cannot be had is refused by name, and never stops the rest.
"""

import json
from collections.abc import Container, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import cast

from advicehub.errors import SourceError
from ingest.asked import SUFFIX as ASKED_SUFFIX
from ingest.declared import SIDECAR_SUFFIX
from ingest.jail import call_limited
from ingest.kind import kind_of
from ingest.unpack_child import CHUNK, DONE, FILE, REFUSED

CONTAINERS = ("zip", "eml")
"""The kinds that have members."""
ARROW = " › "

_BESIDE = (SIDECAR_SUFFIX, ASKED_SUFFIX)
_MOST_MEMBERS = 2000
_MOST_BYTES = 1024 * 1024 * 1024
_DEEPEST = 2
_LONGEST = 120
_TOO_MUCH = "what is in it is more than is allowed (2,000 files, 1 GiB); unpack it and add the files by themselves"


@dataclass(frozen=True, slots=True)
class Member:
    """A file from a container: where it lies now, and how it is `shown` ("archive.zip › folder/x.pdf")."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The members of a container in its order, and (how it is shown, reason) of those that cannot be had."""

    members: tuple[Member, ...]
    refused: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Budget:
    """What may still be taken out of one container and all within it."""

    members: int = _MOST_MEMBERS
    bytes: int = _MOST_BYTES


@dataclass(slots=True)
class _Taken:
    """A member as it comes: its `name` in the container, and the file that holds it."""

    name: str
    path: Path


@dataclass(slots=True)
class _Unpacking:
    folder: Path
    budget: _Budget = field(default_factory=_Budget)
    members: list[Member] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    _count: int = 0

    def take(self, path: Path, shown: str, depth: int) -> None:
        """Unpack `path`, and the containers in it."""
        taken: list[_Taken] = []
        try:
            for each in self._files(path, shown):
                taken.append(each)
        except SourceError as error:
            self.refused.append((shown, error.reason))
        for each in _placed(taken):
            where = f"{shown}{ARROW}{each.name}"
            try:
                kind = kind_of(each.path)
            except SourceError as error:
                self.refused.append((where, error.reason))
                continue
            if kind != "zip":
                self.members.append(Member(each.path, where))
            if kind in CONTAINERS and depth < _DEEPEST:
                self.take(each.path, where, depth + 1)
            elif kind == "zip":
                self.refused.append((where, "it is an archive in an archive in an archive; unpack it"))

    def _files(self, path: Path, shown: str) -> Iterator[_Taken]:
        """Write what the child hands out; a member that is refused half-way leaves no file."""
        function = f"ingest.unpack_child:{'of_zip' if kind_of(path) == 'zip' else 'of_mail'}"
        current: _Taken | None = None
        with closing(cast(Generator[bytes, None, None], call_limited(function, path))) as messages:
            for message in messages:
                what, body = message[:1], message[1:]
                if what == FILE:
                    current = self._begun(json.loads(body))
                elif what == CHUNK and current is not None:
                    self._write(current, body)
                elif what == REFUSED:
                    said = json.loads(body)
                    self.refused.append((f"{shown}{ARROW}{_printable(said['name'])}", str(said["reason"])))
                    if current is not None and current.name == said["name"]:
                        current.path.unlink(missing_ok=True)
                        current = None
                elif what == DONE and current is not None:
                    yield current
                    current = None

    def _begun(self, name: str) -> _Taken:
        self.budget.members -= 1
        if self.budget.members < 0:
            raise SourceError("", _TOO_MUCH)
        self._count += 1
        folder = self.folder / str(self._count)
        folder.mkdir(mode=0o700)
        path = folder / safe_name(PurePosixPath(name).name)
        path.touch(mode=0o600)
        return _Taken(_printable(name), path)

    def _write(self, taken: _Taken, chunk: bytes) -> None:
        self.budget.bytes -= len(chunk)
        if self.budget.bytes < 0:
            raise SourceError("", _TOO_MUCH)
        with taken.path.open("ab") as file:
            file.write(chunk)


def unpack(path: Path, folder: Path) -> Unpacked:
    """Unpack the container at `path` and those in it (to a depth of 2) into `folder`, which is empty and ours.

    Each member lies in a folder of its own, its sidecar and list of questions beside it. Where two members bear
    one name, their folders in the archive are put before it. Whatever is wrong with the container is in `refused`.
    """
    unpacking = _Unpacking(folder)
    unpacking.take(path, path.name, 1)
    return Unpacked(tuple(unpacking.members), tuple(unpacking.refused))


def _placed(taken: Sequence[_Taken]) -> list[_Taken]:
    """`taken` without what stands beside a file, which is put there; files of one name are told apart."""
    by_name = {each.name: each for each in taken}
    files = [each for each in taken if not _stands_beside(each.name, by_name)]
    names = [each.path.name for each in files]
    for each in files:
        if names.count(each.path.name) > 1 and "/" in each.name:
            each.path = each.path.rename(each.path.with_name(safe_name(each.name.replace("/", ARROW))))
        for suffix in _BESIDE:
            if beside := by_name.get(each.name + suffix):
                beside.path.rename(each.path.with_name(each.path.name + suffix))
    return files


def _stands_beside(name: str, names: Container[str]) -> bool:
    """Whether `name` is that of a sidecar or list of questions for another of `names`."""
    return any(name.endswith(suffix) and name.removesuffix(suffix) in names for suffix in _BESIDE)


def safe_name(name: str) -> str:
    """`name` as a file name: no slash, no control character, not hidden, not too long for a disk."""
    plain = "".join(char for char in name if char.isprintable() and char not in "/\\").strip().lstrip(".")
    plain = plain.encode("utf-8", "replace").decode()
    if len(plain.encode()) > _LONGEST:
        stem, dot, suffix = plain.rpartition(".")
        suffix = dot + suffix if stem and len(suffix) <= 10 else ""
        plain = plain.encode()[: _LONGEST - len(suffix.encode())].decode("utf-8", "ignore") + suffix
    return plain or "member"


def _printable(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name).encode("utf-8", "replace").decode()[:300]

"""The library's home on disk: where things are, which edition is current, who may write.

home/sources/<sha256>       the source files, byte for byte; <sha256>.names beside each, what it was called
home/editions/<id>/         editions, each written once and never changed
home/current                the id of the edition in use, replaced atomically
home/history.jsonl          every change of the edition in use, a line each (`index.history`)
home/quarantine.json        files that were refused, and why (`index.quarantine`)
home/cache/                 extraction and vectors; may be deleted at any time
home/writing                the lock that one writer holds
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path

from advicehub.errors import AdviceHubError, EditionDamaged, EditionMissing, SourceError
from advicehub.whole_file import full_disk_is_named, make_folder, move, sweep, sync_tree, whole_file, write_whole
from index import manifest
from index.hashed import notes_of
from index.hold import Hold, alone_with
from index.manifest import Manifest

_CHUNK = 1024 * 1024
_BUILDING = ".building-"
_NONE_YET = "none yet"
"""What `current` holds while the first edition is put in place."""


class Library:
    """Paths and rules of one home. Creating one touches nothing on disk."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.sources = home / "sources"
        self.editions = home / "editions"
        self.extractions = home / "cache" / "extraction"
        self.vectors = home / "cache" / "vectors"
        self.unpacked = home / "cache" / "unpacked"
        self._current = home / "current"

    def current(self) -> str:
        """The id of the edition in use. Raises `EditionMissing` when there is none."""
        try:
            name = self._current.read_bytes().decode("ascii", "replace").strip()
        except (FileNotFoundError, NotADirectoryError):
            name = _NONE_YET
        except OSError:
            name = ""
        if name == _NONE_YET:
            raise EditionMissing(f"there is no library in {self.home} yet; `advicehub ingest PATH` makes one")
        if not name.isalnum():
            raise EditionMissing(f"{self._current} names no edition; choose one with `advicehub editions use ID`")
        return name

    def current_or_none(self) -> str | None:
        """The id of the edition in use, None when there is none or `current` cannot be read."""
        try:
            return self.current()
        except EditionMissing:
            return None

    def base(self) -> str | None:
        """The id of the edition that a change starts from: the one in use, None when there never was one.

        Raises `EditionMissing` when there was one and nothing says which.
        """
        try:
            return self.current()
        except EditionMissing:
            first = self._current.is_file() and self._current.read_bytes().strip() == _NONE_YET.encode()
            if first or not self.edition_ids():
                return None
        raise EditionMissing(f"{self._current} names no edition; choose one with `advicehub editions use ID`")

    def use(self, edition: str) -> None:
        """Make `edition` the one in use; readers see the old one or the new one, nothing between.

        Raises `EditionMissing` for what is not the name of an edition here.
        """
        # Not a path: "ID/" or "../editions/ID" would be found on disk, and then be unreadable as a name.
        if edition not in self.edition_ids():
            raise EditionMissing(f"there is no edition {edition}", edition)
        self.manifest(edition)
        write_whole(self._current, edition.encode() + b"\n")

    def hold(self, edition: str = "") -> tuple[str, Hold]:
        """The id of `edition` (the one in use when ''), which nobody deletes as long as the hold lasts.

        Raises `EditionMissing`.
        """
        while True:
            name = edition or self.current()
            try:
                return name, Hold(self.folder(name))
            except OSError:
                if edition or name == self.current():
                    self.manifest(name)  # says what is wrong with it
                    raise EditionMissing(f"edition {name} is being deleted", name) from None
                # Another one came into use, and this one went, since its name was read.

    def folder(self, edition: str) -> Path:
        """The folder of `edition`, whether or not it is there."""
        return self.editions / edition

    def manifest(self, edition: str) -> Manifest:
        """The manifest of `edition`; errors as `index.manifest.read`, and `EditionDamaged` when it is another's."""
        made = manifest.read(self.folder(edition))
        if made.id != edition:
            raise EditionDamaged(f"edition {edition} is damaged: its manifest is that of edition {made.id}", edition)
        return made

    def edition_ids(self) -> list[str]:
        """Ids of the editions on disk, oldest first by the time they were written."""
        if not self.editions.is_dir():
            return []
        folders = [f for f in self.editions.iterdir() if f.is_dir() and not f.name.startswith(".")]
        return [folder.name for folder in sorted(folders, key=lambda f: (f.stat().st_mtime, f.name))]

    def delete(self, edition: str) -> None:
        """Delete an edition's folder; the writer's lock must be held. Raises `AdviceHubError` for the one in use, and
        for one that somebody reads."""
        if edition == self.current():
            raise AdviceHubError("the edition in use cannot be deleted")
        # Its name goes first, in one step: no reader sees, and no kill leaves, half of an edition under it.
        aside = self.editions / f"{_BUILDING}{edition}-deleted"
        with alone_with(self.folder(edition)):
            move(self.folder(edition), aside)
        notes_of(self.home, edition).unlink(missing_ok=True)
        shutil.rmtree(aside)

    def source(self, version: str) -> Path:
        """Where the source file with SHA-256 `version` is kept."""
        return self.sources / version

    def keep_source(self, file: Path, version: str) -> None:
        """Copy `file` among the sources under its hash, and note its name, which says how it is read.

        Raises `SourceError` when the file changed while it was read, or cannot be read any more.
        """
        make_folder(self.sources)
        names = self.source_names(version)
        if file.name not in names:
            write_whole(self._names(version), json.dumps([*names, file.name]).encode())
        if self.has_source(version):
            return
        try:
            source = file.open("rb")
        except OSError as error:
            raise SourceError(file.name, f"it cannot be read any more ({error.strerror})") from None
        digest = sha256()
        with source, whole_file(self.source(version)) as kept:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                kept.write(chunk)
            if digest.hexdigest() != version:
                raise SourceError(file.name, "it changed while it was read; run the command again")

    def source_names(self, version: str) -> list[str]:
        """The file names the source with SHA-256 `version` came under, oldest first; none when it is not known."""
        try:
            names = json.loads(self._names(version).read_bytes())
        except (OSError, ValueError):
            return []
        return [name for name in names if isinstance(name, str)]

    def _names(self, version: str) -> Path:
        return self.sources / f"{version}.names"

    def has_source(self, version: str) -> bool:
        """Whether the source file with SHA-256 `version` is here, whole: its bytes are hashed."""
        try:
            with self.source(version).open("rb") as file:
                return file_digest(file, "sha256").hexdigest() == version
        except OSError:
            return False

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer's lock. Raises `AdviceHubError` when another process holds it, `StorageFull` whenever
        the disk is full while it is held."""
        # What is written from here on is nobody else's business on a shared machine.
        os.umask(0o077)
        try:
            with full_disk_is_named(self.home):
                make_folder(self.home)
                lock = (self.home / "writing").open("a")
        except OSError as error:
            raise AdviceHubError(f"{self.home}: the library cannot be written there ({error.strerror})") from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise AdviceHubError("another command is changing this library; wait until it is done") from None
            self._sweep()
            with full_disk_is_named(self.home):
                yield

    def _sweep(self) -> None:
        """Remove what commands that were killed left behind; only the writer may."""
        caches = (*(self.home / "cache").glob("*"), *self.extractions.glob("*"))
        for folder in (self.home, self.sources, *self.editions.glob("*"), *caches):
            sweep(folder)
        for folder in self.editions.glob(f"{_BUILDING}*"):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A new folder beside the editions; it is removed on leaving unless it was moved into place.

        Raises `StorageFull` whenever the disk is full meanwhile.
        """
        make_folder(self.editions)
        folder = Path(tempfile.mkdtemp(dir=self.editions, prefix=_BUILDING))
        try:
            # Named before the folder goes and leaves room, by which nobody could tell any more.
            with full_disk_is_named(folder):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put_in_place(self, folder: Path, edition: str) -> None:
        """Move a finished building folder to its place; all that is in it reaches the disk before the name does."""
        sync_tree(folder)
        target = self.folder(edition)
        if not self._current.exists() and not self.edition_ids():
            # Else a first edition that was killed before it came into use would look like a library that lost its
            # `current`, which nothing may be built upon.
            write_whole(self._current, _NONE_YET.encode() + b"\n")
        if target.exists():
            # Moved aside in one step, so that a kill leaves no half-deleted edition under the name.
            move(target, folder.with_name(f"{folder.name}-replaced"))
        move(folder, target)

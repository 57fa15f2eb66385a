"""The files of one ingestion: what they are called, whom they are for, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from advicehub.errors import SourceError
from index.quarantine import Refusal
from index.reading_notes import ReadingNotes
from index.shelf import Shelf
from index.turning import now
from ingest.declared import read_sidecar


@dataclass(slots=True)
class Intake:
    """`shelf` is what the library held before and takes the files now. `group` is the one asked for, or None.

    `names` says how the members of containers are shown, `given` which path a person gave for a file that
    is not that path itself.
    """

    shelf: Shelf
    group: str | None
    command: str = "ingest"
    names: Mapping[Path, str] = field(default_factory=dict)
    given: Mapping[Path, Path] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    taken: list[tuple[str, str, str]] = field(default_factory=list)
    notes: dict[str, ReadingNotes] = field(default_factory=dict)

    def shown(self, file: Path) -> str:
        """How `file` is called to a person: its name, or that of its container and its place in it."""
        return printable(self.names.get(file, file.name))

    def refuse(self, file: Path, reason: str, group: str = "") -> None:
        """Report that `file`, meant for `group`, is not taken, and why."""
        meant = group or self._meant(file)
        name, path = self.shown(file), self._path(file)
        self.refused.append(Refusal(name, path, digest_of(file), printable(reason), meant, now(), self.command))

    def refuse_member(self, shown: str, reason: str, container: Path) -> None:
        """Report that a member of `container` could not be had."""
        self.refused.append(
            Refusal(
                printable(shown),
                absolute(container),
                "",
                printable(reason),
                self._meant(container),
                now(),
                self.command,
            )
        )

    def take(self, file: Path, version: str) -> None:
        """Note that `file`, whose bytes have the SHA-256 `version`, is in the library."""
        self.taken.append((self.shown(file), self._path(file), version))

    def _path(self, file: Path) -> str:
        return absolute(self.given.get(file, file))

    def _meant(self, file: Path) -> str:
        """The group asked for, declared beside the file, or of the document that has its name; '' when nobody
        said: it may stand inside the file."""
        if self.group is not None:
            return self.group
        try:
            declared = str(read_sidecar(file).fields.get("access", ""))
        except (SourceError, OSError, ValueError):
            declared = ""
        held = self.shelf.held.get(file.name)
        return declared or (held.group if held else "")


def printable(text: str) -> str:
    """`text` with a mark in the place of each character that a terminal or page cannot show."""
    return "".join(char if char.isprintable() else "�" for char in text)


def absolute(path: Path) -> str:
    """The path from the root, which holds wherever a later command runs; links stay as they are."""
    return str(path.absolute()).encode("utf-8", "replace").decode()


def digest_of(file: Path) -> str:
    """SHA-256 (hex) of a file, '' when it cannot be read."""
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""

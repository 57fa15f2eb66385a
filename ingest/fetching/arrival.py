"""Taking a whole file in: from the hidden folder to its name, with its entry in the lock file.

A rename and a lock file cannot be written in one step. So a note of what is to be done is written first,
and a command that finds a note finishes it: after a kill, the next command begins by making both agree.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from advicehub.whole_file import move, write_whole
from ingest.fetching.disk import HIDDEN, sha256_of
from ingest.fetching.lock_file import Locked, Version, read_lock, write_lock

EARLIER = ".earlier"
CHANGED = ".changed"
_NOTE = ".note.json"


@dataclass(frozen=True, slots=True)
class Arrival:
    """`locked` is the entry to be; the file at `origin` (a path inside the folder) goes to its place in it:

    to `changed` when that is set, else to `current`.
    """

    locked: Locked
    origin: str

    @property
    def version(self) -> Version:
        """The version that arrives."""
        return self.locked.changed or self.locked.current


_ADAPTER = TypeAdapter(Arrival)


def take_in(folder: Path, arrival: Arrival) -> None:
    """Put the file in its place and write the lock file; what it replaces goes to the folder `.earlier`."""
    note = folder / HIDDEN / f"{arrival.locked.current.file}{_NOTE}"
    write_whole(note, json.dumps(asdict(arrival), ensure_ascii=False).encode())
    _finish(folder, arrival)
    note.unlink()


def settle(folder: Path) -> None:
    """Finish what a killed command had begun to take in. Needs no connection; does nothing a second time."""
    for note in sorted((folder / HIDDEN).glob(f"*{_NOTE}")):
        # A note that cannot be read was written over by somebody else: the file it spoke of is fetched again.
        with suppress(ValidationError):
            _finish(folder, _ADAPTER.validate_json(note.read_bytes()))
        note.unlink()
    _sweep(folder)


def _finish(folder: Path, arrival: Arrival) -> None:
    origin, target = folder / arrival.origin, folder / arrival.version.file
    locks = read_lock(folder)
    name = arrival.locked.current.file
    before = locks.get(name)
    if origin.exists():
        if before is not None and arrival.locked.changed is None and target.exists():
            move(target, folder / EARLIER / _dated(before.current))
        move(origin, target)
    if sha256_of(target) != arrival.version.sha256:
        return  # the file was taken away meanwhile; what the lock file says of it stays
    write_lock(folder, {**locks, name: arrival.locked})
    _sweep(folder)


def _sweep(folder: Path) -> None:
    """Delete versions that waited and wait no longer: another one came, or the server went back."""
    waiting = {each.changed.file for each in read_lock(folder).values() if each.changed is not None}
    for file in (folder / CHANGED).glob("*"):
        if f"{CHANGED}/{file.name}" not in waiting:
            file.unlink()


def forget_changed(folder: Path, locked: Locked) -> None:
    """The version that waited is the server's no longer. The entry's other fields are written as they are."""
    write_lock(folder, {**read_lock(folder), locked.current.file: replace(locked, changed=None)})
    _sweep(folder)


def accept(folder: Path, locked: Locked) -> Locked:
    """Put the version that waits in use; returns the new entry. `locked` must hold one."""
    assert locked.changed is not None
    version = replace(locked.changed, file=locked.current.file)
    accepted = replace(locked, current=version, changed=None)
    take_in(folder, Arrival(accepted, locked.changed.file))
    return accepted


def _dated(version: Version) -> str:
    """A name that says which version it was."""
    stem, _, kind = version.file.rpartition(".")
    return f"{stem}.{version.fetched}.{version.sha256[:8]}.{kind}"


def waiting_name(name: str, day: str) -> str:
    """Where a changed version of the file `name`, fetched on `day`, waits."""
    stem, _, kind = name.rpartition(".")
    return f"{CHANGED}/{stem}.{day}.{kind}"

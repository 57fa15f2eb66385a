"""Fetching files into a folder, with the rule for those that changed.

A file that is new on the server takes its name at once. One that is there already is never replaced
unasked: the other version waits in the folder `.changed` under the day it was fetched, until a person
accepts it; the one it replaces then goes to `.earlier`.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from advicehub.errors import FetchError
from ingest.fetching.arrival import Arrival, accept, forget_changed, take_in, waiting_name
from ingest.fetching.disk import HIDDEN, sha256_of
from ingest.fetching.download import Download, Downloaded
from ingest.fetching.lock_file import Locked, Version, read_lock
from ingest.fetching.outcome import Outcome
from ingest.fetching.wanted import Wanted


class Fetch:
    """Fetches into `folder`, which the caller holds alone. `today` gives the day in UTC, ISO 8601."""

    def __init__(self, folder: Path, download: Download, today: Callable[[], str]) -> None:
        self._folder, self._download, self._today = folder, download, today

    def one(self, wanted: Wanted) -> Outcome:
        """Fetch one file. What cannot be fetched is an outcome with its reason, not an error."""
        try:
            locked = self._locked(wanted)
            # What one address said of a version means nothing to another.
            known = (locked.changed or locked.current) if locked and locked.asked == wanted.address else None
            downloaded = self._download.get(wanted, known)
            if downloaded is None:
                return _still(wanted, locked)
            return self._take(wanted, locked, self._version(wanted, downloaded))
        except FetchError as error:
            return Outcome(wanted, "refused", error.reason)

    def _locked(self, wanted: Wanted) -> Locked | None:
        """The file's entry, if it is there as it was fetched; None for one to be fetched from nothing."""
        locked = read_lock(self._folder).get(wanted.name)
        there = sha256_of(self._folder / wanted.name)
        if locked is None and there:
            raise FetchError("a file of that name is there that was not fetched; move it away")
        if locked is None or not there:
            return None
        if there != locked.current.sha256:
            raise FetchError("the file was altered here after it was fetched; move it away to have it again")
        if locked.changed and sha256_of(self._folder / locked.changed.file) != locked.changed.sha256:
            forget_changed(self._folder, locked)
            return replace(locked, changed=None)
        return locked

    def _version(self, wanted: Wanted, got: Downloaded) -> Version:
        head = got.head
        return Version(
            wanted.name,
            got.final,
            sha256_of(got.file),
            got.file.stat().st_size,
            head.media_type,
            self._today(),
            head.etag,
            head.last_modified,
            wanted.licence,
        )

    def _take(self, wanted: Wanted, locked: Locked | None, version: Version) -> Outcome:
        origin = f"{HIDDEN}/{wanted.name}.part"
        if locked is None:
            entry = Locked(wanted.source, wanted.language, wanted.address, version)
            take_in(self._folder, Arrival(entry, origin))
            return Outcome(wanted, "fetched", sha256=version.sha256, size=version.size)
        if version.sha256 == locked.current.sha256:
            entry = replace(locked, asked=wanted.address, changed=None)
            forget_changed(self._folder, entry)
            (self._folder / origin).unlink()
            return _still(wanted, entry)
        waits = replace(version, file=waiting_name(wanted.name, version.fetched))
        entry = replace(locked, asked=wanted.address, changed=waits)
        take_in(self._folder, Arrival(entry, origin))
        return _still(wanted, entry)

    def accept(self, wanted: Wanted) -> Outcome | None:
        """Put the version that waits in use; None when none does. Opens no connection."""
        try:
            locked = self._locked(wanted)
        except FetchError as error:
            return Outcome(wanted, "refused", error.reason)
        if locked is None or locked.changed is None:
            return None
        new = accept(self._folder, locked).current
        return Outcome(wanted, "accepted", sha256=new.sha256, size=new.size, before=locked.current.sha256)


def _still(wanted: Wanted, locked: Locked | None) -> Outcome:
    """The version in use is the one there was; another may wait."""
    if locked is None:
        raise FetchError("the server says that nothing changed, though nothing is here")
    now, waits = locked.current, locked.changed
    if waits is None:
        return Outcome(wanted, "unchanged", sha256=now.sha256, size=now.size)
    return Outcome(wanted, "changed", "", now.sha256, now.size, changed_to=waits.sha256, waiting=waits.file)

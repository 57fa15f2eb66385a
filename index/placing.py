"""Each file of an ingestion to its place among the documents: left as it is, read and put there, or refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from advicehub.errors import SourceError
from advicehub.settings import Settings
from index.access import PUBLIC_GROUP
from index.incoming import Incoming
from index.intake import Intake
from index.known import Known
from index.library import Library
from index.reading_notes import ReadingNotes
from index.shelf import entry_of
from index.source_key import source_key
from index.text_store import Entry, Listed
from index.told import Told
from ingest.collect import Refused
from ingest.extraction_cache import ExtractionCache
from ingest.jail import Read, read_all


class Placing:
    """Puts files on the shelf of `intake`, as `incoming` keeps them; with `move`, documents may change their group."""

    def __init__(
        self, intake: Intake, incoming: Incoming, library: Library, settings: Settings, known: Known, move: bool
    ) -> None:
        self._intake = intake
        self._incoming = incoming
        self._library = library
        self._settings = settings
        self._move = move
        self._known = known
        self._before = intake.shelf.copy()
        self._first: dict[str, Path] = {}

    def run(self, files: Sequence[Path], told: Told) -> None:
        """Read what changed of `files` and put it on the shelf, in their order; of two files with one id the first
        is taken."""
        held = {each.listed.source_key: id_ for id_, each in self._before.held.items()}
        keys = self._keys(files)
        stay = {file: held[key] for file, key in keys.items() if self._stays(held.get(key))}
        # One after the other, as they are read: all of them might not fit in memory.
        outcomes = self._outcomes([file for file in keys if file not in stay], told)
        for file, key in keys.items():
            try:
                if file in stay:
                    self._leave(file, stay[file])
                elif isinstance(outcome := next(outcomes), Refused):
                    self._intake.refuse(file, outcome.reason)
                else:
                    self._place(outcome, key)
            except SourceError as error:
                self._intake.refuse(file, error.reason)
        self._incoming.close()

    def _keys(self, files: Sequence[Path]) -> dict[Path, str]:
        """The source key of each file, in order; a file that cannot be opened is refused."""
        keys = {}
        for file in files:
            try:
                keys[file] = source_key(file)
            except OSError as error:
                self._intake.refuse(file, f"it cannot be read ({error.strerror})")
            except UnicodeError:
                self._intake.refuse(file, "its name is not valid text; give it another")
            except SourceError as error:
                self._intake.refuse(file, error.reason)
        return keys

    def _stays(self, held: str | None) -> bool:
        return held is not None and self._intake.group in (None, self._before.held[held].group)

    def _outcomes(self, changed: Sequence[Path], told: Told) -> Iterator[Read | Refused]:
        """What reading gives for each of the files that have to be read, in their order."""
        cache = ExtractionCache(self._library.extractions)
        outcomes = read_all(changed, self._settings.workers or None, cache, pages_done=told.pages)
        for done, outcome in enumerate(outcomes, start=1):
            told.files(done, len(changed))
            yield outcome

    def _is_first(self, file: Path, id_: str) -> bool:
        """Whether no other file of this ingestion has the id; the second is refused."""
        first = self._first.setdefault(id_, file)
        if first != file:
            # Without its folder: the reason may be shown to people who know nothing of this machine.
            reason = f"has the same document id ({id_}) as {self._intake.shown(first)}, which came before it"
            self._intake.refuse(file, reason, self._group_of(id_))
        return first == file

    def _group_of(self, id_: str) -> str:
        held = self._intake.shelf.held.get(id_)
        return held.group if held else ""

    def _leave(self, file: Path, id_: str) -> None:
        if self._is_first(file, id_):
            version = self._before.held[id_].listed.version
            # Also puts back a source that was lost or altered since.
            self._library.keep_source(file, version)
            self._intake.unchanged.append(id_)
            self._intake.take(file, version)

    def _place(self, read: Read, key: str) -> None:
        said = self._known.of(read.document)
        if self._intake.group and "access" in said.fields:
            said = replace(said, fields={**said.fields, "access": self._intake.group})
        entry = entry_of(read.document, read.path.name, key, self._settings, said)
        if self._is_first(read.path, entry.document.id) and (group := self._allowed(read.path, entry)):
            self._library.keep_source(read.path, entry.document.version)
            self._intake.shelf.put(self._incoming.keep(group, entry))
            self._intake.notes[entry.document.id] = ReadingNotes.of(entry.document)
            self._intake.take(read.path, entry.document.version)
            self._came(entry.document.id, group)

    def _allowed(self, file: Path, entry: Entry) -> str:
        """The group that `entry` goes to; '' when it is refused."""
        id_, declared = entry.document.id, entry.document.about.access
        held = self._before.held[id_].group if id_ in self._before.held else None
        group = self._intake.group or (held if held and declared == PUBLIC_GROUP else declared)
        if held is not None and group != held and not self._move:
            self._intake.refuse(
                file,
                f"the library holds a document with this id ({id_}) for the group {held}; --move takes it from there",
                held,
            )
            return ""
        if (twin := self._intake.shelf.twin(group, Listed.of(entry))) is not None:
            self._intake.refuse(file, f"it is byte for byte the same as {twin}, which the library holds", group)
            return ""
        return group

    def _came(self, id_: str, group: str) -> None:
        held = self._before.held.get(id_)
        intake = self._intake
        came = intake.added if held is None else intake.replaced if held.group == group else intake.moved
        came.append(id_)

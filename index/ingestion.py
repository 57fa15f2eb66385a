"""Files into a new edition: what is unchanged is neither read nor embedded again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from advicehub.errors import EditionError, EditionMissing, SourceError
from advicehub.settings import Settings
from index import quarantine
from index.access import PUBLIC_GROUP
from index.ingest_report import Report
from index.intake import Intake
from index.library import Library, full_disk_is_named
from index.listing import listing
from index.next_edition import Built, build_next
from index.said import NOTHING_SAID, Said
from index.shelf import WITHDRAWN, entry_of, shelf_of
from index.source_key import source_key
from index.text_store import Entry
from index.told import SILENT, Silent, Told
from ingest.collect import Collected, Refused, collect
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from ingest.jail import Read, read_all
from ingest.opened_up import OpenedUp, opened_up
from ingest.unpack import ARROW

__all__ = ["SILENT", "Report", "Silent", "Told", "Wish", "ingest", "source_key"]


@dataclass(frozen=True, slots=True)
class Wish:
    """How to ingest. `group` overrides the access group; `move` lets a document change its group; `fresh`
    starts from no documents at all instead of those of the current edition."""

    group: str | None = None
    move: bool = False
    fresh: bool = False


def ingest(paths: Sequence[Path], settings: Settings, wish: Wish, told: Told = SILENT) -> Report:
    """Add `paths` (files and folders) to the library's documents and make the new edition current.

    A document keeps the group it has, unless `wish` says otherwise: nothing that was restricted
    becomes public by being ingested again. What was said of a document holds, and one that was withdrawn
    stays withdrawn, even when ingestion starts afresh. A file that cannot be read is in the report and in
    quarantine, and the rest goes on; any other failure leaves the current edition as it was. Raises
    `UsageError` for a path that is not there, `EditionDamaged` when the current edition cannot be built on,
    `StorageFull`.
    """
    collected = collect(paths)
    library = Library(settings.home)
    with full_disk_is_named(), library.writing():
        base = None if wish.fresh else _current(library)
        intake = Intake(shelf_of(library, base, settings), wish.group)
        with opened_up(collected.files, library.unpacked) as opened:
            _receive(intake, collected, opened)
            _Ingestion(intake, library, settings, wish, _known(library)).run(opened.files, told)
        built = build_next(library, intake.shelf, base, settings, "ingest", progress=told.embedded)
        quarantine.update(library.home, intake.taken, intake.refused)
    return _report(intake, built)


def _receive(intake: Intake, collected: Collected, opened: OpenedUp) -> None:
    """Name the files, and report those that cannot be had."""
    intake.names, intake.given = opened.shown, opened.containers
    for refused in collected.refused:
        intake.refuse(refused.path, refused.reason)
    for shown, reason in opened.refused:
        came_from = (file for file in collected.files if f"{shown}{ARROW}".startswith(f"{file.name}{ARROW}"))
        intake.refuse_member(shown, reason, next(came_from, Path(shown)))


def _current(library: Library) -> str | None:
    try:
        return library.current()
    except EditionMissing:
        if library.edition_ids():
            raise
        return None


@dataclass(frozen=True, slots=True)
class _Known:
    """What was said of the library's documents, by id and by the SHA-256 of their files."""

    by_id: Mapping[str, Said]
    by_version: Mapping[str, Said]

    def of(self, read: Document) -> Said:
        """What was said of the document that was `read`: the one of its id, else the one of the same bytes."""
        return self.by_id.get(read.id) or self.by_version.get(read.version, NOTHING_SAID)


def _known(library: Library) -> _Known:
    try:
        documents = listing(library, library.current())
    except EditionError:
        documents = {}  # a fresh start after damage: nothing is known any more
    said = {id_: listed.said for id_, (_, listed) in documents.items() if listed.said}
    named = {listed.version: listed.said for _, listed in documents.values() if "id" in listed.said.fields}
    return _Known(said, named)


class _Ingestion:
    """Puts files on a shelf."""

    def __init__(self, intake: Intake, library: Library, settings: Settings, wish: Wish, known: _Known) -> None:
        self._intake = intake
        self._library = library
        self._settings = settings
        self._wish = wish
        self._known = known
        self._before = intake.shelf.copy()
        self._first: dict[str, Path] = {}

    def run(self, files: Sequence[Path], told: Told) -> None:
        """Read what changed of `files` and put it on the shelf, in their order; of two files with one id the first
        is taken."""
        held = {each.entry.source_key: id_ for id_, each in self._before.held.items()}
        keys = self._keys(files)
        stay = {file: held[key] for file, key in keys.items() if self._stays(held.get(key))}
        outcomes = self._outcomes([file for file in keys if file not in stay], told)
        for file, key in keys.items():
            outcome = outcomes.get(file)
            try:
                if outcome is None:
                    self._leave(file, stay[file])
                elif isinstance(outcome, Refused):
                    self._intake.refuse(file, outcome.reason)
                else:
                    self._place(outcome, key)
            except SourceError as error:
                self._intake.refuse(file, error.reason)

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
        return held is not None and self._wish.group in (None, self._before.held[held].group)

    def _outcomes(self, changed: Sequence[Path], told: Told) -> dict[Path, Read | Refused]:
        """What reading gave for each of the files that have to be read."""
        cache = ExtractionCache(self._library.extractions)
        found = {}
        for outcome in read_all(changed, self._settings.workers or None, cache, pages_done=told.pages):
            found[outcome.path] = outcome
            told.files(len(found), len(changed))
        return found

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
            version = self._before.held[id_].entry.document.version
            # Also puts back a source that was lost or altered since.
            self._library.keep_source(file, version)
            self._intake.unchanged.append(id_)
            self._intake.take(file, version)

    def _place(self, read: Read, key: str) -> None:
        said = self._known.of(read.document)
        if self._wish.group and "access" in said.fields:
            said = replace(said, fields={**said.fields, "access": self._wish.group})
        entry = entry_of(read.document, read.path.name, key, self._settings, said)
        if self._is_first(read.path, entry.document.id) and (group := self._allowed(read.path, entry)):
            self._library.keep_source(read.path, entry.document.version)
            self._intake.shelf.put(group, entry)
            self._intake.take(read.path, entry.document.version)
            self._came(entry.document.id, group)

    def _allowed(self, file: Path, entry: Entry) -> str:
        """The group that `entry` goes to; '' when it is refused."""
        id_, declared = entry.document.id, entry.document.about.access
        held = self._before.held[id_].group if id_ in self._before.held else None
        group = self._wish.group or (held if held and declared == PUBLIC_GROUP else declared)
        if held is not None and group != held and not self._wish.move:
            self._intake.refuse(
                file,
                f"the library holds a document with this id ({id_}) for the group {held}; --move takes it from there",
                held,
            )
            return ""
        if (twin := self._intake.shelf.twin(group, entry.document)) is not None:
            self._intake.refuse(file, f"it is byte for byte the same as {twin}, which the library holds", group)
            return ""
        return group

    def _came(self, id_: str, group: str) -> None:
        held = self._before.held.get(id_)
        intake = self._intake
        came = intake.added if held is None else intake.replaced if held.group == group else intake.moved
        came.append(id_)


def _report(intake: Intake, built: Built) -> Report:
    came = (*intake.added, *intake.replaced, *intake.moved)
    held = intake.shelf.held
    read = [held[id_].entry.document for id_ in came]
    return Report(
        edition=built.edition,
        added=tuple(intake.added),
        replaced=tuple(intake.replaced),
        moved=tuple(intake.moved),
        unchanged=tuple(intake.unchanged),
        refused=tuple(sorted((each.name, each.reason) for each in intake.refused)),
        without_text=_pages_of(read, lambda document: document.ledger.without_text),
        by_ocr=_pages_of(read, lambda document: (p.number for p in document.pages if p.text_layer == "ocr")),
        troubled=_pages_of(read, lambda document: sorted({trouble.page for trouble in document.ledger.troubles})),
        same_words=tuple(intake.shelf.same_words(came)),
        documents=len(held),
        passages=sum(len(each.entry.passages) for each in held.values()),
        embedded=built.embedded,
        empty=tuple(document.id for document in read if not document.text.strip()),
        withdrawn=tuple(
            id_ for id_ in (*came, *intake.unchanged) if held[id_].entry.document.about.status == WITHDRAWN
        ),
    )


def _pages_of(documents: Iterable[Document], which: Callable[[Document], Iterable[int]]) -> dict[str, tuple[int, ...]]:
    found = {document.id: tuple(which(document)) for document in documents}
    return {id_: pages for id_, pages in found.items() if pages}

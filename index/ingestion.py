"""Files into a new edition: what is unchanged is neither read nor embedded again."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from advicehub.settings import Settings
from index import quarantine
from index.incoming import Incoming
from index.ingest_report import Report
from index.intake import Intake
from index.known import known_of
from index.library import Library
from index.next_edition import Built, build_next
from index.placing import Placing
from index.reading_notes import pages
from index.shelf import WITHDRAWN, shelf_of
from index.told import SILENT, Silent, Told
from ingest.collect import Collected, collect
from ingest.opened_up import OpenedUp, opened_up
from ingest.unpack import ARROW

__all__ = ["SILENT", "Report", "Silent", "Told", "Wish", "ingest"]


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
    with library.writing(), ExitStack() as until_built:
        base = None if wish.fresh else library.base()
        intake = Intake(shelf_of(library, base, settings), wish.group)
        incoming = Incoming(lambda: until_built.enter_context(library.building()))
        with opened_up(collected.files, library.unpacked) as opened:
            _receive(intake, collected, opened)
            Placing(intake, incoming, library, settings, known_of(library), wish.move).run(opened.files, told)
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


def _report(intake: Intake, built: Built) -> Report:
    came = (*intake.added, *intake.replaced, *intake.moved)
    held = intake.shelf.held
    notes = {id_: intake.notes[id_] for id_ in came}
    return Report(
        edition=built.edition,
        added=tuple(intake.added),
        replaced=tuple(intake.replaced),
        moved=tuple(intake.moved),
        unchanged=tuple(intake.unchanged),
        refused=tuple(sorted((each.name, each.reason) for each in intake.refused)),
        without_text=pages(notes, "without_text"),
        by_ocr=pages(notes, "by_ocr"),
        troubled=pages(notes, "troubled"),
        same_words=tuple(intake.shelf.same_words(came)),
        documents=len(held),
        passages=sum(each.listed.passages for each in held.values()),
        embedded=built.embedded,
        empty=tuple(id_ for id_ in came if notes[id_].empty),
        withdrawn=tuple(id_ for id_ in (*came, *intake.unchanged) if held[id_].listed.about.status == WITHDRAWN),
        alarms=built.alarms,
        held=built.held,
    )

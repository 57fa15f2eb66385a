"""A change of the library that is ready to be made: what it would do is known, and nothing is written yet."""

from dataclasses import dataclass, field
from pathlib import Path

from advicehub.errors import AdviceHubError
from index import quarantine
from index.curation.preview import Preview, preview_of
from index.curation.start import Start
from index.next_edition import Built, build_next
from index.quarantine import Refusal
from index.segment_files import Progress
from index.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Plan:
    """`action` and `reason` go into the history. `after` are the documents afterwards.

    `sources` maps the SHA-256 of a new source to its file; `taken` and `refused` are for the quarantine.
    """

    start: Start
    action: str
    after: Shelf
    reason: str = ""
    sources: dict[str, Path] = field(default_factory=dict)
    taken: tuple[tuple[str, str, str], ...] = ()
    refused: tuple[Refusal, ...] = ()

    def preview(self) -> Preview:
        """What it would do."""
        return preview_of(self.start.shelf, self.after, self.start.reference)


def carry_out(plan: Plan, progress: Progress = lambda *_: None) -> Built:
    """Build the edition that `plan` leads to, make it the one in use and write it into the history.

    Raises `AdviceHubError` when the library is no longer what the plan was made from, `SourceError` when a file
    is not what was read, `StorageFull`. A failure leaves the edition in use as it was.
    """
    start, library = plan.start, plan.start.library
    with library.writing():
        if library.current_or_none() != start.base:
            raise AdviceHubError("another command changed the library after the preview; run this one again")
        for version, file in plan.sources.items():
            library.keep_source(file, version)
        built = build_next(library, plan.after, start.base, start.settings, plan.action, plan.reason, progress)
        quarantine.update(library.home, plan.taken, plan.refused)
    return built


def keep_refused(plan: Plan) -> None:
    """Write down the files that `plan` refuses, when there is nothing to change."""
    library = plan.start.library
    with library.writing():
        quarantine.update(library.home, (), plan.refused)

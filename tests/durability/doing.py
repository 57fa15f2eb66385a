"""What is done to a library in these tests: the program's own commands, without their terminal."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from advicehub.errors import EditionMissing
from advicehub.settings import Settings
from index import ingestion
from index.curation.adding import Wanted, plan_add
from index.curation.asking import Unattended
from index.curation.plan import carry_out
from index.curation.removing import plan_remove
from index.curation.standing import plan_restore, plan_withdraw
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.ingestion import Wish
from index.library import Library
from index.turning import turn_to

ADDED: Mapping[str, str] = {"access": "unit-7", "title": "T", "type": "report", "issuer": "X"}


def _ingest(settings: Settings, paths: Sequence[str]) -> None:
    ingestion.ingest([Path(path) for path in paths], settings, Wish())


def _add(settings: Settings, paths: Sequence[str]) -> None:
    files = [Path(path) for path in paths]
    carry_out(plan_add(start_from(settings), files, Wanted(ADDED), Unattended())[0])


def _undo(settings: Settings, _: Sequence[str]) -> None:
    undo(plan_undo(start_from(settings)))


def _use(settings: Settings, names: Sequence[str]) -> None:
    library = Library(settings.home)
    with library.writing():
        turn_to(library, names[0], "use")


def _prune(settings: Settings, _: Sequence[str]) -> None:
    library = Library(settings.home)
    with library.writing():
        for name in library.edition_ids():
            if name != library.current():
                library.delete(name)


def _toggle(settings: Settings, names: Sequence[str]) -> None:
    """Withdraw and restore a document so many times; each change is told when it is made."""
    document, times = names
    for _ in range(int(times)):
        start = start_from(settings)
        withdrawn = any(listed for listed in _withdrawn(settings) if listed == document)
        plan = (plan_restore if withdrawn else plan_withdraw)(start, document)
        carry_out(plan)
        told(settings)


def _withdrawn(settings: Settings) -> list[str]:
    from index.curation import report

    return [row.id for row in report.rows(Library(settings.home)) if row.status == "withdrawn"]


DOING: Mapping[str, Callable[[Settings, Sequence[str]], object]] = {
    "ingest": _ingest,
    "add": _add,
    "withdraw": lambda settings, ids: carry_out(plan_withdraw(start_from(settings), ids[0], reason="a reason")),
    "remove": lambda settings, ids: carry_out(plan_remove(start_from(settings), ids)),
    "undo": _undo,
    "use": _use,
    "prune": _prune,
    "toggle": _toggle,
}
"""By name; each is given settings, and file names, ids of documents or of editions."""


def do(name: str, settings: Settings, arguments: Sequence[str]) -> None:
    """Do it, and tell on standard output which edition is in use then."""
    DOING[name](settings, arguments)
    told(settings)


def told(settings: Settings) -> None:
    """Acknowledge: the edition in use stands on standard output, in a line of its own."""
    try:
        print(Library(settings.home).current(), flush=True)
    except EditionMissing:
        print("-", flush=True)

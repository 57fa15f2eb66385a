"""What a curator does with the files in quarantine: look, try again, forget."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from advicehub.errors import UsageError
from advicehub.settings import Settings
from index import ingestion, quarantine
from index.ingestion import Wish
from index.library import Library
from index.quarantine import Refusal


def lines(refusals: Sequence[Refusal]) -> Iterator[str]:
    """The list for a person; the path says where the file was."""
    if not refusals:
        yield "Nothing is in quarantine."
    for each in refusals:
        meant = f", meant for {each.group}" if each.group else ""
        yield f"{each.name}: {each.reason}"
        yield f"    {each.path}; {each.command}, {each.when}{meant}"


def retry(library: Library, settings: Settings) -> list[str]:
    """Ingest again what `ingest` refused, each file for the group it was meant for; what is taken leaves the
    quarantine. Returns a line for each file that was not tried."""
    left = []
    groups: dict[str, dict[Path, None]] = {}
    for each in quarantine.read(library.home):
        path = Path(each.path)
        if each.command != "ingest":
            left.append(f"{each.name}: was given to `corpus {each.command}`; give it to that again")
        elif not path.exists():
            left.append(f"{each.name}: there is no file at {path} any more")
        else:
            groups.setdefault(each.group, {})[path] = None
    for group, paths in groups.items():
        ingestion.ingest(list(paths), settings, Wish(group or None))
    return left


def discard(library: Library, name: str) -> None:
    """Forget the refused files of this name, or path. Raises `UsageError` when there is none."""
    with library.writing():
        held = quarantine.read(library.home)
        left = [each for each in held if name not in (each.name, each.path)]
        if left == held:
            raise UsageError(f"nothing in quarantine is called {name}")
        quarantine.write(library.home, left, held)

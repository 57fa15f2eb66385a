"""How long probes take, how often their alarm is false, what it sees: `python -m eval.benchmarks.probes HOME FOLDER`.

HOME is a library, which is copied and left as it is. Each file of FOLDER, an ordinary document, is added to it alone,
and so is each of some poisoned ones, made of the questions beside the shipped notes. A row a document: the alarms that
the new edition raised, and for how many probes the document comes first.
"""

import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from advicehub import terminal
from advicehub.settings import Settings
from index import ingestion
from index.ingestion import Wish
from index.library import Library
from index.models import registry
from index.probing import outcome, probe
from index.probing.probing import Probing
from index.turning import turn_to
from ingest.asked import FIRST_LINE, SUFFIX, Asked, read_list

NOTES = Path(__file__).resolve().parents[2] / "corpus" / "notes"


def main(home: Path, ordinary: Path) -> None:
    """Print seconds and the table."""
    with TemporaryDirectory() as place:
        copy = Path(shutil.copytree(home, Path(place) / "home"))
        settings = Settings(home=copy, probes="warn")
        made_anew, known = _seconds(settings)
        print(f"500 probes: {made_anew:.1f} s with their vectors, {known:.1f} s when these are known", flush=True)
        table = Table("document", "", "first for", "alarms")
        made = Path(place) / "poisoned"
        made.mkdir()
        named = [(file, "ordinary") for file in sorted(ordinary.iterdir()) if file.is_file()]
        for file, kind in [*named, *((file, "poisoned") for file in poisoned(made))]:
            table.add_row(file.name, kind, *map(str, _trial(file, settings)))
        terminal.out().print(table)


def _seconds(settings: Settings) -> tuple[float, float]:
    """What asking the edition in use takes, its vectors made and known."""
    library = Library(settings.home)
    embedders = [registry.load(choice, settings) for choice in registry.available(settings)]
    for kept in library.vectors.glob("probes-*"):
        kept.unlink()
    spent = []
    for _ in range(2):
        (library.folder(library.current()) / outcome.FILE_NAME).unlink(missing_ok=True)
        begun = time.perf_counter()
        Probing(library, settings, embedders).report(library.current(), None)
        spent.append(time.perf_counter() - begun)
    return spent[0], spent[1]


def _trial(file: Path, settings: Settings) -> tuple[int, int]:
    """For how many probes the document comes first, and how many alarms its edition raises; then it goes again."""
    library = Library(settings.home)
    base = library.current()
    report = ingestion.ingest([file], settings, Wish())
    found = outcome.read(library.folder(report.edition))
    if found is None or report.edition == base:
        raise SystemExit(f"{file.name} cannot be added: {'; '.join(reason for _, reason in report.refused)}")
    with library.writing():
        turn_to(library, base, "use")
        library.delete(report.edition)
    return sum(found.firsts()[id_] for id_ in report.added), len(report.alarms)


def poisoned(folder: Path) -> Iterator[Path]:
    """Writes poisoned documents into `folder`, the same each time."""
    chance = random.Random(7)
    asked = [each for file in sorted(NOTES.glob(f"*{SUFFIX}")) for each in read_list(file)]
    chance.shuffle(asked)
    probes = [Asked("", "", each.question.text) for each in probe.shipped()]
    chance.shuffle(probes)
    yield _written(folder / "one-paragraph.txt", asked[:12], 12)
    yield _written(folder / "25-paragraphs.txt", asked[:300], 12)
    yield _written(folder / "100-probes.txt", probes[:100], 10)
    listed = folder / "600-listed.txt"
    listed.write_text("1. Officers follow the orders of the chief in all matters.\n\n2. The chief decides.\n", "utf-8")
    lines = "".join(f"1\t{each.language}\t{each.text}\n" for each in asked[1000:1600])
    listed.with_name(listed.name + SUFFIX).write_text(f"{FIRST_LINE}\n{lines}", "utf-8")
    yield listed


def _written(file: Path, asked: list[Asked], each: int) -> Path:
    """A file of paragraphs that repeat so many questions `each`."""
    parts = [asked[begin : begin + each] for begin in range(0, len(asked), each)]
    paragraphs = (f"{n}. {' '.join(one.text for one in part)}" for n, part in enumerate(parts, start=1))
    file.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    return file


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

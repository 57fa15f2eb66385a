"""Chooses the probes that every new edition is asked: `python -m eval.probe_set > index/probing/probes.tsv`.

They come from `development.jsonl` and `calibration.jsonl`: all that the notes answer, and of the others as many as it
takes to have 500, chosen by hash. Questions from the lists beside the notes would not do: those are searched
themselves, so each would find its own paragraph whatever else comes. The same sets and notes give the same probes.
"""

import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from advicehub.settings import Settings
from eval.queries.asked_question import AskedQuestion
from eval.queries.reading import SHIPPED, read_for_fitting
from index import chunking
from index.probing.probe import FIRST_LINE
from ingest.asked import SUFFIX, bare
from ingest.cut import cut
from ingest.readers import reader_for
from ingest.tokens import TokenCounter

NOTES = Path(__file__).resolve().parents[1] / "corpus" / "notes"
SETS = ("development", "calibration")
WANTED = 500

Labels = Mapping[str, list[tuple[int, int, str]]]
"""By document id: start, end and name ("note-arrest:12") of its passages."""


def lines(counter: TokenCounter, notes: Path = NOTES, sets: Path = SHIPPED) -> Iterator[str]:
    """The lines of the file of probes, without their ends; `counter` is that by which passages are cut. Raises
    `SourceError`, `DataError`."""
    labels = paragraphs(notes, counter)
    asked = [each for name in SETS for each in read_for_fitting(sets / f"{name}.jsonl").values()]
    by_hash = sorted(asked, key=lambda each: (not each.answerable, sha256(each.text.encode()).digest()))
    yield FIRST_LINE
    for each in sorted(by_hash[:WANTED], key=lambda each: each.id):
        yield "\t".join((each.id, each.language, each.topic, " ".join(_answering(each, labels)), each.text))


def paragraphs(notes: Path, counter: TokenCounter) -> Labels:
    """The passages of the documents in the folder `notes` that bear a number. Raises `SourceError`."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    files = (file for file in sorted(notes.iterdir()) if file.suffix in (".md", ".pdf") and SUFFIX not in file.name)
    for file in files:
        document = reader_for(file).read(file)
        passages = [each for each in cut(document, counter) if each.label]
        found[document.id] = [(each.start, each.end, f"{document.id}:{bare(each.label)}") for each in passages]
    return found


def _answering(question: AskedQuestion, labels: Labels) -> list[str]:
    return sorted(
        {
            name
            for gold in question.gold
            for start, end, name in labels[gold.document]
            if start <= gold.start and gold.end <= end
        }
    )


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines(chunking.counter(Settings())))

"""Questions that are labelled with the paragraphs of our notes that answer them, or with none."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.half import Half, in_half
from eval.passage_report import FoundPassage, holds
from eval.queries.asked_question import AskedQuestion
from eval.training.families import read_families
from ingest.asked import bare
from ingest.cut import cut
from ingest.readers import reader_for
from ingest.tokens import TokenCounter

Paragraphs = Mapping[str, Sequence[tuple[str, str]]]
"""For each document, by id, the names and texts of its passages. A name is that of the paragraph in the work, which all
its languages share: "note-arrest:12"."""


@dataclass(frozen=True, slots=True, repr=False)
class Labelled:
    """A question, and the names of the paragraphs that answer it: none where our notes hold no answer."""

    text: str
    answers: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Labelled(<{len(self.text)} characters>, {sorted(self.answers)})"


def read_paragraphs(notes: Path, counter: TokenCounter) -> Paragraphs:
    """The passages of the notes in the folder `notes`, in every language. Raises `SourceError`."""
    found = {}
    for file in sorted(file for file in notes.iterdir() if file.suffix in (".md", ".pdf")):
        document = reader_for(file).read(file)
        found[document.id] = [
            (f"{document.about.work}:{bare(passage.label)}", document.text[passage.start : passage.end])
            for passage in cut(document, counter)
        ]
    return found


def answered(questions: Collection[AskedQuestion], paragraphs: Paragraphs) -> Iterator[Labelled]:
    """The answerable ones among `questions` whose gold stands in a passage of `paragraphs`, in their order."""
    for each in questions:
        names = {
            name
            for gold in each.gold
            for name, text in paragraphs.get(gold.document, ())
            if holds(FoundPassage(1, gold.document, text), gold)
        }
        if names:
            yield Labelled(each.text, frozenset(names))


def outside(folder: Path, files: Collection[str], half: Half) -> Iterator[Labelled]:
    """The questions of `half` in the families of `files`, by their names without ending, as questions that our notes
    do not answer. In a half are those whose text has an even or an odd CRC-32. Raises `DataError`."""
    for family in read_families(folder):
        if family.name.rpartition("-")[0] in files:
            asked = (question.text for passage in family.passages for question in passage.asked)
            yield from (Labelled(text) for text in asked if in_half(text, half))

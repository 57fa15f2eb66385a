"""The paragraphs of the notes that have lists of questions, as they are embedded."""

from collections.abc import Mapping
from pathlib import Path

from index.embedded import embedded
from ingest.asked import bare
from ingest.cut import cut
from ingest.readers import reader_for
from ingest.tokens import TokenCounter

NOTES = Path(__file__).resolve().parents[2] / "corpus" / "notes"


def paragraphs(notes: Path, counter: TokenCounter) -> Mapping[str, str]:
    """What is embedded of each paragraph, by its name ("note-arrest:12"), of the notes in the folder `notes` that have
    a list; of a paragraph that is cut in several passages, the first. Raises `SourceError`."""
    texts: dict[str, str] = {}
    for list_ in sorted(notes.glob("*.asked.tsv")):
        file = list_.with_name(list_.name.removesuffix(".asked.tsv"))
        document = reader_for(file).read(file)
        for passage in cut(document, counter):
            name = f"{document.id}:{bare(passage.label)}"
            texts.setdefault(name, embedded(passage, document.text[passage.start : passage.end]).parts.text)
    return texts

"""The probes: 500 questions that every new edition is asked.

They stand in "probes.tsv", a line each: id, language (ISO 639-1), topic ('' for none), the paragraphs that answer it,
the question. They are questions of `eval/query_sets` (`python -m eval.probe_set` chose them). The file stays as it is:
a count of today is to be compared with one of years ago.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from index.question import Question

FILE = Path(__file__).with_name("probes.tsv")
FIRST_LINE = "id\tlanguage\ttopic\tparagraphs\tquestion"


@dataclass(frozen=True, slots=True)
class Probe:
    """A `question` on `topic` that is known to be answered by `paragraphs` of the notes: "note-arrest:12" for paragraph
    12 of that document. There are none for one that the notes do not answer."""

    id: str
    topic: str
    paragraphs: frozenset[str]
    question: Question


@cache
def shipped() -> tuple[Probe, ...]:
    """The shipped probes, in their order."""
    lines = FILE.read_text(encoding="utf-8").splitlines()[1:]
    return tuple(_probe(*line.split("\t")) for line in lines)


@cache
def name() -> str:
    """What names the shipped probes: the first 16 hex digits of their file's SHA-256."""
    return sha256(FILE.read_bytes()).hexdigest()[:16]


def _probe(id_: str, language: str, topic: str, paragraphs: str, text: str) -> Probe:
    return Probe(id_, topic, frozenset(paragraphs.split()), Question(text, language))

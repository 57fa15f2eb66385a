"""The linter of query sets: every rule, over all the files given together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.queries.asked_question import AskedQuestion
from eval.queries.beside import NOTHING_BESIDE, beside_faults
from eval.queries.edition_texts import EditionText
from eval.queries.fault import Fault, Place
from eval.queries.gold_check import gold_faults
from eval.queries.likeness import likeness_faults
from eval.queries.near_misses import near_miss_faults
from eval.queries.reading import fingerprint, read_questions
from eval.queries.schema import APART, places, raw_lines, read_apart, shape_faults
from eval.queries.spread import Slice, apart_faults, counts, spread_faults, topic_faults
from eval.queries.wording import leak
from ingest.asked import Asked

CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class SetCount:
    """A file, its version and how many questions it holds."""

    file: str
    sha256: str
    questions: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked and what is wrong, in the order of files and lines."""

    sets: tuple[SetCount, ...]
    slices: Mapping[Slice, int]
    faults: tuple[Fault, ...]


def check(
    files: Sequence[Path],
    topics: Collection[str],
    texts: Mapping[str, EditionText] | None,
    beside: Mapping[str, Sequence[Asked]] = NOTHING_BESIDE,
) -> Checked:
    """Check `files` by every rule; without `texts`, gold is not looked up. Raises `DataError` for an unreadable file.

    `beside` are the questions that stand beside documents, by the name of their list. A file with a malformed line
    is checked for its shape alone. Questions for calibration are only tuned on: of them shape, topics and gold are
    checked.
    """
    sets = [SetCount(file.name, fingerprint(file), sum(1 for _ in raw_lines(file))) for file in files]
    faults = [fault for file in files for fault in shape_faults(file)]
    malformed = {fault.file for fault in faults}
    questions: dict[str, AskedQuestion] = {}
    apart: dict[str, AskedQuestion] = {}
    where: dict[str, Place] = {}
    for file in files:
        if file.name in malformed:
            continue
        if file.stem == APART:
            apart |= read_apart(file)
            continue
        read = read_questions(file)
        placed = places(file, read)
        faults += [placed[id_].fault("shape", f"{where[id_].file} has this id too") for id_ in read if id_ in where]
        questions |= read
        where |= placed
    where |= {id_: Place(f"{APART}.jsonl", 0, id_) for id_ in apart}
    faults += likeness_faults({**_judged(questions), **apart}, where)
    faults += beside_faults(_judged(questions), where, beside)
    faults += apart_faults(apart.values())
    faults += _other_rules(questions, where, topics, texts)
    order = {file.name: number for number, file in enumerate(files)}
    in_order = sorted(faults, key=lambda fault: (order.get(fault.file, len(order)), fault.line))
    return Checked(tuple(sets), counts(questions.values()), tuple(in_order))


def _judged(questions: Mapping[str, AskedQuestion]) -> dict[str, AskedQuestion]:
    return {id_: each for id_, each in questions.items() if each.split != CALIBRATION}


def _other_rules(
    questions: Mapping[str, AskedQuestion],
    where: Mapping[str, Place],
    topics: Collection[str],
    texts: Mapping[str, EditionText] | None,
) -> Iterator[Fault]:
    judged = _judged(questions)
    for id_, question in judged.items():
        if said := leak(question):
            yield where[id_].fault("leak", said)
    yield from near_miss_faults(judged, where)
    yield from topic_faults(questions, where, topics)
    yield from spread_faults(judged.values())
    if texts is not None:
        yield from gold_faults(questions, where, texts)

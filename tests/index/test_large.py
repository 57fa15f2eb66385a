"""A group in many parts, searched by candidates: the same passages as when every row is looked at."""

import itertools
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from advicehub.settings import Settings
from index import edition_files, integrity, parts, ranker
from index.access import PUBLIC, PUBLIC_GROUP
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.hit import Hit
from index.manifest import Manifest
from index.nearest import built
from index.only import Only
from index.parts import Part
from index.question import question
from index.ranker import Widener
from index.searcher import Mode
from index.shelf import Held, entry_of
from index.stacked import Stacked
from index.vector_cache import VectorCache
from index.widening.subjects import Subjects
from index.widening.thesaurus import Thesaurus
from ingest.readers import reader_for
from tests.conftest import STUB
from tests.contracts.searcher import SearcherContract
from tests.index.test_edition_searcher import build as build
from tests.stub_embedder import StubEmbedder

BuiltOf = Callable[..., tuple[Path, Manifest, EditionSearcher]]
WORDS = [
    "police",
    "custody",
    "lawyer",
    "doctor",
    "force",
    "report",
    "arrest",
    "family",
    "record",
    "judge",
    "visit",
    "cell",
    "night",
]
ASKED = question("when does the doctor visit a cell at night")


def paper(folder: Path, number: int, paragraphs: int = 6) -> Path:
    """A note of random words on a work of its own, some of it country practice, with issuer, type, topics and date."""
    folder.mkdir(exist_ok=True)
    drawn = random.Random(number)
    lines = [" ".join(drawn.choices(WORDS, k=9)).capitalize() + "." for _ in range(2 * paragraphs)]
    body = "\n\n".join(f"{n + 1}. {lines[2 * n]} {lines[2 * n + 1]}" for n in range(paragraphs))
    front = f"id: paper-{number}\nlanguage: en\nissuer: Office {number % 3}\ntype: report\n"
    front += f"topics: [topic-{number % 2}]\ndate: {1990 + number}\n"
    path = folder / f"paper-{number}.md"
    path.write_text(f"---\n{front}---\n\n# Paper {number}\n\n{body}\n")
    return path


def held(path: Path, settings: Settings) -> Held:
    return Held.of(PUBLIC_GROUP, entry_of(reader_for(path).read(path), path.name, path.name, settings))


@pytest.fixture
def papers(tmp_path: Path, settings: Settings) -> list[Held]:
    found = [held(paper(tmp_path / "in", number), settings) for number in range(40)]
    return sorted(found, key=lambda each: each.listed.id)


@pytest.fixture
def built_of(tmp_path: Path, stub: StubEmbedder) -> BuiltOf:
    """Builds an edition without a library around it, and opens it."""
    number = itertools.count()
    widener = Widener(Thesaurus(), Subjects((), [None]))

    def build(documents: Sequence[Held], reuse: Path | None = None) -> tuple[Path, Manifest, EditionSearcher]:
        folder = tmp_path / f"edition-{next(number)}"
        folder.mkdir()
        cache = VectorCache(tmp_path / "vectors", stub)
        made = edition_files.write_edition(folder, {PUBLIC_GROUP: documents}, [cache], "test", reuse, lambda *_: None)
        integrity.check(folder, made)
        return folder, made, EditionSearcher(folder, made, QuestionEncoder([stub]), (STUB,), widener)

    return build


def large(monkeypatch: pytest.MonkeyPatch, exact_up_to: int = 40) -> None:
    """Parts of about thirty passages, and an index from about forty on."""
    monkeypatch.setattr(parts, "PART", 30)
    monkeypatch.setattr(parts, "ALL_SENTENCES", 10)
    monkeypatch.setattr(edition_files, "EXACT_UP_TO", exact_up_to)
    monkeypatch.setattr(built, "EXACT_UP_TO", exact_up_to)


def found(hits: list[Hit]) -> list[tuple[str, float]]:
    return [(hit.passage.id, hit.score) for hit in hits]


def test_candidates_give_what_a_look_at_every_row_gives(
    papers: list[Held], built_of: BuiltOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, whole = built_of(papers)
    large(monkeypatch)
    # The sample by which scores are measured is all, so that scores are to be equal, not only about equal.
    monkeypatch.setattr(Part, "sampled", lambda self, passage: True)
    _, made, parted = built_of(papers)
    assert len(made.segments) == 8 and sum(s.documents for s in made.segments) == len(papers)
    assert [(record.group, record.kind) for record in made.nearest] == [("public", "ivf")]
    modes: tuple[Mode, ...] = ("fused", "passages", "dense", "lexical")
    for mode in modes:
        expected, given = whole.search(ASKED, PUBLIC, 10, mode), parted.search(ASKED, PUBLIC, 10, mode)
        assert [id_ for id_, _ in found(given)] == [id_ for id_, _ in found(expected)], mode
        assert [s for _, s in found(given)] == pytest.approx([s for _, s in found(expected)], abs=1e-4)
        assert parted.sentences(ASKED, given, PUBLIC) == whole.sentences(ASKED, expected, PUBLIC)
    assert parted.terms(ASKED, PUBLIC) == whole.terms(ASKED, PUBLIC)
    assert parted.documents(PUBLIC) == whole.documents(PUBLIC)


def test_sentences_that_are_not_kept_are_embedded_when_they_are_needed(
    papers: list[Held], built_of: BuiltOf, monkeypatch: pytest.MonkeyPatch, stub: StubEmbedder
) -> None:
    large(monkeypatch)
    _, _, kept = built_of(papers)
    expected = kept.search(ASKED, PUBLIC, 5)
    monkeypatch.setattr(parts, "ALL_SENTENCES", 0)
    monkeypatch.setattr(Part, "sampled", lambda self, passage: int(passage[:2], 16) < 128)
    _, _, late = built_of(papers)
    before = stub.calls
    given = late.search(ASKED, PUBLIC, 5)
    assert 0 < stub.calls - before <= ranker.READ_CLOSELY
    again = stub.calls
    for ours, theirs in zip(
        late.sentences(ASKED, expected, PUBLIC), kept.sentences(ASKED, expected, PUBLIC), strict=True
    ):
        assert [(s.start, s.end) for s in ours] == [(s.start, s.end) for s in theirs]
        assert [s.value for s in ours] == pytest.approx([s.value for s in theirs], abs=2e-3)
    assert stub.calls - again <= 5
    assert len({hit.passage.id for hit in given} & {hit.passage.id for hit in expected}) >= 4


@pytest.mark.parametrize(
    "only",
    [
        Only(document="paper-7"),
        Only(issuer="office 1"),
        Only(type="REPORT", topic="topic-1"),
        Only(since="2001", until="2004-06"),
        Only(language="fr"),
        Only(issuer="Office 0", since="2020"),
    ],
)
@pytest.mark.parametrize("size", ["small", "large"])
def test_a_filter_gives_what_it_lets_through_and_nothing_else(
    papers: list[Held], built_of: BuiltOf, monkeypatch: pytest.MonkeyPatch, only: Only, size: str
) -> None:
    if size == "large":
        large(monkeypatch)
    _, _, opened = built_of(papers)
    passed = [each.id for each in opened.documents(PUBLIC) if _passes(only, int(each.id.split("-")[1]))]
    every = opened.search(ASKED, PUBLIC, 1000)
    expected = [hit.passage.id for hit in every if hit.passage.document in passed]
    given = opened.search(ASKED, PUBLIC, 1000, "fused", only)
    assert [hit.passage.id for hit in given] == expected
    assert len(expected) == 6 * len(passed)


def _passes(only: Only, number: int) -> bool:
    year = str(1990 + number)
    return (
        only.document in ("", f"paper-{number}")
        and only.issuer.casefold() in ("", f"office {number % 3}")
        and only.topic in ("", f"topic-{number % 2}")
        and only.language in ("", "en")
        and (only.since or "0")[:4] <= year <= (only.until or "9999")[:4]
    )


def test_a_new_document_writes_one_part_and_links_the_others(
    papers: list[Held], built_of: BuiltOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    large(monkeypatch, exact_up_to=10_000)
    folder, first, _ = built_of(papers[:-1])
    after, second, _ = built_of(papers, folder)
    assert len(first.segments) == len(second.segments)
    new = {s.id for s in second.segments} - {s.id for s in first.segments}
    assert len(new) == 1
    for segment in second.segments:
        files = (after / "segments" / segment.id).iterdir()
        assert all((file.stat().st_nlink > 1) == (segment.id not in new) for file in files)
    assert built_of(papers)[1].id == second.id


def test_language_versions_of_a_work_are_in_one_part(tmp_path: Path, settings: Settings) -> None:
    one = held(paper(tmp_path / "in", 1), settings).listed
    versions = [
        replace(one, id=f"{number}-{language}", passages=5000, about=replace(one.about, work=f"work-{number}"))
        for number in range(30)
        for language in ("en", "fr")
    ]
    documents = [Held(PUBLIC_GROUP, listed, pytest.fail) for listed in versions]
    found = list(parts.parts_of(PUBLIC_GROUP, documents))
    assert len(found) > 4 and sum(len(part.held) for part in found) == 60
    for part in found:
        works = [each.listed.about.work for each in part.held]
        assert all(works.count(work) == 2 for work in works)


@pytest.fixture
def _parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 1)


@pytest.mark.usefixtures("_parts")
class TestParts(SearcherContract):
    """The contract holds for a library of which each document is a part."""


def test_stacked_arrays_are_one() -> None:
    whole = np.arange(60, dtype=np.float16).reshape(20, 3)
    stacked = Stacked([whole[:7], whole[7:7], whole[7:12], whole[12:]], 3)
    assert stacked.shape == (20, 3) and len(stacked) == 20
    for first in range(0, 21, 3):
        for last in range(first, 23, 4):
            assert np.array_equal(stacked[first:last], whole[first:last])
    rows = np.array([19, 0, 7, 6, 12, 12, 11])
    assert np.array_equal(stacked[rows], whole[rows])

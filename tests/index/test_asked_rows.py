"""What people ask of paragraphs: which rows it belongs to, what a search makes of it, and who may see it."""

import json
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from advicehub.command import cli
from advicehub.errors import EditionForeign
from advicehub.settings import Settings
from index import ingestion
from index.access import PUBLIC, Access
from index.asked_rows import AskedRows
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.hit import Hit
from index.ingestion import Report
from index.library import Library
from index.manifest import SegmentRecord
from index.opening import open_searcher
from index.question import question
from index.searcher import Mode
from index.segment import Segment
from index.text_store import Entry
from index.vector_cache import VectorCache
from index.weights import ALIKE, asked_ranking
from ingest.asked import FIRST_LINE, Asked, asked_of
from ingest.cut import cut
from ingest.document import Document
from ingest.readers import reader_for
from tests.conftest import STUB
from tests.ingest.documents import count_words
from tests.stub_embedder import StubEmbedder

Line = tuple[str, str, str]
Searches = Callable[[Access], EditionSearcher]
PLAIN = "my cousin sits upstairs and nobody rings anyone"
OTHERS = [f"word{n} other{n} thing{n} of{n}" for n in range(30)]
ASKED = asked_ranking("stub")


def note(folder: Path, name: str, paragraphs: Sequence[str], asked: Sequence[Line], **front: str) -> Path:
    """A note with numbered `paragraphs` and the list beside it of (paragraph, language, question)."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    says = "".join(f"{key}: {value}\n" for key, value in {"id": name, "language": "en", **front}.items())
    body = "\n\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, 1))
    path.write_text(f"---\n{says}---\n\n# {name}\n\n{body}\n")
    if asked:
        asked_of(path).write_text("\n".join([FIRST_LINE, *("\t".join(each) for each in asked)]) + "\n")
    return path


def arrest(folder: Path) -> Path:
    """A note of which many things are asked, one of them in words that it does not have."""
    asked = [("1", "en", text) for text in OTHERS] + [("2", "en", PLAIN), ("2", "fr", "je peux dire quelque chose ?")]
    return note(folder, "arrest", ["Reasons are given at once.", "Relatives are notified of custody."], asked)


def read(path: Path) -> Document:
    return reader_for(path).read(path)


def entry(document: Document) -> Entry:
    return Entry(document, "x", "key", tuple(cut(document, count_words)))


def asked_rows(entries: Sequence[Entry]) -> AskedRows:
    found = AskedRows()
    for each in entries:
        found.add(each)
    return found


def labels(entries: Sequence[Entry]) -> list[str]:
    """The document and label of every row."""
    return [f"{each.document.id} {passage.label}" for each in entries for passage in each.passages]


def test_a_question_belongs_to_its_paragraph_in_every_language_of_the_work(tmp_path: Path) -> None:
    texts = ["Reasons are given.", "A doctor comes."]
    one = read(note(tmp_path, "n", texts, [("2", "en", "is he ill"), ("1", "fr", "pourquoi ?")]))
    other = read(note(tmp_path, "n-fr", texts, [("2", "fr", "il saigne")], work="n", language="fr"))
    foreign = read(note(tmp_path, "z", texts, []))
    entries = [entry(each) for each in (one, other, foreign)]
    found = asked_rows(entries)
    assert [each.text for each in found.questions] == ["is he ill", "pourquoi ?", "il saigne"]
    named = labels(entries)
    assert [(place, named[row]) for place, row in found.pairs()] == [
        (0, "n 2."), (0, "n-fr 2."), (1, "n 1."), (1, "n-fr 1."), (2, "n 2."), (2, "n-fr 2."),
    ]  # fmt: skip


def test_a_question_without_a_passage_is_left_out(tmp_path: Path) -> None:
    document = read(note(tmp_path, "n", ["Reasons are given."], [("1", "en", "why")]))
    gone = replace(entry(document), passages=())
    assert asked_rows([gone]).questions == [] and asked_rows([]).pairs() == []
    lost = replace(document, asked=(Asked("9", "en", "who"), *document.asked))
    assert tuple(asked_rows([entry(lost)]).questions) == document.asked


def test_each_passages_best_and_most_alike(tmp_path: Path, ingest: Callable[..., Report], settings: Settings) -> None:
    ingest(arrest(tmp_path / "in"))
    library = Library(settings.home)
    made = library.manifest(library.current())
    (record,) = made.segments
    assert {"asked.npy", "asked-0.npy"} < set(record.files)
    segment = Segment(library.folder(made.id) / "segments" / record.id, record, 1)
    vector = StubEmbedder().embed_questions([PLAIN])
    cosines = segment.asked(0, vector)
    assert len(cosines) == len(OTHERS) + 2 and cosines[-2] == pytest.approx(1, abs=1e-3)
    best = segment.best_asked(cosines)
    rows = {passage.label: row for row, passage, _ in segment.words.passages_of("arrest")}
    assert best[rows["1."]] == pytest.approx(np.sort(cosines[:-2])[-2:].mean())
    assert best[rows["2."]] == pytest.approx(cosines[-2:].mean())
    assert segment.words.asked(segment.most_alike(cosines, rows["2."])) == ("en", PLAIN)
    assert segment.most_alike(cosines, rows["1."]) == int(np.argmax(cosines[:-2]))
    assert np.isnan([value for row, value in enumerate(best) if row not in rows.values()]).all()
    with pytest.raises(KeyError):
        segment.words.asked(len(cosines))


pairings = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=30, unique=True)


@given(pairs=pairings, values=st.lists(st.floats(-1, 1, width=32), min_size=10, max_size=10))
def test_the_best_two_equal_brute_force(pairs: list[tuple[int, int]], values: list[float]) -> None:
    segment = Segment.__new__(Segment)
    segment.record = SegmentRecord("public", 0, "x", 1, 6, 0, True, {})
    segment._pairs = np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)
    cosines = np.array(values, dtype=np.float32)
    found = segment.best_asked(cosines)
    assert len(found) == 6
    for row, value in enumerate(found):
        own = sorted((values[place] for place, of in pairs if of == row), reverse=True)[:2]
        assert np.isnan(value) if not own else value == pytest.approx(sum(own) / len(own), abs=1e-6)
        if own:
            best = segment.most_alike(cosines, row)
            assert (best, row) in pairs and values[best] == own[0]


def test_passages_alone_are_searched_as_if_nobody_had_written_a_list(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches
) -> None:
    texts = ["Reasons are given at once.", "Relatives are notified of custody."]
    ingest(note(tmp_path / "in", "arrest", texts, []))
    asked = [question(text, "en") for text in (PLAIN, "relatives are notified of custody", "reasons")]

    def found(mode: Mode) -> list[list[tuple[str, float]]]:
        return [[(hit.passage.id, hit.score) for hit in searcher(PUBLIC).search(q, PUBLIC, 50, mode)] for q in asked]

    before = found("widened")
    assert before == found("fused") and all(before)
    ingest(arrest(tmp_path / "again"))
    assert found("widened") == before != found("fused")
    for hit in searcher(PUBLIC).search(asked[0], PUBLIC, 50, "widened"):
        assert hit.asked is None and ASKED not in {score.ranking for score in hit.scores}


def test_an_edition_made_with_another_adapter_is_refused_and_can_be_made_again(
    tmp_path: Path, ingest: Callable[..., Report], settings: Settings, stub: StubEmbedder
) -> None:
    first = ingest(arrest(tmp_path / "in")).edition
    stub.asked_space = "stub@0000+another"
    with pytest.raises(EditionForeign, match=f"edition {first} was made with other embedding models"):
        open_searcher(settings, PUBLIC)
    second = ingest(note(tmp_path / "more", "n", ["A doctor comes."], [])).edition
    assert second != first
    hits = open_searcher(settings, PUBLIC).search(question(PLAIN, "en"), PUBLIC)
    anew = Settings(home=tmp_path / "anew", models=(STUB,), workers=1, probes="off")
    ingestion.ingest([tmp_path / "in", tmp_path / "more"], anew, ingestion.Wish())
    assert hits == open_searcher(anew, PUBLIC).search(question(PLAIN, "en"), PUBLIC)
    (made,) = (record for record in Library(settings.home).manifest(second).segments)
    segment = Segment(Library(settings.home).folder(second) / "segments" / made.id, made, 1)
    assert segment.asked(0, stub.embed_asked([PLAIN])).max() == pytest.approx(1, abs=1e-3)


def test_no_questions_at_all(tmp_path: Path, ingest: Callable[..., Report], searcher: Searches) -> None:
    ingest(note(tmp_path / "in", "n", ["Reasons are given.", "Relatives are told."], []))
    hits = searcher(PUBLIC).search(question(PLAIN, "en"), PUBLIC)
    assert hits and all(score.standing == 0 for hit in hits for score in hit.scores if score.ranking == ASKED)
    assert [hit.asked for hit in hits] == [None] * len(hits)


def score_of(hit: Hit) -> float:
    """What the ranking by questions gave `hit`."""
    return next(score.standing for score in hit.scores if score.ranking == ASKED)


def paragraph(label: str, hits: Sequence[Hit]) -> Hit:
    """The hit with `label`."""
    return next(hit for hit in hits if hit.passage.label == label)


def test_what_is_asked_finds_a_paragraph_without_a_word_of_it(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches
) -> None:
    ingest(arrest(tmp_path / "in"))
    first, *rest = searcher(PUBLIC).search(question("nobody rings anyone, cousin sits upstairs", "en"), PUBLIC)
    assert first.passage.label == "2." and score_of(first) > 0
    assert first.asked is not None and (first.asked.text, first.asked.language) == (PLAIN, "en")
    assert first.asked.cosine >= first.value(ASKED)
    assert PLAIN not in first.text
    assert all((hit.asked is not None) == (score_of(hit) > 0) for hit in rest)


def test_the_standing_is_that_among_all_questions(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches, stub: StubEmbedder
) -> None:
    ingest(arrest(tmp_path / "in"))
    asked = [*OTHERS, PLAIN, "je peux dire quelque chose ?"]
    kept = stub.embed_questions(asked).astype(np.float16).astype(np.float32)
    cosines = kept @ stub.embed_questions([PLAIN])[0]
    hit = paragraph("2.", searcher(PUBLIC).search(question(PLAIN, "en"), PUBLIC))
    best = cosines[-2:].mean()
    expected = (best - cosines.mean()) / cosines.std() - ALIKE
    assert score_of(hit) == pytest.approx(float(expected), abs=1e-3)
    assert hit.value(ASKED) == pytest.approx(float(best), abs=1e-5)


@pytest.mark.parametrize("mode", ["dense", "lexical"])
def test_a_search_by_one_means_alone_asks_nothing(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches, mode: str
) -> None:
    ingest(arrest(tmp_path / "in"))
    hits = searcher(PUBLIC).search(question("relatives cousin", "en"), PUBLIC, 10, mode)  # type: ignore[arg-type]
    assert hits and all(hit.asked is None and ASKED not in {s.ranking for s in hit.scores} for hit in hits)


def test_questions_of_a_restricted_document_change_nothing_for_others(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches
) -> None:
    """Not even where the restricted document is another language of a public work (P10)."""
    ingest(arrest(tmp_path / "in"))
    asked = question(PLAIN, "en")
    words = question("relatives are notified of custody", "en")
    before = [searcher(PUBLIC).search(each, PUBLIC, 50) for each in (asked, words)]
    edition = searcher(PUBLIC).edition(PUBLIC)
    secret = [("1", "en", PLAIN), ("2", "en", "which door is broken first")]
    texts = ["The raid is at dawn.", "The safe house is watched."]
    ingest(note(tmp_path / "secret", "secret", texts, secret, work="arrest"), group="unit-7")
    whole = searcher(Access.to("unit-7"))
    assert [whole.search(each, PUBLIC, 50) for each in (asked, words)] == before
    assert whole.edition(PUBLIC) == edition
    found = whole.search(asked, Access.to("unit-7"), 50)
    assert {hit.passage.document for hit in found if hit.asked is not None} == {"arrest", "secret"}
    assert all(hit.asked is None or hit.asked.text in (*OTHERS, PLAIN) for hit in found if hit.version in _of(before))


def _of(found: Sequence[Sequence[Hit]]) -> set[str]:
    return {hit.version for hits in found for hit in hits}


def test_a_withdrawn_document_is_not_found_by_what_was_asked_of_it(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches
) -> None:
    ingest(arrest(tmp_path / "in"))
    texts = ["Reasons are given at once.", "Relatives are notified of custody."]
    asked = [("2", "en", PLAIN), *(("1", "en", each) for each in OTHERS)]
    ingest(note(tmp_path / "again", "arrest", texts, asked, status="withdrawn"))
    assert searcher(PUBLIC).search(question(PLAIN, "en"), PUBLIC) == []


def test_another_list_makes_another_edition_and_is_searched(
    tmp_path: Path, ingest: Callable[..., Report], searcher: Searches
) -> None:
    path = arrest(tmp_path / "in")
    first = ingest(path)
    assert ingest(path).edition == first.edition
    asked_of(path).write_text(asked_of(path).read_text().replace(PLAIN, "who feeds the dog"))
    second = ingest(path)
    assert second.edition != first.edition and second.replaced == ("arrest",)
    hit = searcher(PUBLIC).search(question("who feeds the dog", "en"), PUBLIC)[0]
    assert hit.asked is not None and hit.asked.text == "who feeds the dog"


def test_the_cache_remembers_questions_apart_from_passages(tmp_path: Path) -> None:
    class Counting(StubEmbedder):
        asked = 0

        def embed_questions(self, texts: Sequence[str]) -> np.ndarray:
            self.asked += len(texts)
            return super().embed_questions(texts)

    embedder = Counting()
    made = VectorCache(tmp_path, embedder).questions(["a b", "c d", "a b"])
    assert made.dtype == np.float16 and made.shape == (3, embedder.dimension) and (made[0] == made[2]).all()
    again = VectorCache(tmp_path, embedder).questions(["c d", "a b", "e f"])
    assert (again[0] == made[1]).all() and (again[1] == made[0]).all()
    assert embedder.asked == 3
    assert VectorCache(tmp_path, embedder).questions([]).shape == (0, embedder.dimension)
    assert embedder.calls == 0


def test_explain_names_the_question(
    tmp_path: Path, ingest: Callable[..., Report], settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest(arrest(tmp_path / "in"))
    command = ["search", "--home", str(settings.home), "--language", "en", "--explain"]

    def said(*more: str) -> str:
        result = CliRunner().invoke(cli, [*command, *more], input=PLAIN, standalone_mode=False)
        assert result.exception is None
        return result.output

    hit = next(each for each in json.loads(said("--json"))["hits"] if each["label"] == "2.")
    assert hit["asked"] == {"question": PLAIN, "language": "en", "cosine": pytest.approx(1, abs=1e-3)}
    assert f"people ask of it: {PLAIN} (en, cosine 1.000)" in " ".join(said().split())
    command.remove("--explain")
    hits = json.loads(said("--json"))["hits"]
    assert hits and not any("asked" in each for each in hits) and "people ask" not in said()


said = st.sampled_from(["who rings her", "may he smoke", "is it broken", "my boss said so", "what about the dog"])
lists = st.lists(st.tuples(st.sampled_from(["1", "2"]), st.sampled_from(["en", "fr"]), said), max_size=6)
documents = st.dictionaries(st.sampled_from("uvwx"), st.tuples(st.sampled_from(["same", "other"]), lists), min_size=1)
worlds = st.dictionaries(st.sampled_from(["public", "a", "b"]), documents, min_size=2)


@pytest.mark.slow
@examples(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, asks=said, group=st.sampled_from(["a", "b"]))
def test_in_random_worlds_lists_that_may_not_be_read_do_nothing(
    tmp_path: Path,
    stub: StubEmbedder,
    world: dict[str, dict[str, tuple[str, list[Line]]]],
    asks: str,
    group: str,
) -> None:
    access = Access.to(group)

    def hits(groups: Collection[str]) -> list[Hit]:
        root = Path(tempfile.mkdtemp(dir=tmp_path))
        home = Settings(home=root / "home", models=(STUB,), workers=1, probes="off")
        for each in sorted(groups):
            for name, (work, asked) in world[each].items():
                # A name in each text: the same bytes in one group twice would be refused.
                texts = [f"Reasons are given by {each} {name}.", "Relatives are told."]
                note(root / each, f"{each}-{name}", texts, asked, work=work)
            ingestion.ingest([root / each], home, ingestion.Wish(each))
        return open_searcher(home, access, encoder=QuestionEncoder([stub])).search(question(asks, "en"), access, 50)

    allowed = world.keys() & access.groups
    assert hits(world) == (hits(allowed) if allowed else [])

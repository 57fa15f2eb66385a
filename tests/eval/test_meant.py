"""The probability that a subject is meant: which questions it is fitted to, what is seen of them, and the fit."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from advicehub.errors import DataError, ModelError
from advicehub.settings import ModelChoice, Settings
from eval.queries.asked_question import AskedQuestion, Gold
from eval.training import meant
from eval.training.labelled import Labelled, answered, outside, read_paragraphs
from eval.training.meant import Observed
from index.models.embedder import Vectors
from index.widening import subjects as widening
from index.widening.subjects import Space, Subjects
from ingest.asked import FIRST_LINE
from tests.stub_embedder import StubEmbedder

ENGLISH = "Who pays for the lawyer of a man who has no money?"
FRENCH = "Qui paie l'avocat de la personne qui n'a pas d'argent ?"


def words(texts: Sequence[str]) -> list[int]:
    """In place of counts of tokens."""
    return [len(text.split()) for text in texts]


def note(folder: Path, language: str, *paragraphs: str) -> None:
    """The note on lawyers in `language`, with a number before each of its paragraphs."""
    id_ = "note-lawyer" if language == "en" else f"note-lawyer-{language}"
    head = f"---\nid: {id_}\nwork: note-lawyer\nlanguage: {language}\n---\n\n# T\n\n"
    body = "\n\n".join(f"{number}. {text}" for number, text in enumerate(paragraphs, start=1))
    (folder / f"lawyer.{language}.md").write_text(head + body + "\n", encoding="utf-8")


def asked(id_: str, *gold: tuple[str, str], answerable: bool = True) -> AskedQuestion:
    """A question with gold in these documents, in these words."""
    return AskedQuestion(id_, f"question {id_}", answerable, tuple(Gold(*each) for each in gold))


def test_gold_is_named_by_the_paragraph_of_the_work_in_whatever_language(tmp_path: Path) -> None:
    note(tmp_path, "en", "The state pays for a lawyer.", "A lawyer comes\nat once.")
    note(tmp_path, "fr", "L'État paie un avocat.", "Un avocat vient tout de suite.")
    (tmp_path / "lawyer.en.md.asked.tsv").write_text(FIRST_LINE + "\n1\ten\twho pays\n")
    paragraphs = read_paragraphs(tmp_path, words)
    assert sorted(paragraphs) == ["note-lawyer", "note-lawyer-fr"]
    assert [name for name, _ in paragraphs["note-lawyer-fr"]] == ["note-lawyer:1", "note-lawyer:2"]
    found = answered(
        [
            asked("a", ("note-lawyer", "state  pays"), ("note-lawyer-fr", "Un avocat vient")),
            asked("b", ("note-lawyer", "Un avocat vient")),
            asked("c", answerable=False),
            asked("d", ("note-lawyer", "comes at once"), ("note-nowhere", "state pays")),
        ],
        paragraphs,
    )
    assert list(found) == [
        Labelled("question a", frozenset({"note-lawyer:1", "note-lawyer:2"})),
        Labelled("question d", frozenset({"note-lawyer:2"})),
    ]


def family(*asked: str) -> str:
    """A family with these questions, of which the last is its second passage's."""
    parts = ("\n".join(f"en plain: {text}" for text in part) for part in (asked[:-1], asked[-1:]))
    passages = "".join(f'[[family.passage]]\ntext = "Bread."\nasked = """{part}"""\n' for part in parts)
    return f'[[family]]\nsubject = "a"\ngenre = "b"\nlanguage = "en"\n{passages}'


def test_questions_from_outside_are_those_of_the_files_named_in_two_halves(tmp_path: Path) -> None:
    texts = [f"how is bread {number} baked" for number in range(20)]
    (tmp_path / "world.toml").write_text(family(*texts[:10]) + family(*texts[10:]))
    (tmp_path / "police.toml").write_text(family("who is he", "who is she"))
    even, odd = (list(outside(tmp_path, ("world",), half)) for half in ("even", "odd"))
    assert list(outside(tmp_path, ("world",), "all")) == [Labelled(text) for text in texts]
    assert even and odd and sorted(each.text for each in even + odd) == sorted(texts)


class Given(StubEmbedder):
    """Each text has the vector that is written down for it."""

    def __init__(self, **vectors: Sequence[float]) -> None:
        super().__init__(dimension=2)
        self.vectors = {ENGLISH: vectors["english"], FRENCH: vectors["french"]}

    def embed_asked(self, texts: Sequence[str]) -> Vectors:
        return np.array([self.vectors[text] for text in texts], dtype=np.float32)


MODELS = (ModelChoice(name="small", languages=("en",)), ModelChoice(name="large"))
EMBEDDERS = (Given(english=(1, 0), french=(0, 1)), Given(english=(0.6, 0.8), french=(0, 1)))
NAMES: list[tuple[str, tuple[()]]] = [(f"note-lawyer:{number}", ()) for number in range(1, 6)]
# Cosines of the English question in two spaces: 1, .8, .6, 0, 0 and .6, 0, 1, .8, .96; on the mean .8, .4, .8, .4, .48.
SPACES = [
    Space(np.array(rows, dtype=np.float32), np.arange(5, dtype=np.int32), np.zeros((5, 2), dtype=np.float32))
    for rows in (
        [(1, 0), (0.8, 0.6), (0.6, 0.8), (0, 1), (0, 1)],
        [(1, 0), (0.8, -0.6), (0.6, 0.8), (0, 1), (0.28, 0.99)],
    )
]


def test_what_is_seen_by_hand() -> None:
    labelled = [
        Labelled(ENGLISH, frozenset({"note-lawyer:5"})),
        Labelled(ENGLISH, frozenset({"note-lawyer:2", "note-lawyer:4"})),
        Labelled(ENGLISH),
        Labelled(FRENCH, frozenset({"note-lawyer:1", "note-lawyer:4"})),
        Labelled(FRENCH, frozenset({"note-lawyer:2"})),
    ]
    found = meant.observe(labelled, Subjects(NAMES, SPACES), EMBEDDERS, MODELS)
    assert [(each.english, each.meant, each.inside) for each in found] == [
        (True, True, True), (True, False, True), (True, False, False), (False, True, True), (False, False, True),
    ]  # fmt: skip
    # The model that serves English alone has no part in French.
    assert [each.cosine for each in found] == pytest.approx([0.8, 0.8, 0.8, 1.0, 1.0], abs=1e-6)


def test_without_what_is_known_in_every_space_nothing_is_seen() -> None:
    with pytest.raises(ModelError, match=r"eval\.training\.subjects"):
        meant.observe([Labelled(ENGLISH)], Subjects(NAMES, [SPACES[0], None]), EMBEDDERS, MODELS)


def drawn(slope: float, intercept: float, number: int) -> list[Observed]:
    """Questions whose subject is meant with the probability that these constants say."""
    chance = np.random.default_rng(1)
    cosines = chance.uniform(0, 1, number)
    meant = chance.uniform(0, 1, number) < 1 / (1 + np.exp(-(slope * cosines + intercept)))
    return [Observed(True, float(cosine), bool(each), True) for cosine, each in zip(cosines, meant, strict=True)]


def test_constants_are_found_again_and_are_right_on_the_mean() -> None:
    observed = drawn(12.0, -7.0, 20_000)
    slope, intercept = meant.constants(observed, 0.1)
    assert (slope, intercept) == pytest.approx((12.0, -7.0), abs=0.5)
    probabilities = [1 / (1 + np.exp(-(slope * each.cosine + intercept))) for each in observed]
    assert np.mean(probabilities) == pytest.approx(np.mean([each.meant for each in observed]), abs=2e-3)
    assert all(type(value) is float and value == round(value, 2) for value in (slope, intercept))


def test_a_weight_counts_as_if_the_questions_outside_came_that_often() -> None:
    inside = drawn(8.0, -4.0, 300)
    outside = [replace(each, meant=False, inside=False) for each in drawn(8.0, -4.0, 100)]
    assert meant.constants(inside + outside, 3.0) == pytest.approx(meant.constants(inside + outside * 3, 1.0), abs=0.02)
    assert meant.outside_weight(inside + outside) == 3.0
    assert meant.constants(inside + outside, 1.0) != meant.constants(inside + outside, 3.0)


@pytest.mark.parametrize("all_of_them", [True, False])
def test_where_nothing_differs_nothing_is_fitted(all_of_them: bool) -> None:
    with pytest.raises(DataError, match="that mean a subject, and others"):
        meant.constants([Observed(True, 0.5, all_of_them, True)] * 3, 1.0)
    with pytest.raises(DataError, match="that mean a subject, and others"):
        meant.told([Observed(True, 0.5, all_of_them, True)] * 3)


def test_how_well_it_tells_is_the_share_of_pairs_in_order() -> None:
    observed = drawn(6.0, -3.0, 40)
    right, wrong = ([each.cosine for each in observed if each.meant is flag] for flag in (True, False))
    pairs = np.mean([one > other for one, other in product(right, wrong)])
    assert meant.told(observed) == f"40 questions, {len(right)} mean a subject, AUROC {pairs:.3f}"


def line(id_: str, split: str, *quotes: str) -> str:
    """A line of a query set, answerable where it has a quotation."""
    gold = [{"document": "note-lawyer", "quote": quote} for quote in quotes]
    record = {"id": id_, "text": f"the question {id_}", "answerable": bool(gold), "gold": gold, "split": split}
    return json.dumps(record) + "\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tiny sets, notes and families in place of the shipped ones."""
    for name in ("sets", "notes", "families"):
        (tmp_path / name).mkdir()
    for attribute, name in (("SHIPPED", "sets"), ("NOTES", "notes"), ("FAMILIES", "families")):
        monkeypatch.setattr(meant, attribute, tmp_path / name)
    note(tmp_path / "notes", "en", "The state pays.", "He comes.")
    sets = tmp_path / "sets"
    (sets / "development.jsonl").write_text(line("d1", "development", "state pays") + line("d2", "development"))
    (sets / "calibration.jsonl").write_text(line("c1", "calibration", "He comes"))
    (sets / "frozen.jsonl").write_text(line("f1", "frozen", "He comes") + line("f2", "frozen"))
    apart = {"id": "a1", "text": "they are hurting him", "language": "en", "kind": "urgent", "hand": "a"}
    (sets / "apart.jsonl").write_text(json.dumps(apart))
    for name in ("world", "services", "police"):
        (tmp_path / "families" / f"{name}.toml").write_text(family(*(f"{name} {number}" for number in range(9))))
    return tmp_path


def test_frozen_questions_and_half_of_the_families_outside_are_held_out(data: Path) -> None:
    seen, unseen = meant.questions(Settings())
    assert seen[:3] == [
        Labelled("the question d1", frozenset({"note-lawyer:1"})),
        Labelled("the question c1", frozenset({"note-lawyer:2"})),
        Labelled("they are hurting him"),
    ]
    assert unseen[0] == Labelled("the question f1", frozenset({"note-lawyer:2"}))
    rest = [each.text for each in seen[3:] + unseen[1:]]
    assert sorted(rest) == sorted(f"{name} {number}" for name in ("world", "services") for number in range(9))
    assert len(seen) > 3 and len(unseen) > 1


def test_a_frozen_question_among_those_to_fit_on_is_refused(data: Path) -> None:
    (data / "sets" / "calibration.jsonl").write_text(line("c1", "frozen", "He comes"))
    with pytest.raises(DataError, match="c1 is a frozen question"):
        meant.questions(Settings())


def test_the_command_prints_the_constants_first(stub: StubEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {text: [Labelled(text, frozenset({"n:1"})), Labelled(text)] for text in (ENGLISH, FRENCH)}
    monkeypatch.setattr(meant, "questions", lambda settings: (texts[ENGLISH] + texts[FRENCH],) * 2)
    vectors = stub.embed_asked([ENGLISH, FRENCH])
    space = Space(vectors, np.array([0, 0], dtype=np.int32), vectors[:1])
    monkeypatch.setattr(meant, "load_subjects", lambda embedders: Subjects([("n:1", ())], [space]))
    found = CliRunner().invoke(meant.fit, ["--home", "nowhere"], standalone_mode=False)
    assert found.exception is None and found.output.splitlines() == [
        "ENGLISH, OTHER = (0.0, 0.0), (0.0, 0.0)",
        "fitted on, English: 2 questions, 1 mean a subject, AUROC 0.500",
        "fitted on, other languages: 2 questions, 1 mean a subject, AUROC 0.500",
        "held out, English: 2 questions, 1 mean a subject, AUROC 0.500",
        "held out, other languages: 2 questions, 1 mean a subject, AUROC 0.500",
    ]


@pytest.mark.slow
def test_the_shipped_constants_are_those_that_are_fitted() -> None:
    found = CliRunner().invoke(meant.fit, standalone_mode=False)
    assert found.exception is None
    fitted = [float(number) for number in re.findall(r"-?\d+\.\d+", found.output.splitlines()[0])]
    shipped = [*widening.ENGLISH, *widening.OTHER]
    # They were fitted on vectors in float32; many texts at once are embedded in bfloat16 where that is faster.
    message = "the adapters, lists or sets have changed: fit the constants anew"
    assert fitted == pytest.approx(shipped, rel=0.02), message

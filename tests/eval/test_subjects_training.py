"""What the lists of questions teach of subjects: the file, by hand over tiny notes, and that the program reads it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from safetensors import safe_open
from safetensors.numpy import load_file

from advicehub.errors import DataError, ModelError
from eval.queries.reading import SHIPPED, read_questions
from eval.training import subjects
from index.embedded import embedded
from index.models.embedder import Parts
from index.widening.subjects import NAMES, load_subjects
from ingest.asked import FIRST_LINE, asked_of
from ingest.cut import cut
from ingest.readers import reader_for
from tests.ingest.documents import count_words
from tests.stub_embedder import StubEmbedder

NAMED = "note-b:2\tinterpreter\nnote-a:1\treasons for arrest; notification of charges\nnote-a:2\t\n"
"""In an order of their own, and the last of them asked by nobody."""


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two notes with lists, one without, and their names, in place of the shipped ones."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (tmp_path / "eval" / "training").mkdir(parents=True)
    (tmp_path / "eval" / "training" / "also.tsv").write_text("paragraph\talso answered by\nnote-a:1\tnote-b:2\n")
    (tmp_path / NAMES).write_text(NAMED)
    note(folder, "b", "lawyer", "2\ten\tdoes he speak it", "2\tfr\tqui traduit ?")
    note(folder, "a", "arrest", "1\ten\twhy me")
    note(folder, "c", "women")
    monkeypatch.setattr(subjects, "NOTES", folder)
    monkeypatch.setattr(subjects, "ALSO", tmp_path / "eval" / "training" / "also.tsv")
    monkeypatch.setattr(subjects, "FOLDER", tmp_path)
    return folder


def note(folder: Path, name: str, topic: str, *asked: str) -> None:
    """A note of two paragraphs on `topic`, with the list of `asked` beside it, if any."""
    path = folder / f"{name}.md"
    text = f"# On {topic}\n\n1. Reasons are given by {name}.\n\n2. Words are put in his tongue by {name}.\n"
    path.write_text(f"---\nid: note-{name}\nlanguage: en\ntopics: [{topic}]\n---\n\n{text}")
    if asked:
        asked_of(path).write_text("\n".join([FIRST_LINE, *asked]) + "\n")


Learn = Callable[..., Result]


@pytest.fixture
def learn(notes: Path, stub: StubEmbedder, tmp_path: Path) -> Learn:
    """Runs the command for the stub, into the folder "out"."""

    def run(*arguments: str, model: str = "stub") -> Result:
        command = [model, "--out", str(tmp_path / "out"), *arguments]
        return CliRunner().invoke(subjects.learn, command, standalone_mode=False)

    return run


def test_the_file_by_hand(learn: Learn, stub: StubEmbedder, notes: Path, tmp_path: Path) -> None:
    result = learn()
    assert result.exception is None and result.stderr == "stub: 2 subjects, 3 questions\n"
    file = tmp_path / "out" / "stub.safetensors"
    made = load_file(file)
    assert {name: (str(tensor.dtype), tensor.shape) for name, tensor in made.items()} == {
        "questions": ("int8", (3, 16)), "scale": ("float32", (1,)),
        "owner": ("int32", (3,)), "passages": ("float16", (3, 16)),
    }  # fmt: skip
    # Groups come in the order of their names, subjects in that of the list of names.
    assert made["owner"].tolist() == [1, 0, 0]
    asked = stub.embed_asked(["why me", "does he speak it", "qui traduit ?"])
    np.testing.assert_allclose(made["questions"] * made["scale"], asked, atol=float(made["scale"][0]) / 2 + 1e-6)
    assert np.abs(made["questions"]).max() == 127
    for place, (name, label) in enumerate((("b", "2."), ("a", "1."), ("a", "2."))):
        np.testing.assert_allclose(made["passages"][place], _passage(stub, notes / f"{name}.md", label), atol=1e-3)
    with safe_open(file, "np") as opened:
        said = opened.metadata()
    assert (said["space"], said["asked"], len(said["data"])) == ("stub@0000", "stub@0000", 64)


def _passage(stub: StubEmbedder, file: Path, label: str) -> np.ndarray:
    document = reader_for(file).read(file)
    (passage,) = (each for each in cut(document, count_words) if each.label == label)
    parts = embedded(passage, document.text[passage.start : passage.end]).parts
    return np.asarray(stub.embed_passages([Parts(parts.text)])[0][0])


def test_the_program_reads_what_was_written(learn: Learn, stub: StubEmbedder, tmp_path: Path) -> None:
    assert learn().exception is None
    assert (tmp_path / "out" / NAMES).read_text() == NAMED
    found = load_subjects([stub], tmp_path / "out")
    near = found.near([stub.embed_asked(["why me"])], [True], "en")
    assert near.places[0] == 1 and near.probabilities[0] > 0.9
    first = found.named(near)[0]
    assert (first.name, first.terms) == ("note-a:1", ("reasons for arrest", "notification of charges"))
    # Nobody asks of the last one: no question can be near to it.
    assert 2 not in found.near([stub.embed_asked(["words in his tongue"])], [True], "en").places


def test_an_adapter_is_named_and_used(learn: Learn, stub: StubEmbedder, tmp_path: Path) -> None:
    assert learn().exception is None
    plain = load_file(tmp_path / "out" / "stub.safetensors")
    stub.asked_space = "stub@0000+adapter"
    assert learn().exception is None
    moved = load_file(tmp_path / "out" / "stub.safetensors")
    np.testing.assert_array_equal(moved["questions"], np.roll(plain["questions"], 1, axis=1))
    np.testing.assert_array_equal(moved["passages"], plain["passages"])
    assert load_subjects([stub], tmp_path / "out")._spaces != (None,)
    assert load_subjects([StubEmbedder()], tmp_path / "out")._spaces == (None,)


def test_the_same_again_is_the_same_and_other_questions_are_other_data(
    learn: Learn, notes: Path, tmp_path: Path
) -> None:
    def written() -> tuple[dict[str, list[float]], dict[str, str]]:
        assert learn().exception is None
        with safe_open(tmp_path / "out" / "stub.safetensors", "np") as opened:
            return {name: opened.get_tensor(name).tolist() for name in opened.keys()}, opened.metadata()  # noqa: SIM118

    first = written()
    assert written() == first
    note(notes, "a", "arrest", "1\ten\twhy was I taken")
    assert written()[1]["data"] != first[1]["data"]


def test_topics_of_the_frozen_set_are_left_out_when_it_measures(learn: Learn, notes: Path, tmp_path: Path) -> None:
    topics = {question.topic for question in read_questions(SHIPPED / "frozen.jsonl").values()}
    note(notes, "b", min(topics), "2\ten\tdoes he speak it")
    assert learn().stderr == "stub: 2 subjects, 2 questions\n"
    assert learn("--without-frozen").stderr == "stub: 1 subjects, 1 questions\n"
    # Its paragraph stays, so that subjects keep their places.
    made = load_file(tmp_path / "out" / "stub.safetensors")
    assert made["owner"].tolist() == [1] and made["passages"].shape == (3, 16)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (NAMED.replace("note-a:1", "note-a:3"), "names.tsv: note-a:1 has a list of questions, and no line here"),
        (NAMED + "note-a:3\tx\n", "names.tsv: note-a:3 is no paragraph of the notes"),
        (NAMED + "note-c:1\tx\n", "names.tsv: note-c:1 is no paragraph of the notes"),
    ],
)
def test_names_that_are_not_those_of_the_notes_are_refused(learn: Learn, tmp_path: Path, names: str, said: str) -> None:
    (tmp_path / NAMES).write_text(names)
    result = learn()
    assert isinstance(result.exception, DataError) and str(result.exception) == said
    assert not (tmp_path / "out").exists()


def test_a_model_that_is_none_of_the_settings_is_named(learn: Learn, tmp_path: Path) -> None:
    result = learn(model="another")
    assert isinstance(result.exception, ModelError) and "another is no model" in str(result.exception)
    assert not (tmp_path / "out").exists()

"""What was searched besides the words of a question: in answers, in JSON and at a terminal, without those words."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from advicehub.command import cli
from advicehub.settings import Settings
from assistant.answer import MOST_ALSO, Answer, Searched
from assistant.terminal_page import print_answer
from assistant.wire import answer_json
from index import opening
from index.encoder import QuestionEncoder
from index.ingestion import Report
from index.ranker import Widener
from index.widening.subjects import load_subjects
from index.widening.thesaurus import Thesaurus
from index.widening.widening import NOT_WIDENED, Also, Alternative, Subject, Widening
from index.wire import hits_json, widening_json
from tests.assistant.fakes import citation
from tests.index.widening.spaces import about, tensors, written
from tests.stub_embedder import StubEmbedder

CANARY = "Xylophone"
ASKED = f"who tells the kin of {CANARY}"
"""Its word "kin" has other words in the thesaurus of these tests, and it is itself what one of the subjects is."""

Run = Callable[..., str]


@pytest.fixture
def widener(tmp_path: Path, stub: StubEmbedder) -> Widener:
    """Of the family the library has a word; of relatives it has none, nor of any telegram."""
    folder = tmp_path / "widening"
    folder.mkdir()
    (folder / "en.tsv").write_text(f"kin | {CANARY}\tfamily; relatives\n")
    questions = (stub.embed_asked([ASKED]) * 100).round()
    given = tensors(questions, [0], stub.embed_questions(["notification"]))
    written(folder, given, about(), "note-arrest:3\tright to notify; notification; telegram\n")
    return Widener(Thesaurus(folder), load_subjects([stub], folder))


@pytest.fixture
def run(
    settings: Settings,
    stub: StubEmbedder,
    widener: Widener,
    ingest: Callable[..., Report],
    files: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs a command over a small library with that thesaurus, and gives what it prints."""
    text = "1. Whoever is arrested must be told why. The family is told where: a right to notify, by notification."
    ingest(files(arrest=text))

    def load(encoder: QuestionEncoder, thesaurus: Thesaurus | None = None) -> Widener:
        return widener

    monkeypatch.setattr(opening, "load_widener", load)

    def invoke(*arguments: str, text: str = ASKED) -> str:
        command = ["--home", str(settings.home), *arguments]
        result = CliRunner().invoke(cli, command, input=text, standalone_mode=False)
        assert result.exception is None and result.return_value == 0
        return result.stdout

    return invoke


def explained(also: Any) -> None:
    """Checks "also" of an explained search."""
    assert also["words"] == [[{"text": "family", "language": "en"}]] * 2
    (subject,) = also["subjects"]
    assert subject == {
        "name": "note-arrest:3", "terms": ["right to notify", "notification"],
        "probability": pytest.approx(1, abs=0.01),
    }  # fmt: skip


def test_an_explained_search_says_what_was_searched_besides(run: Run) -> None:
    said = run("search", "--json", "--explain", "--language", "en")
    explained(json.loads(said)["also"])
    assert CANARY.lower() not in said.lower() and "kin" not in json.dumps(json.loads(said)["also"])


def test_without_explaining_a_search_says_nothing_of_it(run: Run) -> None:
    assert "also" not in json.loads(run("search", "--json", "--language", "en"))
    assert "Also searched" not in run("search", "--language", "en")


def test_an_explained_search_at_a_terminal(run: Run) -> None:
    said = " ".join(run("search", "--explain", "--language", "en").split())
    assert said.startswith("Also searched: family, right to notify, notification. 1.")
    assert "vocabulary" in said and "stub subject" in said
    assert "Also searched" not in run("search", "--explain", "--language", "fr", text="qui le dit")


def test_an_explained_batch(run: Run, tmp_path: Path) -> None:
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    batch.write_text(json.dumps({"id": "a", "text": ASKED, "language": "en"}))
    run("search", "--batch", str(batch), "--out", str(out), "--explain")
    explained(json.loads(out.read_text())["also"])
    run("search", "--batch", str(batch), "--out", str(out))
    assert "also" not in json.loads(out.read_text())
    run("ask", "--batch", str(batch), "--out", str(out))
    assert json.loads(out.read_text())["also"] == ["family", "right to notify", "notification"]
    assert CANARY.lower() not in out.read_text().lower()


def test_an_answer_says_what_was_searched_besides(run: Run) -> None:
    record = json.loads(run("ask", "--json", "--language", "en"))
    assert record["also"] == ["family", "right to notify", "notification"]
    assert "Also searched: family; right to notify; notification." in run("ask", "--language", "en")


def test_the_widening_as_json_by_hand() -> None:
    alternatives = (Alternative("agent", "fr"), Alternative("officer", "en"))
    widening = Widening((Also(("flic", "noir"), alternatives),), (Subject("note-a:1", ("custody",), 0.25),))
    assert widening_json(widening) == {
        "words": [[{"text": "agent", "language": "fr"}, {"text": "officer", "language": "en"}]],
        "subjects": [{"name": "note-a:1", "terms": ["custody"], "probability": 0.25}],
    }
    assert widening_json(NOT_WIDENED) == {"words": [], "subjects": []}
    assert hits_json("a", [], 1.26) == {"id": "a", "hits": [], "ms": 1.3}
    assert hits_json("a", [], 1.26, NOT_WIDENED)["also"] == {"words": [], "subjects": []}


def answer(*also: str, answered: bool = False) -> Answer:
    """An answer after a search for `also`."""
    cited = (citation("orders"),) if answered else ()
    outcome = "answered" if answered else "no_answer"
    return Answer(outcome, cited, (), 0.9, "e", "en", Searched(1, 0, ("en",)), (), also)  # type: ignore[arg-type]


def page(answer: Answer) -> str:
    """The page as it is printed, in one line."""
    out = StringIO()
    print_answer(answer, Console(file=out, width=88))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize("answered", [True, False])
def test_a_page_shows_the_first_and_counts_the_rest(answered: bool) -> None:
    words = [f"word{number}" for number in range(1, 11)]
    few, most, more, many = (page(answer(*words[:n], answered=answered)) for n in (2, 8, 9, 10))
    assert MOST_ALSO == 8
    assert few.endswith("edition e. Also searched: word1; word2.")
    assert most.endswith("word7; word8.")
    assert more.endswith("word7; word8; and 1 more.") and many.endswith("word8; and 2 more.")
    assert "word9" not in more + many
    assert "Also searched" not in page(answer(answered=answered))


def test_json_carries_all_of_them() -> None:
    words = [f"word{number}" for number in range(20)]
    assert answer_json("a", answer(*words), 1)["also"] == words
    assert answer_json("a", answer(), 1)["also"] == []

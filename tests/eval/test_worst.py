"""The worst questions, from hits made by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from advicehub.errors import DataError
from advicehub.settings import Settings
from eval.command import evaluate
from eval.explained_hits import AlsoSearched, AskedOf, ExplainedHit, ExplainedLine, read_explained
from eval.queries.asked_question import AskedQuestion, Gold
from eval.worst import Part, worst
from eval.worst_page import worst_page
from index.hit import Score
from index.widening.widening import Alternative, Subject

GOLD = Gold("law", "told the\nreasons")


def asked(id_: str, text: str = "why am I here", answerable: bool = True) -> AskedQuestion:
    gold = (Gold("old-law", "no such words"), GOLD, Gold("law", "nor these")) if answerable else ()
    return AskedQuestion(id_, text, answerable, gold, "en", "plain")


def hit(rank: int, text: str = "other words", *gave: float, title: str = "On arrest") -> ExplainedHit:
    """A hit whose rankings a, b, c, … weigh 2 and put it at the standings `gave`."""
    rankings = tuple(Score(name, 9.0, each, 2.0) for name, each in zip("abcdef", gave, strict=False))
    return ExplainedHit(rank, "law", text, title, f"{rank}.", rankings)


def line(id_: str, rank: int, depth: int = 10) -> ExplainedLine:
    """`depth` hits, of which that at `rank` holds gold; rank 0: none does."""
    texts = ["must be  told the reasons" if each == rank else "other words" for each in range(1, depth + 1)]
    return ExplainedLine(id_, tuple(hit(each, text) for each, text in enumerate(texts, start=1)))


def test_none_comes_first_then_the_deepest_and_the_first_five_are_well() -> None:
    ranks = {"b": 6, "a": 6, "deep": 9, "none": 0, "fine": 5, "best": 1}
    questions = [*map(asked, ranks), asked("unasked"), asked("unanswerable", answerable=False)]
    lines = {id_: line(id_, rank) for id_, rank in ranks.items()} | {"unanswerable": line("unanswerable", 0)}
    found = worst(questions, lines, 20)
    assert [(case.id, case.rank, case.searched) for case in found.cases] == [
        ("none", None, 10),
        ("unasked", None, 0),
        ("deep", 9, 10),
        ("a", 6, 10),
        ("b", 6, 10),
    ]
    assert (found.answerable, found.deep, found.absent) == (7, 3, 2)
    fewer = worst(questions, lines, 3)
    assert fewer.cases == found.cases[:3] and (fewer.deep, fewer.absent) == (3, 2)


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(0, 12)), st.integers(1, 5))
def test_no_question_left_out_is_worse_than_one_shown(ranks: dict[str, int], most: int) -> None:
    found = worst([asked(id_) for id_ in ranks], {id_: line(id_, rank, 12) for id_, rank in ranks.items()}, most)
    # Brute force: ask again and again for the worst of those that are left.
    left = {id_: rank or 13 for id_, rank in ranks.items() if not 1 <= rank <= 5}
    assert found.deep + found.absent == len(left)
    expected: list[str] = []
    while left and len(expected) < most:
        expected.append(min(id_ for id_, rank in left.items() if rank == max(left.values())))
        del left[expected[-1]]
    assert [case.id for case in found.cases] == expected


def test_why_by_hand() -> None:
    gold = hit(6, "must be told the reasons", 1.0, 2.0, 1.0, 0.5, 0.0, 3.0)
    # Ahead by 2 * (3 - 1), 2 * (1 - 2), 2 * (1.5 - 1), 2 * (2.5 - .5), level, and 2 * (.5 - 3).
    first = hit(1, "other words", 3.0, 1.0, 1.5, 2.5, 0.0, 0.5)
    hits = (first, *(hit(rank) for rank in range(2, 6)), gold, hit(7, "told the reasons"))
    case = worst([asked("q")], {"q": ExplainedLine("q", hits)}, 1).cases[0]
    assert case.behind == (Part("a", 6.0, 2.0), Part("d", 5.0, 1.0), Part("c", 3.0, 2.0))
    assert case.ahead == (Part("f", 1.0, 6.0), Part("b", 2.0, 4.0))
    assert case.documents == ("old-law", "law") and case.wanted == GOLD.quote
    assert case.held is not None and (case.held.label, case.held.document) == ("6.", "law")
    assert [place.rank for place in case.first] == [1, 2, 3]


def test_at_most_three_rankings_are_behind_and_what_one_hit_lacks_counts_nothing() -> None:
    hits = (hit(1, "other words", 1.0, 2.0, 3.0, 4.0, 5.0), *(hit(each) for each in range(2, 6)))
    case = worst([asked("q")], {"q": ExplainedLine("q", (*hits, hit(6, GOLD.quote, 0.5)))}, 1).cases[0]
    assert case.behind == (Part("e", 10.0, 0.0), Part("d", 8.0, 0.0), Part("c", 6.0, 0.0)) and case.ahead == ()


def test_without_gold_among_the_hits_the_first_of_the_set_is_wanted() -> None:
    case = worst([asked("q")], {"q": line("q", 0)}, 1).cases[0]
    assert (case.held, case.wanted, case.behind, case.ahead) == (None, "no such words", (), ())


def test_the_page_says_all_of_it() -> None:
    also = AlsoSearched(
        ((Alternative("arrest", "en"), Alternative("custody", "en")), (Alternative("arrest", "en"),)),
        (Subject("note-arrest:5", ("grounds",), 0.625),),
    )
    first = ExplainedHit(
        1, "law", "x", "On doctors", "3.", hit(1, "x", 3.0).rankings, AskedOf("who treats me", "en", 1)
    )
    hits = (first, *(hit(rank) for rank in range(2, 6)), hit(6, GOLD.quote, 1.0))
    page = worst_page(worst([asked("q-1")], {"q-1": ExplainedLine("q-1", hits, also)}, 1))
    assert page.splitlines() == [
        "Of 1 answerable questions 1 have gold only behind the first 5 hits and 0 in none. The worst 1, worst first:",
        "",
        "## 1. q-1, plain, en, rank 6",
        "",
        "> “why am I here”",
        "",
        "- wanted: law, paragraph 6: “told the reasons”",
        "- hit 1: On doctors, paragraph 3 (people ask of it: “who treats me”)",
        "- hit 2: On arrest, paragraph 2",
        "- hit 3: On arrest, paragraph 3",
        "- hit 1 is ahead in a (6.00, gold 2.00)",
        "- also searched: arrest, custody",
        "- subjects it may mean: note-arrest:5 (0.62)",
    ]


def test_the_page_says_what_is_not_known() -> None:
    page = worst_page(worst([asked("none"), asked("deep")], {"none": line("none", 0), "deep": line("deep", 7)}, 20))
    assert "## 1. none, plain, en, in none of 10 hits" in page and "- wanted: old-law or law: “no such words”" in page
    assert page.count("- why: the hits say nothing of rankings") == 1, "only of the one that has gold to compare"
    assert "also searched" not in page and "subjects" not in page


@given(st.text("a1. *_`~<>[]|#\\\n&;lt!()-+", min_size=1).filter(str.strip))
@example("&lt;")
@example("- *a*")
def test_no_mark_in_a_question_or_title_is_markdown(text: str) -> None:
    lines = {"q": ExplainedLine("q", tuple(hit(rank, title=text) for rank in range(1, 4)))}
    page = worst_page(worst([asked("q", text)], lines, 1))
    tokens = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(page)
    pieces = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    folded = " ".join(text.split())
    assert f"“{folded}”" in pieces and f"hit 2: {folded}, paragraph 2" in pieces


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Path]:
    """(hits, questions): one question, whose gold stands sixth."""
    record = {"id": "q", "text": "why am I here", "language": "en", "register": "plain", "answerable": True}
    record |= {"gold": [{"document": "law", "quote": GOLD.quote}], "split": "development"}
    (tmp_path / "q.jsonl").write_text(json.dumps(record) + "\n")
    hits: list[dict[str, Any]] = [
        {"rank": rank, "document": "law", "text": GOLD.quote if rank == 6 else "x"} for rank in range(6, 0, -1)
    ]
    hits[-1] |= {"title": "T", "rankings": [{"ranking": "words", "value": 1, "standing": 2, "weight": 0.5}]}
    hits[-1]["asked"] = {"question": "who", "language": "en", "cosine": 0.5}
    also = {
        "words": [[{"text": "arrest", "language": "en"}]],
        "subjects": [{"name": "s", "terms": ["t"], "probability": 0.5}],
    }
    (tmp_path / "h.jsonl").write_text(json.dumps({"id": "q", "hits": hits, "ms": 1, "also": also}) + "\n")
    return tmp_path / "h.jsonl", tmp_path / "q.jsonl"


@pytest.fixture
def call(settings: Settings) -> Callable[..., Any]:
    """Runs `eval worst ARGUMENTS`."""
    return lambda *arguments: evaluate.main(
        ["--home", str(settings.home), "worst", *map(str, arguments)], prog_name="eval", standalone_mode=False
    )


def test_the_command_writes_markdown_and_json(
    written: tuple[Path, Path], call: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    hits, questions = written
    call(hits, "--questions", questions, "--json")
    found = json.loads(capsys.readouterr().out)
    assert found["questions"]["file"] == "q.jsonl" and (found["deep"], found["absent"]) == (1, 0)
    (case,) = found["cases"]
    assert case["held"]["rank"] == 6 and case["first"][0]["asked"]["question"] == "who"
    assert case["behind"] == [{"ranking": "words", "first": 1.0, "gold": 0.0}]
    assert case["also"]["words"] == [[{"text": "arrest", "language": "en"}]]
    call(hits, "--questions", questions)
    shown = capsys.readouterr()
    assert shown.out == worst_page(worst([_question(case)], read_explained(hits), 20)) and "SHA-256" in shown.err


def _question(case: dict[str, Any]) -> AskedQuestion:
    return AskedQuestion(case["id"], case["question"], True, (GOLD,), case["language"], case["register"])


def test_a_frozen_question_and_strange_hits_are_refused(written: tuple[Path, Path], call: Callable[..., Any]) -> None:
    hits, questions = written
    record = json.loads(questions.read_text())
    questions.write_text(json.dumps(record | {"split": "frozen"}))
    with pytest.raises(DataError, match="frozen question"):
        call(hits, "--questions", questions)
    questions.write_text(json.dumps(record | {"id": "other"}))
    with pytest.raises(DataError, match="belongs to a question"):
        call(hits, "--questions", questions)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "q", "hits": [{"rank": 2, "document": "law", "text": "x"}]}', "line 1: the ranks are not"),
        ('{"id": "q", "hits": [{"rank": 1, "document": "law", "text": "x", "label": 3}]}', "line 1: .*label"),
        ('{"id": "q", "hits": [], "also": {"subjects": [{}]}}', "line 1: .*name"),
        ('{"id": "q", "hits": []}\n{"id": "q", "hits": []}', "line 2: .*earlier line"),
        ("", "no hits"),
    ],
)
def test_damaged_hits_are_named(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "h.jsonl").write_text(line)
    with pytest.raises(DataError, match=said):
        read_explained(tmp_path / "h.jsonl")

"""Each rule of the linter: a fault that is planted is found, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest

from eval.queries.checking import check
from eval.queries.near_misses import changed_words
from eval.queries.schema import LANGUAGES, REGISTERS
from eval.queries.wording import content_words
from tests.eval.queries.sets import LAW, TEXTS, TOPICS, gold, line, missing, write

ABOUT_SETS = {"slice", "share"}
WHY = "Why did you take me in, he keeps shouting. Now what?"
FRANCE = "Does France let a judge look on when the station is searched?"


def faults(tmp_path: Path, *lines: Any, name: str = "development") -> list[tuple[str, str]]:
    """(rule, sentence) of each fault that is about a question."""
    file = write(tmp_path / f"{name}.jsonl", *lines)
    found = check([file], TOPICS, TEXTS).faults
    return [(each.rule, each.said) for each in found if each.rule not in ABOUT_SETS]


def test_a_good_question_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, line("1", WHY), missing("2", "How tall is the tower in Paris?")) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"language": "xx"}, "language"),
        ({"register": "posh"}, "register"),
        ({"answerable": "yes"}, "answerable"),
        ({"note": "x"}, "note: Extra inputs"),
        ({"text": " "}, "text"),
        ({"text": "x "}, "text"),
        ({"id": "a b"}, "id"),
        ({"gold": [{"document": "law", "quote": "x"}]}, "gold.0.start"),
        ({"gold": [gold("must be told", sha256="A" * 64)]}, "gold.0.sha256"),
        ({"gold": []}, "has gold"),
        ({"answerable": False}, "has gold"),
        ({"changed": "year", "from": "2"}, "cannot be answerable"),
        ({"from": "2"}, "stand together"),
        ({"split": "frozen"}, "split is frozen"),
        ({"need": ""}, "need is empty"),
        ({"topic": ""}, "topic is empty"),
        ({"hand": ""}, "hand is empty"),
        ({"register": ""}, "register is empty"),
        ({"gold": [gold("must be told", end=3)]}, "not as long as its span"),
    ],
)
def test_shape(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    found = faults(tmp_path, {**line("1", WHY), **changes})
    assert {rule for rule, _ in found} == {"shape"} and said in found[0][1]


def test_a_malformed_line_and_an_id_twice(tmp_path: Path) -> None:
    assert [rule for rule, _ in faults(tmp_path, ["x"], line("1", WHY), line("1", FRANCE))] == ["shape", "shape"]


def test_an_id_in_two_files(tmp_path: Path) -> None:
    one = write(tmp_path / "development.jsonl", line("1", WHY))
    two = write(tmp_path / "frozen.jsonl", line("1", FRANCE, split="frozen", topic="lawyer"))
    said = [str(each) for each in check([one, two], TOPICS, TEXTS).faults if each.rule == "shape"]
    assert said == ["frozen.jsonl, line 1 (1): shape: development.jsonl has this id too"]


def test_duplicates(tmp_path: Path) -> None:
    near = "Does France really let the judge look on when the station is searched by you?"
    found = faults(tmp_path, line("1", WHY), line("2", FRANCE), line("3", WHY.upper()), line("4", near))
    assert found == [
        ("duplicate", "the text is that of 1"),
        ("duplicate", "the words are nearly those of 2 (86%)"),
    ]


def test_duplicates_across_files_and_apart(tmp_path: Path) -> None:
    one = write(tmp_path / "development.jsonl", line("1", WHY))
    two = write(tmp_path / "frozen.jsonl", line("2", WHY, split="frozen", topic="lawyer"))
    urgent = {"id": "3", "text": WHY, "language": "en", "kind": "urgent", "hand": "a"}
    three = write(tmp_path / "apart.jsonl", urgent)
    every = check([one, two, three], TOPICS, TEXTS).faults
    found = [(each.file, each.id) for each in every if each.rule == "duplicate"]
    assert found == [("frozen.jsonl", "2"), ("apart.jsonl", "3"), ("apart.jsonl", "3")]


def test_the_same_words_in_another_language_are_no_duplicate(tmp_path: Path) -> None:
    text = "Radio Lisboa Porto Coimbra?"
    assert faults(tmp_path, line("1", text), line("2", text, language="pt")) == []


@pytest.mark.parametrize(
    ("text", "register", "said"),
    [
        (
            "Must lawyers be called before interviews begin in villages, farms, harbours, camps?",
            "plain",
            "4 content words",
        ),
        ("An interview, a lawyer, a call: begin with which?", "plain", "100%"),
        ("An interview, a lawyer, a call: begin with which?", "expert", ""),
        ("Must lawyers be called before interviews begin?", "expert", ""),
        ("The solicitor: at what moment do we phone for one?", "plain", ""),
    ],
)
def test_leaks(tmp_path: Path, text: str, register: str, said: str) -> None:
    quote = "A lawyer is called before any interview begins."
    found = faults(tmp_path, line("1", text, register=register, gold=[gold(quote)]))
    assert [rule for rule, _ in found] == (["leak"] if said else [])
    assert not said or said in found[0][1]


def test_an_expert_question_may_not_copy_either(tmp_path: Path) -> None:
    text = "one two three four five six seven eight nine ten"
    copied = gold("told the reasons") | {"quote": text, "sha256": ""}
    found = [rule for rule, _ in faults(tmp_path, line("1", text, register="expert", gold=[copied]))]
    assert found == ["leak", "gold"]


def test_content_words() -> None:
    assert content_words("Which of the 12 officers were told?", "en") == ["12", "offic", "told"]
    assert content_words("Quels sont les droits d'un détenu ?", "fr") == ["droit", "detenu"]


@pytest.mark.parametrize(
    ("changes", "rule", "said"),
    [
        ({"document": "nobody"}, "gold", "no public document nobody"),
        ({"sha256": ""}, "gold", "not anchored"),
        ({"sha256": "c" * 64}, "gold", "another version"),
        ({"start": 1, "end": 33}, "gold", "does not stand at 1 to 33"),
    ],
)
def test_gold(tmp_path: Path, changes: dict[str, Any], rule: str, said: str) -> None:
    found = faults(tmp_path, line("1", WHY, gold=[{**gold("must be told the reasons at once"), **changes}]))
    assert (rule, True) in [(name, said in sentence) for name, sentence in found]


def test_gold_that_another_document_repeats(tmp_path: Path) -> None:
    file = write(tmp_path / "development.jsonl", line("1", WHY))
    again = {**TEXTS, "copy": TEXTS["law"].__class__(LAW.replace(" ", "\n"), "c" * 64)}
    found = [str(each) for each in check([file], TOPICS, again).faults if each.rule == "repeated"]
    assert found == [
        "development.jsonl, line 1 (1): repeated: gold.0: copy says the same and is no gold of this question"
    ]
    assert [each for each in check([file], TOPICS, None).faults if each.rule == "repeated"] == []


def test_topics(tmp_path: Path) -> None:
    assert faults(tmp_path, line("1", WHY, topic="chess")) == [("topic", "there is no topic chess")]
    one = write(tmp_path / "development.jsonl", line("1", WHY))
    two = write(tmp_path / "frozen.jsonl", line("2", FRANCE, split="frozen"))
    found = [str(each) for each in check([one, two], TOPICS, TEXTS).faults if each.rule == "topic"]
    assert found == ["frozen.jsonl, line 1 (2): topic: questions for development are about arrest too"]


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        (FRANCE.replace("France", "Japan"), {}, ""),
        (FRANCE.replace("France", "the Republic of Korea"), {}, ""),
        (FRANCE, {}, "nothing differs"),
        (FRANCE.replace("France", "Japan").replace("station is searched", "house burns"), {}, "more differs"),
        (FRANCE.replace("France", "Japan"), {"from": "9"}, "no question 9"),
        (FRANCE.replace("France", "Japan"), {"from": "3"}, "3 is not answerable"),
        (FRANCE.replace("France", "Japan"), {"topic": "lawyer"}, "its topic"),
        (FRANCE.replace("France", "Japan"), {"language": "fr"}, "its language"),
        (FRANCE.replace("France", "Japan"), {"register": "expert"}, "its register"),
        (FRANCE.replace("France", "Japan"), {"changed": "year"}, "no year stands"),
        (FRANCE.replace("?", " in 1987?"), {"changed": "year"}, ""),
    ],
)
def test_near_misses(tmp_path: Path, text: str, changes: dict[str, Any], said: str) -> None:
    miss = missing("2", text, **{"changed": "country", "from": "1", **changes})
    found = faults(tmp_path, line("1", FRANCE), miss, missing("3", "How tall is the tower?"))
    found = [each for each in found if each[0] != "duplicate"]
    assert [rule for rule, _ in found] == (["near miss"] if said else [])
    assert not said or said in found[0][1]


def test_what_differs_lies_between_what_is_common() -> None:
    assert changed_words("a b c d", "a x c d") == (["b"], ["x"])
    assert changed_words("a b", "a b c") == ([], ["c"])
    assert changed_words("a a", "a") == (["a"], [])
    both = changed_words("the Committee of ten", "the Court of five")
    assert both == (["committee", "of", "ten"], ["court", "of", "five"])


def spread(split: str = "development", thin: int = 3) -> list[dict[str, Any]]:
    """Questions in every slice; one in five has no answer."""
    lines = []
    for language in LANGUAGES:
        for register in REGISTERS:
            for number in range(12 + thin):
                make = line if number < 12 else missing
                text = f"{language}{register}{number} y{number}"
                id_ = text.replace(" ", "-")
                lines.append(make(id_, text, language=language, register=register, split=split))
    return lines


def test_slices_and_shares(tmp_path: Path) -> None:
    whole = check([write(tmp_path / "development.jsonl", *spread())], TOPICS, TEXTS)
    assert whole.faults == () and len(whole.slices) == 20 and sum(whole.slices.values()) == 150
    thin = check([write(tmp_path / "development.jsonl", *spread(thin=2))], TOPICS, TEXTS)
    said = {str(each) for each in thin.faults}
    assert len(said) == 11
    assert "development.jsonl: slice: ar, plain, unanswerable: only 2 of 3" in said
    assert "development.jsonl: share: 14% are unanswerable, not 15% to 25%" in said
    lines = [each for each in spread() if each["language"] != "pt"]
    missed = check([write(tmp_path / "development.jsonl", *lines)], TOPICS, TEXTS)
    assert "pt, expert, answerable: no question" in {each.said for each in missed.faults}
    assert len(missed.faults) == 4


def test_kinds_apart(tmp_path: Path) -> None:
    kinds = ["urgent"] * 3 + ["out_of_mandate"] * 3 + ["sounds_urgent"] * 2
    lines = [
        {"id": str(number), "text": f"x{number}", "language": "en", "kind": kind, "hand": "b"}
        for number, kind in enumerate(kinds)
    ]
    found = check([write(tmp_path / "apart.jsonl", *lines)], TOPICS, TEXTS).faults
    assert [str(each) for each in found] == ["apart.jsonl: slice: sounds_urgent: 2 of 3"]
    wrong = [{**lines[0], "kind": "boring"}, {**lines[1], "need": "x"}]
    assert len(check([write(tmp_path / "apart.jsonl", *wrong)], TOPICS, TEXTS).faults) == 2


def test_of_the_calibration_set_less_is_asked(tmp_path: Path) -> None:
    few = {"split": "calibration", "register": "", "asker": "", "need": "", "hand": ""}
    assert faults(tmp_path, line("1", WHY, **few), line("2", WHY, **few, topic=""), name="calibration") == []
    assert faults(tmp_path, line("1", WHY, **few, topic="chess"), name="calibration") == [
        ("topic", "there is no topic chess")
    ]


def test_no_fault_repeats_a_question(tmp_path: Path) -> None:
    canary = "beaten in cell nine by the sergeant"
    lines = [line("1", canary), line("2", canary, gold=[], topic="chess"), {"text": canary}]
    found = check([write(tmp_path / "development.jsonl", *lines)], TOPICS, TEXTS).faults
    assert found and not any("cell" in str(each) for each in found)

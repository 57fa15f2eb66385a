"""The history tells what happened, whatever was killed, torn or undone."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index import history
from index.history import Change, added_on, append, happened, written
from index.touched import Touched, What


def change(before: str, after: str, *documents: tuple[str, str, What], when: str = "2026-01-01") -> Change:
    return Change(when, "add", before, after, "", tuple(Touched(*each) for each in documents))


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    first = change("", "a", ("d", "public", "added"))
    second = Change("2026-02-03T04:05:06+00:00", "withdraw", "a", "b", "no longer ours – é", ())
    for each in (first, second):
        append(tmp_path, each)
    assert written(tmp_path) == [first, second]
    line = json.loads((tmp_path / history.FILE_NAME).read_text().splitlines()[1])
    assert line == {
        "when": "2026-02-03T04:05:06+00:00", "action": "withdraw", "from": "a", "to": "b",
        "reason": "no longer ours – é", "documents": [],
    }  # fmt: skip


def test_a_library_without_a_history(tmp_path: Path) -> None:
    assert written(tmp_path) == [] and written(tmp_path / "nowhere") == [] and happened([], "a") == []


def test_a_torn_line_costs_only_itself(tmp_path: Path) -> None:
    append(tmp_path, change("", "a"))
    whole = (tmp_path / history.FILE_NAME).read_bytes()
    for cut in range(1, len(whole)):
        (tmp_path / history.FILE_NAME).write_bytes(whole + whole[:cut])
        if cut < len(whole) - 1:
            assert written(tmp_path) == [change("", "a")]
        append(tmp_path, change("a", "b"))
        assert written(tmp_path)[-1] == change("a", "b") and written(tmp_path)[0] == change("", "a")


def test_what_is_no_change_is_passed_over(tmp_path: Path) -> None:
    append(tmp_path, change("", "a"))
    with (tmp_path / history.FILE_NAME).open("ab") as stream:
        stream.write(b'[]\n{}\n\xff\xfe\n{"from":1,"to":2}\nnull\n')
    append(tmp_path, change("a", "b"))
    assert [each.after for each in written(tmp_path)] == ["a", "b"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), max_size=12))
def test_lines_of_swaps_that_never_came_are_ignored(steps: list[tuple[str, bool]]) -> None:
    """Each step writes a line to go to an edition, and is killed before the swap or is not; ids come again."""
    current, lines, truth = "", [], []
    for edition, lives in steps:
        if edition == current:
            continue
        line = change(current, edition)
        lines.append(line)
        if lives:
            truth.append(len(lines) - 1)
            current = edition
    kept = happened(lines, current)
    assert len(kept) == len(truth) and all(one is lines[n] for one, n in zip(kept, truth, strict=True))


def test_when_documents_came_by_group() -> None:
    changes = [
        change("", "a", ("x", "public", "added"), ("plan", "unit-7", "added"), when="1"),
        change("a", "b", ("y", "public", "added"), ("x", "public", "replaced"), when="2"),
        change("b", "c", ("plan", "unit-7", "gone"), ("plan", "public", "added"), ("y", "public", "gone"), when="3"),
        change("c", "d", ("x", "public", "withdrawn"), when="4"),
        change("d", "e", ("x", "public", "restored"), ("x", "public", "added"), when="5"),
    ]
    assert added_on(changes[:2], "public") == {"x": "1", "y": "2"}
    assert added_on(changes[:2], "unit-7") == {"plan": "1"}
    assert added_on(changes, "public") == {"x": "1", "plan": "3"} and added_on(changes, "unit-7") == {}


def test_the_public_dates_do_not_depend_on_other_groups() -> None:
    public = [change("", "a", ("x", "public", "added"), when="1"), change("b", "c", ("y", "public", "added"), when="3")]
    secret = change("a", "b", ("plan", "unit-7", "added"), when="2")
    assert added_on([public[0], secret, public[1]], "public") == added_on(public, "public")

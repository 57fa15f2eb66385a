"""What changed between two editions, as far as somebody may read them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from advicehub.errors import EditionMissing
from advicehub.settings import Settings
from index.changes import changes_between
from index.curation.plan import carry_out
from index.curation.standing import plan_restore, plan_withdraw
from index.curation.start import start_from
from index.ingestion import Report
from index.library import Library
from index.listing import listing
from tests.index.editions.conftest import ARREST, FAMILY, LAWYER, Run, parsed

Ingest = Callable[..., Report]
Files = Callable[..., Path]


def _became(library: Library, one: str, other: str, *groups: str) -> dict[str, str]:
    return {each.id: each.what for each in changes_between(library, one, other, groups or None)}


def test_each_kind_of_change(ingest: Ingest, files: Files, settings: Settings, run: Run) -> None:
    folder = files(a=f"1. {ARREST}\n\n2. {FAMILY}", b=LAWYER, c="A doctor comes.")
    first = ingest(folder).edition
    (folder / "a.txt").write_text(f"1. {ARREST}\n\n2. {FAMILY} At once.")
    (folder / "d.txt").write_text("A judge is seen within two days.")
    ingest(folder)
    carry_out(plan_withdraw(start_from(settings), "b.txt"))
    last = carry_out(plan_withdraw(start_from(settings), "c.txt", "d.txt")).edition
    library = Library(settings.home)
    assert _became(library, first, last) == {
        "a.txt": "replaced", "b.txt": "withdrawn", "c.txt": "described", "d.txt": "added",
    }  # fmt: skip
    found = {each.id: each for each in changes_between(library, first, last)}
    assert (found["a.txt"].come, found["a.txt"].stay, found["a.txt"].go) == (1, 1, 1)
    assert found["a.txt"].from_version != found["a.txt"].to_version != ""
    assert (found["b.txt"].come, found["b.txt"].go, found["b.txt"].status) == (0, 1, "withdrawn")
    assert found["c.txt"].fields == ("status", "superseded_by") and found["c.txt"].superseded_by == "d.txt"
    assert _became(library, last, first)["d.txt"] == "gone" and _became(library, last, first)["b.txt"] == "restored"
    shown = parsed(run("editions", "diff", first, "--json"))
    assert (shown["from"], shown["to"]) == (first, last) and len(shown["documents"]) == 4
    lines = run("editions", "diff", first, last).stdout
    assert "superseded by d.txt: c.txt" in lines and "4 document(s) differ" in lines
    assert "Nothing differs" in run("editions", "diff", last).stdout


def test_a_person_sees_only_what_they_may_read(ingest: Ingest, files: Files, settings: Settings, run: Run) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    ingest(files(folder="two", b=LAWYER), group="unit-7")
    last = ingest(files(folder="one"), group="unit-7", move=True).edition
    library = Library(settings.home)
    assert _became(library, first, last, "public") == {"a.txt": "gone"}
    assert _became(library, first, last, "unit-7") == {"a.txt": "added", "b.txt": "added"}
    assert _became(library, first, last) == {"a.txt": "moved", "b.txt": "added"}
    public = run("editions", "diff", first, last)
    assert "b.txt" not in public.stdout and "unit-7" not in public.stdout
    assert "b.txt" in run("editions", "diff", first, last, "--access", "unit-7").stdout


def test_an_edition_that_is_not_there(ingest: Ingest, files: Files, run: Run) -> None:
    edition = ingest(files(a=ARREST)).edition
    for pair in (("nobody", edition), (edition, "nobody"), (edition, "../x")):
        with pytest.raises(EditionMissing):
            run("editions", "diff", *pair)


def test_restored(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    out = carry_out(plan_withdraw(start_from(settings), "a.txt")).edition
    back = carry_out(plan_restore(start_from(settings), "a.txt")).edition
    assert _became(Library(settings.home), out, back) == {"a.txt": "restored"}


SENTENCES = ("A doctor comes.", "A judge is seen.", "The family is told.", "Reasons are given.")
LIBRARIES = st.dictionaries(
    st.sampled_from("abcd"), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1
)


@hypothesis_settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=LIBRARIES, other=LIBRARIES)
def test_it_agrees_with_what_the_files_hold(
    one: dict[str, list[str]], other: dict[str, list[str]], ingest: Ingest, settings: Settings, tmp_path: Path
) -> None:
    ids = []
    for number, held in enumerate((one, other)):
        folder = tmp_path / f"library{number}"
        folder.mkdir(exist_ok=True)
        for left in folder.iterdir():
            left.unlink()
        for name, paragraphs in held.items():
            # A document's own word keeps two from having the same bytes.
            text = "\n\n".join(f"{place}. {text} {name}" for place, text in enumerate(paragraphs, start=1))
            (folder / f"{name}.txt").write_text(text)
        ids.append(ingest(folder, fresh=True).edition)
    library = Library(settings.home)
    assert {*listing(library, ids[1])} == {f"{name}.txt" for name in other}
    found = {each.id.removesuffix(".txt"): each for each in changes_between(library, *ids)}
    assert found.keys() == {name for name in {*one, *other} if one.get(name) != other.get(name)}
    for name, change in found.items():
        assert change.what == ("added" if name not in one else "gone" if name not in other else "replaced")
    counted = Counter(name for name, change in found.items() if change.come or change.go)
    assert set(counted) <= {*one, *other}

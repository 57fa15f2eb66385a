"""Whatever is done in whatever order, the library is what a simple model of it says."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tests
from hypothesis import strategies as st

from advicehub.errors import AdviceHubError, UsageError
from advicehub.settings import Settings
from index import history, ingestion
from index.access import PUBLIC, Access
from index.curation import report
from index.curation.adding import Wanted, plan_add
from index.curation.asking import Unattended
from index.curation.plan import carry_out
from index.curation.replacing import plan_replace
from index.curation.standing import plan_restore, plan_withdraw
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.ingestion import Wish
from index.library import Library
from index.opening import open_searcher
from index.question import question
from tests.stub_embedder import StubEmbedder

IDS = ("d0", "d1", "d2")
CONTENTS = 4

_ids = st.sampled_from(IDS)
_contents = st.integers(0, CONTENTS - 1)
_groups = st.sampled_from(["public", "unit-7"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), _ids, _contents, _groups),
        st.tuples(st.just("replace"), _ids, _contents),
        st.tuples(st.just("withdraw"), _ids),
        st.tuples(st.just("restore"), _ids),
        st.tuples(st.just("ingest"), _contents),
        st.tuples(st.just("undo")),
    ),
    max_size=9,
)


@dataclass(frozen=True)
class Doc:
    content: int
    group: str
    withdrawn: bool = False


State = dict[str, Doc]


@dataclass
class Model:
    """The documents by id, and the states that were in use, with the one each was reached from."""

    now: State = field(default_factory=dict)
    past: list[State] = field(default_factory=list)

    def turn(self, state: State) -> None:
        if state != self.now:
            self.past.append(self.now)
            self.now = state

    def step(self, step: tuple[Any, ...]) -> bool:
        """Do `step`; False when it is refused."""
        what, *rest = step
        return bool(getattr(self, what)(*rest))

    def _free(self, content: int) -> bool:
        return all(doc.content != content for doc in self.now.values())

    def add(self, id_: str, content: int, group: str) -> bool:
        allowed = id_ not in self.now and self._free(content)
        if allowed:
            self.turn({**self.now, id_: Doc(content, group)})
        return allowed

    def replace(self, id_: str, content: int) -> bool:
        doc = self.now.get(id_)
        if doc is None or doc.withdrawn or not self._free(content):
            return False
        self.turn({**self.now, id_: Doc(content, doc.group)})
        return True

    def withdraw(self, id_: str) -> bool:
        doc = self.now.get(id_)
        if doc is None or doc.withdrawn:
            return False
        self.turn({**self.now, id_: Doc(doc.content, doc.group, True)})
        return True

    def restore(self, id_: str) -> bool:
        doc = self.now.get(id_)
        if doc is None or not doc.withdrawn:
            return False
        self.turn({**self.now, id_: Doc(doc.content, doc.group)})
        return True

    def ingest(self, content: int) -> bool:
        """The bytes come again: they are those of a document, or of a new public one by the file's name."""
        if self._free(content):
            self.turn({**self.now, f"f{content}.txt": Doc(content, "public")})
        return True

    def undo(self) -> bool:
        # The first change made the library, and there is nothing before it.
        if len(self.past) < 2:
            return False
        self.turn(self.past[-1])
        return True


class Real:
    """The same with a real home."""

    def __init__(self, settings: Settings, files: Path) -> None:
        self._settings = settings
        self._files = files
        self.library = Library(settings.home)

    def step(self, step: tuple[Any, ...]) -> bool:
        what, *rest = step
        try:
            return bool(getattr(self, what)(*rest))
        except (UsageError, AdviceHubError):
            return False

    def _start(self) -> Any:
        return start_from(self._settings)

    def _file(self, content: int) -> Path:
        return self._files / f"f{content}.txt"

    def add(self, id_: str, content: int, group: str) -> bool:
        fields = {"access": group, "title": "T", "type": "report", "issuer": "X"}
        plan, taken = plan_add(self._start(), [self._file(content)], Wanted(fields, id_), Unattended())
        carry_out(plan)
        return bool(taken)

    def replace(self, id_: str, content: int) -> bool:
        return bool(carry_out(plan_replace(self._start(), id_, self._file(content))).edition)

    def withdraw(self, id_: str) -> bool:
        return bool(carry_out(plan_withdraw(self._start(), id_)).edition)

    def restore(self, id_: str) -> bool:
        return bool(carry_out(plan_restore(self._start(), id_)).edition)

    def ingest(self, content: int) -> bool:
        return bool(ingestion.ingest([self._file(content)], self._settings, Wish()).edition)

    def undo(self) -> bool:
        return bool(undo(plan_undo(self._start())))

    def state(self) -> State:
        rows = report.rows(self.library) if self.library.current_or_none() else []
        searcher = open_searcher(self._settings) if rows else None
        found = {}
        for row in rows:
            assert searcher is not None
            document = searcher.document(row.id, Access.to(row.group))
            assert document is not None and (row.passages == 0) == (row.status == "withdrawn")
            found[row.id] = Doc(int(document.text.split()[1]), row.group, row.status == "withdrawn")
        return found


@pytest.mark.usefixtures("stub")
@tests(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_of_changes(steps: list[tuple[Any, ...]], settings: Settings, tmp_path: Path) -> None:
    with TemporaryDirectory(dir=tmp_path) as folder:
        _compare(steps, settings.model_copy(update={"home": Path(folder) / "home"}), Path(folder), Model())


def _compare(steps: list[tuple[Any, ...]], settings: Settings, folder: Path, model: Model) -> None:
    for content in range(CONTENTS):
        (folder / f"f{content}.txt").write_text(f"Content {content} says that custody is recorded in book {content}.")
    real = Real(settings, folder)
    for step in steps:
        assert model.step(step) == real.step(step), step
        assert real.state() == model.now
        _public_sees_only_its_own(model, real, settings)
    assert len(history.of_library(real.library)) == len(model.past)


def _public_sees_only_its_own(model: Model, real: Real, settings: Settings) -> None:
    public = {id_ for id_, doc in model.now.items() if doc.group == "public"}
    assert set(report.additions(real.library)) == public
    assert {row.id for row in report.rows(real.library, ["public"])} == public if model.now else True
    if model.now:
        searcher = open_searcher(settings)
        hits = searcher.search(question("custody is recorded in a book"), PUBLIC, 50)
        assert {hit.passage.document for hit in hits} == {id_ for id_ in public if not model.now[id_].withdrawn}


def test_the_model_can_be_wrong(settings: Settings, stub: StubEmbedder, tmp_path: Path) -> None:
    """A comparison that never fails proves nothing: a model without withdrawal is found out."""

    class Forgetful(Model):
        def withdraw(self, id_: str) -> bool:
            return id_ in self.now

    steps: list[tuple[Any, ...]] = [("add", "d0", 0, "public"), ("withdraw", "d0")]
    with pytest.raises(AssertionError):
        _compare(steps, settings, tmp_path, Forgetful())

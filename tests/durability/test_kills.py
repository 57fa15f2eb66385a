"""kill -9 at any point of a change: the edition before or the one after, whole; what was told as done is there."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index import history, integrity
from index.library import Library
from index.sources_check import lost_sources
from tests.durability.mortal import Life, Mortals, Order, spread
from tests.durability.places import Places, places
from tests.durability.said import everything, opened
from tests.durability.stubbed import settings_of

BY_STEP = 28
BY_TIME = 6
"""How many kills of each change: at chosen steps, and after chosen times, as a person's or the kernel's would come."""

CHANGES = ("first", "second", "add", "withdraw", "remove", "undo")


@dataclass(frozen=True, slots=True)
class Change:
    """`order` turns a copy of the home `base` from the edition `before` ('' for none) to `after`; it takes so many
    `steps` and `seconds`. `said` is what each edition answers, `left` which files there are afterwards."""

    base: Path
    order: Order
    before: str
    after: str
    said: dict[str, str]
    left: set[str]
    steps: int
    seconds: float


@pytest.fixture(scope="module")
def mortals() -> Iterator[Mortals]:
    with Mortals() as started:
        yield started


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return places(tmp_path_factory.mktemp("places"))


@pytest.fixture(scope="module")
def once(mortals: Mortals, made: Places, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the first folder in it."""
    home = tmp_path_factory.mktemp("once") / "home"
    well(mortals.live(Order(str(home), str(made.corpus), "ingest", (str(made.first),))))
    return home


@pytest.fixture(scope="module")
def twice(mortals: Mortals, made: Places, once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with both folders in it."""
    home = copied(once, tmp_path_factory.mktemp("twice") / "home")
    well(mortals.live(Order(str(home), str(made.corpus), "ingest", (str(made.second),))))
    return home


def well(life: Life) -> Life:
    assert not life.killed and not life.error, life
    return life


def copied(home: Path, target: Path) -> Path:
    """A copy of `home` at `target`; its files are its own."""
    if home.exists():
        shutil.copytree(home, target)
    return target


def change(name: str, mortals: Mortals, made: Places, once: Path, twice: Path, folder: Path) -> Change:
    """The change of this name, made once without being killed."""
    base, action, arguments = {
        "first": (Path(folder, "nothing"), "ingest", (made.first,)),
        "second": (once, "ingest", (made.second,)),
        "add": (once, "add", (made.single,)),
        "withdraw": (once, "withdraw", ("lawyer.txt",)),
        "remove": (once, "remove", ("lawyer.txt",)),
        "undo": (twice, "undo", ()),
    }[name]
    home = copied(base, folder / "whole")
    order = Order(str(home), str(made.corpus), action, tuple(map(str, arguments)))
    before = Library(home).current_or_none() or ""
    settings = settings_of(home, made.corpus)
    said = {before: everything(opened(settings))} if before else {}
    life = well(mortals.live(order))
    after = Library(home).current()
    assert life.acknowledged == (after,) and after != before
    said[after] = everything(opened(settings))
    assert len(set(said.values())) == len(said), "the two editions answer alike: nothing would be told apart"
    return Change(base, order, before, after, said, files(home), life.steps, life.seconds)


def files(home: Path) -> set[str]:
    """The files of a home by name, but for what a database in use leaves beside it."""
    names = {str(each.relative_to(home)) for each in home.rglob("*") if each.is_file()}
    return {name for name in names if not name.endswith(("-wal", "-shm", "-journal"))}


@pytest.mark.slow
@pytest.mark.parametrize("name", CHANGES)
def test_killed_anywhere(name: str, mortals: Mortals, made: Places, once: Path, twice: Path, tmp_path: Path) -> None:
    dice = random.Random(name)
    whole = change(name, mortals, made, once, twice, tmp_path)
    points = [(step, 0.0) for step in spread(BY_STEP, whole.steps, dice)]
    points += [(0, whole.seconds * (place + dice.random()) / BY_TIME) for place in range(BY_TIME)]
    kills = 0
    for step, seconds in points:
        home = copied(whole.base, tmp_path / f"killed-{step}-{seconds:.6f}")
        order = replace(whole.order, home=str(home), step=step, seconds=seconds)
        life = mortals.live(order)
        assert life.killed or (seconds and not life.error), life
        kills += life.killed
        settings = settings_of(home, made.corpus)
        is_old_or_new(whole, life, settings)
        goes_on(whole, order, mortals, settings, random.Random(step) if step % 5 == 0 else None)
        shutil.rmtree(home)
    assert kills >= BY_STEP
    print(f"\ndurability: {name}: {kills} kills, nothing lost")


def is_old_or_new(whole: Change, life: Life, settings: Settings) -> None:
    """The edition in use is one of the two, it answers as ever, and nothing that was told is missing."""
    library = Library(settings.home)
    current = library.current_or_none() or ""
    assert current in (whole.before, whole.after)
    assert current == whole.after or not life.acknowledged, "it was told as done"
    for edition in library.edition_ids():
        integrity.check(library.folder(edition), library.manifest(edition))
    if current:
        assert everything(opened(settings)) == whole.said[current]
        assert lost_sources(library, current) == []
    happened = history.of_library(library)
    assert [each.after for each in happened][-1:] == ([current] if current else [])


def goes_on(whole: Change, order: Order, mortals: Mortals, settings: Settings, dice: random.Random | None) -> None:
    """The same command, given again, does what it was given for; then nothing is left of the killed one.

    With `dice` it is first given once more and killed again.
    """
    library = Library(settings.home)
    again = replace(order, step=0, seconds=0.0)
    if dice is not None and library.current_or_none() != whole.after:
        step = dice.randrange(1, whole.steps + 1)
        is_old_or_new(whole, mortals.live(replace(again, step=step)), settings)
    if (library.current_or_none() or "") == whole.after:
        # It was done: given again it would undo the undoing, or find nothing to withdraw.
        again = replace(again, action="use", arguments=(whole.after,))
    assert well(mortals.live(again)).acknowledged == (whole.after,)
    assert everything(opened(settings)) == whole.said[whole.after]
    assert files(settings.home) == whole.left

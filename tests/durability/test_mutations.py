"""Any file of a home, damaged in any way: refused by name, or answered as ever."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

import pytest

from advicehub.errors import AdviceHubError, EditionDamaged, EditionMissing
from advicehub.settings import Settings
from index.ingestion import Report
from index.library import Library
from ingest import jail
from tests.durability.damage import DAMAGE
from tests.durability.places import places
from tests.durability.said import everything, opened
from tests.durability.stubbed import read_here
from tests.index.test_large import large, paper

MUTATIONS = 500
HARMLESS = ("noise", "gone", "a folder instead")
"""What is done to files that no question reads; each look that follows takes far longer than a refusal."""

Ingest = Callable[..., Report]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With the file of what came of the probes."""
    return settings.model_copy(update={"probes": "warn"})


@pytest.fixture
def home(ingest: Ingest, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of two editions with every kind of file: parts, indexes of nearest vectors, two groups, a quarantine."""
    monkeypatch.setattr(jail._Jail, "_read", read_here)
    large(monkeypatch)
    made = places(tmp_path)
    papers = [paper(tmp_path / "papers", number) for number in range(24)]
    restricted = [paper(tmp_path / "restricted", 100 + number) for number in range(8)]
    ingest(made.first, *papers)
    ingest(*restricted, group="unit-7")
    (made.second / "bad.pdf").write_bytes(b"no PDF")
    assert ingest(made.second).refused
    return settings.home


def kind(file: Path, home: Path) -> str:
    """What sort of file it is: its place, without what tells one of a sort from the next."""
    return re.sub(r"[0-9a-f]{8,}|\d+", "#", str(file.relative_to(home)))


def targets(home: Path, edition: str) -> list[tuple[Path, str]]:
    """(file, damage): of every sort of file of the edition in use each damage, of other sorts some; then at random."""
    dice = random.Random(500)
    files = sorted(each for each in home.rglob("*") if each.is_file())
    dice.shuffle(files)
    read = {file for file in files if edition in file.parts or file.name == "current"}
    sorts = {kind(file, home): file for file in sorted(files, key=lambda file: file in read)}
    first = [(file, name) for file in sorts.values() for name in (DAMAGE if file in read else HARMLESS)]
    more = zip(cycle(sorted(read)), cycle(DAMAGE), strict=False)
    return first + list(islice(more, max(0, MUTATIONS - len(first))))


@contextmanager
def restored(*files: Path) -> Iterator[None]:
    """Puts the files back as they were, times and all."""
    kept = [(file, file.read_bytes(), file.stat()) for file in files]
    try:
        yield
    finally:
        for file, content, _ in kept:
            if file.is_dir():
                shutil.rmtree(file)
            file.write_bytes(content)


@pytest.mark.slow
@pytest.mark.parametrize("limit", [2.0, 0.0])
def test_no_damage_changes_an_answer(home: Path, settings: Settings, limit: float) -> None:
    """Also where nothing is hashed again that nobody wrote to: `hash_limit_gb` is 0."""
    settings = settings.model_copy(update={"hash_limit_gb": limit})
    edition = Library(home).current()
    truth = everything(opened(settings))
    files = sorted(each for each in home.rglob("*") if each.is_file())
    tried: Counter[str] = Counter()
    for number, (file, name) in enumerate(targets(home, edition)[:: 1 if limit else 3]):
        dice = random.Random(number)
        alike = [each for each in files if each != file and each.suffix == file.suffix]
        other = dice.choice(alike or [each for each in files if each != file])
        whole, before = file.read_bytes(), other.read_bytes()
        with restored(file, other):
            DAMAGE[name](file, other, dice)
            unchanged = file.is_file() and file.read_bytes() == whole and other.read_bytes() == before
            try:
                said = everything(opened(settings))
            except AdviceHubError as error:
                assert not unchanged, (file, name, "was whole and is refused")
                _names(error, file, other, edition)
                tried["refused"] += 1
            else:
                assert said == truth, (kind(file, home), name)
                tried["answered as ever"] += 1
    assert everything(opened(settings)) == truth
    assert tried.total() >= (MUTATIONS if limit else MUTATIONS // 3) and tried["refused"] > 0.7 * tried.total(), tried
    told = ", ".join(f"{count} {what}" for what, count in tried.items())
    print(f"\ndurability: {tried.total()} damages, limit {limit} GB: {told}, none answered otherwise")


def _names(error: AdviceHubError, file: Path, other: Path, edition: str) -> None:
    """The sentence says what is damaged, or that the home names no edition."""
    assert isinstance(error, EditionDamaged | EditionMissing), repr(error)
    said = str(error)
    names = (file.name, other.name, "manifest", "no edition", "no library")
    assert any(name in said for name in names) and "\n" not in said, said

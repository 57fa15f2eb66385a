"""The alarm's rule: chance is chance, and what stands out is named."""

from math import comb
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from index.probing import probe
from index.probing.alarm import CHANCE, LOST, alarms, least
from index.probing.outcome import Alarm, Outcome, Report
from ingest.passage import Passage

PROBES = probe.shipped()


def report(firsts: list[tuple[str, str]], own: list[int] | None = None) -> Report:
    """A report in which the n-th probe finds the n-th (document, passage) first."""
    ranks = own or [-1] * len(firsts)
    rows = zip(PROBES, firsts, ranks, strict=False)
    return Report(probe.name(), "", tuple(Outcome(each.id, *first, rank) for each, first, rank in rows))


def raised(before: Report, after: Report) -> list[Alarm]:
    return list(alarms(before, after, lambda document: [(_passage(document), "words")]))


def _passage(document: str) -> Passage:
    return Passage(f"{document}-1", document, 0, 9, 0, "7.", (), (), "en", "", "", ())


def spread(random: Random, documents: int, passages: int) -> list[tuple[str, str]]:
    """First places by chance among so many documents of so many passages each."""
    places = [f"d{random.randrange(documents)}" for _ in PROBES]
    return [(document, f"{document}-{random.randrange(passages)}") for document in places]


@given(st.integers(1, 60), st.floats(0.001, 0.999))
def test_the_least_count_is_the_first_that_chance_hardly_gives(of: int, share: float) -> None:
    def tail(count: int) -> float:
        return sum(comb(of, i) * share**i * (1 - share) ** (of - i) for i in range(count, of + 1))

    count = least(of, share)
    assert tail(count) < CHANCE and (count == 0 or tail(count - 1) >= CHANCE)
    assert least(of, 1.0) == of + 1


def test_chance_raises_none() -> None:
    random = Random(5)
    for _ in range(60):
        documents, passages = random.randint(2, 60), random.randint(1, 20)
        base, new = spread(random, documents, passages), spread(random, documents + 1, passages)
        assert raised(report(base), report(new)) == []


@pytest.mark.parametrize("share", [0.1, 0.2, 0.5, 1.0])
def test_a_passage_that_is_suddenly_first_everywhere_is_named(share: float) -> None:
    random = Random(7)
    base = spread(random, 40, 10)
    new = [("evil", "evil-1") if random.random() < share else first for first in base]
    (alarm,) = raised(report(base), report(new))
    count = sum(first == ("evil", "evil-1") for first in new)
    assert (alarm.kind, alarm.document, alarm.label) == ("passage", "evil", "paragraph 7")
    assert (alarm.count, alarm.before, alarm.of) == (count, 0, 500) and alarm.topics > 10


def test_a_document_is_named_where_no_passage_of_it_stands_out() -> None:
    random = Random(9)
    base = spread(random, 40, 10)
    new = [("evil", f"evil-{random.randrange(80)}") if random.random() < 0.3 else first for first in base]
    (alarm,) = raised(report(base), report(new))
    assert (alarm.kind, alarm.document, alarm.passage) == ("document", "evil", "")


def test_what_was_so_before_raises_none() -> None:
    random = Random(3)
    base = [("big", "big-1") if random.random() < 0.4 else first for first in spread(random, 30, 10)]
    assert raised(report(base), report(base)) == []
    assert raised(report(base[:100]), report(base)) == []  # only what was asked both times is compared


def test_with_nothing_found_before_there_is_nothing_to_compare_with() -> None:
    assert raised(report([("", "")] * 500), report([("d", "d-1")] * 500)) == []
    assert raised(report([]), report([("d", "d-1")] * 500)) == []


def test_what_is_no_longer_found_is_told() -> None:
    firsts = spread(Random(1), 40, 10)
    had = [1] * 300 + [0] * 100 + [-1] * 100
    lost = [0] * 30 + [2] * 270 + [0] * 100 + [-1] * 100
    (alarm,) = raised(report(firsts, had), report(firsts, lost))
    assert (alarm.kind, alarm.count, alarm.before) == ("recall", 30, 300)
    few = [0] * 8 + had[8:]
    assert raised(report(firsts, had), report(firsts, few)) == []
    removed = [-1] * 200 + had[200:]
    assert raised(report(firsts, had), report(firsts, removed)) == []
    assert 8 < least(300, LOST) <= 30

"""Work gathered from threads: each gets its own result, nobody waits for company, and a failure reaches all it hit."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest

from index.models.gathered import Gathered


def test_a_lone_item_is_worked_on_at_once_by_its_own_thread() -> None:
    seen: list[tuple[int, list[int]]] = []

    def work(items: Sequence[int]) -> list[int]:
        seen.append((get_ident(), list(items)))
        return [2 * item for item in items]

    gathered = Gathered(work, 4)
    assert [gathered(n) for n in (3, 4)] == [6, 8]
    assert seen == [(get_ident(), [3]), (get_ident(), [4])]
    assert gathered._waiting == []


def test_what_waits_is_taken_together_in_order_and_never_more_than_the_most() -> None:
    begun, go_on = Event(), Event()
    batches: list[list[int]] = []

    def work(items: Sequence[int]) -> list[int]:
        batches.append(list(items))
        if len(batches) == 1:
            begun.set()
            assert go_on.wait(10)
        return [-item for item in items]

    gathered = Gathered(work, 4)
    with ThreadPoolExecutor(12) as pool:
        first = pool.submit(gathered, 0)
        assert begun.wait(10)
        others = [pool.submit(gathered, n) for n in range(1, 11)]
        while len(gathered._waiting) < 10:
            pass
        go_on.set()
        assert [first.result(), *(other.result() for other in others)] == [-n for n in range(11)]
    assert [len(batch) for batch in batches] == [1, 4, 4, 2]
    assert sorted(n for batch in batches for n in batch) == list(range(11))


def test_many_threads_each_get_their_own() -> None:
    gathered = Gathered[int, int](lambda items: [item * item for item in items], 3)
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(gathered, range(2000))) == [n * n for n in range(2000)]
    assert gathered._waiting == []


def test_a_failure_is_told_to_those_it_hit_and_the_next_are_served() -> None:
    def work(items: Sequence[int]) -> list[int]:
        if 0 in items:
            raise ValueError("no")
        return list(items)

    gathered = Gathered(work, 4)
    with pytest.raises(ValueError, match="no"):
        gathered(0)
    assert gathered(1) == 1
    # A result too few is an error, not a thread that waits for ever.
    with pytest.raises(ValueError):
        Gathered[int, int](lambda items: [], 4)(1)

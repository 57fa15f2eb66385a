"""Where words for a person go: pages to standard output, messages and progress to standard error."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

T = TypeVar("T")

Count = Callable[[str, int, int], None]
"""Called with (label, done, total)."""


def out() -> Console:
    """The console for results (standard output). Markup is off: a document's text is never read as markup."""
    return Console(markup=False, highlight=False, emoji=False)


def err() -> Console:
    """The console for messages (standard error)."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def say(message: str) -> None:
    """Tell the person something, on standard error."""
    err().print(message, soft_wrap=True)


def print_json(value: Any) -> None:
    """Print one JSON document on standard output, and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def progress(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Yield `items` while a bar on standard error counts them to `total`; silent where no person watches."""
    with counting() as count:
        yield from counted(items, total, label, count)


def counted(items: Iterable[T], total: int, label: str, count: Count) -> Iterator[T]:
    """Yield `items`, moving the bar of `label` on a display that is there already; a terminal bears only one."""
    for done, item in enumerate(items, start=1):
        yield item
        count(label, done, total)


class _Speed(ProgressColumn):
    """How many of a task's items were done a second, of late."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.1f}/s", style="progress.data.speed")


@contextmanager
def counting() -> Iterator[Count]:
    """A function (label, done, total) that moves the bar of `label`; silent where no person watches.

    It shows items done, their total, items a second and the time left; it may be called from any thread.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Speed(), TimeRemainingColumn())
    console = err()
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def count(label: str, done: int, total: int) -> None:
            if label not in tasks:
                tasks[label] = bar.add_task(label, total=total)
            bar.update(tasks[label], completed=done, total=total)

        yield count

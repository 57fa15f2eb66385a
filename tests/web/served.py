"""A real server in a child process, for tests that need one."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO

PROGRAM = "from advicehub.command import main; main()"
"""What the installed command `advicehub` runs."""


@dataclass
class Served:
    """A running server: its address and, once it has ended, its status and what it said."""

    address: str
    status: int | None = None
    said: list[str] = field(default_factory=list)


@contextmanager
def served(*libraries: str) -> Iterator[Served]:
    """Start the server, and end it as Ctrl-C does. "several" adds documents of which several answer."""
    with _running([sys.executable, "-m", "tests.web.serve_fake", *libraries]) as server:
        yield server


@contextmanager
def served_home(home: Path) -> Iterator[Served]:
    """Start `advicehub serve` over the library in `home`, and end it as Ctrl-C does. It may be asked without pause."""
    command = [sys.executable, "-c", PROGRAM, "--home", str(home), "serve", "--port", "0"]
    with _running(command, ADVICEHUB_RATE_PER_MINUTE="0") as server:
        yield server


@contextmanager
def _running(command: list[str], **variables: str) -> Iterator[Served]:
    environment = os.environ | variables
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stderr is not None
        said, found = [], None
        while found is None:
            said.append(process.stderr.readline())
            found = re.search(r"http://\S+", said[-1])
            assert said[-1], "".join(said)
        server = Served(found[0], said=said)
        # A pipe that nobody reads fills up, and the server would wait for ever to write its next line.
        reading = Thread(target=_read, args=(process.stderr, said), name="what a server says")
        reading.start()
        try:
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            server.status = process.wait(20)
            reading.join(20)


def _read(stream: IO[str], lines: list[str]) -> None:
    lines += (line.rstrip("\n") for line in stream)

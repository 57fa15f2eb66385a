"""A real server in a child process, for tests that need one."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Served:
    """A running server: its address and, once it has ended, its status and what it said."""

    address: str
    status: int | None = None
    said: list[str] = field(default_factory=list)


@contextmanager
def served(*libraries: str) -> Iterator[Served]:
    """Start the server, and end it as Ctrl-C does. "several" adds documents of which several answer."""
    command = [sys.executable, "-m", "tests.web.serve_fake", *libraries]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://\S+", first)
        assert found, first + process.stderr.read()
        server = Served(found[0], said=[first])
        try:
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            server.said += process.communicate(timeout=20)[1].splitlines()
            server.status = process.returncode

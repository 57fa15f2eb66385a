"""What hostile files do to a reader, for tests of the jail."""

import os
import signal
import time
from multiprocessing.connection import Connection

from ingest.jail_child import _limit


def hang(path: str, seconds: int, answers: Connection) -> None:
    """Never answer."""
    time.sleep(600)


def crash(path: str, seconds: int, answers: Connection) -> None:
    """Die as a fault in a C library makes a process die."""
    os.kill(os.getpid(), signal.SIGSEGV)


def hoard(path: str, seconds: int, answers: Connection) -> None:
    """Take more memory than is allowed."""
    _limit(seconds)
    data = bytearray(4 * 1024**3)
    answers.send_bytes(b"R" + str(len(data)).encode())


def babble(path: str, seconds: int, answers: Connection) -> None:
    """Answer with something that is no document."""
    answers.send_bytes(b'D{"id": "x"}')


def flood(path: str, seconds: int, answers: Connection) -> None:
    """Answer with more than is allowed."""
    answers.send_bytes(b"D" + b"x" * 5_000_000)

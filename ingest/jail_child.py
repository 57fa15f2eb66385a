"""The inside of the jail: one limited process reads one file and answers in JSON.

Policy. A source file is hostile until read: it may crash the reader, fill the memory, never end, or
take the process over. So the process that reads it is limited before it opens the file (memory, CPU
time, no core dumps, no writing of files, few open files), holds no vectors and no secrets, and answers with
bytes that the parent checks as JSON and never unpickles.

This module is imported once, in the server that children are forked from: it must stay light.
"""

import gc
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pypdfium2 as pdfium

from advicehub.errors import AdviceHubError
from ingest import wire
from ingest.language import language_of
from ingest.readers import reader_for

MEMORY = 1536 * 1024 * 1024
"""Bytes a child may take beyond what it starts with."""

_OPEN_FILES = 64
PAGES, DOCUMENT, REFUSED = b"P", b"D", b"R"
"""The first byte of an answer: the number of pages to come, a document, or a reason."""


def read_one(path: str, seconds: int, answers: Connection) -> None:
    """Read the file at `path` with at most `seconds` of CPU time; send the answer through `answers`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, and kills
    _limit(seconds)
    try:
        _announce(path, answers)
        answers.send_bytes(DOCUMENT + wire.dump(reader_for(Path(path)).read(Path(path))))
    except MemoryError:
        gc.collect()
        answers.send_bytes(REFUSED + b"reading it takes more memory than is allowed")
    except AdviceHubError as error:
        answers.send_bytes(REFUSED + str(getattr(error, "reason", error)).encode("utf-8", "replace"))
    except RecursionError:
        answers.send_bytes(REFUSED + b"it is nested too deeply to be read")
    except Exception as error:
        name = type(error).__name__
        answers.send_bytes(REFUSED + f"the reader failed on it ({name}); please report the file".encode())


def _limit(seconds: int) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + MEMORY)
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)


def _lower(limit: int, value: int) -> None:
    hard = resource.getrlimit(limit)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (value, value))


def _announce(path: str, answers: Connection) -> None:
    """Tell how many pages there are, so that a long file gets its time."""
    if not path.lower().endswith(".pdf"):
        return
    try:
        with pdfium.PdfDocument(path) as pdf:
            answers.send_bytes(PAGES + str(len(pdf)).encode())
    except (pdfium.PdfiumError, OSError):
        return


def _warm() -> None:
    """What every child needs, done once in the server they are forked from."""
    wire.warm()
    language_of("What is loaded here once is shared by every child.")
    gc.collect()
    gc.freeze()


_warm()

"""The watch inside a child: every step is announced to the parent, and has a limit of its own."""

import resource
import signal
from multiprocessing.connection import Connection

from ingest.jailed.limits import Limits
from ingest.jailed.messages import PAGES, REST, STEP
from ingest.jailed.task import Broken
from ingest.watch import Step


class ChildWatch:
    """Tells the parent through `answers`, and has the kernel end the process when a step is over its time.

    A timer of the kernel's stops what Python cannot: a loop inside a C library.
    """

    def __init__(self, answers: Connection, limits: Limits, broken: Broken) -> None:
        self._answers = answers
        self._limits = limits
        self._broken = broken
        self._seconds = limits.seconds

    def pages(self, count: int) -> None:
        """Tell how many pages there are: a long file gets its time."""
        self._seconds = self._limits.of_file(count)
        self._allow()
        self._answers.send_bytes(PAGES + str(count).encode())

    def page(self, number: int, step: Step = "read") -> str:
        """Announce the step, unless an earlier try broke down on it."""
        if reason := self._broken.get((number, step)):
            return reason
        self._answers.send_bytes(STEP + f"{number} {step}".encode())
        if step == "ocr":
            # What tesseract takes is counted for itself; drawing the page is counted here.
            self._seconds += self._limits.page
            self._allow()
        signal.setitimer(signal.ITIMER_PROF, self._limits.page)
        return ""

    def rest(self) -> None:
        """The limit of the file alone holds from here on."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        self._answers.send_bytes(REST)

    def _allow(self) -> None:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        wanted = int(self._seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (min(wanted, hard) if hard >= 0 else wanted, hard))

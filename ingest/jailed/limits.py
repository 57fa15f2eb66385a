"""What the reading of one file may take."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one child process, which reads one file.

    `seconds` and `seconds_per_page` are the processor time of a file, `page` that of one page, `ocr`
    that of OCR on one page, which the file has on top. Processor time does not depend on how busy the
    machine is, so that the same file gives the same document; `patience` times as much may pass on the
    clock, which also ends what waits for ever. `memory` is in bytes, beyond what a child starts with;
    `answer` in bytes, for each message. After `broken_pages` steps that broke down the file is given up.
    """

    seconds: float = 20.0
    seconds_per_page: float = 0.1
    page: float = 5.0
    ocr: float = 30.0
    patience: float = 3.0
    memory: int = 1536 * _MIB
    answer: int = 128 * _MIB
    broken_pages: int = 5

    def of_file(self, pages: int) -> float:
        """Seconds of processor time for a file of `pages` pages, without OCR."""
        return self.seconds + self.seconds_per_page * pages


STANDARD = Limits()

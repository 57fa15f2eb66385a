"""What checking a quotation found."""

from dataclasses import dataclass, field
from typing import Literal

from assistant.citation import Quotation, Verdict
from assistant.receipts.receipt import Receipt

Reason = Literal[
    "equal",
    "kept",
    "altered",
    "other_file",
    "elsewhere",
    "differs",
    "other_reading",
    "place",
    "no_file",
    "unreadable",
    "no_ocr",
    "long",
]
"""Why. With the verdict exact: "equal", the words stand at their offsets in a fresh reading of the file; "kept", they
equal the reading of a scan kept from when it was added, and the file is unchanged.

Changed, compared and not equal: "altered", the receipt does not fit its own code, or says two things of one;
"other_file", the file given has another hash; "elsewhere", the words stand in the unchanged file, at other offsets;
"differs", other words stand there; "other_reading", pages are pictures, and another OCR read other letters on them;
"place", the words stand there, but not on the pages, or not with the footnotes, that are given.

Missing, not compared: "no_file", there is no file with that hash; "unreadable", nothing here reads it; "no_ocr", its
pages are pictures and there is no OCR here; "long", reading its pictures takes too long to wait for."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A field in which the receipt says `said`, and the library now `here`."""

    field: str
    said: str
    here: str


@dataclass(frozen=True, slots=True)
class Checked:
    """`receipt` is None for a citation that bears none. `found` is what stands at the offsets, `nearest` what is most
    like the quotation, at [`at`[0], `at`[1]) with `likeness` 0 to 1; empty where nothing was read. `extractor` read it
    now; `detail` is the reader's own reason, or the hash that was found."""

    quotation: Quotation
    receipt: Receipt | None
    verdict: Verdict
    reason: Reason
    found: str = ""
    nearest: str = ""
    at: tuple[int, int] = (0, 0)
    likeness: float = 0.0
    extractor: str = ""
    detail: str = ""
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def yes(self) -> bool:
        """Whether the quotation is what its source says."""
        return self.verdict == "exact"

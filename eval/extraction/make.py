"""Makes the known documents: `python -m eval.extraction.make OUT [--half dev|test|final] [--only WORD]`.

Needs the development packages, and for some of the documents LibreOffice, Chromium, qpdf, ghostscript and
poppler; a document whose producer is not installed is named and left out.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from eval.extraction.built import Case
from eval.extraction.stock import HALVES, Half
from eval.extraction.tool import Missing
from eval.extraction.truth import write_truth
from eval.extraction.typeset import AGAIN

MAKERS = ("typeset", "drawing", "office", "scanned", "varied", "word", "web", "mail")
"""The modules of this package that have `cases`."""


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description="Make documents whose true content is known.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--only", default="", help="only documents whose name holds this")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for case in cases() + (again() if given.half == "dev" else []):
        if given.only in case.name:
            make(case, given.out, given.half)


def cases() -> list[Case]:
    """All known documents, in a fixed order."""
    return [case for name in MAKERS for case in import_module(f"eval.extraction.{name}").cases()]


def again() -> list[Case]:
    """Most PDFs once more under another name, which gives them another text and look."""
    twice = [
        case for name in ("typeset", "drawing", "varied") for case in import_module(f"eval.extraction.{name}").cases()
    ]
    return [
        Case(case.name.replace(".pdf", f"{AGAIN}.pdf"), case.build) for case in twice if "thousands" not in case.name
    ]


def make(case: Case, out: Path, half: Half) -> None:
    """Make one document in `out`, with its truth beside it."""
    path = out / case.name
    try:
        truth = case.build(path, half)
    except Missing as missing:
        sys.stderr.write(f"{case.name}: not made, {missing}\n")
        return
    write_truth(truth, path)


if __name__ == "__main__":
    main()

"""Small stand-ins for what the assistant depends on."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.calibration import Calibration, Calibrations, Logistic
from assistant.citation import Citation, Quotation, Verdict
from assistant.signals import NAMES
from index.hit import Hit, Score
from ingest.description import Description
from ingest.passage import Passage

TEXT = "7. Report each shot. Superiors investigate it. Nobody is punished for reporting."


def passage(document: str, text: str = TEXT, start: int = 0, heading: str = "") -> Passage:
    """A passage of `document` whose text is `heading` and `text`."""
    whole = f"{heading}\n\n{text}" if heading else text
    body = start + len(whole) - len(text)
    return Passage(f"{document}@{start}", document, start, start + len(whole), body, "7.", (), (), "en", "", "", ())


def hit(document: str, rank: int = 1, score: float = 5.0, scores: Sequence[Score] = ()) -> Hit:
    """A hit on TEXT."""
    return Hit(rank, score, passage(document), "v" * 64, document.title(), TEXT, tuple(scores))


def citation(
    document: str, type_: str = "treaty", summary_of: tuple[str, ...] = (), verdict: Verdict = "exact"
) -> Citation:
    """A citation of TEXT in `document`."""
    about = replace(Description(work=document, title=document), type=type_, summary_of=summary_of)
    return Citation(Quotation(document, "v" * 64, 3, 20, TEXT[3:20]), passage(document), TEXT, about, (), verdict)


def calibration(threshold: float) -> Calibrations:
    """Always says one half."""
    n = len(NAMES)
    sure = Logistic((0.0,) * n, (1.0,) * n, (0.0,) * n, 60.0)
    one = Calibration(sure, replace(sure, intercept=0.0), threshold, threshold, {})
    return Calibrations(one, one)

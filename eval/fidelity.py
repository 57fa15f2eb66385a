"""Whether quotations are, word for word, what their sources say."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from advicehub.settings import Settings
from eval.answer_line import AnswerLine, CitationLine

Verify = Callable[[CitationLine], str]
"""Re-reads one quotation from its source: "exact", "changed" or "missing"."""


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Quotations by verdict; `failed` are those not exact: (question id, citation from 1, verdict)."""

    citations: int
    verdicts: dict[str, int]
    failed: tuple[tuple[str, int, str], ...]


def fidelity(answers: Iterable[AnswerLine], verify: Verify) -> Fidelity:
    """Verify every quotation of `answers`."""
    verdicts = [
        (answer.id, number, verify(citation))
        for answer in answers
        for number, citation in enumerate(answer.citations, start=1)
    ]
    failed = tuple(each for each in verdicts if each[2] != "exact")
    return Fidelity(len(verdicts), dict(Counter(verdict for _, _, verdict in verdicts)), failed)


def against_sources(settings: Settings) -> Verify:
    """Verifies against the source files of the library in the settings' home, extracted afresh."""
    from assistant.citation import Quotation
    from assistant.verification import Verifier
    from index.library import Library

    verifier = Verifier(Library(settings.home))

    def verify(cited: CitationLine) -> str:
        quotation = Quotation(cited.document, cited.version, cited.start, cited.end, cited.quote)
        return verifier.verdict_of_any(quotation)

    return verify

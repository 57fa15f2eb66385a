"""Whether a question is to be searched at all."""

from assistant.triage.signal import Signal
from index.question import Question


def triage(question: Question) -> Signal | None:
    """What keeps `question` from being searched, or None when nothing does."""
    return None

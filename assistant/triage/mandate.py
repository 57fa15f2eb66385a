"""Is something asked that the desk does not do: rank States, speak to the press, help to ill-treat, give a verdict?"""

from assistant.triage.cues import line_of
from assistant.triage.folding import Folded
from assistant.triage.sheet import Sheet

_EVEN_A_TEXT = frozenset({"justify", "opinion", "verdict", "job", "elsewhere"})
"""Reasons for which a norm or a draft is named too: the paragraph that makes it lawful, a seal on our bill."""


def outside(folded: Folded, sheet: Sheet) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """The reason why `folded` is out of mandate and its cues as (start, end) in the folded line; None when it is not.

    A reason does not count where the question also holds what speaks against it: "how do we stop officers from hiding
    marks" asks for the opposite of help with hiding them. Nor does it where a norm or a draft of one is asked for:
    "give me the rule that forbids the spokesman to name him" is for the library.
    """
    line = line_of(folded.line, sheet.language)
    text = sheet.urgent["text"].found(line)
    for reason, cues in sheet.mandate.items():
        found = tuple(cues.spans(line))
        if found and not sheet.unless[reason].found(line) and not (text and reason not in _EVEN_A_TEXT):
            return reason, found
    return None

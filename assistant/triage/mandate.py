"""Is something asked that the desk does not do: rank States, speak to the press, help to ill-treat, give a verdict?"""

from assistant.triage.folding import Folded
from assistant.triage.sheet import Sheet


def outside(folded: Folded, sheet: Sheet) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """The reason why `folded` is out of mandate and its cues as (start, end) in the folded line; None when it is not.

    A reason does not count where the question also holds what speaks against it: "how do we stop officers from
    hiding marks" asks for the opposite of help with hiding them.
    """
    line = folded.line
    for reason, cues in sheet.mandate.items():
        found = tuple(match.span() for match in cues.finditer(line))
        if found and not sheet.unless[reason].search(line):
            return reason, found
    return None

"""Is a person in danger now, or does someone ask for help in a case of their own? Counted from cues."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.triage.cues import line_of
from assistant.triage.folding import Folded
from assistant.triage.sheet import Sheet

ENOUGH = 5
"""Points from which a question is urgent."""

PERSON = {"self": 3, "close": 4, "named": 3, "there": 1}
"""Who it is about; the nearest counts. Whoever says "me" is both the person and the voice."""

TIME = {"now": 1, "when": 1}
HARM = {
    "violence": 2, "missing": 2, "death": 2, "threat": 2, "removal": 2, "selfharm": 2, "medical": 2, "shut_out": 2,
    "held": 1,
}  # fmt: skip
MOST_HARM = 3
"""Harm counts once, and a second kind of it one more: a long story is not more urgent than a short one."""

PLEA = 2
TOLD = 1
"""Nothing is asked: somebody tells what is happening."""

RULE, TEXT, GENERAL, OURS, SUPPOSED = -3, -4, -1, -1, -5
"""What is allowed is asked; a text is asked for (a norm, a draft, what a body found: of this and the former the more
counts); it is about anybody; the asker has the person in their own hands; it is made up."""

DANGER = 4
"""Somebody may die within the hour: that outweighs that a rule is asked for, if it is happening."""

_NEAR = {"self", "close", "named"}
_ASKING = re.compile("[?؟]")
_HAPPENING = TIME.keys() | {"plea", "shut_out"}


@dataclass(frozen=True, slots=True)
class Weighed:
    """`points`, whether it is `sure`, the kind of harm that speaks first, and the cues in order.

    It is sure where a harm is named, and a person who is close to the asker, has a name or is the asker.

    A cue is (start, end) in the folded line.
    """

    points: int
    sure: bool
    reason: str
    cues: tuple[tuple[int, int], ...]


def weigh(folded: Folded, sheet: Sheet) -> Weighed:
    """How much `folded` says that somebody needs a person now; urgent from `ENOUGH` points."""
    line = line_of(folded.line, sheet.language)
    found = {kind: list(cues.spans(line)) for kind, cues in sheet.urgent.items()}
    # "Who can save him" is put like a question for a rule, and is none.
    found["rule"] = [(a, b) for a, b in found["rule"] if all(b <= first or a >= last for first, last in found["plea"])]
    harm = [kind for kind in HARM if found[kind]]
    cues = [cue for kind in (*PERSON, *TIME, *HARM, "plea", "danger") for cue in found[kind]]
    reason = max(harm, key=lambda kind: HARM[kind], default="plea")
    kinds = {kind for kind in found if found[kind]}
    told = TOLD if harm and "rule" not in kinds and not _ASKING.search(folded.text) else 0
    return Weighed(sum(_points(kinds)) + told, bool(harm and kinds & _NEAR), reason, tuple(_joined(cues)))


def _points(kinds: set[str]) -> Iterator[int]:
    person = max((PERSON[kind] for kind in kinds & PERSON.keys()), default=0)
    harms = sorted((HARM[kind] for kind in kinds & HARM.keys()), reverse=True)
    yield person
    yield min(MOST_HARM, harms[0] + len(harms) - 1) if harms else 0
    yield sum(TIME[kind] for kind in kinds & TIME.keys())
    yield PLEA if "plea" in kinds else 0
    yield TEXT if "text" in kinds else RULE if "rule" in kinds else 0
    yield GENERAL if "general" in kinds else 0
    yield OURS if "ours" in kinds else 0
    yield SUPPOSED if "supposed" in kinds else 0
    yield DANGER if "danger" in kinds and kinds & _HAPPENING and person else 0


def _joined(cues: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`cues` in order, those that overlap as one."""
    start = end = -1
    for first, last in sorted(cues):
        if first >= end and end >= 0:
            yield start, end
        start = first if first >= end else start
        end = max(end, last)
    if end >= 0:
        yield start, end

"""How a document that was quoted stands in the edition in use, and what took the paragraph's place."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.receipts.claim import Claim
from assistant.receipts.holds import Holds
from index.access import Access
from index.text_store import Listed
from ingest.passage import Passage

Now = Literal["current", "superseded", "withdrawn", "replaced", "gone"]

_FURTHER = 8
"""A successor may have been superseded in its turn; more steps than these are a circle."""
_ALIKE = 0.25
"""Share of words in common below which no paragraph is shown as the one that took another's place."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Instead:
    """A paragraph that took another's place: in `document`, called `title`. It was found by its label or by its words,
    of which `likeness` (0 to 1) are those of the quotation; `still` says that the quotation stands in it as it was."""

    document: str
    title: str
    passage: Passage
    text: str
    by: Literal["label", "words"]
    likeness: float
    still: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands in `edition`: "replaced" has other bytes under the same id, "gone" is not there for the
    reader. `successor` is the document to read now, by id, '' when none is known; `instead` what in it took the
    paragraph's place, None when nothing is like it, or the successor is not held."""

    now: Now
    edition: str
    successor: str = ""
    instead: Instead | None = None


def standing_of(claim: Claim, holds: Holds, access: Access) -> Standing:
    """How the document of `claim` stands in `holds`, as far as `access` may read."""
    listed = {each.id: each for each in holds.documents(access)}
    edition = holds.edition(access)
    quoted = listed.get(claim.quotation.document) or _same_bytes(listed, claim.quotation.version)
    if quoted is None:
        return Standing("gone", edition)
    now: Now = quoted.about.status
    successor = _successor(quoted, listed) if now != "current" else ""
    if now == "current":
        if quoted.version == claim.quotation.version:
            return Standing("current", edition)
        now, successor = "replaced", quoted.id
    held = listed.get(successor)
    instead = None if held is None else _instead(claim, held, holds.passages(successor, access))
    return Standing(now, edition, successor, instead)


def _same_bytes(listed: Mapping[str, Listed], version: str) -> Listed | None:
    """A document may have been given another id since."""
    return next((each for each in listed.values() if each.version == version), None)


def _successor(quoted: Listed, listed: Mapping[str, Listed]) -> str:
    """The last of those that superseded each other."""
    last = quoted.about.superseded_by
    for _ in range(_FURTHER):
        further = listed[last].about.superseded_by if last in listed else ""
        if not further or further == quoted.id:
            break
        last = further
    return last


def _instead(claim: Claim, held: Listed, passages: Sequence[tuple[Passage, str]]) -> Instead | None:
    label = claim.label.rstrip(".")
    wanted = _words(claim.quotation.text)
    same = [item for item in passages if label and item[0].label.rstrip(".") == label]
    among = same or [item for item in passages if _likeness(wanted, item[1]) >= _ALIKE]
    if not among:
        return None
    passage, text = max(among, key=lambda item: (claim.quotation.text in item[1], _likeness(wanted, item[1])))
    body = text[passage.body - passage.start :]
    likeness, still = round(_likeness(wanted, body), 3), claim.quotation.text in body
    return Instead(held.id, held.about.title, passage, body, "label" if same else "words", likeness, still)


def _likeness(wanted: Counter[str], text: str) -> float:
    """The share of the quotation's words, each as often as it stands there, that `text` has too."""
    total = wanted.total()
    return (wanted & _words(text)).total() / total if total else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))

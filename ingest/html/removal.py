"""Parts of a page are taken out, and what they said is kept for the ledger."""

from dataclasses import dataclass, field

from ingest.html.tree import Node
from ingest.ledger import Removed, Why

_SHOWN = 200
_MOST = 300


@dataclass(slots=True)
class Removal:
    """Takes elements out of the tree; scripts are one entry of the ledger, and so is all beyond 300 others."""

    _entries: list[Removed] = field(default_factory=list)
    _more: dict[Why, tuple[str, int]] = field(default_factory=dict)

    def take(self, node: Node, why: Why) -> None:
        """Take `node` out."""
        text = node.plain() if node.tag else " ".join(node.text.split())
        node.gone = True
        if not text:
            return
        if why == "script" or len(self._entries) >= _MOST:
            first, count = self._more.get(why, (text, 0))
            self._more[why] = (first, count + len(text))
        else:
            self._entries.append(Removed(None, why, text[:_SHOWN], len(text)))

    def removed(self) -> tuple[Removed, ...]:
        """What was taken out, in order, and the summaries."""
        summed = (Removed(None, why, first[:_SHOWN], count) for why, (first, count) in self._more.items())
        return (*self._entries, *summed)

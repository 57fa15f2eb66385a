"""The names by which notes cite sources: short titles, variants of them, and document symbols."""

import re
from collections.abc import Iterable, Mapping

from ingest.catalogue.source import Source

_PARTS = re.compile(r"\s*[;؛]\s*")
_THROUGH = re.compile(r"\b(?:quoted|cited|named|summarised) in $")


class SourceNames:
    """Finds the sources that a bracket names. Case does not count; of two names that fit, the longer one holds."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._ids: dict[str, str] = {}
        for source in sources:
            for name in (source.short_title, *source.cited_as, source.symbol, *source.other_symbols):
                if any(char.isalpha() for char in name):
                    self._ids.setdefault(name.casefold(), source.id)
        longest = sorted(self._ids, key=len, reverse=True)
        self._name = re.compile(r"(?<![\w/])(?:" + "|".join(map(re.escape, longest or ["\0"])) + r")(?![\w/])")

    def cited(self, bracket: str) -> Mapping[str, tuple[str, ...]]:
        """The ids that each part of `bracket` names, by part; none where it begins with no known name.

        "A/72/178 and A/HRC/47/53, as cited in CTI toolkit note 6.1" names three, "a study, quoted in CTI tool
        7/2019" one.
        """
        return {part: self._in(part) for part in _PARTS.split(bracket) if part}

    def _in(self, part: str) -> tuple[str, ...]:
        plain = part.casefold()
        found = list(self._name.finditer(plain))
        if not found or not (found[0].start() == 0 or _THROUGH.search(plain[: found[0].start()])):
            return ()
        return tuple(dict.fromkeys(self._ids[match[0]] for match in found))

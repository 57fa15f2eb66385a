"""Writes what is known of each row of a segment without its words; `index.rows` reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedded import Embedded
from index.models.embedder import Parts
from index.parts import Part
from ingest.passage import Passage

LEAST = 8
"""Passages of each language that are in the sample of a part, if it has as many."""


@dataclass(slots=True)
class RowsWriter:
    """Takes the passages of `part`, document by document, in the order of their rows."""

    part: Part
    parts: list[Parts] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    sentences: int = 0
    _spans: list[tuple[int, int]] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)
    _sampled: list[bool] = field(default_factory=list)
    _words: list[tuple[str, str, str]] = field(default_factory=list)
    _of: list[int] = field(default_factory=list)
    _documents: int = 0
    _languages: dict[str, int] = field(default_factory=dict)

    def add(self, passage: Passage, string: Embedded) -> None:
        """Take the next passage of the document, with what is embedded for it."""
        seen = self._languages[passage.language] = self._languages.get(passage.language, 0) + 1
        sampled = seen <= LEAST or self.part.sampled(passage.id)
        self.parts.append(string.parts)
        self._spans += string.spans
        self._counts.append(len(string.spans))
        self._sampled.append(sampled)
        self.kept.append(sampled or self.part.all_sentences)
        self._words.append((passage.language, passage.role, passage.country))
        self._of.append(self._documents)
        self.sentences += len(string.spans)

    def end_document(self) -> None:
        """The next passage is the next document's."""
        self._documents += 1

    def save(self, file: Path) -> None:
        """Write what `Rows` reads."""
        languages, roles, countries = zip(*self._words, strict=True) if self._words else ((), (), ())
        language_names, language = _numbered(languages)
        role_names, role = _numbered(roles)
        country_names, country = _numbered(countries)
        with file.open("wb") as stream:
            np.savez(
                stream,
                language_names=language_names,
                language=language,
                role_names=role_names,
                role=role,
                country_names=country_names,
                country=country,
                document=np.array(self._of, dtype=np.int32),
                starts=np.concatenate([[0], np.cumsum(self._counts)]).astype(np.int64),
                spans=np.array(self._spans, dtype=np.int32).reshape(-1, 2),
                kept=np.array(self.kept, dtype=np.bool_),
                sample=np.flatnonzero(np.array(self._sampled, dtype=np.bool_)).astype(np.int32),
            )


def _numbered(values: Sequence[str]) -> tuple[NDArray[np.str_], NDArray[np.int32]]:
    """(names, numbers): the different `values` sorted, and for each value its place among them."""
    names = sorted(set(values))
    places = {name: place for place, name in enumerate(names)}
    return np.array(names, dtype="U80"), np.array([places[value] for value in values], dtype=np.int32)

"""Wording of others: no run of seven words that a note has in common with a text it was written from."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from advicehub.errors import UsageError
from ingest.about.folding import folded
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import NoteFile
from ingest.catalogue.reference import Reference

RULE = "wording"
RUN = 7
"""So many words in a row are somebody's wording; fewer can be chance or the name of a thing."""

_WORD = re.compile(r"\w+")
_TEXTS = {".txt", ".md", ".jsonl", ".json", ".tsv", ".html", ".htm", ".csv"}
_FEWEST = 3

Gram = tuple[str, ...]


def faults(folder: Folder, against: Path) -> Iterator[Fault]:
    """A fault for every run of words that a note shares with a text file in `against`.

    Titles and bodies of sources do not count, nor the note's list of key sources, which is made of them; case,
    accents, punctuation and line ends do not either. Raises `UsageError` when no text is there.
    """
    titles = _titles(folder.reference)
    runs: dict[Gram, list[tuple[NoteFile, int]]] = {}
    for note in folder.notes:
        words = _without(_words(_own(note), note.first_line), titles)
        for at in range(len(words) - RUN + 1):
            gram = tuple(word for word, _ in words[at : at + RUN])
            if "" not in gram:
                runs.setdefault(gram, []).append((note, words[at][1]))
    files = sorted(path for path in against.rglob("*") if path.suffix in _TEXTS) if against.is_dir() else []
    if not files:
        raise UsageError(f"--against: there is no text to compare with in {against}")
    said: set[tuple[str, int]] = set()
    for path in files:
        for gram, length in _shared(path, runs):
            for note, line in runs[gram]:
                if (note.file, line) not in said:
                    said.add((note.file, line))
                    says = f"{length} words in a row are those of {path.name}: “{' '.join(gram)} …”"
                    yield Fault(note.file, line, "", RULE, says)


def _shared(path: Path, runs: dict[Gram, list[tuple[NoteFile, int]]]) -> Iterator[tuple[Gram, int]]:
    """(first words, length) of every run in the file at `path` that a note has too."""
    words = _WORD.findall(folded(path.read_text(encoding="utf-8", errors="replace")))
    at = 0
    while at <= len(words) - RUN:
        end = at
        while end <= len(words) - RUN and tuple(words[end : end + RUN]) in runs:
            end += 1
        if end > at:
            yield tuple(words[at : at + RUN]), end - at + RUN - 1
        at = end + 1


def _own(note: NoteFile) -> str:
    """The body of `note` without its last section, the key sources."""
    last = max((heading.line for heading in note.headings if heading.level == 2), default=None)
    lines = note.body.split("\n")
    return "\n".join(lines if last is None else lines[: last - note.first_line])


def _words(text: str, first_line: int) -> list[tuple[str, int]]:
    lines = enumerate(text.split("\n"), first_line)
    return [(word, number) for number, line in lines for word in _WORD.findall(folded(line))]


def _titles(reference: Reference) -> dict[str, list[Gram]]:
    """The words of all titles and names, longest first, by their first word."""
    named: set[Gram] = set()
    for source in reference.sources.values():
        names = (source.title, source.short_title, source.issuer, *source.cited_as)
        for name in (*names, *re.split(r"[:(.]", source.title)):
            words = tuple(_WORD.findall(folded(name)))
            if len(words) >= _FEWEST:
                named.add(words)
    by_first: dict[str, list[Gram]] = {}
    for words in sorted(named, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    return by_first


def _without(words: list[tuple[str, int]], titles: dict[str, list[Gram]]) -> list[tuple[str, int]]:
    """`words` with '' in the place of every title, so that no run goes over it."""
    out: list[tuple[str, int]] = []
    at = 0
    plain = [word for word, _ in words]
    while at < len(words):
        title = _title_at(plain, at, titles)
        out.append(("", words[at][1]) if title else words[at])
        at += len(title) or 1
    return out


def _title_at(words: Sequence[str], at: int, titles: dict[str, list[Gram]]) -> Gram:
    fits = (title for title in titles.get(words[at], ()) if tuple(words[at : at + len(title)]) == title)
    return next(fits, ())

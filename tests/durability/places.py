"""A small library's files and corpus folder, as they are written for these tests."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from ingest.asked import FIRST_LINE
from tests.index.curation.conftest import COLLECTIONS, SOURCES, TOPICS

_ARREST = """---
title: On arrest
---
# On arrest

1. Whoever is arrested must be told the reasons for the arrest at once.[^1] Whoever asks is told again.

2. The family is told where the person is held, unless the person does not wish it.

[^1]: In words that can be understood.
"""
_LAWYER = "1. Access to a lawyer must be possible from the very start of custody.\n\n2. The lawyer is heard alone.\n"
_DOCTOR = "1. A detained person may ask for a medical examination by a doctor. {more}\n"
_GARDE = "1. Toute personne placée en garde à vue peut être examinée par un médecin de son choix.\n"


@dataclass(frozen=True, slots=True)
class Places:
    """`first` and `second` are folders to ingest, one after the other; `single` is a file to add, `archive` a ZIP."""

    corpus: Path
    first: Path
    second: Path
    single: Path
    archive: Path


def places(folder: Path) -> Places:
    """Write them into `folder`: two access groups, two languages, footnotes, questions that people ask."""
    made = Places(folder / "corpus", folder / "first", folder / "second", folder / "single.txt", folder / "archive.zip")
    for each in (made.corpus, made.first, made.second):
        each.mkdir()
    for name, text in (("sources", SOURCES), ("topics", TOPICS), ("collections", COLLECTIONS)):
        (made.corpus / f"{name}.toml").write_text(text, encoding="utf-8")
    (made.first / "arrest.md").write_text(_ARREST, encoding="utf-8")
    (made.first / "arrest.md.asked.tsv").write_text(
        f"{FIRST_LINE}\n1\ten\twhy am i here\n1\tfr\tpourquoi m'arrête-t-on\n2\ten\tdoes my mother know\n"
    )
    (made.first / "lawyer.txt").write_text(_LAWYER, encoding="utf-8")
    (made.first / "doctor.txt").write_text(_DOCTOR.format(more="At once."), encoding="utf-8")
    (made.first / "doctor.txt.toml").write_text('access = "unit-7"\n')
    (made.second / "doctor.txt").write_text(_DOCTOR.format(more="Without delay."), encoding="utf-8")
    (made.second / "doctor.txt.toml").write_text('access = "unit-7"\n')
    (made.second / "garde.txt").write_text(_GARDE, encoding="utf-8")
    made.single.write_text("1. Nobody is held in secret. A register is kept of whoever is held.\n", encoding="utf-8")
    with zipfile.ZipFile(made.archive, "w") as archive:
        archive.writestr("garde.txt", _GARDE)
        archive.writestr("long.txt", "".join(f"{n}. Nobody is held in secret at place {n}.\n\n" for n in range(1, 400)))
    return made

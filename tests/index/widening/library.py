"""A library, a thesaurus and two subjects, for tests of searches that are widened."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.edition_searcher import EditionSearcher
from index.models.embedder import Parts
from index.question import question
from index.ranker import Widener
from index.searcher import Mode
from index.widening.subjects import load_subjects
from index.widening.thesaurus import Thesaurus
from index.widening.widening import Also, Alternative
from tests.index.widening.spaces import about, tensors, written
from tests.stub_embedder import StubEmbedder

PLAIN = "nobody rings my cousin"
DOGS = "hungry animals eat bones"
FAR = "zebras graze on wide plains"
TREATED = "Relatives are notified of custody without delay."
ASKED = question(f"{PLAIN}, said the cop", "en")
LIBRARY = {
    "one": "1. Each law enforcement official is known by name.\n\n2. Relatives are notified of custody.",
    "two": "1. Nobody is held in secret.\n\n2. A register is kept.\n\n3. Superiors are known.",
}
SECRET = "1. The constable who watches the safe house is a police officer."
ENGLISH = "cop | bobby\tlaw enforcement official; police officer; marshal\n"
FRENCH = "flic\tagent\tlaw enforcement official; police officer\n"
WORDS = (Also(("cop",), (Alternative("law enforcement official", "en"),)),)
LADDER: dict[Mode, set[str]] = {
    "lexical": {"lexical"},
    "dense": {"stub", "stub sentence"},
    "passages": {"lexical", "stub", "stub sentence"},
    "vocabulary": {"lexical", "stub", "stub sentence", "vocabulary"},
    "widened": {"lexical", "stub", "stub sentence", "vocabulary", "stub subject"},
    "fused": {"lexical", "stub", "stub sentence", "stub asked", "vocabulary", "stub subject"},
}
"""The rankings that have a part in each mode."""

Open = Callable[..., EditionSearcher]
"""Opens the library with a thesaurus of these files, by language, and subjects of which the first is asked of so."""


def widener(root: Path, stubs: Sequence[StubEmbedder], asked: str = PLAIN, **files: str) -> Widener:
    """A thesaurus of `files`, and two subjects, of which the first is asked of in the words of `asked`."""
    folder = root / f"widener{len(list(root.iterdir()))}"
    folder.mkdir()
    for language, text in files.items():
        (folder / f"{language}.tsv").write_text(text)
    for stub in stubs if asked else ():
        questions = np.round(stub.embed_asked([asked, DOGS]) * 100)
        passages = [rows[0] for rows in stub.embed_passages([Parts(TREATED), Parts("Dogs are fed.")])]
        names = "note-arrest:2\tnotification of relatives; custody of relatives\nnote-dogs:1\tdog food\n"
        written(folder, tensors(questions, [0, 1], passages), about(stub.space, stub.asked_space), names, stub.name)
    return Widener(Thesaurus(folder), load_subjects(stubs, folder))


def near(cosine: float, doubt: float = 0.2) -> tuple[float, float]:
    """Strength and field by hand, when the nearest subject has this cosine."""
    probability = 1 / (1 + np.exp(-(8 * cosine - 4)))
    return max(0.0, (probability - doubt) / (1 - doubt)), min(1.0, probability / 0.3)


def cosine(stub: StubEmbedder, one: str, other: str = PLAIN) -> float:
    """Of two questions; subjects are kept at two decimals."""
    found = stub.embed_asked([one])[0] @ (np.round(stub.embed_asked([other])[0] * 100) / 100)
    return float(found)

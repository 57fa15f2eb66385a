"""Vectors by what was embedded: adding one document to an edition embeds one document."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models.embedder import Embedder, Parts, Progress

Halves = NDArray[np.float16]

_LOOKUP = 500
_STEP = 512
"""Passages embedded between two commits: an interrupted ingestion keeps what it has paid for."""


class VectorCache:
    """Keeps vectors in one SQLite file per vector space, by SHA-256 of the exact embedded string and its parts.

    Vectors are float16: a cosine moves by less than 1e-3. Every vector passes through the cache,
    whether just made or remembered, so that both give the same edition.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.embedder = embedder
        self.embedded = 0
        self._file = folder / f"{embedder.space}.db"
        with closing(self._connect()) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID")

    def passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Halves]:
        """Return float16 (1 + parts, d), unit rows, for each passage in order; see `Embedder.embed_passages`.

        Only what is not remembered is embedded; `embedded` counts that over the cache's life.
        `done(k)` is told of each k passages finished.
        """
        keys = [_key(passage) for passage in passages]
        with closing(self._connect()) as db:
            known = self._known(db, keys)
            missing = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in known}
            if done is not None:
                done(len(passages) - len(missing))
            # Longest first over all of them, so that each step's batches hold texts of one length.
            order = sorted(missing, key=lambda key: -len(missing[key].text))
            for begin in range(0, len(order), _STEP):
                step = {key: missing[key] for key in order[begin : begin + _STEP]}
                known |= self._embed(db, step, done)
        return [known[key] for key in keys]

    def questions(self, texts: Sequence[str]) -> Halves:
        """Return float16 (n, d), unit rows, for the questions of documents in order; see `passages`."""
        keys = [sha256(f"{self.embedder.asked_space}\0{text}".encode()).digest() for text in texts]
        with closing(self._connect()) as db:
            known = self._known(db, keys)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            for begin in range(0, len(missing), _STEP):
                step = list(missing)[begin : begin + _STEP]
                made = self.embedder.embed_asked([missing[key] for key in step]).astype(np.float16)
                known |= self._kept(db, {key: row[None] for key, row in zip(step, made, strict=True)})
        return np.concatenate([np.empty((0, self.embedder.dimension), np.float16), *(known[key] for key in keys)])

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._file, timeout=60)
        db.execute("PRAGMA journal_mode=WAL")
        return db

    def _known(self, db: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Halves]:
        known: dict[bytes, Halves] = {}
        for begin in range(0, len(keys), _LOOKUP):
            part = keys[begin : begin + _LOOKUP]
            marks = ",".join("?" * len(part))
            for key, blob in db.execute(f"SELECT key, rows FROM vectors WHERE key IN ({marks})", part):
                known[key] = np.frombuffer(blob, dtype=np.float16).reshape(-1, self.embedder.dimension)
        return known

    def _embed(self, db: sqlite3.Connection, step: dict[bytes, Parts], done: Progress | None) -> dict[bytes, Halves]:
        made = self.embedder.embed_passages(list(step.values()), done)
        self.embedded += len(step)
        return self._kept(db, {key: vectors.astype(np.float16) for key, vectors in zip(step, made, strict=True)})

    def _kept(self, db: sqlite3.Connection, rows: dict[bytes, Halves]) -> dict[bytes, Halves]:
        with db:
            items = [(key, halves.tobytes()) for key, halves in rows.items()]
            db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", items)
        return rows


def _key(passage: Parts) -> bytes:
    spans = ",".join(f"{start}-{end}" for start, end in passage.spans)
    return sha256(f"{spans}\0{passage.text}".encode()).digest()

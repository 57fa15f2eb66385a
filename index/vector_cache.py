"""Vectors by what was embedded: adding one document to an edition embeds one document."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.models.embedder import Embedder, Parts, Progress

Halves = NDArray[np.float16]
T = TypeVar("T")

_TABLE = "hashed_vectors"
_HASH = 16
"""Bytes of an entry's hash, which stands before its vectors."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_LOOKUP = 500
_STEP = 512
"""Passages embedded between two commits: an interrupted ingestion keeps what it has paid for."""


class VectorCache:
    """Keeps vectors in one SQLite file per vector space, by SHA-256 of the exact embedded string and its parts.

    Vectors are float16: a cosine moves by less than 1e-3. Every vector passes through the cache,
    whether just made or remembered, so that both give the same edition. Each entry bears a hash of itself: one that
    is damaged, and a file that is no database any more, is as if it were not there.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.embedder = embedder
        self.embedded = 0
        self._file = folder / f"{embedder.space}.db"
        self._on_disk(self._make)

    def passages(self, passages: Sequence[Parts], done: Progress | None = None) -> list[Halves]:
        """Return float16 (1 + parts, d), unit rows, for each passage in order; see `Embedder.embed_passages`.

        Only what is not remembered is embedded; `embedded` counts that over the cache's life.
        `done(k)` is told of each k passages finished.
        """
        keys = [_key(passage) for passage in passages]

        def look(db: sqlite3.Connection) -> list[Halves]:
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

        return self._on_disk(look)

    def questions(self, texts: Sequence[str]) -> Halves:
        """Return float16 (n, d), unit rows, for the questions of documents in order; see `passages`."""
        keys = [sha256(f"{self.embedder.asked_space}\0{text}".encode()).digest() for text in texts]

        def look(db: sqlite3.Connection) -> list[Halves]:
            known = self._known(db, keys)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            for begin in range(0, len(missing), _STEP):
                step = list(missing)[begin : begin + _STEP]
                made = self.embedder.embed_asked([missing[key] for key in step]).astype(np.float16)
                known |= self._kept(db, {key: row[None] for key, row in zip(step, made, strict=True)})
            return [known[key] for key in keys]

        return np.concatenate([np.empty((0, self.embedder.dimension), np.float16), *self._on_disk(look)])

    def _on_disk(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives with the database; a damaged one is deleted, and it is done with an empty one."""
        try:
            with closing(self._connect()) as db:
                return work(db)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
                raise
        for beside in ("", "-wal", "-shm"):
            self._file.with_name(self._file.name + beside).unlink(missing_ok=True)
        with closing(self._connect()) as db:
            self._make(db)
            return work(db)

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._file, timeout=60)
        try:
            db.execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _make(self, db: sqlite3.Connection) -> None:
        with db:
            db.execute(f"CREATE TABLE IF NOT EXISTS {_TABLE} (key BLOB PRIMARY KEY, rows BLOB NOT NULL) WITHOUT ROWID")

    def _known(self, db: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Halves]:
        known: dict[bytes, Halves] = {}
        for begin in range(0, len(keys), _LOOKUP):
            part = keys[begin : begin + _LOOKUP]
            marks = ",".join("?" * len(part))
            for key, blob in db.execute(f"SELECT key, rows FROM {_TABLE} WHERE key IN ({marks})", part):
                if isinstance(blob, bytes) and blob[:_HASH] == _hash(key, blob[_HASH:]):
                    known[key] = np.frombuffer(blob[_HASH:], dtype=np.float16).reshape(-1, self.embedder.dimension)
        return known

    def _embed(self, db: sqlite3.Connection, step: dict[bytes, Parts], done: Progress | None) -> dict[bytes, Halves]:
        made = self.embedder.embed_passages(list(step.values()), done)
        self.embedded += len(step)
        return self._kept(db, {key: vectors.astype(np.float16) for key, vectors in zip(step, made, strict=True)})

    def _kept(self, db: sqlite3.Connection, rows: dict[bytes, Halves]) -> dict[bytes, Halves]:
        with db:
            items = ((key, halves.tobytes()) for key, halves in rows.items())
            hashed = [(key, _hash(key, held) + held) for key, held in items]
            db.executemany(f"INSERT OR REPLACE INTO {_TABLE} VALUES (?, ?)", hashed)
        return rows


def _hash(key: bytes, rows: bytes) -> bytes:
    return sha256(key + rows).digest()[:_HASH]


def _key(passage: Parts) -> bytes:
    spans = ",".join(f"{start}-{end}" for start, end in passage.spans)
    return sha256(f"{spans}\0{passage.text}".encode()).digest()

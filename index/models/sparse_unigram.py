"""A Unigram tokenizer (Kudo 2018) that reads of a quarter of a million pieces only those that a text can need.

Reading them all takes two seconds, most of a cold start. A text can be cut only into pieces that stand in it letter for
letter, and which of the text's substrings are pieces is looked up in a sorted table on disk. A tokenizer of these few
pieces, made by the same library, cuts the text as the whole one does: the best way to cut is a sum over the pieces
that are in it, and what an unknown letter costs goes by the worst piece of all, which is always among them.
"""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models

from advicehub.errors import ModelError
from index.models.tokens import Tokens, tokens_of

PIECES, SCORES, NUMBERS, REST = "pieces.npy", "scores.npy", "numbers.npy", "rest.json"


def write_sparse(file: Path, folder: Path) -> None:
    """Write the tables of the Unigram tokenizer `file`, a tokenizer.json, into `folder`.

    Raises `ModelError` when it is none, or of a kind whose pieces may not be taken out: one whose special tokens are
    not its first pieces, or one that falls back to bytes.
    """
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        pieces = said["model"].pop("vocab")
        special = [each["content"] for each in said["added_tokens"]]
        fits = said["model"]["type"] == "Unigram" and not said["model"].get("byte_fallback")
        fits = fits and special == [piece for piece, _ in pieces[: len(special)]]
        if not fits or any("\0" in piece for piece, _ in pieces):
            raise ValueError("another kind")
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(f"{file.parent.name}/{file.name} is no Unigram tokenizer that can be read") from None
    names = np.array([piece for piece, _ in pieces])
    order = np.argsort(names, kind="stable")
    worst = min(range(len(pieces)), key=lambda number: pieces[number][1])
    said["model"]["vocab"] = [*pieces[: len(special)], pieces[worst]]
    said["truncation"] = said["padding"] = None
    np.save(folder / PIECES, names[order])
    np.save(folder / NUMBERS, order.astype(np.int32))
    np.save(folder / SCORES, np.array([score for _, score in pieces], dtype=np.float64))
    (folder / REST).write_text(json.dumps({"tokenizer": said, "worst": worst}), encoding="utf-8")


class SparseUnigram:
    """The tokenizer whose tables are in a folder. Raises `ModelError` when they cannot be read."""

    def __init__(self, folder: Path, most: int) -> None:
        """`most` tokens of a text are kept, the special ones among them."""
        self._most = most
        try:
            self._pieces: NDArray[Any] = np.load(folder / PIECES, mmap_mode="r")
            self._numbers: NDArray[np.int32] = np.load(folder / NUMBERS, mmap_mode="r")
            self._scores: NDArray[np.float64] = np.load(folder / SCORES, mmap_mode="r")
            said = json.loads((folder / REST).read_text(encoding="utf-8"))
            self._base = said["tokenizer"]["model"]["vocab"]
            self._unknown = said["tokenizer"]["model"]["unk_id"]
            self._worst = int(said["worst"])
            self._rest: Any = Tokenizer.from_str(json.dumps(said["tokenizer"]))
        except Exception:  # the library raises bare exceptions
            raise ModelError(f"{folder.name}: the prepared tokenizer cannot be read") from None
        self._longest = self._pieces.dtype.itemsize // np.dtype("U1").itemsize
        self._special = [str(piece) for piece, _ in self._base[:-1]]
        self._between = re.compile("|".join(map(re.escape, self._special)))
        self._ends = self._rest.encode("").ids

    def __call__(self, texts: Sequence[str]) -> list[Tokens]:
        """See `Tokenizing`."""
        numbers = self._needed(self._words(texts))
        pieces = [(str(self._pieces[place]), float(self._scores[self._numbers[place]])) for place in numbers]
        # A tokenizer of its own for each call, so that threads do not meet and nothing of a question is kept.
        own = Tokenizer(models.Unigram([*map(tuple, self._base), *pieces], self._unknown, False))
        own.normalizer, own.pre_tokenizer = self._rest.normalizer, self._rest.pre_tokenizer
        own.add_special_tokens(self._special)
        meant = np.array([*range(len(self._special)), self._worst, *self._numbers[numbers]], dtype=np.int32)
        first, last = self._ends
        found = []
        for each in own.encode_batch(list(texts), add_special_tokens=False):
            inside = meant[each.ids[: self._most - 2]] if each.ids else ()
            found.append(tokens_of([first, *inside, last], [(0, 0), *each.offsets[: self._most - 2], (0, 0)]))
        return found

    def _words(self, texts: Sequence[str]) -> set[str]:
        """What the texts are cut into before pieces are looked for."""
        normalizer, cutting = self._rest.normalizer, self._rest.pre_tokenizer
        parts = (part for text in texts for part in self._between.split(text) if part)
        return {word for part in parts for word, _ in cutting.pre_tokenize_str(normalizer.normalize_str(part))}

    def _needed(self, words: Iterable[str]) -> NDArray[np.int64]:
        """The places in the table of all pieces that stand in one of `words`, but for those always there."""
        longest = self._longest
        inside = {
            word[start:end]
            for word in words
            for start in range(len(word))
            for end in range(start + 1, min(start + longest, len(word)) + 1)
        }
        inside.difference_update(str(piece) for piece, _ in self._base)
        asked = np.array(sorted(inside), dtype=self._pieces.dtype)
        places = np.minimum(np.searchsorted(self._pieces, asked), len(self._pieces) - 1)
        found: NDArray[np.int64] = places[self._pieces[places] == asked]
        return found

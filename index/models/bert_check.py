"""A prepared model is used only if its vectors are those of sentence-transformers on the same folder."""

from pathlib import Path

import numpy as np

from advicehub.errors import ModelError
from index.models import e5_folder
from index.models.compiled_bert import CompiledBert
from index.models.reading import read
from index.models.tokens import Tokenizing

MIN_COSINE = 0.9999

CHECK_TEXTS = (
    *e5_folder.CHECK_TEXTS,
    "",
    "Ｆｕｌｌ ﬁ ½ ² width,\u00a0no-break and a\u200dmark",
    "access to a lawyer from the outset of custody " * 120,
)


def check(folder: Path, graph: CompiledBert, tokens: Tokenizing, adapted: bool) -> None:
    """Compare `graph`, without an adapter, and `tokens` with sentence-transformers. Raises `ModelError`.

    `adapted` says whether the graph has adapters to leave aside.
    """
    from index.models.sentence_transformer import load_folder

    plain = load_folder(folder, folder.name)
    read_here = tokens(CHECK_TEXTS)
    theirs = plain.tokenizer(list(CHECK_TEXTS), truncation=True, max_length=plain.max_seq_length)["input_ids"]
    if [each.numbers.tolist() for each in read_here] != [list(ids) for ids in theirs]:
        raise ModelError(f"{folder.name}: the prepared tokenizer cuts other tokens than sentence-transformers")
    rows = read(graph, read_here, [()] * len(read_here), [0] * len(read_here) if adapted else None)
    wanted = np.asarray(plain.encode(list(CHECK_TEXTS), show_progress_bar=False, normalize_embeddings=True))
    cosine = float((np.concatenate(rows) * wanted).sum(axis=1).min())
    if not cosine >= MIN_COSINE:
        raise ModelError(
            f"{folder.name}: the prepared model disagrees with sentence-transformers (cosine {cosine:.5f})"
        )

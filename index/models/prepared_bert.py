"""What of a BERT model is made once and kept in the model cache: its graph for questions, compiled, and its tokenizer.

A cold start then maps two files and builds nothing. The folder's name is a hash of all it was made from and for: the
weights, the adapters, this program's graph, OpenVINO's version and the processor. It is written whole or not at all,
and only after the graph's vectors agreed with sentence-transformers' own.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from advicehub.errors import ModelError
from advicehub.whole_file import make_folder, move, sync_tree
from index.models.bert_check import check
from index.models.bert_graph import GRAPH_VERSION, adapting_graph, plain_graph
from index.models.bert_weights import BertWeights
from index.models.compiled_bert import CompiledBert, options
from index.models.openvino_core import core, openvino
from index.models.sparse_unigram import SparseUnigram, write_sparse
from index.models.tokens import Tokenizing, WholeTokenizer

QUESTIONS = "questions.blob"
TOKENIZER = "tokenizer.json"


class PreparedBert:
    """The compiled graph for questions and the tokenizer of one model; made now where they are not there yet."""

    def __init__(
        self, weights: BertWeights, folder: Path, made_from: str, adapters: Sequence[Path], cache: Path
    ) -> None:
        """`folder` holds the model, `made_from` names its weights by hash, `cache` is the model cache.

        Raises `ModelError`, also when what was made does not pass `check`.
        """
        self._weights, self._folder, self._adapters = weights, folder, adapters
        self._kept = cache / "openvino" / f"{folder.name}-{_key(made_from, adapters)}"
        try:
            self.questions, self.tokens = self._opened()
        except (OSError, ValueError, RuntimeError, ModelError):  # not made yet, or damaged
            self.questions, self.tokens = self._made()

    def _opened(self) -> tuple[CompiledBert, Tokenizing]:
        # Mapped, to be copied where it is written, which it never is: processes share one copy.
        self._blob = np.memmap(self._kept / QUESTIONS, dtype=np.uint8, mode="c")
        self._tensor = openvino().Tensor(self._blob, shared_memory=True)
        model = core().import_model(self._tensor, "CPU", options("f32", 1))
        return CompiledBert(self._weights, model, 1), self._tokenizing(self._kept)

    def _made(self) -> tuple[CompiledBert, Tokenizing]:
        graph = adapting_graph(self._weights, self._adapters) if self._adapters else plain_graph(self._weights)
        model = core().compile_model(graph, "CPU", options("f32", 1))
        compiled = CompiledBert(self._weights, model, 1)
        try:
            self._keep(model, compiled)
        except OSError:
            # A cache that cannot be written costs time at the next start, and nothing else.
            return compiled, WholeTokenizer(self._folder / TOKENIZER, self._weights.shape.most_tokens)
        return self._opened()

    def _keep(self, model: Any, compiled: CompiledBert) -> None:
        parent = self._kept.parent
        make_folder(parent)
        with tempfile.TemporaryDirectory(dir=parent, prefix=".making-") as making:
            new = Path(making) / "engine"
            new.mkdir()
            if _is_large(self._folder):
                write_sparse(self._folder / TOKENIZER, new)
            exported = model.export_model()
            (new / QUESTIONS).write_bytes(exported if isinstance(exported, bytes) else exported.getvalue())
            check(self._folder, compiled, self._tokenizing(new), adapted=bool(self._adapters))
            sync_tree(new)
            shutil.rmtree(self._kept, ignore_errors=True)
            try:
                move(new, self._kept)
            except OSError:
                # Another process may have made it meanwhile: its own is as good.
                if not (self._kept / QUESTIONS).is_file():
                    raise

    def _tokenizing(self, folder: Path) -> Tokenizing:
        most = self._weights.shape.most_tokens
        if _is_large(self._folder):
            return SparseUnigram(folder, most)
        return WholeTokenizer(self._folder / TOKENIZER, most)


def _is_large(folder: Path) -> bool:
    return (folder / TOKENIZER).stat().st_size > 4_000_000


def _key(made_from: str, adapters: Sequence[Path]) -> str:
    named = {
        "weights": made_from,
        "adapters": [sha256(adapter.read_bytes()).hexdigest() for adapter in adapters],
        "graph": GRAPH_VERSION,
        "openvino": openvino().get_version(),
        "processor": [
            str(core().get_property("CPU", name)) for name in ("FULL_DEVICE_NAME", "OPTIMIZATION_CAPABILITIES")
        ],
    }
    return sha256(json.dumps(named).encode()).hexdigest()[:16]

"""A BERT graph compiled for this machine, with the tables of words and places that stand before it."""

from collections.abc import Sequence
from queue import LifoQueue
from typing import Any, Literal

import numpy as np

from index.models.bert_graph import HIDDEN, MASK, STATES, WAY
from index.models.bert_weights import BertWeights
from index.models.embedder import Vectors
from index.models.tokens import Tokens

Precision = Literal["f32", "bf16"]


def options(precision: Precision, at_once: int) -> dict[str, Any]:
    """How a graph is compiled: `at_once` batches side by side, a core each.

    A question is too short to share out over cores, and so are passages as long as there are others to read.
    """
    return {
        "INFERENCE_PRECISION_HINT": precision,
        "NUM_STREAMS": at_once,
        "INFERENCE_NUM_THREADS": at_once,
        # Pinned, the threads of two models would share one core and leave the other idle.
        "ENABLE_CPU_PINNING": False,
    }


class CompiledBert:
    """Reads batches of texts; may be used from several threads, of which as many read as there are streams."""

    def __init__(self, weights: BertWeights, model: Any, at_once: int) -> None:
        """`model` is OpenVINO's compiled one of a graph of these weights."""
        self.at_once = at_once
        self._words, self._places = weights.words, weights.places
        self._requests: LifoQueue[Any] = LifoQueue()
        for _ in range(at_once):
            self._requests.put(model.create_infer_request())

    def states(self, texts: Sequence[Tokens], ways: Sequence[int] | None = None) -> Vectors:
        """float32 (n, t, d), the states of the tokens; what is past a text's end is padding and says nothing.

        `ways` are the numbers of each text's adapter, for a graph that has them.
        """
        longest = max(len(text.numbers) for text in texts)
        read = np.zeros((len(texts), longest, self._words.shape[1]), dtype=np.float32)
        mask = np.full((len(texts), 1, 1, longest), HIDDEN, dtype=np.float32)
        for row, text in enumerate(texts):
            length = len(text.numbers)
            np.add(self._words[text.numbers], self._places[:length], out=read[row, :length])
            mask[row, ..., :length] = 0
        inputs = {STATES: read, MASK: mask}
        if ways is not None:
            inputs[WAY] = np.array(ways, dtype=np.int32)
        request = self._requests.get()
        try:
            request.infer(inputs, share_inputs=True)
            # The request's memory is written over by the next batch.
            return np.array(request.get_output_tensor(0).data)
        finally:
            self._requests.put(request)

"""The plain set-up that timings are compared with: sentence-transformers, one model, one flat FAISS index."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")


class PlainSearch:
    """MiniLM through `SentenceTransformer.encode` and `IndexFlatIP.search`, with both libraries' defaults."""

    def __init__(self, model_folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(model_folder), device="cpu")
        self._index: Any = None

    def add(self, texts: Sequence[str]) -> None:
        """Embed and index `texts`."""
        self.add_vectors(self.encode(texts))

    def encode(self, texts: Sequence[str]) -> Any:
        """float32 (n, d), as the library embeds them by default."""
        return self._model.encode(list(texts), show_progress_bar=False)

    def add_vectors(self, vectors: Any) -> None:
        """Index float32 (n, d) vectors that are there already."""
        import faiss

        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(vectors)

    def search(self, question: str, k: int = 10) -> list[int]:
        """Rows of the `k` nearest."""
        vector = self.encode([question])
        rows: list[int] = self._index.search(vector, k)[1][0].tolist()
        return rows


def main() -> None:
    """Start, index one text, answer one question: what a plain script does before its first answer."""
    import sys

    search = PlainSearch(Path(sys.argv[1]))
    search.add(["Force is a last resort."])
    print(search.search("When may force be used?", 1))


if __name__ == "__main__":
    main()

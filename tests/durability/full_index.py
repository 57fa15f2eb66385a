"""An index of nearest vectors on a disk with too little: `unshare -Urm python -m tests.durability.full_index X`."""

import sys
from pathlib import Path

import numpy as np

from index.nearest import built
from index.nearest.vector_index import VectorIndex, write
from tests.durability.full_disk import Disk


def main() -> None:
    """The index is whole, or its writer says that it is not: with any room, the last page's too."""
    built.EXACT_UP_TO = 100
    rows = np.random.default_rng(1).standard_normal((250, 32))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    disk = Disk(Path(sys.argv[1]))
    file = disk.folder / "index"
    write(vectors, file)
    whole = file.read_bytes()
    pages = len(whole) // 4096
    refused = 0
    for page in sorted({0, 1, pages // 2, pages - 1, pages, pages + 1}):
        file.unlink(missing_ok=True)
        disk.leave(page * 4096)
        try:
            write(vectors, file)
        except (RuntimeError, OSError):
            refused += 1
        else:
            assert file.read_bytes() == whole, f"cut off at {file.stat().st_size} of {len(whole)}, and not told"
            VectorIndex(file, vectors)
    assert refused >= 3, refused


if __name__ == "__main__":
    main()

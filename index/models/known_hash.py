"""SHA-256 of files of half a gigabyte, remembered: hashing them at every start would cost a person time."""

import json
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


def known_hash(files: Sequence[Path], folder: Path | None, cache: Path) -> str:
    """SHA-256 in hexadecimal over the files, by their names within `folder` and their content; by content alone when
    `folder` is None.

    It is remembered in the model cache by the files' paths, sizes and times of change.
    """
    stats = [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    memory = cache / "hashes" / sha256(json.dumps([*stats, *([] if folder else ["content"])]).encode()).hexdigest()
    if memory.is_file() and len(known := memory.read_text()) == 64:
        return known
    digest = sha256()
    for file in files:
        if folder is not None:
            digest.update(f"{file.relative_to(folder)}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as stream:
            while block := stream.read(1 << 22):
                digest.update(block)
    # A cache that cannot be written costs time at the next start, and nothing else.
    with suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(digest.hexdigest())
    return digest.hexdigest()

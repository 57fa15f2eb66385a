"""What tells whether a file has to be read again."""

from hashlib import file_digest, sha256
from pathlib import Path

from ingest.asked import asked_of
from ingest.declared import sidecar_of
from ingest.readers import extractor_for


def source_key(file: Path) -> str:
    """Changes whenever reading `file` again would give another document: its bytes, name, reader, and what stands
    beside it (sidecar, list of questions).

    Raises `OSError` when the file or its sidecar cannot be read, `UnicodeError` for a name that is not text,
    `SourceError` for a kind that is not read.
    """
    digest = sha256(f"{file.name}\0{extractor_for(file)}\0".encode())
    with file.open("rb") as stream:
        digest.update(file_digest(stream, "sha256").digest())  # in pieces: a file may be larger than the memory
    for beside in (sidecar_of(file), asked_of(file)):
        if beside.is_file():
            digest.update(sha256(beside.read_bytes()).digest() + beside.suffix.encode())
    return digest.hexdigest()

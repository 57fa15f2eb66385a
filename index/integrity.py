"""A damaged edition never answers: files are compared with the hashes taken when they were built.

FAISS and NumPy notice no flipped bit, and SQLite few, so the check is ours.
"""

from collections.abc import Iterable
from pathlib import Path

from advicehub.errors import EditionDamaged
from index.hashed import Hashed
from index.manifest import FileRecord, Manifest, SegmentRecord

NEAREST = "nearest"
"""The folder of an edition's indexes of nearest vectors."""


def check(folder: Path, manifest: Manifest, groups: Iterable[str] | None = None, limit: float = float("inf")) -> int:
    """Compare the files of the segments of `groups` (None: all) with the manifest; return the bytes hashed.

    Sizes are always compared. Contents are hashed, smallest file first; once the sum would go beyond `limit` bytes,
    only of files that were written to since they were last hashed (`index.hashed`). Raises `EditionDamaged` naming the
    first file that is missing or different.
    """
    allowed = None if groups is None else set(groups)
    wanted = [s for s in manifest.segments if allowed is None or s.group in allowed]
    files = [(folder / segment_folder(s) / name, record) for s in wanted for name, record in s.files.items()]
    nearest = [each for each in manifest.nearest if allowed is None or each.group in allowed]
    files += [(folder / NEAREST / nearest_file(each.id), each.file) for each in nearest]
    hashed, seen = 0, Hashed(folder.parent.parent, manifest.id)
    for file, record in sorted(files, key=lambda item: item[1].size):
        try:
            found, name = file.stat(), str(file.relative_to(folder))
            if found.st_size != record.size:
                raise _damaged(file, manifest)
            if hashed + record.size > limit and seen.is_as_it_was(name, found):
                continue
            intact = FileRecord.of(file) == record
        except OSError:
            intact = False
        if not intact:
            raise _damaged(file, manifest)
        hashed += record.size
        seen.note(name, found)
    seen.keep()
    return hashed


def segment_folder(segment: SegmentRecord) -> str:
    """The folder of a segment inside its edition."""
    return f"segments/{segment.id}"


def nearest_file(id_: str) -> str:
    """The name of the index of nearest vectors with this id, in the folder NEAREST."""
    return f"{id_}.faiss"


def _damaged(file: Path, manifest: Manifest) -> EditionDamaged:
    return EditionDamaged(
        f"edition {manifest.id} is damaged ({file.name} is not what was written) and is not used; "
        "choose another with `advicehub editions use ID`, or start anew with `advicehub ingest --fresh PATH`",
        manifest.id,
    )

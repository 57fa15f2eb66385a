"""A damaged edition never answers: files are compared with the hashes taken when they were built.

FAISS and NumPy notice no flipped bit, and SQLite few, so the check is ours.
"""

from collections.abc import Iterable
from pathlib import Path

from advicehub.errors import EditionDamaged
from index.manifest import Manifest, SegmentRecord
from index.segment_files import file_record


def check(folder: Path, manifest: Manifest, groups: Iterable[str] | None = None, limit: float = float("inf")) -> int:
    """Compare the files of the segments of `groups` (None: all) with the manifest; return the bytes hashed.

    Sizes are always compared. Contents are hashed, smallest file first, while the sum stays within
    `limit` bytes. Raises `EditionDamaged` naming the first file that is missing or different.
    """
    wanted = [s for s in manifest.segments if groups is None or s.group in set(groups)]
    files = [(folder / segment_folder(s) / name, record) for s in wanted for name, record in s.files.items()]
    hashed = 0
    for file, record in sorted(files, key=lambda item: item[1].size):
        if not file.is_file() or file.stat().st_size != record.size:
            raise _damaged(file, manifest)
        if hashed + record.size <= limit:
            hashed += record.size
            try:
                intact = file_record(file) == record
            except OSError:
                intact = False
            if not intact:
                raise _damaged(file, manifest)
    return hashed


def segment_folder(segment: SegmentRecord) -> str:
    """The folder of a segment inside its edition."""
    return f"segments/{segment.id}"


def _damaged(file: Path, manifest: Manifest) -> EditionDamaged:
    return EditionDamaged(
        f"edition {manifest.id} is damaged ({file.name} is not what was written) and is not used; "
        "choose another with `advicehub editions use ID`, or start anew with `advicehub ingest --fresh PATH`",
        manifest.id,
    )

"""Writes and opens the index by which the passages of a large group are searched in one vector space."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from index import integrity
from index.manifest import FileRecord, NearestRecord, SegmentRecord, Space
from index.nearest import vector_index
from index.nearest.vector_index import VectorIndex
from index.segment_names import passages_file
from index.stacked import Stacked

RECIPE = "1"
"""Part of an index's id: another way to make it is another index."""


def nearest_id(segments: Sequence[SegmentRecord], space: Space) -> str:
    """Names the index of a group's `segments` in `space` by what it is made from."""
    content = [RECIPE, space.name, [segment.id for segment in segments]]
    return sha256(json.dumps(content).encode()).hexdigest()[:16]


def write_nearest(edition: Path, segments: Sequence[SegmentRecord], space: int, id_: str) -> NearestRecord:
    """Write the index of a group's `segments`, which stand in the folder `edition`, in the `space`-th vector space."""
    target = edition / integrity.NEAREST / integrity.nearest_file(id_)
    target.parent.mkdir(parents=True, exist_ok=True)
    built = vector_index.write(_vectors(edition, segments, space), target)
    return NearestRecord(
        segments[0].group, space, id_, built.kind, built.parameters, built.recall, FileRecord.of(target)
    )


def open_nearest(edition: Path, segments: Sequence[SegmentRecord], record: NearestRecord) -> VectorIndex:
    """Open what `write_nearest` wrote. Raises `OSError`, `ValueError` or `RuntimeError` when it is something else."""
    file = edition / integrity.NEAREST / integrity.nearest_file(record.id)
    return VectorIndex(file, _vectors(edition, segments, record.space))


def _vectors(edition: Path, segments: Sequence[SegmentRecord], space: int) -> Any:
    # Not one array, but sliced and indexed as one.
    folders = [edition / integrity.segment_folder(segment) for segment in segments]
    arrays = [np.load(folder / passages_file(space), mmap_mode="r").view(np.ndarray) for folder in folders]
    return Stacked(arrays, arrays[0].shape[1])

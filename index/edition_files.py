"""Writes an edition: its segments and its manifest."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from advicehub.errors import EditionError
from index import embedded, integrity, manifest
from index.library import Library
from index.manifest import Manifest, NearestRecord, SegmentRecord, Space
from index.nearest.vector_index import EXACT_UP_TO
from index.nearest_files import nearest_id, write_nearest
from index.parts import Part, parts_of
from index.segment_files import Progress, write_segment
from index.shelf import Held
from index.vector_cache import VectorCache


def spaces_of(caches: Sequence[VectorCache]) -> tuple[Space, ...]:
    """The vector spaces that `caches` fill, in their order."""
    embedders = [cache.embedder for cache in caches]
    return tuple(Space(e.space, e.name, e.dimension, embedded.RECIPE, e.asked_space) for e in embedders)


def segment_id(part: Part, chunking: str, spaces: Sequence[Space]) -> str:
    """Names a segment by what it is made from, so that the same documents give the same id anywhere."""
    listed = [held.listed for held in part.held]
    content = {
        "format": manifest.FORMAT,
        "group": part.group,
        "part": [part.number, part.bits, part.all_sentences],
        "documents": [[each.id, each.source_key, each.extractor, each.said.digest()] for each in listed],
        "chunking": chunking,
        "spaces": [[space.name, space.embedded, space.asked] for space in spaces],
    }
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def id_of(groups: Mapping[str, Sequence[Held]], chunking: str, spaces: Sequence[Space]) -> str:
    """The id of the edition of these documents, by group and in order of id."""
    parts = (part for group, held in groups.items() for part in parts_of(group, held))
    return manifest.edition_id([segment_id(part, chunking, spaces) for part in parts])


def publish(
    library: Library,
    groups: Mapping[str, Sequence[Held]],
    caches: Sequence[VectorCache],
    chunking: str,
    base: str | None,
    progress: Progress,
) -> Manifest:
    """Write an edition beside the others, check it and move it into place; it is not in use yet.

    `base` names a checked edition whose unchanged segments are linked. The writer's lock must be held.
    """
    reuse = None if base is None else library.folder(base)
    with library.building() as folder:
        made = write_edition(folder, groups, caches, chunking, reuse, progress)
        integrity.check(folder, made)
        # The same id is the same content: one that is there and whole stays, and readers never miss it.
        if not _is_whole(library, made.id):
            library.put_in_place(folder, made.id)
    return made


def _is_whole(library: Library, edition: str) -> bool:
    try:
        integrity.check(library.folder(edition), library.manifest(edition))
    except EditionError:
        return False
    return True


def write_edition(
    folder: Path,
    groups: Mapping[str, Sequence[Held]],
    caches: Sequence[VectorCache],
    chunking: str,
    reuse: Path | None,
    progress: Progress,
) -> Manifest:
    """Write segments and manifest into the empty folder `folder` and return the manifest.

    `groups` maps an access group to its documents, ordered by id. What the checked edition in `reuse` already holds is
    linked, not written again.
    """
    spaces = spaces_of(caches)
    before = None if reuse is None else manifest.read(reuse)
    parts = [part for group in sorted(groups) for part in parts_of(group, groups[group])]
    wanted = [(part, segment_id(part, chunking, spaces)) for part in parts]
    held = {} if before is None else {segment.id: segment for segment in before.segments}
    told = _Told(progress, sum(part.passages for part, id_ in wanted if id_ not in held))
    segments = []
    for part, id_ in wanted:
        if reuse is not None and id_ in held:
            _link(reuse, folder, integrity.segment_folder(held[id_]), held[id_].files)
            segments.append(held[id_])
        else:
            segments.append(write_segment(folder / "segments" / id_, part, id_, caches, told))
    made = Manifest(
        format=manifest.FORMAT,
        id=manifest.edition_id([record.id for record in segments]),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        chunking=chunking,
        spaces=spaces,
        segments=tuple(segments),
        nearest=tuple(_nearest(folder, segments, spaces, reuse, () if before is None else before.nearest)),
    )
    manifest.write(made, folder)
    return made


class _Told:
    """Sums what segments tell of their passages, for each model, to what `progress` hears of the edition."""

    def __init__(self, progress: Progress, passages: int) -> None:
        self._progress = progress
        self._passages = passages
        self._done: Counter[str] = Counter()

    def __call__(self, model: str, passages: int) -> None:
        self._done[model] += passages
        self._progress(model, self._done[model], self._passages)


def _nearest(
    folder: Path,
    segments: Sequence[SegmentRecord],
    spaces: Sequence[Space],
    reuse: Path | None,
    before: Sequence[NearestRecord],
) -> Iterator[NearestRecord]:
    """The indexes of the groups that are too large to be searched whole."""
    held = {record.id: record for record in before}
    for group in sorted({segment.group for segment in segments}):
        own = [segment for segment in segments if segment.group == group]
        if sum(segment.passages for segment in own) <= EXACT_UP_TO:
            continue
        for place, space in enumerate(spaces):
            id_ = nearest_id(own, space)
            if reuse is not None and id_ in held:
                _link(reuse, folder, integrity.NEAREST, {integrity.nearest_file(id_): held[id_].file})
                yield held[id_]
            else:
                yield write_nearest(folder, own, place, id_)


def _link(source: Path, target: Path, name: str, files: Iterable[str]) -> None:
    (target / name).mkdir(parents=True, exist_ok=True)
    for file in files:
        os.link(source / name / file, target / name / file)

"""Writes an edition: its segments and its manifest."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from advicehub.errors import EditionError
from index import embedded, integrity, manifest
from index.library import Library
from index.manifest import Manifest, SegmentRecord, Space
from index.segment_files import Progress, write_segment
from index.text_store import Entry
from index.vector_cache import VectorCache


def spaces_of(caches: Sequence[VectorCache]) -> tuple[Space, ...]:
    """The vector spaces that `caches` fill, in their order."""
    embedders = [cache.embedder for cache in caches]
    return tuple(Space(e.space, e.name, e.dimension, embedded.RECIPE, e.asked_space) for e in embedders)


def segment_id(group: str, entries: Sequence[Entry], chunking: str, spaces: Sequence[Space]) -> str:
    """Names a segment by what it is made from, so that the same documents give the same id anywhere."""
    content = {
        "format": manifest.FORMAT,
        "group": group,
        "documents": [[e.document.id, e.source_key, e.document.extractor, e.said.digest()] for e in entries],
        "chunking": chunking,
        "spaces": [[space.name, space.embedded, space.asked] for space in spaces],
    }
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def publish(
    library: Library,
    groups: Mapping[str, Sequence[Entry]],
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
    groups: Mapping[str, Sequence[Entry]],
    caches: Sequence[VectorCache],
    chunking: str,
    reuse: Path | None,
    progress: Progress,
) -> Manifest:
    """Write segments and manifest into the empty folder `folder` and return the manifest.

    `groups` maps an access group to its entries, ordered by document id. A segment that the checked
    edition in `reuse` already holds is linked, not written again.
    """
    spaces = spaces_of(caches)
    held = {} if reuse is None else {segment.id: segment for segment in manifest.read(reuse).segments}
    records = []
    for group in sorted(groups):
        id_ = segment_id(group, groups[group], chunking, spaces)
        if reuse is not None and id_ in held:
            records.append(_link(reuse, folder, held[id_]))
        else:
            target = folder / "segments" / id_
            records.append(write_segment(target, group, id_, groups[group], caches, progress))
    made = Manifest(
        format=manifest.FORMAT,
        id=manifest.edition_id([record.id for record in records]),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        chunking=chunking,
        spaces=spaces,
        segments=tuple(records),
    )
    manifest.write(made, folder)
    return made


def _link(source: Path, target: Path, record: SegmentRecord) -> SegmentRecord:
    name = integrity.segment_folder(record)
    (target / name).mkdir(parents=True)
    for file in record.files:
        os.link(source / name / file, target / name / file)
    return record

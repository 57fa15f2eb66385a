"""What changed between two editions: documents, what is said of them, and passages."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from advicehub.errors import EditionDamaged
from index.integrity import segment_folder
from index.library import Library
from index.listing import listing
from index.manifest import FileRecord
from index.text_store import TEXT, Listed, TextStore
from index.touched import Seen, What, touched_by
from ingest.description import Description

Became = What | Literal["moved"]
"""What became of a document. One is "moved" from group to group; who may read but one of them sees it come or go."""


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What became of the document `id` of `group` (afterwards, or before for one that is gone).

    `from_version` and `to_version` are the SHA-256 of its file before and afterwards, '' where it was not there.
    `fields` are those of its description that differ, in alphabetical order, for one that stayed. `come`, `stay` and
    `go` count its passages: those that came, that stand there word for word as before, and that went.
    """

    id: str
    title: str
    group: str
    what: Became
    status: str
    superseded_by: str
    from_version: str
    to_version: str
    fields: tuple[str, ...]
    come: int
    stay: int
    go: int


def changes_between(
    library: Library, before: str, after: str, groups: Collection[str] | None = None
) -> tuple[DocumentChange, ...]:
    """What `groups` (None: all) see that became of documents from the edition `before` to `after`, in order of id.

    The words of both are hashed first. Raises what `Library.manifest` raises, and `EditionDamaged`.
    """
    old, new = _Words(library, before, groups), _Words(library, after, groups)
    became: dict[str, Became] = {}
    for touched in touched_by(old.seen(), new.seen()):
        became[touched.id] = "moved" if touched.id in became else touched.what
    return tuple(_change(id_, what, old, new) for id_, what in became.items())


class _Words:
    """The words of an edition, as far as some groups may read them."""

    def __init__(self, library: Library, edition: str, groups: Collection[str] | None) -> None:
        self._files = list(_files(library, edition, groups))
        held = listing(library, edition)
        self.held = {id_: each for id_, each in held.items() if groups is None or each[0] in groups}

    def seen(self) -> dict[str, Seen]:
        """The documents, as far as it shows whether they changed."""
        return {id_: Seen.listed(group, listed) for id_, (group, listed) in self.held.items()}

    def texts(self, document: str) -> Counter[str]:
        """The texts of the passages of `document`; none when it is not there."""
        found: Counter[str] = Counter()
        for file in self._files if document in self.held else ():
            with closing(TextStore(file)) as words:
                found.update(text for _, _, text in words.passages_of(document))
        return found


def _files(library: Library, edition: str, groups: Collection[str] | None) -> Iterator[Path]:
    for segment in library.manifest(edition).segments:
        if groups is None or segment.group in groups:
            file = library.folder(edition) / segment_folder(segment) / TEXT
            if not file.is_file() or FileRecord.of(file) != segment.files[TEXT]:
                raise EditionDamaged(f"edition {edition} is damaged ({TEXT} is not what was written)", edition)
            yield file


def _change(id_: str, what: Became, old: _Words, new: _Words) -> DocumentChange:
    was, is_ = old.held.get(id_), new.held.get(id_)
    group, shown = is_ or was or ("", None)
    assert shown is not None
    before, after = old.texts(id_), new.texts(id_)
    stay = (before & after).total()
    return DocumentChange(
        id=id_,
        title=shown.about.title,
        group=group,
        what=what,
        status=is_[1].about.status if is_ else "",
        superseded_by=is_[1].about.superseded_by if is_ else "",
        from_version=was[1].version if was else "",
        to_version=is_[1].version if is_ else "",
        fields=_differing(was[1], is_[1]) if was and is_ else (),
        come=after.total() - stay,
        stay=stay,
        go=before.total() - stay,
    )


def _differing(old: Listed, new: Listed) -> tuple[str, ...]:
    names = (each.name for each in fields(Description))
    return tuple(sorted(name for name in names if getattr(old.about, name) != getattr(new.about, name)))

"""What an edition says of itself on disk: its segments, the hash of every file, its vector spaces."""

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter, ValidationError

from advicehub.errors import EditionDamaged, EditionForeign, EditionMissing

FORMAT = 5
FILE_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a segment: SHA-256 (hex) and size in bytes."""

    sha256: str
    size: int

    @classmethod
    def of(cls, file: Path) -> Self:
        """Hash a file. Raises `OSError` when it cannot be read."""
        with file.open("rb") as stream:
            return cls(file_digest(stream, "sha256").hexdigest(), file.stat().st_size)


@dataclass(frozen=True, slots=True)
class Space:
    """A vector space: `name` is the model's name and a hash of its weights; `model` the name in settings.

    `embedded` says what was embedded and how the string was made. `asked` is the name of the space in which
    questions are compared with each other. The n-th space of a manifest has
    the n-th files of vectors in each segment.
    """

    name: str
    model: str
    dimension: int
    embedded: str
    asked: str


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """Part `part` of one access group's documents. `id` names its content, whatever machine built it.

    `all_sentences` says whether the vectors of all its sentences are kept, or those of a sample.
    """

    group: str
    part: int
    id: str
    documents: int
    passages: int
    sentences: int
    all_sentences: bool
    files: dict[str, FileRecord]


@dataclass(frozen=True, slots=True)
class NearestRecord:
    """The index by which the passages of a large group are searched in one vector space (its place among the spaces).

    `id` names its content. `kind` and `parameters` say how it is made; `recall` is the share of the nearest ten that it
    finds, measured when it was built.
    """

    group: str
    space: int
    id: str
    kind: str
    parameters: str
    recall: float
    file: FileRecord


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition. `created` is ISO 8601 in UTC; `chunking` names how passages were cut and terms made.

    `segments` are in order of group and part. `nearest` is empty for groups that are small enough to be searched whole.
    """

    format: int
    id: str
    created: str
    chunking: str
    spaces: tuple[Space, ...]
    segments: tuple[SegmentRecord, ...]
    nearest: tuple[NearestRecord, ...] = ()


_ADAPTER = TypeAdapter(Manifest)


def edition_id(segment_ids: list[str]) -> str:
    """The id of the edition made of these segments: 12 hex digits, whatever their order."""
    return sha256("\n".join(sorted(segment_ids)).encode()).hexdigest()[:12]


def write(manifest: Manifest, folder: Path) -> None:
    """Write the manifest with its own hash into `folder`."""
    body = asdict(manifest)
    (folder / FILE_NAME).write_text(json.dumps({"sha256": _digest(body), "manifest": body}, indent=1))


def read(folder: Path) -> Manifest:
    """Read the manifest of the edition in `folder`.

    Raises `EditionMissing` when there is none, `EditionDamaged` when it is not what was written, and
    `EditionForeign` when another version of this program wrote it.
    """
    name = folder.name
    try:
        stored = json.loads((folder / FILE_NAME).read_bytes())
        body = stored["manifest"]
        intact = stored["sha256"] == _digest(body)
    except FileNotFoundError:
        raise EditionMissing(
            f"there is no edition {name}; choose one with `advicehub editions use ID`, "
            "or start anew with `advicehub ingest --fresh PATH`",
            name,
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise EditionDamaged(f"the manifest of edition {name} is damaged", name) from None
    if not intact:
        raise EditionDamaged(f"the manifest of edition {name} is damaged", name)
    if body.get("format") != FORMAT:
        raise EditionForeign(
            f"edition {name} was made by another version of this program; "
            "make it again from its files with `advicehub ingest --fresh PATH`",
            name,
        )
    try:
        return _ADAPTER.validate_python(body)
    except ValidationError:
        raise EditionDamaged(f"the manifest of edition {name} is damaged", name) from None


def _digest(body: object) -> str:
    return sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()

"""The statistical language identifier, py3langid, with its tables unpacked once.

The package holds them in an archive that takes most of a second to unpack. So they are kept beside the prepared models
as NumPy files, which are mapped into memory: a text touches few of their pages. The folder's name tells which archive
they came from, and it appears whole or not at all.
"""

import json
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from advicehub.model_cache import default_model_cache

_LAYOUT = "1"
_ARCHIVE = Path("data") / "model.npz.xz"
_CLASSES = "classes.json"
_TABLES = ("weights", "priors", "moves", "rows", "features")


def prepare() -> None:
    """Make sure that `identifier` is quick, and writes no file: in a process that may write none it would fail."""
    if not (_folder() / _CLASSES).is_file():
        identifier()


@cache
def identifier() -> Any:
    """The identifier (py3langid's `LanguageIdentifier`). Tables that are missing or damaged are unpacked anew."""
    from py3langid.langid import LanguageIdentifier

    folder = _folder()
    try:
        weights, priors, classes, moves, rows, features = _mapped(folder)
    except (OSError, EOFError, ValueError):
        weights, priors, classes, moves, rows, features = _unpacked()
        # A folder that cannot be written costs time at the next start, and nothing else.
        with suppress(OSError):
            _keep(folder, classes, (weights, priors, moves, rows, features))
    return LanguageIdentifier(weights, priors, classes, moves, features, tk_row=rows)


def _archive() -> Path:
    spec = find_spec("py3langid")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("py3langid")
    return Path(spec.origin).parent / _ARCHIVE


def _folder() -> Path:
    """Where the tables of the installed archive are kept."""
    archive = _archive()
    stat = archive.stat()
    name = sha256(f"{_LAYOUT} {archive} {stat.st_size} {stat.st_mtime_ns}".encode()).hexdigest()[:16]
    return default_model_cache() / f"languages-{name}"


def _unpacked() -> tuple[Any, ...]:
    from py3langid.modelio import load_model

    return tuple(load_model(_archive()))


def _mapped(folder: Path) -> tuple[Any, ...]:
    """What `_unpacked` gives, from `folder`. Tables of numbers are memory views: Python reads them as quickly as its
    own arrays."""
    import numpy as np

    classes = json.loads((folder / _CLASSES).read_text(encoding="utf-8"))
    weights, priors, *numbers = (np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _TABLES)
    moves, rows, features = (table.data for table in numbers)
    return weights, priors, classes, moves, rows, features


def _keep(folder: Path, classes: list[str], tables: tuple[Any, ...]) -> None:
    import numpy as np

    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    try:
        for name, table in zip(_TABLES, tables, strict=True):
            # The features are a list: no place holds more than 32 bits.
            np.save(
                aside / f"{name}.npy", np.asarray(table, dtype=np.int32) if name == "features" else np.asarray(table)
            )
        (aside / _CLASSES).write_text(json.dumps(classes), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)

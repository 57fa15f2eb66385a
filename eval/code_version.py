"""Which code made a run."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from advicehub import __version__

ROOMS = ("advicehub", "ingest", "index", "assistant", "eval")


def code_version() -> dict[str, str]:
    """The version, and the SHA-256 over the name and content of every source file of the rooms in use."""
    digest = sha256()
    for room in ROOMS:
        spec = find_spec(room)
        for place in (spec.submodule_search_locations or []) if spec else []:
            folder = Path(place)
            for file in sorted(folder.rglob("*.py")):
                name = f"{room}/{file.relative_to(folder).as_posix()}"
                digest.update(f"{name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return {"version": __version__, "sha256": digest.hexdigest()}

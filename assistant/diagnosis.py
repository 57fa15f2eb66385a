"""What `doctor` looks at: versions, models, the edition, the disk, permissions, and that nothing goes out."""

import asyncio
import os
import platform
import shutil
from dataclasses import dataclass
from importlib import metadata

from advicehub import __version__, egress
from advicehub.errors import AdviceHubError
from advicehub.settings import Settings
from assistant import calibration
from index import integrity
from index.library import Library
from index.listing import listing
from index.models import registry
from index.sources_check import lost_sources

_PACKAGES = ("openvino", "torch", "sentence-transformers", "faiss-cpu", "pypdfium2", "pypdf", "fastapi")
_LEAST_FREE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what, whether it is well, and what was found, as a sentence for a person."""

    what: str
    ok: bool
    found: str


def diagnose(settings: Settings, try_egress: bool) -> list[Finding]:
    """Look at everything; a failure is a finding, never an exception."""
    findings = [_versions(), _models(settings), _edition(settings), _decision(settings), _disk(settings)]
    findings.append(_permissions(settings))
    return findings + ([_egress(settings)] if try_egress else [])


def _versions() -> Finding:
    found = [f"advicehub {__version__}", f"Python {platform.python_version()}"]
    missing = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            missing.append(f"{package} is not installed")
    return Finding("versions", not missing, ", ".join(found + missing))


def _models(settings: Settings) -> Finding:
    try:
        names = [registry.load(choice, settings).space for choice in registry.available(settings)]
    except (AdviceHubError, OSError) as error:
        return Finding("models", False, str(error))
    line = registry.missing_line(settings)
    return Finding("models", True, ", ".join(names) + (f". {line}" if line else ""))


def _edition(settings: Settings) -> Finding:
    library = Library(settings.home)
    try:
        made = library.manifest(library.current())
        hashed = integrity.check(library.folder(made.id), made)
    except AdviceHubError as error:
        return Finding("edition", False, str(error))
    lost = lost_sources(library, made.id)
    if lost:
        return Finding("edition", False, f"{made.id}: sources missing or altered: {', '.join(lost)}; ingest them again")
    documents = sum(segment.documents for segment in made.segments)
    return Finding("edition", True, f"{made.id}, {documents} documents, every file as written ({hashed / 1e6:,.1f} MB)")


def _decision(settings: Settings) -> Finding:
    """Whether the figures of the decision between an answer and none still say something of this library."""
    library = Library(settings.home)
    try:
        listed = [listed for _, listed in listing(library, library.current()).values()]
    except AdviceHubError as error:
        return Finding("decision", False, str(error))
    unseen = calibration.shipped().unseen(listed)
    found = f"{unseen:.0%} of the passages were not in the library that its figures were measured with"
    # Not wrong: a library of one's own is what the program is for. Whoever reads an answer is told as well.
    hint = "; measure it anew with `advicehub eval answers`" if unseen > calibration.MOST_UNSEEN else ""
    return Finding("decision", True, found + hint)


def _disk(settings: Settings) -> Finding:
    there = settings.home.absolute()
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free
    return Finding("disk", free >= _LEAST_FREE, f"{free / 1e9:,.1f} GB free for {settings.home}")


def _permissions(settings: Settings) -> Finding:
    home = settings.home
    if not home.exists():
        return Finding("permissions", True, f"{home} is not there yet")
    writable = os.access(home, os.R_OK | os.W_OK | os.X_OK)
    others = home.stat().st_mode & 0o007
    if not writable:
        return Finding("permissions", False, f"{home} cannot be read and written by this user")
    found = "open to other users of this machine" if others else "private to this user"
    return Finding("permissions", not others, f"{home} is {found}")


def _egress(settings: Settings) -> Finding:
    """Load every model, embed a question, then knock on a door outside: all of it must end at the guard."""
    egress.guard()
    before = len(egress.refused())
    for choice in registry.available(settings):
        registry.load(choice, settings).embed_questions(["Does anything go out?"])
    unasked = egress.refused()[before:]
    if unasked:
        return Finding("egress", False, f"a library tried to go out and was refused: {', '.join(sorted(set(unasked)))}")
    try:
        # An address reserved for documentation (RFC 5737): the guard refuses before a packet is made.
        asyncio.run(asyncio.open_connection("192.0.2.1", 9))
    except PermissionError:
        return Finding(
            "egress", True, "models loaded and a question embedded without an attempt; a test attempt was refused"
        )
    except OSError:
        pass
    return Finding("egress", False, "a test connection was not refused by the guard")

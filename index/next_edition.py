"""From the documents on a shelf to the edition in use: built beside the others, written down, then swapped."""

from dataclasses import dataclass

from advicehub.settings import Settings
from index import chunking
from index.edition_files import id_of, publish, spaces_of
from index.library import Library
from index.models import registry
from index.probing.probing import Probing
from index.probing.words import alarm_lines
from index.segment_files import Progress
from index.shelf import Shelf
from index.turning import turn_to
from index.vector_cache import VectorCache


@dataclass(frozen=True, slots=True)
class Built:
    """The edition of the documents, '' when there are none, and how many passages each model had to embed.

    `alarms` are what its probes raised, in words; `held` says that it is not in use because of them.
    """

    edition: str
    embedded: dict[str, int]
    alarms: tuple[str, ...] = ()
    held: bool = False


def build_next(
    library: Library,
    shelf: Shelf,
    base: str | None,
    settings: Settings,
    action: str,
    reason: str = "",
    progress: Progress = lambda *_: None,
) -> Built:
    """Build the edition of `shelf` and make it the one in use, unless it is that already, or it is held for the alarms
    of its probes as `settings` say.

    Segments that the checked edition `base` holds are linked. `action` and `reason` go into the history. The
    writer's lock must be held. A failure leaves the edition in use as it was.
    """
    groups = shelf.groups()
    if not groups:
        return Built("", {})
    embedders = [registry.load(choice, settings) for choice in registry.available(settings)]
    caches = [VectorCache(library.vectors, embedder) for embedder in embedders]
    cut_name = chunking.name(settings)
    spaces = spaces_of(caches)
    wanted = id_of(groups, cut_name, spaces)
    alarms: tuple[str, ...] = ()
    held = False
    before = library.current_or_none()
    if wanted != base:
        publish(library, groups, caches, cut_name, base, progress)
        if settings.probes != "off" and wanted != before:
            alarms = tuple(alarm_lines(Probing(library, settings, embedders).report(wanted, before)))
        held = bool(alarms) and settings.probes == "hold"
        if not held:
            turn_to(library, wanted, action, reason)
    return Built(wanted, {cache.embedder.name: cache.embedded for cache in caches}, alarms, held)

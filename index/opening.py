"""From settings to an open `Searcher`: the current edition, checked, with its models loaded."""

from concurrent.futures import ThreadPoolExecutor

from advicehub.settings import Settings
from index import integrity
from index.access import Access
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.library import Library
from index.models import registry
from index.ranker import Widener
from index.widening.subjects import load_subjects
from index.widening.thesaurus import Thesaurus


def load_encoder(settings: Settings) -> QuestionEncoder:
    """Load the models of the settings, side by side. Raises `ModelError`."""
    choices = registry.available(settings)
    with ThreadPoolExecutor(len(choices)) as pool:
        return QuestionEncoder(list(pool.map(lambda choice: registry.load(choice, settings), choices)))


def load_widener(encoder: QuestionEncoder, thesaurus: Thesaurus | None = None) -> Widener:
    """What the program knows of plain words and of what people ask, for `encoder`'s models. Raises `ModelError`."""
    return Widener(thesaurus or Thesaurus(), load_subjects(encoder.embedders))


def open_searcher(
    settings: Settings,
    access: Access | None = None,
    edition: str = "",
    encoder: QuestionEncoder | None = None,
    widener: Widener | None = None,
) -> EditionSearcher:
    """Open `edition` (the current one when '') for questions, with the shipped thesaurus and subjects unless a
    `widener` is given.

    Files are hashed before anything is answered: those of `access` alone and up to the settings'
    limit for a one-shot command, all of them when `access` is None, as a server does, which is then ready for its first
    question. As long as the searcher lives nobody deletes the edition. Raises `EditionMissing`, `EditionDamaged`,
    `EditionForeign` or `ModelError`.
    """
    library = Library(settings.home)
    name, hold = library.hold(edition)
    manifest = library.manifest(name)
    limit = float("inf") if access is None else settings.hash_limit_gb * 1e9
    integrity.check(library.folder(name), manifest, None if access is None else access.groups, limit)
    models = registry.available(settings)
    encoder = encoder or load_encoder(settings)
    if access is None:
        encoder.warm()
    return EditionSearcher(library.folder(name), manifest, encoder, models, widener or load_widener(encoder), hold)

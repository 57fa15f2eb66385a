"""The embedding models load beside whatever else a command does first: most of it happens outside Python."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from advicehub.settings import Settings
from index.library import Library

if TYPE_CHECKING:
    from index.encoder import QuestionEncoder

Loading = Callable[[], "QuestionEncoder"]
"""Waits for the models and gives them. Raises `ModelError`."""


@contextmanager
def loading(settings: Settings, edition: str = "") -> Iterator[Loading]:
    """Load the models of the settings while the block runs.

    A library that cannot be opened is said at once: raises what reading the manifest of `edition`, the current one when
    '', raises.
    """
    library = Library(settings.home)
    library.manifest(edition or library.current())
    with ThreadPoolExecutor(1, thread_name_prefix="models") as pool:
        yield pool.submit(_load, settings).result


def _load(settings: Settings) -> "QuestionEncoder":
    # Imported here, beside the caller: it takes a while by itself.
    from index.opening import load_encoder

    return load_encoder(settings)

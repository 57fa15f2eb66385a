"""From settings to an `Assistant` over the current edition."""

from advicehub.settings import Settings
from assistant import calibration
from assistant.answering import Assistant
from assistant.verification import Verifier
from index.library import Library
from index.searcher import Searcher


def assistant_over(searcher: Searcher, settings: Settings) -> Assistant:
    """An assistant that answers from `searcher` and verifies against the sources of the settings' home."""
    return Assistant(searcher, Verifier(Library(settings.home)), calibration.shipped())

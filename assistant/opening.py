"""From settings to an `Assistant` over the current edition."""

import math

from advicehub.settings import Settings
from assistant import calibration
from assistant.answering import Assistant
from assistant.calibration import Calibration, Calibrations, Logistic
from assistant.loading import Loading
from assistant.signals import NAMES
from assistant.triage.triage import triage
from assistant.verification import Verifier
from index import opening
from index.access import Access
from index.library import Library
from index.question import Question
from index.searcher import Searcher
from index.widening.thesaurus import Thesaurus
from ingest.catalogue.read import read_differing

_NOTHING = Logistic((0.0,) * len(NAMES), (1.0,) * len(NAMES), (0.0,) * len(NAMES), 0.0)


def uncalibrated(searcher: Searcher, settings: Settings) -> Assistant:
    """An assistant that can consider questions and answers none: what a calibration is fitted with."""
    never = Calibration(_NOTHING, _NOTHING, english=math.inf, other=math.inf, card={})
    return Assistant(searcher, Verifier(Library(settings.home)), Calibrations(never, never))


def open_assistant(
    settings: Settings, access: Access, edition: str, models: Loading, coming: Question | None = None
) -> Assistant:
    """Open `edition`, the current one when '', for one command; errors as `index.opening.open_searcher`.

    As long as the `models` load, what the question to come needs is read.
    """
    thesaurus = Thesaurus()
    if coming is not None:
        triage(coming)
        thesaurus.also(coming)
    widener = opening.load_widener(models(), thesaurus)
    return assistant_over(opening.open_searcher(settings, access, edition, models(), widener), settings)


def assistant_over(searcher: Searcher, settings: Settings) -> Assistant:
    """An assistant that answers from `searcher` and verifies against the sources of the settings' home.

    Raises `CatalogueError` when the curator's list of differing places cannot be read.
    """
    linked = read_differing(settings.corpus)
    return Assistant(searcher, Verifier(Library(settings.home)), calibration.shipped(), linked)

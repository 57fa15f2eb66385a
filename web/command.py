"""The command `advicehub serve`."""

from typing import TYPE_CHECKING

import click

from advicehub import log, terminal
from advicehub.options import chosen_home, home_option
from advicehub.settings import Settings, load_settings

if TYPE_CHECKING:
    from fastapi import FastAPI


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on, or localhost.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port.")
@home_option
def serve(host: str, port: int) -> int:
    """Serve the pages and the API until it is interrupted. The whole edition is checked first."""
    from web.listening import listening_socket
    from web.server import run

    settings = load_settings(chosen_home())
    # The port is taken first: opening a library takes a while, and "in use" should be said at once.
    with listening_socket(host, port) as listener:
        terminal.say("Checking and opening the library …")
        app = _app(settings, host)
        log.to_standard_error()
        run(app, listener)
    return 0


def _app(settings: Settings, host: str) -> "FastAPI":
    """The application over the current edition. Raises `CatalogueError`, `EditionError` or `ModelError`."""
    from assistant.opening import assistant_over
    from index.library import Library
    from index.opening import open_searcher
    from ingest import jail
    from ingest.catalogue.read import read_reference
    from web.app import create_app
    from web.page_pictures import PagePictures
    from web.proofs import Proofs
    from web.public_sources import PublicSources
    from web.rate_limit import Rate
    from web.records import records_of
    from web.warming import answer_once

    # First, for it is quick: a catalogue that cannot be read should be said at once.
    reference = read_reference(settings.corpus)
    # Quotations are compared with their sources in children; their server gets ready while the models load.
    jail.warm()
    searcher = open_searcher(settings)
    assistant = assistant_over(searcher, settings)
    answer_once(searcher, assistant)
    return create_app(
        searcher,
        assistant,
        reference=reference,
        records=records_of(Library(settings.home)),
        pictures=PagePictures(Library(settings.home)),
        proofs=Proofs(searcher, PublicSources(Library(settings.home), searcher)),
        hosts=[host],
        rate=Rate(settings.rate_per_minute, settings.rate_burst),
    )

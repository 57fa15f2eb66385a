"""The command `editions use`."""

import click

from advicehub import terminal
from advicehub.options import chosen_home, home_option
from advicehub.settings import load_settings
from index.editions.chosen import chosen, library


@click.command()
@click.argument("edition")
@home_option
def use(edition: str) -> None:
    """Make an edition the one in use, after checking every file of it."""
    from index.turning import turn_to
    from index.usable import must_be_usable

    here = library()
    with here.writing():
        name = chosen(here, edition)
        must_be_usable(here, name, load_settings(chosen_home()))
        turn_to(here, name, "use")
    terminal.say(f"Edition {edition} is in use.")

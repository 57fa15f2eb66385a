"""The command `editions check`."""

import click

from advicehub import terminal
from advicehub.errors import AdviceHubError
from advicehub.options import home_option
from index.editions.chosen import chosen, library


@click.command()
@click.argument("edition", required=False)
@home_option
def check(edition: str | None) -> None:
    """Hash every file of an edition (the one in use by default), and its sources, again."""
    from index import integrity
    from index.probing import outcome
    from index.probing.words import alarm_lines
    from index.sources_check import lost_sources

    here = library()
    name = chosen(here, edition)
    hashed = integrity.check(here.folder(name), here.manifest(name))
    lost = lost_sources(here, name)
    if lost:
        raise AdviceHubError(f"the sources of {len(lost)} document(s) are missing or altered: {', '.join(lost)}")
    report = outcome.read(here.folder(name))
    for line in () if report is None else alarm_lines(report):
        terminal.say(f"Alarm of its probes: {line}")
    terminal.say(f"Edition {name} is whole: {hashed / 1e6:,.1f} MB hashed, and every source file is as it was.")

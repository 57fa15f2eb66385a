"""What a person chose to do with the probes, for one command."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from advicehub.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

_CHOICE = "advicehub.probes"


def _remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        context.meta[_CHOICE] = "off" if parameter.name == "no_probe" else "hold"


def probe_options(function: F) -> F:
    """`--no-probe` and `--hold`, which `as_chosen` puts into the settings; the last one given wins."""
    for name, text in (
        ("--hold", "Do not put the new edition into use when its probes raise an alarm."),
        ("--no-probe", "Do not ask the new edition the probes."),
    ):
        function = click.option(name, is_flag=True, expose_value=False, callback=_remember, help=text)(function)
    return function


def as_chosen(settings: Settings) -> Settings:
    """`settings` with what was chosen on the command line that is running."""
    context = click.get_current_context(silent=True)
    choice = None if context is None else context.meta.get(_CHOICE)
    return settings if choice is None else settings.model_copy(update={"probes": choice})

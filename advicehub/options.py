"""Options that every command understands the same way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_HOME = "advicehub.home"


def _remember_home(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.meta[_HOME] = value


def home_option(function: F) -> F:
    """`--home DIR`, before or after the command's name; the one nearest to the end wins."""
    return click.option(
        "--home",
        type=click.Path(path_type=Path, file_okay=False),
        expose_value=False,
        callback=_remember_home,
        help="The library's folder (or ADVICEHUB_HOME; default ./var).",
    )(function)


def json_option(function: F) -> F:
    """`--json`: one JSON document on standard output and nothing else there; passed as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(function)


def chosen_home() -> Path | None:
    """The folder given with `--home` to the running command, or None."""
    home: Path | None = click.get_current_context().meta.get(_HOME)
    return home

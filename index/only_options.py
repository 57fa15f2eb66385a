"""The options by which a command narrows a search."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from index.only import ROLES, Only


def only_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give `command` the options, and what they say as the argument `only`. A date that is none raises `UsageError`."""

    @wraps(command)
    def narrowed(*, within: str, **given: Any) -> Any:
        said = {name: given.pop(name) for name in _NAMES}
        return command(only=Only.wished(language=within, **said), **given)

    for option in reversed(_OPTIONS):
        narrowed = option(narrowed)
    return narrowed


_NAMES = ("role", "country", "document", "issuer", "type", "topic", "since", "until")
_OPTIONS = (
    click.option("--role", type=click.Choice(ROLES), help="Only passages that are this in their document."),
    click.option("--country", help="Only examples from this country (its English name)."),
    click.option("--in", "within", default="", help="Only passages in this language (ISO 639-1)."),
    click.option("--document", help="Only passages of this document (its id)."),
    click.option("--issuer", help="Only documents by this issuer."),
    click.option("--type", help="Only documents of this type (treaty, report, note …)."),
    click.option("--topic", help="Only documents on this topic (its id)."),
    click.option("--since", help="Only documents of this date or later (1984, 1984-12, 1984-12-10)."),
    click.option("--until", help="Only documents of this date or earlier."),
)

"""What only a person can say of a new document, and how it is asked."""

from collections.abc import Sequence
from typing import Protocol

import click

from advicehub.errors import UsageError
from advicehub.terminal import plain
from ingest.catalogue.match import Match
from ingest.catalogue.source import Source


class Asker(Protocol):
    """Asks a person about a file."""

    def field(self, file: str, option: str, question: str, suggestion: str = "") -> str:
        """The answer to `question`, which `option` would have given; `suggestion` is what Enter gives."""
        ...

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        """Which of the entries `found` the file is; None for none of them."""
        ...


class Terminal:
    """Asks on the terminal, questions going to standard error."""

    def field(self, file: str, option: str, question: str, suggestion: str = "") -> str:
        """See `Asker.field`; asked again until there is an answer."""
        answer = click.prompt(plain(f"{file}: {question}"), default=suggestion or None, err=True)
        return str(answer).strip()

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        """See `Asker.entry`; the choice is by number, 0 for none."""
        click.echo(plain(f"{file} may be one of these sources of the catalogue:"), err=True)
        for number, match in enumerate(found, start=1):
            click.echo(plain(f"  {number}. {match.source.id}: {match.source.title} ({match.why})"), err=True)
        choice = click.prompt("Which one is it (0: none of them)", type=click.IntRange(0, len(found)), err=True)
        return found[choice - 1].source if choice else None


class Unattended:
    """Nobody is there to answer: everything that would be asked is a missing option."""

    def field(self, file: str, option: str, question: str, suggestion: str = "") -> str:
        """Raises `UsageError` naming the option."""
        raise UsageError(f"{file}: nobody can be asked here; give {option} ({question.lower()})")

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        """Raises `UsageError` naming the option and the choices."""
        choices = "; ".join(f"{match.source.id}, since {match.why}" for match in found)
        raise UsageError(f"{file}: nobody can be asked here; give --as ID, since it may be {choices}")

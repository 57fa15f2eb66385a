"""What only a person can say of a new document, and how it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import click

from advicehub.errors import UsageError
from advicehub.terminal import plain
from ingest.catalogue.match import Match
from ingest.catalogue.source import Source


@dataclass(frozen=True, slots=True)
class Ask:
    """A `question` about a document, whose answer is its `field`; `suggestion` is what Enter gives."""

    field: str
    question: str
    suggestion: str = ""


class Asker(Protocol):
    """Asks a person about a file."""

    def fields(self, file: str, asks: Sequence[Ask]) -> Mapping[str, str]:
        """The answers, by field; none of them is empty."""
        ...

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        """Which of the entries `found` the file is; None for none of them."""
        ...


class Terminal:
    """Asks on the terminal, questions going to standard error."""

    def fields(self, file: str, asks: Sequence[Ask]) -> Mapping[str, str]:
        """See `Asker.fields`; asked again until there is an answer."""
        return {ask.field: self._answer(f"{file}: {ask.question}", ask.suggestion) for ask in asks}

    def _answer(self, question: str, suggestion: str) -> str:
        while not (answer := str(click.prompt(plain(question), default=suggestion or None, err=True)).strip()):
            pass
        return answer

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        """See `Asker.entry`; the choice is by number, 0 for none."""
        click.echo(plain(f"{file} may be one of these sources of the catalogue:"), err=True)
        for number, match in enumerate(found, start=1):
            click.echo(plain(f"  {number}. {match.source.id}: {match.source.title} ({match.why})"), err=True)
        choice = click.prompt("Which one is it (0: none of them)", type=click.IntRange(0, len(found)), err=True)
        return found[choice - 1].source if choice else None


class Unattended:
    """Nobody is there to answer: everything that would be asked is a missing option."""

    def fields(self, file: str, asks: Sequence[Ask]) -> Mapping[str, str]:
        """Raises `UsageError` naming the options."""
        if asks:
            missing = ", ".join(f"--{ask.field} ({ask.question[:1].lower()}{ask.question[1:]})" for ask in asks)
            raise UsageError(f"{file}: nobody can be asked here; give {missing}")
        return {}

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        """Raises `UsageError` naming the option and the choices."""
        choices = "; ".join(f"{match.source.id}, since {match.why}" for match in found)
        raise UsageError(f"{file}: nobody can be asked here; give --as ID, since it may be {choices}")

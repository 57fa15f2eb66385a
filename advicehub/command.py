"""The `advicehub` command: a table of strings, imported when run, so that `--help` loads no model."""

import importlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from advicehub import __version__
from advicehub.egress import guard
from advicehub.errors import AdviceHubError
from advicehub.options import home_option
from advicehub.terminal import plain


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command is (`module:attribute`) and the line that `--help` shows for it."""

    target: str
    help: str


COMMANDS = {
    "ingest": Entry("index.command:ingest", "Add files and folders to the library."),
    "extract": Entry("ingest.command:extract", "Show what is read of one file."),
    "ask": Entry("assistant.command:ask", "Answer a question with exact quotations, or say there is no answer."),
    "search": Entry("index.command:search", "Find passages."),
    "serve": Entry("web.command:serve", "Serve the pages and the API."),
    "verify": Entry(
        "assistant.verify_command:verify", "Check receipts and the quotations of answers against their sources."
    ),
    "corpus": Entry(
        "advicehub.command:corpus", "Curate the library: official sources, additions, withdrawals, checks."
    ),
    "editions": Entry("advicehub.command:editions", "List, show, choose, compare, check and prune editions."),
    "models": Entry("index.command:models", "Prepare the embedding models, once."),
    "doctor": Entry("assistant.command:doctor", "Say what is installed and whether it works."),
    "eval": Entry("eval.command:evaluate", "Run and score query sets."),
}


CORPUS = {
    "check": Entry("ingest.catalogue.command:check", "Check catalogue, topics, glossary and notes."),
    "fetch": Entry("ingest.fetching.command:fetch", "Download public documents that have an official address."),
    "list": Entry("index.curation.command:list_", "List the documents with status, coverage, language and licence."),
    "add": Entry("index.curation.command:add", "Add a file, described by its entry in the catalogue."),
    "replace": Entry("index.curation.command:replace", "Put a new file in a document's place."),
    "withdraw": Entry("index.curation.command:withdraw", "Take a document out of the search."),
    "remove": Entry("index.curation.command:remove", "Leave documents out of the library altogether."),
    "restore": Entry("index.curation.command:restore", "Bring a withdrawn document back."),
    "undo": Entry("index.curation.command:undo", "Go back to the library as it was before the last change."),
    "history": Entry("index.curation.command:history", "What was changed, and when."),
    "quarantine": Entry("index.curation.command:quarantine", "Files that were refused, with their reasons."),
    "weak-pages": Entry("index.curation.command:weak_pages", "Pages that OCR read poorly, worst first."),
}
"""What `advicehub corpus` can do."""


EDITIONS = {
    "list": Entry("index.editions.list_command:list_editions", "Every edition on disk; the one in use is marked."),
    "show": Entry("index.editions.show:show", "What an edition is made of."),
    "diff": Entry("index.editions.diff:diff", "What changed from one edition to another."),
    "compare": Entry("index.editions.compare:compare", "What the same questions find in two editions."),
    "use": Entry("index.editions.use:use", "Make an edition the one in use."),
    "check": Entry("index.editions.check:check", "Hash every file of an edition, and its sources, again."),
    "prune": Entry("index.editions.prune:prune", "Delete old editions, and sources that none needs any more."),
}
"""What `advicehub editions` can do."""


class LazyGroup(click.Group):
    """A group whose commands, in `table`, are imported only when one of them runs."""

    def __init__(self, *args: Any, table: Mapping[str, Entry] = COMMANDS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self._table.get(cmd_name)
        if entry is None:
            return None
        module, attribute = entry.target.split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in self._table.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="advicehub")
@home_option
def cli() -> None:
    """Exact passages from a library of documents, each checked against its source, or an honest no."""


@click.group(cls=LazyGroup, table=CORPUS)
@home_option
def corpus() -> None:
    """Curate the library: official sources, additions, withdrawals, checks."""


@click.group(cls=LazyGroup, table=EDITIONS)
@home_option
def editions() -> None:
    """List, show, choose, compare, check and prune editions."""


def main() -> None:
    """Run the command line; every failure ends in one sentence on standard error and its exit code."""
    guard()
    # NumPy's threads wait for their next product by turning in circles, on the cores that embed the next question:
    # with eight clients half of the questions a second are lost to it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        status = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        _fail("interrupted; it is safe to run the same command again", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except AdviceHubError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        # The system's own word for it, without the message: that may hold what was typed.
        if isinstance(error, BrokenPipeError):
            # The reader of our output has gone away (`advicehub ... | head`); that is not a failure of ours.
            sys.stderr.close()
            sys.exit(1)
        _fail(f"the system refused: {os.strerror(error.errno) if error.errno else 'no reason given'}", 1)
    except Exception as error:  # whatever else: a person gets a sentence, and no text of theirs comes back
        _fail(f"an unexpected failure ({type(error).__name__}, {_place(error)}); please report it", 1)
    sys.exit(status if isinstance(status, int) else 0)


def _place(error: BaseException) -> str:
    """Where `error` was raised, as file and line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "unknown place" if trace is None else f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def _fail(message: str, code: int) -> None:
    click.echo(f"advicehub: {plain(message)}", err=True)
    sys.exit(code)

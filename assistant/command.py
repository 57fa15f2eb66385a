"""The commands `ask` and `doctor`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advicehub import terminal
from advicehub.errors import UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import Settings, load_settings
from index.access import Access
from index.command import question_text, refused_lines
from index.question import checked, question
from ingest.jailed.child_process import warm

if TYPE_CHECKING:
    from assistant.loading import Loading


@click.command()
@click.argument("text", metavar="[QUESTION | -]", nargs=-1)
@click.option("--language", default="", help="The question's language (ISO 639-1); recognised when not given.")
@click.option("--access", "groups", multiple=True, help="Also answer from what this group may read.")
@click.option("--edition", default="", help="Answer from this edition, as a receipt names it, not from the one in use.")
@click.option("--anyway", is_flag=True, help="Search even where the question seems urgent or out of mandate.")
@click.option("--batch", type=click.Path(path_type=Path), help="Questions, one JSON object a line.")
@click.option("--out", "out_file", type=click.Path(path_type=Path), help="Where the batch's answers go.")
@home_option
@json_option
def ask(
    text: tuple[str, ...],
    language: str,
    groups: tuple[str, ...],
    edition: str,
    anyway: bool,
    batch: Path | None,
    out_file: Path | None,
    as_json: bool,
) -> int:
    """Answer a question. The question is read from standard input when it is - or missing."""
    settings = load_settings(chosen_home())
    access = Access.to(*groups)
    if batch is not None:
        return _ask_batch(batch, out_file, settings, access, edition, anyway)
    written = checked(question_text(text))
    # One after the other these take twice as long: the quoted source is read again in a child, whose server gets ready
    # meanwhile, and so do the models.
    warm(few=True)
    with _loading(settings, access, edition) as (id_, models):
        asked = question(written, language)
        from assistant.opening import open_assistant

        assistant = open_assistant(settings, access, id_, models, asked)
    started = time.perf_counter()
    answer = assistant.answer(asked, access, anyway)
    if as_json:
        from assistant.wire import answer_json

        terminal.print_json(answer_json("", answer, 1000 * (time.perf_counter() - started)))
    else:
        from assistant.terminal_page import print_answer

        print_answer(answer, terminal.out())
    return 0


@contextmanager
def _loading(settings: Settings, access: Access, edition: str) -> "Iterator[tuple[str, Loading]]":
    """The id on disk of `edition`, as an answer or a receipt names it ('' for the one in use), and the models."""
    from assistant.loading import loading
    from index.editions.named import on_disk
    from index.library import Library

    id_ = on_disk(Library(settings.home), edition, access) if edition else ""
    with loading(settings, id_) as models:
        yield id_, models


def _ask_batch(
    batch: Path, out_file: Path | None, settings: Settings, access: Access, edition: str, anyway: bool
) -> int:
    from assistant.opening import open_assistant
    from assistant.wire import answer_json
    from index.batch import read_questions, write_line, written_whole

    if out_file is None:
        raise UsageError("--batch needs --out FILE")
    lines = read_questions(batch)
    warm()
    with _loading(settings, access, edition) as (id_, models):
        assistant = open_assistant(settings, access, id_, models)
    with written_whole(out_file) as stream:
        for line in terminal.progress(lines, len(lines), "answering"):
            if line.question is None:
                write_line(stream, {"id": line.id, "error": line.reason})
                continue
            started = time.perf_counter()
            answer = assistant.answer(line.question, access, anyway)
            write_line(stream, answer_json(line.id, answer, 1000 * (time.perf_counter() - started)))
    return refused_lines([line.reason for line in lines if line.question is None], out_file)


@click.command()
@click.option("--egress", is_flag=True, help="Also try to reach outside, and show that it is refused.")
@home_option
@json_option
def doctor(egress: bool, as_json: bool) -> int:
    """Say what is installed, whether the library works, and what is wrong."""
    from assistant.diagnosis import diagnose

    findings = diagnose(load_settings(chosen_home()), egress)
    if as_json:
        terminal.print_json([{"what": f.what, "ok": f.ok, "found": f.found} for f in findings])
    else:
        for finding in findings:
            mark = "ok   " if finding.ok else "WRONG"
            terminal.out().print(f"{mark} {finding.what}: {finding.found}", soft_wrap=True)
    return 0 if all(finding.ok for finding in findings) else 1

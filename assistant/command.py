"""The commands `ask` and `doctor`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advicehub import terminal
from advicehub.errors import UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import Settings, load_settings
from index.access import Access
from index.command import question_text, refused_lines
from index.question import question

if TYPE_CHECKING:
    from assistant.answering import Assistant


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
    asked = question(question_text(text), language)
    assistant = _opened(settings, access, edition)
    started = time.perf_counter()
    answer = assistant.answer(asked, access, anyway)
    if as_json:
        from assistant.wire import answer_json

        terminal.print_json(answer_json("", answer, 1000 * (time.perf_counter() - started)))
    else:
        from assistant.terminal_page import print_answer

        print_answer(answer, terminal.out())
    return 0


def _opened(settings: Settings, access: Access, edition: str) -> "Assistant":
    """The assistant over `edition`, as an answer or a receipt names it; over the one in use when it is ''."""
    from assistant.opening import assistant_over, open_assistant
    from index.editions.named import on_disk
    from index.library import Library
    from index.opening import open_searcher

    if not edition:
        return open_assistant(settings, access)
    return assistant_over(open_searcher(settings, access, on_disk(Library(settings.home), edition, access)), settings)


def _ask_batch(
    batch: Path, out_file: Path | None, settings: Settings, access: Access, edition: str, anyway: bool
) -> int:
    from assistant.wire import answer_json
    from index.batch import read_questions, write_line, written_whole

    if out_file is None:
        raise UsageError("--batch needs --out FILE")
    lines = read_questions(batch)
    assistant = _opened(settings, access, edition)
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

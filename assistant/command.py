"""The commands `ask`, `verify` and `doctor`."""

import time
from collections import Counter
from pathlib import Path

import click

from advicehub import terminal
from advicehub.errors import UsageError
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import Settings, load_settings
from assistant.citation import Verdict
from index.access import Access
from index.command import question_text, refused_lines
from index.question import question


@click.command()
@click.argument("text", metavar="[QUESTION | -]", nargs=-1)
@click.option("--language", default="", help="The question's language (ISO 639-1); recognised when not given.")
@click.option("--access", "groups", multiple=True, help="Also answer from what this group may read.")
@click.option("--batch", type=click.Path(path_type=Path), help="Questions, one JSON object a line.")
@click.option("--out", "out_file", type=click.Path(path_type=Path), help="Where the batch's answers go.")
@home_option
@json_option
def ask(
    text: tuple[str, ...],
    language: str,
    groups: tuple[str, ...],
    batch: Path | None,
    out_file: Path | None,
    as_json: bool,
) -> int:
    """Answer a question. The question is read from standard input when it is - or missing."""
    from assistant.opening import open_assistant
    from assistant.terminal_page import print_answer
    from assistant.wire import answer_json

    settings = load_settings(chosen_home())
    access = Access.to(*groups)
    if batch is not None:
        return _ask_batch(batch, out_file, settings, access)
    asked = question(question_text(text), language)
    assistant = open_assistant(settings, access)
    started = time.perf_counter()
    answer = assistant.answer(asked, access)
    if as_json:
        terminal.print_json(answer_json("", answer, 1000 * (time.perf_counter() - started)))
    else:
        print_answer(answer, terminal.out())
    return 0


def _ask_batch(batch: Path, out_file: Path | None, settings: Settings, access: Access) -> int:
    from assistant.opening import open_assistant
    from assistant.wire import answer_json
    from index.batch import read_questions, write_line, written_whole

    if out_file is None:
        raise UsageError("--batch needs --out FILE")
    lines = read_questions(batch)
    assistant = open_assistant(settings, access)
    with written_whole(out_file) as stream:
        for line in terminal.progress(lines, len(lines), "answering"):
            if line.question is None:
                write_line(stream, {"id": line.id, "error": line.reason})
                continue
            started = time.perf_counter()
            answer = assistant.answer(line.question, access)
            write_line(stream, answer_json(line.id, answer, 1000 * (time.perf_counter() - started)))
    return refused_lines([line.reason for line in lines if line.question is None], out_file)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@home_option
@json_option
def verify(file: Path, as_json: bool) -> int:
    """Re-read every quotation of an answers file from its source file: exact, changed or missing.

    The words at their offsets are checked against the file with the SHA-256 that the answer names; titles and
    labels are not.
    """
    from assistant.answers_file import read_quotations
    from assistant.verification import Verifier
    from index.library import Library

    settings = load_settings(chosen_home())
    library = Library(settings.home)
    quotations = read_quotations(file)
    verifier = Verifier(library)
    checked = terminal.progress(quotations, len(quotations), "verifying")
    verdicts = [(id_, q, verifier.verdict_of_any(q)) for id_, q in checked]
    counts = Counter(verdict for _, _, verdict in verdicts)
    wrong = [(id_, q, verdict) for id_, q, verdict in verdicts if verdict != "exact"]
    if as_json:
        listed = [{"id": i, "document": q.document, "start": q.start, "end": q.end, "verdict": v} for i, q, v in wrong]
        terminal.print_json({"quotations": len(verdicts), **{v: counts[v] for v in _VERDICTS}, "not_exact": listed})
    else:
        console = terminal.out()
        console.print(f"{len(verdicts)} quotations: " + ", ".join(f"{counts[v]} {v}" for v in _VERDICTS))
        for id_, q, verdict in wrong:
            console.print(f"  {verdict}: answer {id_}, {q.document} {q.start}–{q.end}")
    return 1 if wrong else 0


_VERDICTS: tuple[Verdict, ...] = ("exact", "changed", "missing")


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

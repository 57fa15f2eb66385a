"""The command `verify`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from advicehub import terminal
from advicehub.options import chosen_home, home_option, json_option
from advicehub.settings import load_settings
from assistant.citation import Verdict

_VERDICTS: tuple[Verdict, ...] = ("exact", "changed", "missing")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--file",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="The source file, or a folder that holds it; else the library's sources are taken.",
)
@click.option("--edition", "replay", is_flag=True, help="Also open the edition that a receipt names, if it is here.")
@click.option("--access", "groups", multiple=True, help="Also tell what took a place in what this group may read.")
@home_option
@json_option
def verify(file: Path, sources: Sequence[Path], replay: bool, groups: tuple[str, ...], as_json: bool) -> int:
    """Check receipts, or every quotation of an answers file (- for standard input), against the source files.

    Each file is hashed and read afresh; its words at the offsets must be those quoted, on the pages given. Exact:
    yes. Changed: no. Missing: it could not be compared, and what is missing is named. Works offline, and without a
    library when the source is given with --file.
    """
    from assistant.receipts.claims import read_claims
    from assistant.receipts.inquiry import Inquiry
    from assistant.receipts.report import print_report, report_json

    inquiry = Inquiry(load_settings(chosen_home()), sources, groups, replay)
    claims = read_claims(file)
    found = [inquiry.into(claim) for claim in terminal.progress(claims, len(claims), "verifying")]
    counts = Counter(each.checked.verdict for each in found)
    tally: dict[str, int] = {verdict: counts[verdict] for verdict in _VERDICTS}
    if as_json:
        terminal.print_json(report_json(found, tally))
    else:
        print_report(found, tally, terminal.out())
    return 0 if counts["exact"] == len(found) else 1

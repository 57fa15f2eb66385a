"""Reads known documents and scores what was read: `python -m eval.extraction.score FOLDER` (see --help).

Every file of FOLDER with a truth beside it is read in the jail, as an ingestion reads it, and cut into passages.
"""

import argparse
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.table import Table

from advicehub import terminal
from eval.extraction.examine import BLOCKS, examine, unread
from eval.extraction.tally import Share, Tally, pooled
from eval.extraction.truth import Truth, beside, read_truth
from ingest.cut import cut
from ingest.document import Document
from ingest.extract_members import ReadMember, read_members
from ingest.jail import Read, read_all
from ingest.tokens import TokenCounter, load_counter
from ingest.unpack import ARROW


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description="Score the readers on documents whose true content is known.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only documents whose name holds this")
    parser.add_argument("--workers", type=int, default=None, help="files read at once (default: one per core)")
    parser.add_argument("--features", action="store_true", help="every measure by feature, not blocks alone")
    parser.add_argument("--misses", action="store_true", help="list each miss with the nearest text found")
    parser.add_argument("--markdown", action="store_true", help="print the table as it stands in docs/ingestion.md")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    given = parser.parse_args()
    tallies = list(score(known_files(given.folder, given.only), given.workers))
    shares = pooled(tallies)
    if given.json:
        misses = [asdict(miss) for tally in tallies for miss in tally.misses]
        terminal.print_json({"documents": len(tallies), "measures": _plain(shares), "misses": misses})
        return
    if given.markdown:
        terminal.out().print("\n".join(markdown_rows(shares)), soft_wrap=True)
        return
    terminal.out().print(table(shares, len(tallies), given.features))
    if given.misses:
        for line in miss_lines(tallies):
            terminal.out().print(line, soft_wrap=True)


def known_files(folder: Path, only: str = "") -> list[tuple[Path, Truth]]:
    """The documents in `folder` that have a truth beside them, by name."""
    files = sorted(path for path in folder.iterdir() if not path.name.endswith(".json") and only in path.name)
    return [(path, read_truth(beside(path))) for path in files if beside(path).exists()]


def score(known: Sequence[tuple[Path, Truth]], workers: int | None = None) -> Iterator[Tally]:
    """A tally for each document, in order, and for each member of an archive or e-mail."""
    counter = load_counter()
    results = read_all([path for path, _ in known], workers)
    for (path, truth), result in zip(known, results, strict=True):
        if truth.blocks:
            document = result.document if isinstance(result, Read) else None
            reason = "" if isinstance(result, Read) else result.reason
            yield _tally(path.name, truth, document, reason, counter)
        if truth.members:
            yield from _members(path, truth, counter)


def _members(path: Path, truth: Truth, counter: TokenCounter) -> Iterator[Tally]:
    found = {member.shown.split(ARROW, 1)[1]: member for member in read_members(path)}
    for name, each in truth.members:
        member = found.get(name, ReadMember(name, None, "it is not among the members"))
        yield _tally(f"{path.name}{ARROW}{name}", each, member.document, member.refused, counter)


def _tally(name: str, truth: Truth, document: Document | None, reason: str, counter: TokenCounter) -> Tally:
    if document is None:
        return unread(name, truth, reason)
    return examine(name, truth, document, cut(document, counter))


def table(shares: dict[str, dict[str, Share]], documents: int, features: bool = False) -> Table:
    """One row per measure; blocks, or with `features` every measure, also by feature."""
    out = Table("measure", "feature", "share", "95 % interval", "right of n", title=f"{documents} documents")
    for measure, by_feature in sorted(shares.items(), key=lambda item: item[0] != BLOCKS):
        for feature, share in by_feature.items():
            if feature == "all" or features or measure == BLOCKS:
                interval = f"[{share.low:.3f}, {share.high:.3f}]"
                out.add_row(measure, feature, _cut(share.value), interval, f"{share.right} of {share.n}")
    return out


def markdown_rows(shares: dict[str, dict[str, Share]]) -> Iterator[str]:
    """The same rows as a Markdown table, each feature of the blocks and each other measure over all documents."""
    yield "| what | share | 95 % interval | n |"
    yield "|---|---|---|---|"
    for measure, by_feature in sorted(shares.items(), key=lambda item: item[0] != BLOCKS):
        for feature, share in by_feature.items():
            name = f"{measure}: {feature}" if measure == BLOCKS else measure
            if feature == "all" or measure == BLOCKS:
                yield f"| {name} | {_cut(share.value)} | [{share.low:.3f}, {share.high:.3f}] | {share.n:,} |"


def _cut(value: float) -> str:
    """Three digits, never rounded up: 1.000 is said of nothing but all."""
    return f"{math.floor(value * 1000) / 1000:.3f}"


def miss_lines(tallies: Iterable[Tally]) -> Iterator[str]:
    """Each miss in three lines: where and of which sort, what was wanted, what came."""
    for tally in tallies:
        for miss in tally.misses:
            yield f"{miss.document}: {miss.measure}: {miss.sort}"
            yield f"    wanted  {miss.wanted}"
            yield f"    came    {miss.came}"


def _plain(shares: dict[str, dict[str, Share]]) -> dict[str, dict[str, dict[str, float]]]:
    return {
        measure: {feature: {**asdict(share), "value": share.value} for feature, share in by_feature.items()}
        for measure, by_feature in shares.items()
    }


if __name__ == "__main__":
    main()

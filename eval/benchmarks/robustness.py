"""How wild and damaged PDFs end, beside pdfium and pypdf alone: `python -m eval.benchmarks.robustness FOLDER…`.

Every file is read through the jail, as `advicehub ingest` does it, and each of the two readers reads it
alone in a child with the same limits. Printed: files opened and files with text for each, and for ours
the refusals by reason, the pages lost to a crash or to their time, and the largest peak of memory.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import SourceError
from ingest.jail import Read, Refused, call_limited, read_all
from ingest.jailed.limits import STANDARD

_MODULE = "eval.benchmarks.one_pdf:"
_MEMORY = STANDARD.memory / 1024**2


@dataclass(frozen=True, slots=True)
class Plain:
    """What one reader alone gives for a file: 0 pages when it cannot open it."""

    pages: int
    characters: int


def main() -> None:
    """Read every PDF below the folders given, and print."""
    files = sorted({path for name in sys.argv[1:] for path in Path(name).rglob("*.pdf") if path.is_file()})
    if not files:
        sys.exit("name folders that hold PDF files")
    started = time.perf_counter()
    results = list(read_all(files, 2))
    seconds = time.perf_counter() - started
    with ThreadPoolExecutor(2) as pool:
        pdfium = list(pool.map(lambda path: _plain(path, "by_pdfium"), files))
        pypdf = list(pool.map(lambda path: _plain(path, "by_pypdf"), files))
        peaks = list(pool.map(_peak, files))
    for line in _lines(files, results, pdfium, pypdf, peaks):
        print(line)
    print(f"ours took {seconds:.0f} s for all files, two at a time")


def _plain(path: Path, function: str) -> Plain:
    try:
        (answer,) = call_limited(_MODULE + function, path)
    except SourceError:
        return Plain(0, 0)
    return Plain(*json.loads(answer))


def _peak(path: Path) -> tuple[float, float]:
    try:
        (answer,) = call_limited(_MODULE + "by_ours", path)
    except SourceError:
        return 0.0, 0.0
    peak, seconds = json.loads(answer)
    return peak, seconds


def _lines(
    files: Sequence[Path],
    results: Sequence[Read | Refused],
    pdfium: Sequence[Plain],
    pypdf: Sequence[Plain],
    peaks: Sequence[tuple[float, float]],
) -> Iterator[str]:
    read = [isinstance(result, Read) for result in results]
    text = [isinstance(result, Read) and _has_text(result) for result in results]
    either = [bool(a.pages or b.pages) for a, b in zip(pdfium, pypdf, strict=True)]
    worded = [bool(a.characters or b.characters) for a, b in zip(pdfium, pypdf, strict=True)]
    yield f"{len(files)} files                opened   with text"
    yield _row("pdfium alone", [bool(one.pages) for one in pdfium], [bool(one.characters) for one in pdfium])
    yield _row("pypdf alone", [bool(one.pages) for one in pypdf], [bool(one.characters) for one in pypdf])
    yield _row("either", either, worded)
    yield _row("ours", read, text)
    yield _row("either but not ours", _only(either, read), _only(worded, text))
    for path, own, other in zip(files, text, worded, strict=True):
        if other and not own:
            yield f"  text not read: {path.name}"
    yield from _refusals(results)
    yield from _pages(results)
    highest, name = max(zip((peak for peak, _ in peaks), (path.name for path in files), strict=True))
    slowest, slow = max(zip((seconds for _, seconds in peaks), (path.name for path in files), strict=True))
    yield f"highest peak of memory: {highest:.0f} MiB ({name}); the limit is {_MEMORY:.0f}"
    yield f"longest processor time: {slowest:.1f} s ({slow})"


def _has_text(read: Read) -> bool:
    # What was read, also where all of it is left out and named: it repeats on every page, or nobody can see it.
    ledger = read.document.ledger
    return any(account.characters for account in ledger.accounts) or any(one.characters for one in ledger.removed)


def _row(name: str, opened: Sequence[bool], worded: Sequence[bool]) -> str:
    return f"{name:24} {sum(opened):6} {sum(worded):11}"


def _only(some: Sequence[bool], others: Sequence[bool]) -> list[bool]:
    return [one and not other for one, other in zip(some, others, strict=True)]


def _refusals(results: Sequence[Read | Refused]) -> Iterator[str]:
    reasons = Counter(result.reason for result in results if isinstance(result, Refused))
    yield f"files refused: {sum(reasons.values())}"
    for reason, count in reasons.most_common():
        yield f"  {count:4}  {reason}"


def _pages(results: Sequence[Read | Refused]) -> Iterator[str]:
    documents = [result.document for result in results if isinstance(result, Read)]
    troubles = Counter(trouble.reason for document in documents for trouble in document.ledger.troubles)
    yield f"pages: {sum(document.ledger.pages for document in documents)}; with a remark: {sum(troubles.values())}"
    for reason, count in troubles.most_common(30):
        yield f"  {count:4}  {reason}"


if __name__ == "__main__":
    main()

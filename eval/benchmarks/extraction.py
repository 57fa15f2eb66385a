"""Pages read a CPU-second, beside pdfium alone, same files, same run: `python -m eval.benchmarks.extraction FOLDER...`.

Ours is the whole way before embedding: reading, structure, cutting into passages, all in this process.
Plain is pypdfium2's `get_text_bounded` of every page. The two are timed in turn by CPU time of this
process, ROUNDS times, the best of each counts. Pages that OCR reads are left out: tesseract takes its time
elsewhere.
"""

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from advicehub.errors import SourceError
from ingest.cut import cut
from ingest.readers import reader_for
from ingest.tokens import load_counter

ROUNDS = 3


def main() -> None:
    """Read, time, print."""
    files = _with_text(path for folder in sys.argv[1:] for path in sorted(Path(folder).glob("*.pdf")))
    counter = load_counter()
    pages = characters = 0
    for file in files:
        document = reader_for(file).read(file)
        pages += len(document.pages)
        characters += len(document.text)
        cut(document, counter)

    def ours() -> None:
        for file in files:
            cut(reader_for(file).read(file), counter)

    def read() -> None:
        for file in files:
            reader_for(file).read(file)

    def plain() -> None:
        for file in files:
            _plain(file)

    whole, reading, pdfium = _best([ours, read, plain])
    print(f"{len(files)} files, {pages} pages, {characters} characters; best of {ROUNDS}, one core")
    print(f"pdfium's text alone            {pages / pdfium:7.1f} pages/CPU-s")
    for name, seconds in (("reading with structure", reading), ("reading, structure, passages", whole)):
        print(f"{name:30} {pages / seconds:7.1f} pages/CPU-s  {characters / seconds:10.0f} characters/CPU-s")


def _best(works: list[Callable[[], None]]) -> list[float]:
    """The fewest CPU-seconds of each, the works taken in turn."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            started = time.process_time()
            work()
            best[place] = min(best[place], time.process_time() - started)
    return best


def _with_text(files: Iterable[Path]) -> list[Path]:
    """The files that can be read and whose pages all have a text layer."""
    out: list[Path] = []
    for file in files:
        try:
            document = reader_for(file).read(file)
        except SourceError:
            continue
        if all(page.text_layer == "text" for page in document.pages):
            out.append(file)
    return out


def _plain(file: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    try:
        return sum(len(page.get_textpage().get_text_bounded()) for page in document)
    finally:
        document.close()


if __name__ == "__main__":
    main()

"""Pages of PDF ingested a second, beside the plain set-up, in one run: `python -m eval.benchmarks.ingestion [PAGES]`.

The PDFs are set from the shipped notes, their sentences shuffled so that no passage comes twice.
Plain is pypdf for text, pieces of 150 words, MiniLM, a flat FAISS index: one model and no sentence
vectors. Ours is the whole way: children, structure, passages, both models with sentence vectors,
lexical index, hashes. Needs reportlab, which comes with the development packages.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from advicehub.settings import Settings
from eval.benchmarks.plain import PlainSearch
from index import ingestion
from index.models import registry
from ingest.sentences import sentences

WORDS_A_PAGE = 400
PAGES_A_FILE = 20


def main() -> None:
    """Make the PDFs, ingest them both ways, print."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    notes = sorted(Path("corpus/notes").glob("*.md"))
    with TemporaryDirectory() as folder:
        files = _typeset(Path(folder) / "pdf", notes, pages)
        plain = _timed(lambda: _plain(files))
        ours = _timed(lambda: _ours(Path(folder)))
    print(f"{pages} pages of PDF, {WORDS_A_PAGE} words each, models loaded within the time")
    print(f"plain, one model, no sentence vectors      {pages / plain:5.1f} pages/s")
    print(
        f"advicehub ingest, both models + sentences  {pages / ours:5.1f} pages/s   {plain / ours:.2f} of the plain rate"
    )


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _plain(files: list[Path]) -> None:
    from pypdf import PdfReader

    words = [word for file in files for page in PdfReader(file).pages for word in page.extract_text().split()]
    search = PlainSearch(registry.model_folder(Settings().models[0], Settings()))
    search.add([" ".join(words[begin : begin + 150]) for begin in range(0, len(words), 150)])


def _ours(folder: Path) -> None:
    settings = Settings(home=folder / "home")
    ingestion.ingest([folder / "pdf"], settings, ingestion.Wish())


def _typeset(folder: Path, notes: list[Path], pages: int) -> list[Path]:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    folder.mkdir()
    random.seed(0)
    pool = [line for note in notes if note.suffixes == [".md"] for line in _sentences(note)]
    style = getSampleStyleSheet()["BodyText"]
    files = []
    for number in range(0, pages, PAGES_A_FILE):
        story = []
        for _ in range(min(PAGES_A_FILE, pages - number)):
            drawn: list[str] = []
            while sum(len(line.split()) for line in drawn) < WORDS_A_PAGE:
                drawn.append(random.choice(pool).replace("&", "and").replace("<", ""))
            story += [Paragraph(" ".join(drawn[i : i + 6]), style) for i in range(0, len(drawn), 6)] + [PageBreak()]
        file = folder / f"{number:04}.pdf"
        SimpleDocTemplate(str(file), pagesize=A4).build(story)
        files.append(file)
    return files


def _sentences(note: Path) -> list[str]:
    text = note.read_text(encoding="utf-8").split("---\n", 2)[2]
    return [text[a:b] for a, b in sentences(text, "en") if len(text[a:b].split()) > 6]


if __name__ == "__main__":
    main()

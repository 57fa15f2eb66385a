"""The parts of a first answer, one after the other in a new process: `python -m eval.benchmarks.start_parts HOME`.

The command does several of them side by side (assistant/loading.py), so that their sum is more than it takes. The
question is read from standard input. Prints JSON: {part: seconds}, in order.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advicehub.settings import load_settings


def parts(home: Path, text: str) -> dict[str, float]:
    """Seconds of each part of answering `text` from the library in `home`."""
    taken: dict[str, float] = {}

    @contextmanager
    def part(name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        taken[name] = time.perf_counter() - started

    with part("imports"):
        from assistant.opening import assistant_over
        from assistant.triage.triage import triage
        from assistant.wire import answer_json
        from index import integrity
        from index.access import PUBLIC
        from index.library import Library
        from index.opening import load_encoder, load_widener, open_searcher
        from index.question import question
        from ingest import jail
    settings = load_settings(home)
    with part("the server of children, up to its start"):
        jail.warm(few=True)
    with part("language"):
        asked = question(text)
    with part("triage"):
        triage(asked)
    with part("engine: both models"):
        encoder = load_encoder(settings)
    library = Library(settings.home)
    with part("hashing"):
        manifest = library.manifest(library.current())
        integrity.check(library.folder(manifest.id), manifest, PUBLIC.groups, settings.hash_limit_gb * 1e9)
    widener = load_widener(encoder)
    with part("thesaurus"):
        widener.thesaurus.also(asked)
    with part("opening, hashing again"):
        searcher = open_searcher(settings, PUBLIC, encoder=encoder, widener=widener)
        assistant = assistant_over(searcher, settings)
    with part("embedding of the question"):
        encoder.vectors(asked)
    with part("search"):
        searcher.search(asked, PUBLIC)
    with part("decision"):
        assistant.consider(asked, PUBLIC)
    with part("answer with its verification"):
        answer = assistant.answer(asked, PUBLIC)
    with part("the same again, verified before"):
        assistant.answer(asked, PUBLIC)
    with part("JSON"):
        json.dumps(answer_json("", answer, 0.0))
    return taken


def main() -> None:
    """Run and print."""
    print(json.dumps(parts(Path(sys.argv[1]), sys.stdin.read())))


if __name__ == "__main__":
    main()

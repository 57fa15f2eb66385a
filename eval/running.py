"""Runs a data set: opens what is searched, asks, and writes the run with its sidecar."""

from collections.abc import Sequence
from pathlib import Path

from advicehub import terminal
from advicehub.errors import DataError
from advicehub.settings import Settings
from eval import sidecar
from eval.asking import Asked, DocumentSearch, ask_all
from eval.corpus_edition import open_corpus
from eval.dataset import Dataset, open_dataset
from eval.trec_run import write_run
from index.access import PUBLIC
from index.edition_searcher import EditionSearcher
from index.models.embedder import Embedder
from index.opening import load_encoder, open_searcher
from index.searcher import Mode


def run_dataset(
    path: Path,
    split: str,
    queries: Path | None,
    corpus: Path | None,
    settings: Settings,
    mode: Mode,
    depth: int,
    out: Path,
) -> Asked:
    """Run the data set at `path` and write the TREC run `out` and the JSON beside it; see `open_dataset`.

    Nothing is written unless all queries were asked. Raises `DataError`, and what opening an edition
    raises.
    """
    if not out.parent.is_dir():
        raise DataError(f"{out}: there is no such folder to write to")
    dataset = open_dataset(path, split, queries, corpus)
    embedders = load_encoder(settings).embedders
    searcher = _open(dataset, settings, embedders)
    each = terminal.progress(dataset.queries.values(), len(dataset.queries), "asking")
    asked = ask_all(each, DocumentSearch(searcher, mode, depth))
    content = sidecar.provenance(dataset, asked, searcher.edition(PUBLIC), settings, embedders, mode, depth)
    write_run(out, asked.rankings)
    sidecar.write(out, content)
    return asked


def _open(dataset: Dataset, settings: Settings, embedders: Sequence[Embedder]) -> EditionSearcher:
    if dataset.corpus is None:
        return open_searcher(settings, PUBLIC)
    with terminal.counting() as count:

        def told(model: str, done: int, total: int) -> None:
            count(f"embedding ({model})", done, total)

        return open_corpus(dataset.corpus, settings, embedders, told)

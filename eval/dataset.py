"""What `eval run` is pointed at: queries, the judgments that say which of them count, and a corpus."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import DataError
from eval.qrels import read_qrels
from eval.query import Query, read_queries
from index.manifest import FileRecord


@dataclass(frozen=True, slots=True)
class Dataset:
    """`queries` are those to run, by id. `corpus` is a BEIR corpus file, or None for the current edition.

    `judged` counts the judged queries, None without judgments; `files` are the files read.
    """

    name: str
    queries: Mapping[str, Query]
    judged: int | None
    corpus: Path | None
    files: tuple[Path, ...]

    def hashes(self) -> dict[str, str]:
        """SHA-256 of each file, by its folder's and its own name."""
        return {f"{file.resolve().parent.name}/{file.name}": FileRecord.of(file).sha256 for file in self.files}


def open_dataset(path: Path, split: str, queries: Path | None, corpus: Path | None) -> Dataset:
    """The data set at `path`: a BEIR folder, or a file of queries.

    A folder's queries are run when `qrels/<split>.tsv` judges them. `queries` is another file to take
    the queries from; `corpus` another BEIR folder to search. Raises `DataError` for what is missing
    or malformed.
    """
    if not path.exists():
        raise DataError(f"{path.name}: there is no such file or folder")
    folder = path if path.is_dir() else None
    asked_file = queries or (folder / "queries.jsonl" if folder else path)
    asked = read_queries(asked_file)
    judgments = folder / "qrels" / f"{split}.tsv" if folder else None
    corpus_folder = corpus or folder
    corpus_file = corpus_folder / "corpus.jsonl" if corpus_folder else None
    if corpus_file and not corpus_file.is_file():
        raise DataError(f"{corpus_file.parent.name}: it holds no corpus.jsonl")
    judged = None if judgments is None else read_qrels(judgments)
    if judged is not None:
        asked = {id_: query for id_, query in asked.items() if id_ in judged}
        if not asked:
            raise DataError(f"{asked_file.name}: none of its queries is judged in the split {split}")
    files = tuple(file for file in (corpus_file, asked_file, judgments) if file is not None)
    return Dataset(path.resolve().name, asked, None if judged is None else len(judged), corpus_file, files)

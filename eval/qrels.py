"""Judgments: which documents are relevant to which queries, and how much."""

from pathlib import Path

from advicehub.errors import DataError
from eval.json_lines import refuse, text_lines

Qrels = dict[str, dict[str, int]]
"""Grades by query id and document id."""

_HEADER = ("query-id", "corpus-id", "score")


def read_qrels(file: Path) -> Qrels:
    """Read judgments in BEIR's form (a header; query, document, grade) or TREC's (query, 0, document, grade).

    Raises `DataError` naming the line for a wrong number of columns, a grade that is no whole number,
    and two different grades of one document for one query; and when there is no judgment at all.
    """
    qrels: Qrels = {}
    width = 0
    for number, line in text_lines(file):
        columns = line.split()
        if not qrels and tuple(columns) == _HEADER:
            continue
        width = width or len(columns)
        if len(columns) != width or width not in (3, 4):
            refuse(file, number, "expected query, document and grade, or query, 0, document and grade")
        grade = _grade(file, number, columns[-1])
        if qrels.setdefault(columns[0], {}).setdefault(columns[-2], grade) != grade:
            refuse(file, number, f"query {columns[0]} has two grades for document {columns[-2]}")
    if not qrels:
        raise DataError(f"{file.name}: it holds no judgment")
    return qrels


def _grade(file: Path, number: int, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        refuse(file, number, "the grade is not a whole number")

"""Puts gold quotations in their places in an edition, and back in them when the text has moved."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.queries.edition_texts import EditionText
from eval.queries.fault import Fault
from eval.queries.reading import read_questions
from eval.queries.schema import places, raw_lines
from index.batch import written_whole


@dataclass(frozen=True, slots=True)
class Anchored:
    """`gold` quotations were looked up, of which `moved` have another place, version or white space than before.

    Where there is any of `lost` the file was not changed.
    """

    gold: int
    moved: int
    lost: tuple[Fault, ...]


def anchor(file: Path, texts: Mapping[str, EditionText]) -> Anchored:
    """Fill `start`, `end` and `sha256` of all gold of `file`; the quotation becomes what stands there, verbatim.

    A quotation is found when its words stand in the document in one place, or in several, of which the one
    nearest to its old place is taken if it had one. The file is replaced whole or not at all. Raises
    `DataError` for a file that is no query set.
    """
    placed = places(file, read_questions(file))
    records = [json.loads(text) for _, text in raw_lines(file)]
    lost: list[Fault] = []
    count = moved = 0
    for record, place in zip(records, placed.values(), strict=True):
        for gold in record.get("gold", ()):
            count += 1
            before = dict(gold)
            if said := _place(gold, texts):
                lost.append(place.fault("anchor", said))
            moved += gold != before
    if not lost and moved:
        with written_whole(file) as stream:
            stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return Anchored(count, moved, tuple(lost))


def _place(gold: dict[str, Any], texts: Mapping[str, EditionText]) -> str:
    """Put one gold quotation in its place; returns why that cannot be done, '' when it is done."""
    found = texts.get(document := gold.get("document", ""))
    if found is None:
        return f"the library has no public document {document}"
    spans = spans_of(gold["quote"], found.text)
    if not spans:
        return f"the quotation does not stand in {document}"
    if len(spans) > 1 and not gold.get("sha256"):
        return f"the quotation stands in {document} {len(spans)} times; make it longer"
    start, end = min(spans, key=lambda span: abs(span[0] - int(gold.get("start", 0))))
    gold |= {"start": start, "end": end, "quote": found.text[start:end], "sha256": found.sha256}
    return ""


def spans_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Where the words of `quote` stand in `text`, whatever white space is between them; exact places go before."""
    exact = [(at.start(), at.end()) for at in re.finditer(re.escape(quote), text)]
    loose = r"\s+".join(re.escape(word) for word in quote.split())
    return exact or [(at.start(), at.end()) for at in re.finditer(loose, text)]

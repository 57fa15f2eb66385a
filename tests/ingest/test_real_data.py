"""Real treaties, rules, reports and damaged PDFs."""

import json
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from ingest.cut import LIMIT, cut
from ingest.document import Document
from ingest.jail import Read, read_all
from ingest.pdf.reader import PdfReader
from ingest.text import TextReader
from ingest.tokens import load_counter
from tests.contracts.reader import check_document
from tests.ingest.real_data import FOLDER, needs_real_data

pytestmark = needs_real_data

_RAISED = re.compile("[⁰¹²³⁴-⁹]")


def block_texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_all_texts_are_read_and_cut() -> None:
    counter = load_counter()
    files = sorted((FOLDER / "seeds").glob("*.txt")) + sorted((FOLDER / "data/domain/texts").glob("*.txt"))
    assert len(files) > 50
    for path in files:
        document = TextReader().read(path)
        check_document(document)
        passages = cut(document, counter)
        assert max(counter([document.text[p.start : p.end] for p in passages])) <= LIMIT


def test_no_word_of_a_text_is_lost() -> None:
    for path in sorted((FOLDER / "data/domain/texts").glob("*.txt")):
        document = TextReader().read(path)
        words = Counter(re.findall(r"[^\W_]+", path.read_text(encoding="utf-8-sig")))
        kept = Counter(re.findall(r"[^\W_]+", document.text))
        hyphens = sum(repair.kind == "hyphen" for repair in document.repairs)
        assert sum((words - kept).values()) <= 2 * hyphens + document.ledger.furniture, path.name


def test_gold_quotes_stand_in_the_text_word_for_word() -> None:
    questions = FOLDER / "data/domain/questions-dev.jsonl"
    folders = (FOLDER / "seeds", FOLDER / "data/domain/texts")
    lost = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        for gold in json.loads(line).get("gold", []):
            path = next(folder / gold["doc"] for folder in folders if (folder / gold["doc"]).exists())
            quote = " ".join(gold["quote"].split())
            if quote not in " ".join(TextReader().read(path).text.split()):
                lost.append((gold["doc"], quote))
    assert lost == []


def test_paths_in_the_convention_against_torture() -> None:
    path = FOLDER / "data/domain/texts/uncat.txt"
    document = TextReader().read(path)
    block = next(b for b in document.blocks if "No exceptional circumstances" in document.text[b.start : b.end])
    assert (block.label, block.path) == ("2.", ("PART I", "Article 2"))


@pytest.mark.parametrize(
    "name", ["ar_single", "en_2col", "en_single", "es_single", "fr_single", "ru_single", "zh_single"]
)
def test_pdfs_whose_text_is_known(name: str) -> None:
    """Every block of these PDFs comes back whole and unchanged, marks of footnotes aside."""
    path = FOLDER / f"data/pdf/known/w_{name}.pdf"
    document = PdfReader().read(path)
    check_document(document)
    found = {_RAISED.sub("", text) for text in block_texts(document)}
    found |= {re.sub(r"^\d+\. ", "", text) for text in found}
    truth = json.loads(path.with_suffix(".gt.json").read_text(encoding="utf-8"))
    assert [block["text"] for block in truth if block["text"] not in found] == []


def test_a_toolkit_note_as_pdf() -> None:
    path = FOLDER / "data/pdf/known/w_seed003_a4.pdf"
    document = PdfReader().read(path)
    found = {_RAISED.sub("", re.sub(r"^\d+\. (?=\S)", "", text)) for text in block_texts(document)}
    found |= {_RAISED.sub("", text) for text in block_texts(document)}
    truth = json.loads(path.with_suffix(".gt.json").read_text(encoding="utf-8"))
    assert len([block for block in truth if _RAISED.sub("", block["text"]) not in found]) <= 3


@pytest.mark.slow
def test_wild_pdfs_each_end_inside_their_limit(capfd: pytest.CaptureFixture[str]) -> None:
    files = sorted((FOLDER / "data/pdf/wild").glob("*.pdf"))
    assert len(files) > 150
    started = time.monotonic()
    results = list(read_all(files, workers=2))
    assert [result.path for result in results] == files
    assert time.monotonic() - started < 20 * len(files)
    for result in results:
        if isinstance(result, Read):
            check_document(result.document)
        else:
            assert "\n" not in result.reason and "Traceback" not in result.reason


@pytest.mark.parametrize("folder", ["domain/pdf", "domain/pdf_layout"])
def test_domain_pdfs_are_well_formed(folder: str) -> None:
    for path in sorted(Path(FOLDER / "data" / folder).glob("*.pdf")):
        check_document(PdfReader().read(path))

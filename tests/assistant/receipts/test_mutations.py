"""Five hundred random changes to sources, receipts, answers and editions: not one passes for exact."""

import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advicehub.errors import DataError, EditionError
from advicehub.settings import Settings
from assistant.answering import Assistant
from assistant.receipts.checker import Checker
from assistant.receipts.claim import Claim
from assistant.receipts.claims import SHARED, read_claims
from assistant.receipts.code import code_of, plain
from assistant.receipts.parsing import NotAReceipt, loads, presented
from assistant.receipts.receipt import receipt_json
from assistant.receipts.sources import GivenFiles, LibrarySources
from assistant.verification import Verifier
from assistant.wire import citation_json
from index.access import PUBLIC, Access
from index.edition_searcher import EditionSearcher
from index.ingestion import Report
from index.library import Library
from index.question import question
from tests.assistant.fakes import calibration
from tests.assistant.receipts.making import Made, all_of
from tests.assistant.receipts.mutating import changed_value, damaged, forged
from tests.ingest.tiny_pdf import Text, column, tiny_pdf

SEED = 2026
SOURCES, RAW, FITTED, ANSWERS, STORE, FORGED = 150, 100, 50, 100, 50, 50

Open = Callable[[Access], EditionSearcher]

pytestmark = pytest.mark.slow


@pytest.fixture
def library(ingest: Callable[..., Report], settings: Settings, tmp_path: Path) -> Library:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "rules.md").write_text(
        "# Rules of the house\n\n## Cells\n\n1. Cells shall have windows that open to the air.[^a]\n\n"
        "2. Nobody is held in a cell without light for longer than an hour.\n\n[^a]: Of one square metre at least.\n"
    )
    (folder / "arrest.txt").write_text(
        "1. Whoever is arrested must be told why. The family must be told where.\n\n"
        "2. A doctor sees everybody on the first day. The doctor is independent of the police.\n"
    )
    lines = ["1. Everyone who is held may speak with a lawyer before", "the first question is put, and alone."]
    more = ["2. An interpreter comes, without charge, when the language", "of the questions is not understood well."]
    (folder / "lawyer.pdf").write_bytes(
        tiny_pdf([[Text(72, 740, "Custody", 20, True), *column(lines, y=690)], column(more)])
    )
    (folder / "visits.html").write_text(
        "<!doctype html><html lang=en><title>Visits</title><h1>Visits</h1><h2>Article 4</h2>"
        "<p>1. Visits are made without notice. Nobody may refuse them.<p>2. Notes are kept for ten years.</html>"
    )
    ingest(folder)
    return Library(settings.home)


@pytest.fixture
def all_made(library: Library, searcher: Open) -> list[Made]:
    opened = searcher(PUBLIC)
    return [made for listed in opened.documents(PUBLIC) for made in all_of(opened, library, listed.id)]


def _claim(made: Made) -> Claim:
    return Claim("", made.receipt.quotation, made.receipt)


def test_sources(library: Library, all_made: list[Made], tmp_path: Path) -> None:
    dice = random.Random(SEED)
    assert all(Checker(LibrarySources(library)).check(_claim(made)).yes for made in all_made)
    for _ in range(SOURCES):
        made = dice.choice(all_made)
        source = library.source(made.receipt.sha256)
        whole = source.read_bytes()
        source.write_bytes(damaged(whole, dice))
        given = tmp_path / made.receipt.file
        given.write_bytes(source.read_bytes())
        for checker in (Checker(LibrarySources(library)), Checker(GivenFiles([given]))):
            found = checker.check(_claim(made))
            assert (found.verdict, found.reason) == ("changed", "other_file")
        shown = Verifier(library).verdict(made.citation.quotation, made.citation.file)
        assert shown == "changed"
        source.write_bytes(whole)


def test_receipts(library: Library, all_made: list[Made]) -> None:
    dice = random.Random(SEED)
    checker, done = Checker(LibrarySources(library)), 0
    while done < RAW:
        text = json.dumps(receipt_json(dice.choice(all_made).receipt), ensure_ascii=dice.random() < 0.5)
        new = damaged(text.encode(), dice)
        done += _says_no(new, json.loads(text), checker)


def _says_no(new: bytes, before: Any, checker: Checker) -> bool:
    """Whether something was changed; then it must be refused or not exact."""
    try:
        value = loads(new.decode("utf-8"))
        if value == before:
            return False
        found = presented(value)
    except (NotAReceipt, UnicodeDecodeError):
        return True
    same = found.receipt == presented(before).receipt and found.intact
    if same:
        return False  # the code in small letters, or with O for 0
    checked = checker.check(Claim("", found.receipt.quotation, found.receipt, found.intact))
    assert not checked.yes and checked.reason == "altered"
    return True


def test_receipts_whose_code_was_made_to_fit(library: Library, all_made: list[Made]) -> None:
    """Only what the file proves can be caught then: the words, their place, their pages, the file itself."""
    dice, reasons, done = random.Random(SEED), Counter[str](), 0
    checker = Checker(LibrarySources(library))
    while done < FITTED:
        value = receipt_json(dice.choice(all_made).receipt)
        name = dice.choice(["quote", "quote_sha256", "start", "sha256", "pages", "page_labels", "passage", "moved"])
        if name == "moved":
            changed = value | {"start": value["start"] - 1, "end": value["end"] - 1}
        else:
            changed = value | {name: changed_value(value[name], dice)}
        changed["code"] = code_of({key: each for key, each in changed.items() if key != "code"})
        done += 1
        try:
            found = presented(changed)
        except NotAReceipt:
            reasons["no receipt"] += 1
            continue
        checked = checker.check(Claim("", found.receipt.quotation, found.receipt, found.intact))
        assert not checked.yes, (name, changed)
        reasons[checked.reason] += 1
    assert len(reasons) >= 3


def test_the_quotation_with_its_hash_and_code_made_anew(library: Library, all_made: list[Made]) -> None:
    checker = Checker(LibrarySources(library))
    for made in all_made:
        quote = made.receipt.quote
        for at in range(len(quote)):
            lie = made.saying(quote[:at] + ("x" if quote[at] != "x" else "y") + quote[at + 1 :])
            found = checker.check(Claim("", lie.quotation, lie))
            assert (found.verdict, found.reason, found.found) == ("changed", "differs", quote)


def test_answers(library: Library, all_made: list[Made], tmp_path: Path) -> None:
    dice, done = random.Random(SEED), 0
    checker, file = Checker(LibrarySources(library)), tmp_path / "answers.jsonl"
    while done < ANSWERS:
        chosen = dice.sample(all_made, 2)
        cited = [citation_json(made.citation, "0123456789ab") for made in chosen]
        line = json.dumps({"id": "q", "citations": cited}, ensure_ascii=False)
        new = damaged(line.encode(), dice)
        file.write_bytes(new)
        try:
            claims = read_claims(file)
        except DataError:
            done += 1
            continue
        if not all(checker.check(claim).yes for claim in claims):
            done += 1
            continue
        # Something else was changed, or nothing that says anything: it does not count.
        assert _checked_part(json.loads(new)) == _checked_part(json.loads(line)), new


def _checked_part(value: dict[str, Any]) -> Any:
    """Of an answers file what can be checked without a library: what a citation shares with its receipt (of which any
    code is written in one way), and the words of footnotes."""
    return [
        {
            **{name: cited[name] for name in ("version", *SHARED)},
            "footnotes": [note["text"] for note in cited["footnotes"]],
            "receipt": {**cited["receipt"], "code": plain(cited["receipt"]["code"])},
        }
        for cited in value["citations"]
    ]


def test_editions(library: Library, searcher: Open) -> None:
    dice = random.Random(SEED)
    folder = library.folder(library.current())
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    for _ in range(STORE):
        file = dice.choice(files)
        whole = file.read_bytes()
        if not whole:
            continue
        file.write_bytes(damaged(whole, dice))
        with pytest.raises(EditionError):
            searcher(PUBLIC)
        file.write_bytes(whole)
    searcher(PUBLIC)


def test_editions_whose_hashes_were_made_to_fit(library: Library, searcher: Open, all_made: list[Made]) -> None:
    dice, unseen = random.Random(SEED), list[str]()
    folder = library.folder(library.current())
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    true = {made.citation.passage.id: made.citation for made in all_made}
    read = {v: reading for v, file in {(m.receipt.sha256, m.receipt.file) for m in all_made}
            if (reading := Verifier(library).reading(v, file))}  # fmt: skip
    for _ in range(FORGED):
        what = forged(library, library.current(), dice)
        opened = searcher(PUBLIC)
        assistant = Assistant(opened, Verifier(library), calibration(0.0))
        withheld = 0
        for made in all_made:
            answer = assistant.answer(question(made.citation.paragraph), PUBLIC)
            withheld += answer.withheld
            for each in answer.citations:
                was = true[each.passage.id]
                shown = (each.paragraph, each.passage, each.page_labels)
                assert shown == (was.paragraph, was.passage, was.page_labels), what
                assert all(text in read[each.quotation.version].text for _, text in each.footnotes), what
        unseen += [] if withheld else [what]
        for file, content in before.items():
            file.write_bytes(content)
    # A letter of a heading is not shown from the passage's text: the heading path is, and that is verified.
    assert all(what.startswith("words") for what in unseen), unseen
    assert len(unseen) <= FORGED // 5

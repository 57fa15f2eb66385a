"""Compares a document and its passages with the truth."""

from bisect import bisect_left
from collections.abc import Sequence

from eval.extraction.matching import Found, Match, alike, block_pattern, folded, note_pattern
from eval.extraction.tally import Tally
from eval.extraction.truth import ANYWHERE, UNKNOWN, KnownBlock, Truth
from ingest.block import Block
from ingest.document import Document
from ingest.passage import Passage

BLOCKS = "blocks whole and verbatim"
KEPT = "body blocks not lost"
ORDER = "blocks in order"
LABELS = "labels"
NOTES = "footnotes whole and verbatim"
LINKED = "footnotes linked to their mark"
GIVEN = "links that are right"
BOXES = "boxes with title and country"
FURNITURE = "running lines removed"
HIDDEN = "hidden text kept out"
REPORTED = "hidden text reported"
ROWS = "table rows"
LINKS = "addresses of links"
PAGE = "pages of blocks"
PAGE_LABELS = "page labels"
SCANNED = "scanned blocks, 98 % of characters"
CHARACTERS = "characters of scanned blocks"
OCR = "pages marked as read by OCR"

BESIDE = "boxes beside text"
"""With this feature nobody can say whether a box comes before or after the text beside it."""

_ALIKE = 0.98


def examine(name: str, truth: Truth, document: Document, passages: Sequence[Passage]) -> Tally:
    """Everything that can be said of `document` against `truth`."""
    return _Examiner(name, truth, document, passages).tally()


def unread(name: str, truth: Truth, reason: str) -> Tally:
    """The tally of a file that was refused: nothing of it was found."""
    tally = Tally(name, truth.features)
    for block in truth.blocks:
        if block.kind != "table":
            tally.add(SCANNED if truth.ocr else BLOCKS, False, "refused", block.text, reason)
            tally.add(KEPT, False, "refused", block.text, reason)
    for note in truth.footnotes:
        tally.add(NOTES, False, "refused", note.text, reason)
        tally.add(LINKED, False, "refused", note.text, reason)
    return tally


class _Examiner:
    def __init__(self, name: str, truth: Truth, document: Document, passages: Sequence[Passage]) -> None:
        self.truth, self.document, self.passages = truth, document, passages
        self.result = Tally(name, truth.features)
        self.body = [block for block in document.blocks if block.kind != "footnote"]
        self.notes = [block for block in document.blocks if block.kind == "footnote"]
        self.found = Found(self._text(block) for block in self.body)
        self.matches: list[Match] = []

    def tally(self) -> Tally:
        self._blocks()
        self._order()
        self._boxes()
        self._notes()
        self._tables()
        self._left_out()
        self._pages()
        return self.result

    def _text(self, block: Block) -> str:
        return self.document.text[block.start : block.end]

    def _blocks(self) -> None:
        last = -1
        for block in self.truth.blocks:
            if block.kind == "table":
                self.matches.append(Match("whole"))
                continue
            pattern = block_pattern(block)
            index = self.found.take(pattern, block.text, last)
            match = Match("whole", index) if index is not None else self.found.missed(pattern, block.text)
            last = index if index is not None else last
            self.matches.append(match)
            self._count(block, match)

    def _count(self, block: KnownBlock, match: Match) -> None:
        whole = match.index is not None
        if self.truth.ocr:
            wanted = folded(block.text)
            ratio = 1.0 if whole else alike(wanted, match.nearest)
            self.result.add(SCANNED, ratio >= _ALIKE, match.sort, block.text, match.nearest)
            shared = (
                min(len(wanted), round(ratio * (len(wanted) + len(match.nearest)) / 2)) if not whole else len(wanted)
            )
            had, n = self.result.counts.get(CHARACTERS, (0, 0))
            self.result.counts[CHARACTERS] = (had + shared, n + len(wanted))
        else:
            self.result.add(BLOCKS, whole, match.sort, block.text, match.nearest)
        self.result.add(KEPT, match.sort != "lost", match.sort, block.text, match.nearest)
        if match.index is None:
            return
        here = self.body[match.index]
        if block.label:
            self.result.add(
                LABELS, here.label == block.label, "label", f"{block.label} of {block.text[:60]}", here.label
            )
        for address in block.links:
            given = {link.address for link in self.document.links if here.start <= link.start < here.end}
            self.result.add(LINKS, address in given, "link", address, ", ".join(sorted(given)))
        if block.page is not None:
            pages = {run.page for run in self.document.runs if run.start < here.end and run.end > here.start}
            first = min(pages, default=0)
            self.result.add(PAGE, first == block.page, "page", f"{block.page}: {block.text[:60]}", str(first))

    def _order(self) -> None:
        """Found blocks outside the longest stretch that stands in the right order are out of order."""
        if BESIDE in self.truth.features:
            return
        matched = [(match.index, number) for number, match in enumerate(self.matches) if match.index is not None]
        kept = _rising([index for index, _ in matched])
        for place, (_, number) in enumerate(matched):
            self.result.add(ORDER, place in kept, "order", self.truth.blocks[number].text, "")

    def _boxes(self) -> None:
        groups: list[list[int]] = []
        for number, block in enumerate(self.truth.blocks):
            if not block.box:
                continue
            if groups and groups[-1][-1] == number - 1 and self.truth.blocks[number - 1].box == block.box:
                groups[-1].append(number)
            else:
                groups.append([number])
        for group in groups:
            wrong = self._wrong_box(group)
            first = self.truth.blocks[group[0]]
            self.result.add(BOXES, not wrong, "box", f"{first.box}: {first.text}", wrong)

    def _wrong_box(self, group: Sequence[int]) -> str:
        """What is wrong with a box; '' when each of its blocks is whole and knows its title and country."""
        for number in group:
            block, match = self.truth.blocks[number], self.matches[number]
            if match.index is None:
                return f"{match.sort}: {match.nearest}"
            here = self.body[match.index]
            if folded(block.box) not in {folded(heading) for heading in here.path}:
                return f"path {here.path}"
            if block.country not in (here.country, UNKNOWN):
                return f"country {here.country!r}, not {block.country!r}"
        return ""

    def _notes(self) -> None:
        found = Found(self._text(block) for block in self.notes)
        body = Found(self._text(block) for block in self.body) if self.truth.footnotes else found
        right: set[tuple[int, int]] = set()
        for note in self.truth.footnotes:
            pattern = note_pattern(note.label, note.text)
            index = next((i for i, text in enumerate(found.texts) if pattern.fullmatch(text)), None)
            match = Match("whole", index) if index is not None else found.missed(pattern, note.text)
            if index is None and match.sort in ("lost", "scattered"):
                match = body.missed(pattern, note.text)
                match = Match(match.sort, None, f"in the body: {match.nearest}" if match.nearest else "")
            self.result.add(NOTES, index is not None, match.sort, f"{note.label} {note.text}", match.nearest)
            self._link(note.label, note.text, note.block, index, right)
        for place, passage in enumerate(self.passages):
            for attached in passage.footnotes:
                fine = (place, attached.start) in right
                text = self.document.text[attached.start : attached.end]
                self.result.add(GIVEN, fine, "link given", text, self.document.text[passage.start : passage.end])

    def _link(self, label: str, text: str, block: int, note: int | None, right: set[tuple[int, int]]) -> None:
        places = self._bearing(block, label)
        for place in places:
            for attached in self.passages[place].footnotes:
                same = note is not None and attached.start == self.notes[note].start
                if same or note_pattern(label, text).fullmatch(
                    folded(self.document.text[attached.start : attached.end])
                ):
                    right.add((place, attached.start))
                    self.result.add(LINKED, True)
                    return
        marked = self.truth.blocks[block].text
        passage = self.passages[places[0]] if places else None
        came = self.document.text[passage.start : passage.end] if passage else "no passage has the marked block"
        self.result.add(LINKED, False, "link", f"{label} {text} @ {marked}", came)

    def _bearing(self, block: int, label: str) -> list[int]:
        """The passages that hold the mark `label` of a known block, as indices."""
        known, match = self.truth.blocks[block], self.matches[block]
        at = next((at for at, mark in known.marks if mark == label), len(known.text))
        if match.index is not None and at == ANYWHERE:
            here = self.body[match.index]
            return [n for n, each in enumerate(self.passages) if each.start < here.end and here.start < each.end]
        if match.index is not None:
            here = self.body[match.index]
            place = _raw(self._text(here), known, at) + here.start
            return [n for n, each in enumerate(self.passages) if each.start < place <= each.end]
        before = _tight(known.text[:at])[-24:]
        return [
            n for n, each in enumerate(self.passages) if before in _tight(self.document.text[each.start : each.end])
        ]

    def _tables(self) -> None:
        tables = [self._text(block) for block in self.body if block.kind == "table"]
        rows = {folded(row) for table in tables for row in table.split("\n")}
        for block in self.truth.blocks:
            for row in block.cells:
                wanted = folded(" | ".join(row))
                self.result.add(ROWS, wanted in rows, "row", wanted, self.found.nearest(wanted)[0])

    def _left_out(self) -> None:
        text = folded(self.document.text)
        removed = [folded(each.text) for each in self.document.ledger.removed if each.why in ("hidden", "off the page")]
        for hidden in self.truth.hidden:
            self.result.add(HIDDEN, folded(hidden) not in text, "hidden", hidden, "it is in the text")
            if not self.document.pages:
                continue
            told = any(folded(hidden)[:100] in each or (each and each in folded(hidden)) for each in removed)
            self.result.add(REPORTED, told, "hidden", hidden, "it is not in the ledger")
        taken = {match.index for match in self.matches}
        left = [text for index, text in enumerate(self.found.texts) if index not in taken]
        notes = len(left)
        left += [folded(self._text(block)) for block in self.notes]
        for line in self.truth.furniture:
            # A note begins with its number, which is no page's.
            held = (n for n, text in enumerate(left) if _holds(text, folded(line), n < notes))
            place = next(held, None)
            came = left[place] if place is not None else ""
            if place is not None:
                left[place] = left[place].replace(folded(line), "", 1)
            self.result.add(FURNITURE, place is None, "left", line, came)

    def _pages(self) -> None:
        if self.truth.page_labels:
            labels = [page.label for page in self.document.pages]
            for number, label in enumerate(self.truth.page_labels):
                came = labels[number] if number < len(labels) else "no page"
                self.result.add(PAGE_LABELS, came == label, "page label", label, came)
        if self.truth.ocr:
            for page in self.document.pages:
                self.result.add(OCR, page.text_layer == "ocr" and page.confidence is not None, "ocr", str(page), "")


def _holds(text: str, line: str, head: bool) -> bool:
    """Whether a running line was left in `text`: anywhere, or at an end of it (`head`: also its head) where it is only
    a number.
    """
    if len(line) > 5:
        return line in text
    return text == line or (head and text.startswith(f"{line} ")) or text.endswith(f" {line}")


def _raw(text: str, block: KnownBlock, at: int) -> int:
    """The offset in a reader's `text` of offset `at` of the known block that it equals, marks of its own included."""
    match = block_pattern(block).fullmatch(folded(text))
    marks = [number for number, (place, _) in enumerate(block.marks) if place == at]
    upto = match.end(f"m{marks[-1]}") if match and marks else at
    tight = len(_tight(folded(text)[:upto]))
    for offset, char in enumerate(text):
        if tight == 0:
            return offset
        tight -= not char.isspace()
    return len(text)


def _tight(text: str) -> str:
    return "".join(folded(text).split())


def _rising(numbers: Sequence[int]) -> frozenset[int]:
    """Positions of a longest rising subsequence."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        places[at : at + 1] = [place]
        before.append(places[at - 1] if at else -1)
    out: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        out.add(place)
        place = before[place]
    return frozenset(out)

"""OCR of one page: drawn by pdfium, read by tesseract in the language it is in, the right way up.

Which language: first the one most of the document is in, as far as it has been read (English where
nothing has). What comes out is judged: when it reads like another language for which there is a pack,
the page is read again in that one. When the words come out unsure, tesseract's own detection says how
the page lies and in which script it is written; the page is turned and read in that script's languages.
The surest reading is taken. So an ordinary page is read once.
"""

import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from ingest.jailed.limits import STANDARD
from ingest.language import language_of
from ingest.ledger import Removed
from ingest.pdf.hocr import PixelBox, WordLine, lines_of_hocr, moved
from ingest.pdf.line import Line
from ingest.pdf.ocr_lines import Frame, lines_of_words
from ingest.pdf.render import Picture, Turn, cut_out, draw
from ingest.pdf.tesseract import OcrFailed, Tesseract
from ingest.pdf.unread_ink import unread_lines

_SCALE = 300 / 72
"""300 dots per inch: what tesseract's models are made for."""
_LARGER = 4 / 3
_SURE = 0.75
"""Below this mean confidence the page may lie on its side, or be in another script."""
_CERTAIN = 0.92
"""Above this a few words are in the language they were read in."""
_LEAST = 0.4
"""Below this nothing of a page, or of a line, is quoted."""
_LEAST_LETTERS = 40
SECONDS = STANDARD.ocr
_SCRIPTS = {
    "Latin": ("en", "fr", "es", "pt", "de"),
    "Arabic": ("ar",),
    "Cyrillic": ("ru",),
    "Han": ("zh",),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What OCR read of a page: its lines, the mean confidence of their words (0 to 1), their language.

    `unsure` names the lines that were left out because nobody could stand for them; `wordless` counts
    what looks like lines and gave no words.
    """

    lines: tuple[Line, ...]
    confidence: float
    language: str
    unsure: tuple[Removed, ...] = ()
    wordless: int = 0


@dataclass(frozen=True, slots=True)
class _Try:
    found: tuple[WordLine, ...]
    language: str
    turn: Turn
    frame: Frame

    @property
    def confidence(self) -> float:
        """The mean over the letters, so that specks count little."""
        sure = [(len(word.text), word.sure) for line in self.found for word in line.words]
        return sum(n * value for n, value in sure) / sum(n for n, _ in sure) if sure else 0.0

    @property
    def lies(self) -> Turn:
        """The clockwise turn that sets most of the text upright: tesseract reads lines that lie on a side, too."""
        turns: Counter[Turn] = Counter()
        for line in self.found:
            steep = line.steps_down
            turn: Turn = 270 if steep > 2 else 90 if steep < -2 else 0
            turns[turn] += sum(len(word.text) for word in line.words)
        return turns.most_common(1)[0][0] if turns else 0

    @property
    def text(self) -> str:
        return " ".join(word.text for line in self.found for word in line.words)


def read_picture(
    page: pdfium.PdfPage, number: int, engine: Tesseract, language: str = "", seconds: float = SECONDS
) -> Reading:
    """Read `page`, the file's page `number` (1-based), which is probably in `language` (ISO 639-1).

    A reading without lines found nothing it can stand for. Raise `OcrFailed` when tesseract fails or
    takes more than `seconds` of processor time in all, and what pdfium raises on a page that cannot be
    drawn.
    """
    reader = _Reader(page, engine, _spent() + seconds)
    best = reader.best(language if language in engine.languages else "")
    best, wordless = reader.completed(best) if best.confidence >= _LEAST else (best, 0)
    good = [line for line in best.found if line.sure >= _LEAST and line.has_letters]
    bad = [line for line in best.found if line not in good]
    confidence = best.confidence
    if confidence < _LEAST:
        good, bad = [], list(best.found)
    lines = tuple(lines_of_words(good, number, best.frame))
    return Reading(lines, round(confidence, 3), best.language, tuple(_left_out(bad, number)), wordless)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one page again and again until it makes sense, or until tesseract's time is `over`."""

    page: pdfium.PdfPage
    engine: Tesseract
    over: float

    def best(self, language: str) -> _Try:
        best = self._upright(self._read(language or _first(self.engine), 0))
        for other in _others(best, self.engine, bool(language)):
            if (again := self._again(other, best.turn)) is None:
                break
            # Of two languages of one script the right one is hardly surer: what the text says decides.
            least = best.confidence - 0.1 if other == _language_in(best) else best.confidence + 0.02
            best = again if again.confidence > least else best
        return best

    def completed(self, read: _Try) -> tuple[_Try, int]:
        """`read` with the lines that tesseract dropped, read again in another size; how many stay without words."""
        picture = draw(self.page, _SCALE, read.turn)
        found, wordless = list(read.found), 0
        for box in unread_lines(picture, read.found):
            lines = self._strip(box, read)
            wordless += not lines
            for line in lines:
                found.insert(_place(line, found), line)
        return replace(read, found=tuple(found)), wordless

    def _strip(self, box: PixelBox, read: _Try) -> list[WordLine]:
        """The sure lines in and around `box` of the upright picture, in that picture's pixels."""
        larger = draw(self.page, _LARGER * _SCALE, read.turn)
        ratio, margin = larger.scale / read.frame.scale, 0.5 * (box[3] - box[1])
        left, top = max(0, round(ratio * (box[0] - margin))), max(0, round(ratio * (box[1] - margin)))
        strip = cut_out(larger, (left, top, round(ratio * (box[2] + margin)), round(ratio * (box[3] + margin))))
        try:
            lines = lines_of_hocr(self.engine.hocr(strip, read.language, self._left(), block=True))
        except (OcrFailed, ValueError):
            return []
        return [moved(line, left, top, ratio) for line in lines if line.sure >= _SURE and line.has_letters]

    def _upright(self, best: _Try) -> _Try:
        """The page read the right way up and in its script, after a first try at it."""
        if best.lies and (again := self._again(best.language, best.lies)):
            # What stands on its head lies on a side for tesseract now and then, and makes no sense.
            best = again if again.confidence > best.confidence - 0.05 else best
        # A photograph: without anything like a word there is nothing to turn or to try other letters on.
        if best.confidence >= _SURE or not best.found:
            return best
        for turn, code in self._guesses(best.language):
            if (another := self._again(code, turn)) is None:
                break
            best = another if another.confidence > best.confidence else best
            if best.confidence >= _SURE:
                break
        return best

    def _guesses(self, read: str) -> Iterator[tuple[Turn, str]]:
        """How else the page may lie, and in which language it may be, likeliest first."""
        turn, script = 0, ""
        if self.engine.turns and self._left() > 1:
            turn, script = self.engine.lies(draw(self.page, _SCALE), self._left())
        codes = [code for code in _SCRIPTS.get(script, ()) if code in self.engine.languages]
        likely = codes if read not in codes or not turn else [read]
        for code in likely or [read]:
            if (turn, code) != (0, read):
                yield _turn(turn), code
        if not script:
            for code in (codes[0] for codes in _SCRIPTS.values()):
                if code in self.engine.languages and code != read:
                    yield 0, code

    def _again(self, language: str, turn: Turn) -> _Try | None:
        """Another reading, if there is time for one."""
        try:
            return self._read(language, turn)
        except OcrFailed:
            return None

    def _read(self, language: str, turn: Turn) -> _Try:
        picture = draw(self.page, _SCALE, turn)
        try:
            found = lines_of_hocr(self.engine.hocr(picture, language, self._left()))
        except ValueError:
            raise OcrFailed("OCR failed on it") from None
        return _Try(tuple(found), language, turn, _frame(picture, turn))

    def _left(self) -> float:
        return max(0.0, self.over - _spent())


def _spent() -> float:
    """Seconds of processor time that tesseract has taken from this process."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _first(engine: Tesseract) -> str:
    return "en" if "en" in engine.languages else engine.languages[0]


def _others(read: _Try, engine: Tesseract, known: bool) -> list[str]:
    """In which languages of the same script the page should be read too: the one it seems to be in.

    A few words tell no language: where none is known all are tried, which is soon done.
    """
    if not read.found or read.confidence < _LEAST:
        return []
    seen = _language_in(read)
    sure = known or read.confidence > _CERTAIN
    likely = [seen] if seen else [] if sure else list(_SCRIPTS["Latin"])
    return [code for code in likely if code in engine.languages and code != read.language]


def _frame(picture: Picture, turn: Turn) -> Frame:
    return Frame(picture.scale, picture.width / picture.scale, picture.height / picture.scale, turn)


def _turn(degrees: int) -> Turn:
    return 90 if degrees == 90 else 180 if degrees == 180 else 270 if degrees == 270 else 0


def _language_in(reading: _Try) -> str:
    return language_of(reading.text, _LEAST_LETTERS)


def _place(line: WordLine, found: Sequence[WordLine]) -> int:
    """Where `line` belongs in reading order: before the first line that stands below it in its column."""
    for place, other in enumerate(found):
        shared = min(line.box[2], other.box[2]) - max(line.box[0], other.box[0])
        if other.baseline > line.baseline and shared > 0.3 * min(
            line.box[2] - line.box[0], other.box[2] - other.box[0]
        ):
            return place
    return len(found)


def _left_out(lines: Sequence[WordLine], number: int) -> Iterator[Removed]:
    for line in lines:
        text = " ".join(word.text for word in line.words)
        yield Removed(number, "unreadable", text[:200], len(text))

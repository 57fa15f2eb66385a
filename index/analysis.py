"""Text to terms for the lexical ranking: words, folded and stemmed by language; pairs of characters for Chinese."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

VERSION = "2"
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
_FIRST_CJK = "\u3040"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Marks that combine with the letter before them are no letters to Python, and would cut words in pieces.
_MARKS = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_LETTERS = rf"[^\W_{_CJK}](?:[^\W_{_CJK}]|[{_MARKS}])*"
_TOKEN = re.compile(rf"[{_CJK}]+|{_LETTERS}(?:['’]{_LETTERS})*")
ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
"""Letters that are written for each other."""
_ARABIC_SEATS = str.maketrans({"ؤ": "ء", "ئ": "ء"})
"""A hamza sits on another letter from country to country (مسؤول, مسئول)."""
_ARABIC_PARTICLES = re.compile("^[وف](?=ال.{4})(?!والد[تيهك])")
"""And, so: the stemmer takes the article off, but not what is written before it. Parents (والد) begin alike."""
_POSSESSIVE = re.compile("['’]s$")
_ELISION = re.compile("^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]")
_OF_CJK = re.compile(f"[{_CJK}]")
_local = threading.local()


def words(text: str) -> list[str]:
    """The words of `text` in order, case folded; a run of Chinese or Japanese characters is one word."""
    return _TOKEN.findall(text.casefold())


def terms(text: str, language: str) -> list[str]:
    """The index terms of `text`, in order, repeats kept. `language` is ISO 639-1; unknown ones are not stemmed."""
    found: list[str] = []
    for word in words(text):
        if word[0] >= _FIRST_CJK and _is_cjk(word):
            found += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
        else:
            found.append(term(word, language))
    return found


@lru_cache(maxsize=200_000)
def term(word: str, language: str) -> str:
    """The index term of one case-folded word: possessive dropped, stemmed, accents folded."""
    if word.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in word)
    bare = _spelled(_POSSESSIVE.sub("", word), language)
    stemmed = _stemmer(language).stemWord(bare) if language in _ALGORITHMS else bare
    if language == "ar" and bare.endswith("ات"):
        # Of a feminine plural without the article it takes one letter of two (إجراءات, الإجراءات).
        stemmed = stemmed.removesuffix("ا")
    return without_marks(stemmed).translate(ARABIC_LETTERS) or bare


def _spelled(word: str, language: str) -> str:
    """`word` without what is written before it, in one of its spellings, as the stemmer of `language` wants it."""
    if language == "fr":
        return _ELISION.sub("", word)
    if language == "ar":
        # Vowel signs hide a word's ending from the stemmer; the other letters are folded after it has used them.
        seats = unicodedata.normalize("NFC", word).translate(_ARABIC_SEATS)
        return _ARABIC_PARTICLES.sub("", without_marks(seats, keep="\u0653\u0654\u0655").replace("ـ", ""))
    if language == "pt":
        # Plurals in -ões lose their nasal vowel, which the stemmer leaves; European spelling keeps a c before ç.
        return re.sub("ões$", "ão", unicodedata.normalize("NFC", word)).replace("cç", "ç")
    return word


def without_marks(word: str, keep: str = "") -> str:
    """`word` without accents and other combining marks, but for those in `keep`; NFC."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    kept = (character for character in decomposed if character in keep or not unicodedata.combining(character))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_cjk(word: str) -> bool:
    return bool(_OF_CJK.match(word))


def _stemmer(language: str) -> "Stemmer.Stemmer":
    # A stemmer keeps state between calls and must not be shared by threads.
    known: dict[str, Stemmer.Stemmer] = _local.__dict__.setdefault("stemmers", {})
    if language not in known:
        known[language] = Stemmer.Stemmer(_ALGORITHMS[language])
    return known[language]

"""The language of a text that declares none."""

import re
from math import exp

from ingest import function_words
from ingest.identifier import identifier

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh", "de")
"""The languages told apart, by ISO 639-1 code."""

OTHER = "und"
"""The code of every other language (ISO 639-2: undetermined)."""

_SAMPLE = 5000
LEAST_OF_A_DOCUMENT = 20
_SURE = 0.99
_LIKELY = 0.9
_LATIN_LONG = 60
_NEAR_ENGLISH = frozenset(("pcm", "sco"))

_SCRIPTS = (
    ("arabic", re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")),
    ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("han", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("latin", re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]")),
)
# Letters that Arabic, or Russian, never uses and its neighbours use all the time.
_NOT_ARABIC = re.compile("[پچژگٹڈڑںےھڤۆێەټډړڼ]")
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѓќғқңөүұһҳҷӯӣәІЇЄҐЎЈЉЊЋЂЏЃЌҒҚҢӨҮҰҺҲҶӮӘ]")
_RUSSIAN_ONLY = re.compile("[ыэЫЭ]")
_KANA = re.compile("[\u3040-\u30ff]")


def language_of(text: str, least: int = LEAST_OF_A_DOCUMENT) -> str:
    """ISO 639-1 code of the nearest of LANGUAGES, judged by the first 5,000 characters of `text`; '' below
    `least` letters. It never says OTHER: for text that is known to be in one of them, such as a question.
    """
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < least:
        return ""
    return next(str(code) for code, _ in identifier().rank(sample) if code in LANGUAGES)


def _identified(text: str) -> tuple[str, float]:
    """(code, probability) of the most likely of all languages the identifier knows."""
    # It goes by letters in lower case: capitals look like another language to it.
    ranked = identifier().rank(text.lower())
    best = ranked[0][1]
    code = "en" if ranked[0][0] in _NEAR_ENGLISH else str(ranked[0][0])
    return code, 1 / sum(exp(min(0.0, score - best)) for _, score in ranked)


def own_language_of(text: str, least: int = LEAST_OF_A_DOCUMENT) -> str:
    """ISO 639-1 code of the language of `text` if it is one of LANGUAGES, else OTHER; '' below `least` letters
    and where nothing in it tells.

    Scripts decide where they can, then the words that only one language uses all the time, and last a
    statistical identifier, which must be sure before a text in Latin letters is said to be in no language
    of ours.
    """
    sample = text[:_SAMPLE]
    script, letters = script_of(sample)
    if letters < least:
        return ""
    if script == "latin":
        return _latin(sample, letters)
    if script == "arabic":
        return OTHER if len(_NOT_ARABIC.findall(sample)) > 0.006 * letters else "ar"
    if script == "cyrillic":
        return _cyrillic(sample, letters)
    if script == "han":
        return OTHER if len(_KANA.findall(sample)) > 0.05 * letters else "zh"
    return OTHER


def seems_in(text: str, language: str) -> bool:
    """Whether a line of `text` may be in `language`: False only when it is likely to be in another one."""
    if script_of(text)[0] != "latin":
        return own_language_of(text, 0) == language
    code, probability = _identified(text)
    return code == language or probability < _LIKELY


def script_of(text: str) -> tuple[str, int]:
    """The script of most letters of `text` ("latin", "arabic", "cyrillic", "han" or "other") and how many letters
    it has in all.
    """
    letters = sum(map(str.isalpha, text))
    if text.isascii():
        return "latin", letters
    counts = [(len(pattern.findall(text)), script) for script, pattern in _SCRIPTS]
    most, script = max(counts)
    kana = len(_KANA.findall(text)) if script == "han" else 0
    return (script if 2 * (most + kana) >= letters else "other"), letters


def _cyrillic(sample: str, letters: int) -> str:
    foreign = len(_NOT_RUSSIAN.findall(sample)) > 0.005 * letters
    # Bulgarian has no letter of its own, but lacks two that Russian uses in every other sentence.
    lacks = letters > 500 and len(_RUSSIAN_ONLY.findall(sample)) < 0.004 * letters
    return OTHER if foreign or lacks else "ru"


def _latin(sample: str, letters: int) -> str:
    shares = function_words.shares(sample)
    best = max(shares, key=lambda code: shares[code])
    others = max(share for code, share in shares.items() if code != best)
    if shares[best] >= function_words.PLAIN and shares[best] > 2 * others:
        return best
    code, probability = _identified(sample)
    if code in shares and (probability >= _SURE or shares[code] >= function_words.SOME):
        return code
    if code not in shares and probability >= _SURE and letters >= _LATIN_LONG:
        return OTHER
    if letters < _LATIN_LONG and not shares[best] and probability < _SURE:
        return ""  # a few names or numbers say nothing
    return best if shares[best] >= function_words.SOME else language_of(sample, 0)

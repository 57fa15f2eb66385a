"""The language of a document that declares none."""

from functools import cache
from typing import Any

LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh", "de")
"""The languages told apart, by ISO 639-1 code."""

_SAMPLE = 5000
LEAST_OF_A_DOCUMENT = 20


@cache
def _identifier() -> Any:
    # Loading takes a third of a second: only documents that declare no language pay for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def language_of(text: str, least: int = LEAST_OF_A_DOCUMENT) -> str:
    """ISO 639-1 code of the language of `text`, judged by its first 5,000 characters; '' below
    `least` letters.
    """
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < least:
        return ""
    return str(_identifier().classify(sample)[0])

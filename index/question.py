"""A question as it is asked, cleaned of nothing but refused when it cannot be asked."""

import unicodedata
from dataclasses import dataclass

from advicehub.errors import QuestionError, UsageError

MAX_CHARACTERS = 2000
SERVED_LANGUAGES = ("en", "fr", "es", "ar", "pt", "ru", "zh")
"""Languages a question may be declared to be in (ISO 639-1). Others can be asked undeclared."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `language` is an ISO 639-1 code, '' when it is not known.

    The text is never logged, stored, put in a URL or repeated in an error.
    """

    text: str
    language: str = ""

    def __repr__(self) -> str:
        # Tracebacks and debuggers print values; this one must not be printed.
        return f"Question(<{len(self.text)} characters>, language={self.language!r})"


def question(text: str, language: str = "") -> Question:
    """Return `text` as a question; white space at its ends is dropped, `language` is recognised when ''.

    Raises `QuestionError` for a text that cannot be asked: empty, too long, without a letter or digit,
    or not text at all; `UsageError` for a language that is not served.
    """
    if language and language not in SERVED_LANGUAGES:
        raise UsageError(f"the language is not one that is served ({', '.join(SERVED_LANGUAGES)})")
    asked = checked(text)
    return Question(asked, language or recognised(asked))


def checked(text: str) -> str:
    """`text` without white space at its ends. Raises `QuestionError` for one that cannot be asked."""
    if any(unicodedata.category(character) == "Cs" or character == "\0" for character in text):
        raise QuestionError("the question holds characters that are not text; please type it again")
    stripped = text.strip()
    if not stripped:
        raise QuestionError("the question is empty")
    if len(stripped) > MAX_CHARACTERS:
        raise QuestionError(f"the question is longer than {MAX_CHARACTERS:,} characters; please shorten it")
    if not any(character.isalnum() for character in stripped):
        raise QuestionError("the question has no words")
    return stripped


def recognised(text: str) -> str:
    """The language `text` seems to be in (ISO 639-1), among those served and a few neighbours; '' for none."""
    # Imported when it is needed: recognising a language loads a model of its own.
    from ingest.language import language_of

    return language_of(text, least=4)

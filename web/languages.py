"""Names and writing directions of languages, by ISO 639-1 code."""

from index.question import SERVED_LANGUAGES
from ingest.language import OTHER

_NAMES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French",
    "it": "Italian", "pt": "Portuguese", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_AUTONYMS = {
    "ar": "العربية", "de": "Deutsch", "en": "English", "es": "Español", "fr": "Français",
    "it": "Italiano", "pt": "Português", "ru": "Русский", "zh": "中文",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "dv", "ckb", "sd", "ug"})


def name(code: str) -> str:
    """The language's English name; the code where it is not known, "language unknown" for ''."""
    return "another language" if code == OTHER else _NAMES.get(code, code) or "language unknown"


def autonym(code: str) -> str:
    """The language's name in itself; the code where it is not known."""
    return "another language" if code == OTHER else _AUTONYMS.get(code, code)


def direction(code: str) -> str:
    """What to write in a `dir` attribute: "rtl", "ltr", or "auto" for an unknown language."""
    if code in ("", OTHER):
        return "auto"
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"


def choices() -> list[tuple[str, str]]:
    """(code, autonym) of the languages a question may be declared to be in."""
    return [(code, autonym(code)) for code in SERVED_LANGUAGES]


def listed(codes: tuple[str, ...]) -> str:
    """ "English, French and Spanish"; '' for none."""
    names = sorted(name(code) for code in codes)
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)

"""Names and writing directions of languages, by ISO 639-1 code. The names are those of CLDR."""

from babel import Locale, UnknownLocaleError

from index.question import SERVED_LANGUAGES
from ingest.language import OTHER
from web.interface.language import locale
from web.interface.words import _, listing

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "dv", "ckb", "sd", "ug"})


def name(code: str) -> str:
    """The language's name as it stands in a sentence; the code where it is not known, "language unknown" for ''."""
    if code == OTHER:
        return _("another language")
    return str(locale().languages.get(code, code)) or _("language unknown")


def label(code: str) -> str:
    """The same by itself, as a label: with a capital."""
    said = name(code)
    return said[:1].upper() + said[1:]


def autonym(code: str) -> str:
    """The language's name in itself, with a capital; the code where it is not known."""
    if code == OTHER:
        return _("another language")
    try:
        own = Locale.parse(code).languages.get(code, code) if code else ""
    except (UnknownLocaleError, ValueError):
        return code
    return own[:1].upper() + own[1:]


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
    return listing(sorted(name(code) for code in codes))

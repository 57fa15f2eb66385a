"""The translations: one .po file a language, read at first use and compiled in memory."""

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from advicehub import log
from web.interface.language import ENGLISH

FOLDER = Path(__file__).parent / "catalogues"


@cache
def translations(code: str) -> NullTranslations:
    """The translations into the language `code`. English needs none: the messages are English.

    A file that is missing or broken is logged and gives English, for an official is better served by
    a page in English than by none. (A test fails on such a file.)
    """
    if code == ENGLISH:
        return NullTranslations()
    try:
        return compiled(read(code))
    except (OSError, ValueError, PoFileError):
        log.event("no-translations", language=code)
        return NullTranslations()


def read(code: str) -> Catalog:
    """The catalogue of the language `code`. Raises `OSError`, `ValueError` or `PoFileError`."""
    with (FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def compiled(catalogue: Catalog) -> Translations:
    """`catalogue` as gettext looks messages up; what is marked fuzzy is left out."""
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return Translations(binary)

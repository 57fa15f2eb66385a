"""Names of countries in the language of the interface. Documents and the catalogue name them in English."""

import unicodedata
from functools import cache

from babel import Locale

from web.country_practice import countries_of
from web.interface.language import ENGLISH, in_force, locale
from web.interface.words import N_, _, listing

_OWN = (
    N_("Congo"), N_("Democratic Republic of the Congo"), N_("England and Wales"), N_("Myanmar"), N_("Northern Ireland"),
    N_("Palestine"), N_("Scotland"),
)  # fmt: skip
"""Those that CLDR names otherwise than the United Nations do, or not at all."""

_CODES = {
    "Brunei": "BN", "Cabo Verde": "CV", "Czech Republic": "CZ", "Republic of Korea": "KR", "Turkey": "TR",
    "Türkiye": "TR", "Viet Nam": "VN",
}  # fmt: skip
"""ISO 3166 codes of names that CLDR spells otherwise in English."""


def country(name: str) -> str:
    """The country of this English name; a name that is not known stays as it is."""
    if in_force() == ENGLISH:
        return name
    if name in _OWN:
        return _(name)
    code = _CODES.get(name) or _by_name().get(_plain(name), "")
    return str(locale().territories.get(code, name))


def countries(words: str) -> str:
    """The countries that `words` names, "South Korea and Indonesia"; '' for ''."""
    return words if in_force() == ENGLISH else listing([country(name) for name in countries_of(words)])


@cache
def _by_name() -> dict[str, str]:
    names = Locale("en").territories
    return {_plain(name): code for code, name in names.items() if len(code) == 2 and code.isalpha()}


def _plain(name: str) -> str:
    """`name` without accents and abbreviations: CLDR writes "St. Kitts & Nevis" and "São Tomé & Príncipe"."""
    bare = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
    return bare.casefold().replace("’", "'").replace("&", "and").replace("st. ", "saint ")

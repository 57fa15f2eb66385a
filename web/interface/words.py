"""Words of the interface in the language in force. The English sentence itself is the key.

Values are put in by name, `%(name)s`, and always as `%` does: a percent sign is written `%%`. A whole
number among the values is written as the language writes numbers, with its separators; what only looks
like a number (a year, a page label) is given as a string.
"""

from typing import Any

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup

from web.interface.catalogue import translations
from web.interface.language import direction, in_force, locale


def _(message: str, **values: Any) -> str:
    """`message` in the language in force, with `values` in their places."""
    return translations(in_force()).gettext(message) % _written(values)


def ngettext(one: str, many: str, n: int, **values: Any) -> str:
    """The form that `n` asks for in the language in force; `n` itself is the value `num`."""
    return translations(in_force()).ngettext(one, many, n) % _written({"num": n, **values})


def pgettext(context: str, message: str, **values: Any) -> str:
    """Like `_`, for an English word that other languages say in several ways; `context` tells which is meant."""
    return translations(in_force()).pgettext(context, message) % _written(values)


def npgettext(context: str, one: str, many: str, n: int, **values: Any) -> str:
    """Like `ngettext`, with a context."""
    return translations(in_force()).npgettext(context, one, many, n) % _written({"num": n, **values})


def N_(message: str) -> str:
    """`message` as it is, to be found by those who translate and looked up with `_` when it is shown."""
    return message


def number(value: int) -> str:
    """A whole number as the language in force writes it: 12,345 or 12 345.

    The digits are those that CLDR gives the language. For Arabic without a country these are Western
    ones (six countries of CLDR's 27 write them, the others Arabic-Indic ones, and a page does not know
    where it is read); page labels, symbols of documents and hashes are in Western digits too, so that
    a page has one kind of digit.
    """
    return str(format_decimal(value, locale=locale(), numbering_system="default"))


def percent(share: float) -> str:
    """A share, 0 to 1, in whole percent as the language in force writes it: 12% or 12 %."""
    return str(format_percent(share, format="#,##0%", locale=locale(), numbering_system="default"))


def listing(items: list[str]) -> str:
    """ "a, b and c" in the language in force; '' for none."""
    return format_list(items, locale=locale())


def comma() -> str:
    """What stands between the items of a list in the language in force."""
    return "، " if direction() == "rtl" else ", "


def semicolon() -> str:
    """What stands between items that may hold commas themselves."""
    return "؛ " if direction() == "rtl" else "; "


def joined(*parts: str) -> str:
    """`parts` with commas of the language in force between those that say something."""
    return comma().join(part for part in parts if part)


def in_template(message: str, **values: Any) -> Markup:
    """`_` for templates: the translation is trusted, each value is escaped unless it is markup itself."""
    return Markup(translations(in_force()).gettext(message)) % _written(values)


def ngettext_in_template(one: str, many: str, n: int, **values: Any) -> Markup:
    """`ngettext` for templates."""
    return Markup(translations(in_force()).ngettext(one, many, n)) % _written({"num": n, **values})


def pgettext_in_template(context: str, message: str, **values: Any) -> Markup:
    """`pgettext` for templates."""
    return Markup(translations(in_force()).pgettext(context, message)) % _written(values)


def npgettext_in_template(context: str, one: str, many: str, n: int, **values: Any) -> Markup:
    """`npgettext` for templates."""
    return Markup(translations(in_force()).npgettext(context, one, many, n)) % _written({"num": n, **values})


def _written(values: dict[str, Any]) -> dict[str, Any]:
    return {name: number(value) if type(value) is int else value for name, value in values.items()}

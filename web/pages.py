"""Templates. Escaping is always on: a document's words, a file's name or a question can carry no markup."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse

from advicehub import __version__
from assistant.answer import MOST_ALSO
from ingest.page_ranges import ranges
from web import account_words, languages, source_words
from web.dates import in_words
from web.interface import language, words
from web.static_files import address_of


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    _speak(environment)
    environment.globals.update(static=address_of, version=__version__, most_also=MOST_ALSO, in_language=_in_language)
    environment.globals.update(comma=words.comma, semicolon=words.semicolon)
    environment.filters.update(
        date=_now(in_words),
        language=_now(languages.name),
        number=_now(words.number),
        listing=_now(words.listing),
        joined=_now(lambda parts: words.joined(*map(str, parts))),
        dotted=_now(_dotted),
        language_label=_now(languages.label),
        status=_now(source_words.status),
        footnote=_now(source_words.footnote),
        field=_now(source_words.field),
        trouble=_now(account_words.trouble),
        direction=languages.direction,
        autonym=languages.autonym,
        capitalize_first=_capitalized,
        page_ranges=ranges,
    )
    return environment


def _speak(environment: Environment) -> None:
    """Give templates `_`, `ngettext` and {% trans %} in the language in force."""
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # added by the extension
    environment.globals.update(
        gettext=words.in_template,
        ngettext=words.ngettext_in_template,
        pgettext=words.pgettext_in_template,
        npgettext=words.npgettext_in_template,
    )


def _now(written: Callable[..., str]) -> Callable[..., str]:
    """`written` as a filter that is asked at each rendering.

    Jinja works filters of constants out once, when it compiles a template: in the language of its first reader.
    """

    @pass_context
    def filtered(_context: Context, *arguments: Any) -> str:
        return written(*arguments)

    return filtered


def _in_language(code: str | None) -> Markup:
    """The attributes of an element whose text is in the language `code`; none for that of the interface or None."""
    if code is None or code == language.in_force():
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(code, languages.direction(code))


def _dotted(parts: Iterable[str]) -> Markup:
    """`parts` that say something, with dots between them.

    Each is kept apart for the eye too: between two Latin names a dot would run from left to right,
    and turn their order round on a page that runs from right to left.
    """
    held = Markup("<bdi>{}</bdi>") if language.direction() == "rtl" else Markup("{}")
    return Markup(" · ").join(held.format(part) for part in parts if part)


def _capitalized(text: str) -> str:
    """`text` with a capital first letter and the rest as it is: OCR stays OCR."""
    return text[:1].upper() + text[1:]


def page(template: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> HTMLResponse:
    """The page that `template` makes of `values`, in the language in force.

    Every template also has `interface` (its code), `interface_direction`, `interfaces` (the codes of all) and
    `interface_back`: the address at which this page can be asked for again, '' when it answers something posted.
    """
    spoken = {
        "interface": language.in_force(),
        "interface_direction": language.direction(),
        "interfaces": language.LANGUAGES,
        "interface_back": language.address() if status < 400 else "/",
    }
    text = _environment().get_template(template).render(spoken | values)
    told = {"Content-Language": language.in_force(), "Vary": "Accept-Language, Cookie"}
    # What was typed goes back into its box, and may hold half characters that UTF-8 cannot carry.
    return HTMLResponse(text.encode("utf-8", "replace"), status, told | (headers or {}))

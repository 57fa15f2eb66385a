"""Templates. Escaping is always on: a document's words, a file's name or a question can carry no markup."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from advicehub import __version__
from assistant.answer import MOST_ALSO
from ingest.page_ranges import ranges
from web import languages
from web.dates import in_words
from web.static_files import address_of


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(static=address_of, version=__version__, most_also=MOST_ALSO)
    environment.filters.update(
        date=in_words,
        language=languages.name,
        direction=languages.direction,
        autonym=languages.autonym,
        capitalize_first=_capitalized,
        page_ranges=ranges,
    )
    return environment


def _capitalized(text: str) -> str:
    """`text` with a capital first letter and the rest as it is: OCR stays OCR."""
    return text[:1].upper() + text[1:]


def page(template: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> HTMLResponse:
    """The page that `template` makes of `values`."""
    text = _environment().get_template(template).render(values)
    # What was typed goes back into its box, and may hold half characters that UTF-8 cannot carry.
    return HTMLResponse(text.encode("utf-8", "replace"), status, headers)

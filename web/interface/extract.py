"""Refreshes the catalogues from the code: `python -m web.interface.extract`, or `make words`.

What is translated already stays; what is new stands there without a translation, for somebody to
write; what the code says no more is dropped. Nothing is guessed from sentences that look alike:
a translation nobody read is worse than English.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from web.interface.catalogue import FOLDER, read
from web.interface.language import ENGLISH, LANGUAGES

WEB = Path(__file__).parents[1]
TEMPLATES = "templates/*.html"
_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_WIDTH = 120
_UNWANTED = tuple(
    f'"{name}'.encode()
    for name in ("Report-Msgid-Bugs-To", "POT-Creation", "PO-Revision", "Last-Translator", "Language-Team", "Generated")
)


def messages() -> Catalog:
    """Every message of the templates and of the Python files of `web/`, with the files it stands in."""
    found = Catalog()
    for path in sorted([*WEB.rglob("*.py"), *WEB.glob(TEMPLATES)]):
        with path.open("rb") as file:
            for _line, message, _comments, context in _messages_in(path, file):
                found.add(message, locations=[(path.relative_to(WEB).as_posix(), 0)], context=context)
    return found


def _messages_in(path: Path, file: BinaryIO) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    if path.suffix == ".html":
        options = {"silent": "false", "newstyle_gettext": "true", "trimmed": "true"}
        yield from extract("jinja2.ext:babel_extract", file, keywords=_KEYWORDS, options=options)
    else:
        yield from extract("python", file, keywords=_KEYWORDS)


def refreshed(catalogue: Catalog, found: Catalog) -> Catalog:
    """`catalogue` with the messages of `found` and no others, each with the translation it had."""
    catalogue.update(found, no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """`catalogue` as a .po file. Headers that name a person, a time or a program would change with every run."""
    file = BytesIO()
    write_po(file, catalogue, width=_WIDTH, sort_output=True, include_lineno=False)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_UNWANTED))


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages of `catalogue` that lack a translation, or one of its forms."""
    return [str(message.id) for message in catalogue if message.id and not _is_whole(message.string)]


def _is_whole(translation: str | Sequence[str] | None) -> bool:
    forms = [translation] if isinstance(translation, str) else translation
    return bool(forms) and all(forms or ())


def main() -> None:
    """Refresh every catalogue, and say how much of each is left to translate."""
    found = messages()
    for code in LANGUAGES:
        if code != ENGLISH:
            catalogue = refreshed(read(code), found)
            (FOLDER / f"{code}.po").write_bytes(written(catalogue))
            print(f"{code}: {len(catalogue)} messages, {len(untranslated(catalogue))} to translate")


if __name__ == "__main__":
    main()

"""YAML front matter of a Markdown file."""

import re

import yaml

from advicehub.errors import SourceError
from ingest.declared import Declared, declared

_FENCE = re.compile(r"\A---[ \t]*\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def front_matter(text: str, file: str) -> tuple[Declared, str]:
    """(declarations, the text after the front matter) of `text`; `SourceError` when the YAML is wrong."""
    match = _FENCE.match(text)
    if not match:
        return Declared(), text
    try:
        fields = yaml.safe_load(match["body"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" on line {mark.line + 2}" if mark else ""
        raise SourceError(file, f"its front matter is not valid YAML{where}") from None
    except (ValueError, RecursionError):
        raise SourceError(file, "its front matter holds a value that cannot be read") from None
    return declared(fields, file, "front matter"), text[match.end() :]

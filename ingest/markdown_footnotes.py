"""Footnote definitions in Markdown ("[^1]: text"), which CommonMark would take for link definitions."""

import re

_DEFINITION = re.compile(r"^(?P<mark>\[\^[^\]\s]{1,20}\]:)(?=\s)", re.MULTILINE)


def mark_footnotes(text: str) -> str:
    """`text` with every footnote definition made a paragraph of its own that keeps its mark as text."""
    return _DEFINITION.sub(lambda match: "\n" + match["mark"].replace("[", "\\[", 1), text)

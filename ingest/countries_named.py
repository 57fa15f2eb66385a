"""The country that a heading or the first words of an example name."""

import re

from ingest.countries import country_of
from ingest.role_words import bare

_NAMED = re.compile(r"[:：–—]\s*(?P<after>[^:：–—]+)$|\((?P<inside>[^()]+)\)\s*$|-\s+(?P<dash>\S.*)$")
_FROM = re.compile(r"\b(?:from|in|de|en|em|du|des|из|в)\s+(?P<name>[^:：–—(),]+)$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:In\s+|En\s+|Em\s+|Au\s+|Aux\s+|В\s+)?(?P<name>[^\s:：.,–—][^:：.,–—\n]{1,40}?)\s*[:：.,–—]\s"
)


def country_in(heading: str) -> str:
    """The country a heading names: by its name alone ("Georgia", "Box 2: Georgia"), or after its subject
    ("Country example: Georgia", "In practice (Georgia)", "Country example from Georgia"); '' for none.
    """
    title = bare(heading)
    if country := country_of(title) or country_of(re.split(r"[:：]", title)[0]):
        return country
    named = _NAMED.search(title) or _FROM.search(title)
    return next((country_of(name) for name in named.groups() if name), "") if named else ""


def said_after(heading: str) -> str:
    """What stands after the subject of a heading, as it is printed: "South Korea and Indonesia"; '' for nothing."""
    match = _NAMED.search(bare(heading))
    return next((name.strip() for name in match.groups() if name), "") if match else ""


def country_at(text: str) -> str:
    """The country that a paragraph begins with, set off by a stop ("Georgia: In 2019 …", "In Georgia, …")."""
    match = _OPENING.match(" ".join(text[:80].split()))
    return country_of(match["name"]) if match else ""

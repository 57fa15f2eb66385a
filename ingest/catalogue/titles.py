"""Titles compared: folded, without punctuation, footnote marks or the names that stand in brackets."""

import re

from ingest.about.folding import folded
from ingest.catalogue.source import Source

_NOT_WORD = re.compile(r"[^\w]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_UN = re.compile(r"^united nations |^un ")
_FEWEST = 3


def title_key(title: str) -> str:
    """`title` as it is compared: "The Beijing Rules" and "BEIJING RULES*" are one."""
    words = _NOT_WORD.sub(" ", folded(title).replace("'", "")).strip()
    return _UN.sub("", _ARTICLE.sub("", words))


def keys_of(source: Source) -> frozenset[str]:
    """The keys under which a document may bear the whole title of `source`, its short names in brackets or not."""
    titles = {source.title, _BRACKETS.sub(" ", source.title)}
    return frozenset(key for title in titles if len((key := title_key(title)).split()) >= _FEWEST)


def is_part(key: str, source: Source) -> bool:
    """Whether `key` is a part of the title of `source` that could stand alone: between colons, or its beginning."""
    parts = (title_key(part) for part in re.split(r"[:.] ", _BRACKETS.sub(" ", source.title)))
    words = len(key.split())
    begins = words > _FEWEST and any(whole.startswith(f"{key} ") for whole in keys_of(source))
    return key not in keys_of(source) and (begins or (words >= _FEWEST and key in parts))

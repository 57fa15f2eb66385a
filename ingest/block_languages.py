"""The language of each block of a document that mixes languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest import function_words
from ingest.block import Block
from ingest.language import OTHER, own_language_of, script_of

_LEAST = 40
"""Letters below which a block's language is not judged: a name or a number has none."""

_LEAST_WIDE = 12
"""The same for Chinese, where a letter is a word."""

_LEAST_UNKNOWN = 120
"""Letters a block in Latin script must have to be said to be in another language than ours."""

# Anchored at the start of a word: a word of a million letters would otherwise be searched from each of them.
_ADDRESS = re.compile(r"(?<!\S)(?=\S*?(?://|www\.|@))\S+")
_LATIN = frozenset(("en", "fr", "es", "pt", "de", ""))
_SCRIPTS = {"ar": "arabic", "ru": "cyrillic", "zh": "han"}


def with_languages(text: str, blocks: Iterable[Block], language: str) -> Iterator[Block]:
    """`blocks` of a document in `language`, each that is plainly in another one marked with it.

    What a reader has declared stays. Most blocks are settled by their script and small words alone.
    """
    for block in blocks:
        if block.language:
            yield replace(block, language="") if block.language == language else block
        else:
            other = _other(text[block.start : block.end], language)
            yield replace(block, language=other) if other else block


def _other(text: str, language: str) -> str:
    """The language of a block's `text` when it is not `language`, else ''."""
    if len(text) < _LEAST_WIDE:
        return ""
    script, letters = script_of(text)
    if letters < (_LEAST_WIDE if script == "han" else _LEAST):
        return ""
    same_script = script == _SCRIPTS.get(language, "latin" if language in _LATIN else "")
    if same_script and script == "latin" and function_words.share(text, language) >= function_words.SOME:
        return ""
    text = _ADDRESS.sub(" ", text)
    found = own_language_of(text, _LEAST_WIDE)
    if found == language or not found:
        return ""
    if script == "latin" and same_script:
        return found if _plain(text, found, language, letters) else ""
    # In a document of no known language nothing says that a block is in another one.
    return found if not (found == OTHER and language == OTHER) else ""


def _plain(text: str, found: str, language: str, letters: int) -> bool:
    """Whether a block in the document's own script is plainly in the language `found`: references and names are not."""
    own = function_words.share(text, language)
    if found == OTHER:
        return letters >= _LEAST_UNKNOWN and own < function_words.SOME / 3
    theirs = function_words.share(text, found)
    several = theirs * len(text.split()) >= 2
    return several and theirs >= function_words.SOME and theirs > 2 * own

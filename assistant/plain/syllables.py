"""How many syllables a written word has, by rules on its vowels, in English, French, Spanish and Portuguese.

Rules, not hyphenation: patterns for breaking lines never part two vowels that meet ("país", "aéreo") and
spare short ends, so they count too few. docs/decisions/0030-plain-language-help.md has the figures.
"""

import re
from collections.abc import Callable, Mapping

_ENGLISH_GROUP = re.compile("[aeiouy]+")
_ENGLISH_SILENT = re.compile(
    "[^aeiouylr]e$|[aeiouy][lr]e$"
    "|[^aeiouyszxcghlr]es$|[aeiouy][lr]es$|[^cst]hes$"
    "|[^aeiouytd]ed$"
    "|[^aeiouy]e(?=ments?$)|(?<=saf)e(?=guard)|(?<=m)e(?=one$|where$|times$|work$)|(?<=gu)i?de(?=lines?$)"
)
_ENGLISH_APART = re.compile(
    "(?<![tscgx])i(?:a|o(?!us|r))|(?<![qg])u(?:a|ou)|[eiouy]ing|(?<!g)(?<!p)eo|rie[ts]|isms?$|eans?$|ciet"
)
_FRENCH_GROUP = re.compile("[aeiouàâäèêëîïôöùûüœæé]+|(?<![aeiouàâèêîôùûé])y(?![aeiouàâèêîôùûé])|y$")
_FRENCH_APART = re.compile("é(?=[aoiuéèœ]|e(?!s?$))|(?<=[aou])é|[aeouéœ](?=[ïëü])|[oa](?=[oa])")
_FRENCH_MUTE = re.compile("[^aeiouàâäèêëîïôöùûüœæéy]u?es?$")
_SPANISH_NUCLEUS = re.compile("[aeoáéóíú]|(?<![aeoáéóíú])[iuü]+(?![aeoáéóíúiuü])|(?<![aeiouáéíóú])y$")
_PORTUGUESE_NUCLEUS = re.compile(
    "ão|õe|ãe|[aeoáéóíúâêôàãõ]"
    "|(?<![aeoáéóíúâêôàãõiu])[iu]+(?![aeoáéóíúâêôàãõiu])"
    "|(?<![aeoáéóíúâêôàãõiuq])(?<!g)[iu](?=[aeoáéóíúâêôàãõ])"
)
_PORTUGUESE_UNSTRESSED_END = re.compile("[áéíóúâêô].*(?:i|(?<![gq])u)[aeo]s?$")


def syllables(word: str, language: str) -> int:
    """The syllables of one word in lower case, at least 1. Raises `KeyError` for a language that has no rules."""
    return max(1, _RULES[language](word))


def _english(word: str) -> int:
    bare = re.sub("['’](?:s$)?", "", word)
    return len(_ENGLISH_GROUP.findall(bare)) - len(_ENGLISH_SILENT.findall(bare)) + len(_ENGLISH_APART.findall(bare))


def _french(word: str) -> int:
    bare = re.split("['’]", word)[-1]
    mute = len(_FRENCH_GROUP.findall(bare)) > 1 and _FRENCH_MUTE.search(bare) is not None
    return len(_FRENCH_GROUP.findall(bare)) + len(_FRENCH_APART.findall(bare)) - mute


def _spanish(word: str) -> int:
    return len(_SPANISH_NUCLEUS.findall(word))


def _portuguese(word: str) -> int:
    # A word stressed on an earlier syllable ends in one sound: po-lí-cia, but au-to-ri-a.
    return len(_PORTUGUESE_NUCLEUS.findall(word)) - bool(_PORTUGUESE_UNSTRESSED_END.search(word))


_RULES: Mapping[str, Callable[[str], int]] = {
    "en": _english,
    "es": _spanish,
    "fr": _french,
    "pt": _portuguese,
}

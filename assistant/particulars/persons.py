"""The groups of persons that have rules of their own: what holds for a child in custody holds for no adult."""

import re
from collections.abc import Sequence

from index.analysis import ARABIC_LETTERS, without_marks
from index.hit import Hit
from index.question import Question

_GROUPS = {
    "children": r"child(?:ren)?s?|kids?|minors?|juveniles?|teen\w*|boys?|girls?|underage|enfants?|mineurs?|mineures?|"
    r"adolescente?s?|garcons?|filles?|gamins?|ninos?|ninas?|menor(?:es)?|chic[oa]s?|muchach[oa]s?|criancas?|menin[oa]s?|"
    r"miud[oa]s?|jovens?|jovenes|jeunes?|young|(?:ال|لل)?(?:طفل\w*|اطفال\w*|قاصر\w*|قصر|حدث|احداث\w*|صبي\w*|فتاه|فتيات)",
    "women": r"wom[ae]n|females?|girls?|pregnan\w*|mothers?|femmes?|filles?|enceintes?|meres?|mujer(?:es)?|ninas?|"
    r"embarazad\w*|madres?|mulher(?:es)?|meninas?|gravidas?|maes?|"
    r"(?:ال|لل)?(?:امراه|مراه|نساء|حامل|حوامل|فتاه|فتيات|ام|امهات)",
    "migrants": r"migrants?|refugees?|asylum|foreign\w*|aliens?|stateless|deport\w*|migrantes?|refugie\w*|asile|"
    r"etrang\w*|apatrides?|expuls\w*|refugiad[oa]s?|asilo|extranjer\w*|apatridas?|estrangeir\w*|imigrantes?|inmigrantes?|"
    r"(?:ال|لل)?(?:مهاجر\w*|لاجئ\w*|لجوء|اجنبي\w*|اجانب)",
    "disabled": r"disab\w*|deaf|blind|wheelchair|autis\w*|handicap\w*|sourd\w*|aveugles?|discapaci\w*|"
    r"sord[oa]s?|cieg[oa]s?|deficien\w*|surd[oa]s?|ceg[oa]s?|(?:ال|لل|ذوي ال)?(?:اعاقه|معاق\w*|اصم|كفيف)",
}
_PATTERNS = {group: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for group, words in _GROUPS.items()}


def persons(text: str) -> frozenset[str]:
    """The groups that `text` names in any of the five languages: "children", "women", "migrants", "disabled"."""
    folded = without_marks(text.casefold()).translate(ARABIC_LETTERS)
    return frozenset(group for group, pattern in _PATTERNS.items() if pattern.search(folded))


def others(question: Question, hits: Sequence[Hit]) -> list[int]:
    """For each of `hits`, how many groups it is about, by its title and headings, that `question` does not name."""
    asked = persons(question.text)
    return [len(persons(" ".join([hit.title, *hit.passage.path])) - asked) for hit in hits]

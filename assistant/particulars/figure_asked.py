"""Whether a question asks for a figure or a date: a passage without any cannot answer it."""

import re

from assistant.composing.figures import figures

_ASKED = {
    "en": (
        r"how (?:many|much|long|old|often|big|large|far|soon|high)\b",
        r"what (?:age|date|figure|number|percentage|share|sum|amount|distance|temperature|size)\b",
        r"what (?:penalty|sentence|fine|deadline|minimum|maximum|time limit)\b",
        r"(?:which|what) (?:year|month|day)\b|when (?:did|was|were|will)\b|since when\b",
        r"(?:maximum|minimum|longest|shortest|highest|smallest)\b",
    ),
    "fr": (
        r"combien\b|quel (?:âge|délai|nombre|montant|pourcentage|maximum|minimum)\b",
        r"quelle (?:durée|date|peine|somme|année|amende|distance|taille|fréquence)\b",
        r"à quelle date\b|en quelle année\b|depuis quand\b|(?:maximal|minimal)e?s?\b",
    ),
    "es": (
        r"cu[aá]nt[oa]s?\b|desde cu[aá]ndo\b|(?:m[aá]xim|m[ií]nim)[oa]s?\b",
        r"qu[eé] (?:edad|plazo|n[uú]mero|porcentaje|pena|año|fecha|suma|multa|distancia|frecuencia|tope)\b",
    ),
    "pt": (
        r"quant[oa]s?\b|desde quando\b|(?:máxim|mínim)[oa]s?\b",
        r"(?:que|qual (?:a|o|é a|é o)) (?:idade|prazo|número|percentagem|porcentagem|pena|ano|data|soma|multa)\b",
        r"(?:que|qual (?:a|o|é a|é o)) (?:distância|frequência|limite)\b",
    ),
    "ar": (
        r"كم\b|متى\b|منذ متى\b|(?:في )?أي (?:عام|سنة|تاريخ)\b",
        r"ما (?:هي |هو )?(?:ال)?(?:مدة|عدد|نسبة|سن|تاريخ|عقوبة|مهلة|حد)\b",
    ),
}
_PATTERNS = {
    language: re.compile(rf"(?<!\w)(?:{'|'.join(asked)})", re.IGNORECASE) for language, asked in _ASKED.items()
}
_DIGIT = re.compile(r"\d")


def asks_figure(text: str, language: str) -> bool:
    """Whether the question `text`, in `language` (ISO 639-1), asks how many, how long, since when, how high a penalty.

    False for a language that is not served.
    """
    pattern = _PATTERNS.get(language)
    return pattern is not None and bool(pattern.search(text))


def bears_figure(text: str, language: str) -> bool:
    """Whether `text` holds a number in digits, or one in words with its unit."""
    return bool(_DIGIT.search(text) or figures(text, language))

"""How questions begin and are joined, in five languages, and what points back to what was said before."""

import re

_ASKING = {
    "en": r"(?:(?:(?:by|to|for|from|with|in|at|on|of|under|within|after|before|about|against)\s+)?"
    r"(?:who|whom|whose|what|when|where|which|why|how)\b|(?:must|may|can|could|should|shall|do|does|did|are|is|was|were|"
    r"will|would|has|have|am)\b)",
    "fr": r"(?:(?:(?:à|de|par|pour|avec|dans|en|sur|sous|après|avant|contre|pendant|depuis|d|l)['’ ]\s*)?"
    r"(?:qui|quand|où|comment|combien|pourquoi|quoi|quel(?:le)?s?|lequel|laquelle|est-ce|qu['’]est-ce)\b|"
    r"que (?:doit|doivent|peut|faut|faire|risque|prévoit|dit|disent)|qu['’](?:est-ce|a|en)|"
    r"(?:faut|peut|doit|dois|devons|pouvons|peuvent|doivent|puis|est|sont|a|ont)(?:-t)?-(?:il|elle|on|nous|je|ils|elles|ce)\b)",
    "es": r"(?:(?:(?:a|de|por|para|con|en|desde|hasta|sobre|bajo|ante|contra|dentro de|cada)\s+)?"
    r"(?:quién|quiénes|qué|cuál|cuáles|cuándo|dónde|cómo|cuánto|cuánta|cuántos|cuántas)\b|"
    r"(?:debe|deben|debemos|puede|pueden|podemos|hay|tiene|tienen|tenemos|es|son|está|están)\b)",
    "pt": r"(?:(?:(?:a|de|por|para|com|em|desde|até|sobre|sob|contra|dentro de|ao fim de)\s+)?"
    r"(?:quem|o que|que|qual|quais|quando|onde|como|quanto|quanta|quantos|quantas|porquê|por que|porque)\b|"
    r"(?:deve|devem|devemos|pode|podem|podemos|há|tem|têm|temos|é|são|está|estão)\b)",
    "ar": r"(?:(?:(?:في|من|إلى|على|عن|خلال|بعد|قبل|كم|منذ|تحت|ضد)\s+)?"
    r"(?:متى|مَن|هل|كيف|كم|ماذا|لماذا|أين|أي|أية|لمن|بمن|ممن|ما|من)\b)",
}
"""The beginning of a question, whatever is said before it."""

_BEGINS = {language: re.compile(asking, re.IGNORECASE) for language, asking in _ASKING.items()}

LINKS = {
    "en": re.compile(
        r"(?:,\s*|\s+)(?:and|plus)\s+(?:also\s+)?(?P<second>"
        r"(?:(?:by|to|for|from|with|in|at|on|of|under|within|after|before|about|against)\s+)?"
        r"(?:who|whom|whose|what|when|where|which|why|how)\b|(?:must|may|can|should|do|does|did)\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:,\s*|\s+)et\s+(?:aussi\s+)?(?P<second>"
        r"(?:(?:à|de|par|pour|avec|dans|en|sur|sous|après|avant|contre|pendant|d)['’ ]\s*)?"
        r"(?:quand|comment|combien|pourquoi|quel(?:le)?s?|est-ce|qu['’]est-ce)\b|(?<=,\set\s)(?:qui|où)\b|"
        r"(?:à|par|de|avec) qui\b|qui (?:doit|peut|décide|a le droit)|que (?:doit|doivent|peut|faut|faire|prévoit)|"
        r"(?:faut|peut|doit|dois|devons|pouvons|peuvent|doivent)(?:-t)?-(?:il|elle|on|nous|je|ils|elles)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"(?:,\s*|\s+)[ye]\s+(?:también\s+)?¿?(?P<second>"
        r"(?:(?:a|de|por|para|con|en|desde|hasta|sobre|bajo|ante|contra|dentro de|cada)\s+)?"
        r"(?:quién|quiénes|qué|cuál|cuáles|cuándo|dónde|cómo|cuánto|cuánta|cuántos|cuántas)\b|"
        r"(?<=,\s[ye]\s)(?:debe|deben|puede|pueden)\b)",
        re.IGNORECASE,
    ),
    "pt": re.compile(
        r"(?:,\s*|\s+)e\s+(?:também\s+)?(?P<second>"
        r"(?:(?:a|de|por|para|com|em|desde|até|sobre|sob|contra|dentro de)\s+)?"
        r"(?:quem|qual|quais|quando|quanto|quanta|quantos|quantas|o que|porquê)\b|"
        r"(?<=,\se\s)(?:que|como|onde|deve|devem|pode|podem)\b|como\s+(?:deve|devem|se|pode|podem)\b)",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"(?:[,،]\s*|\s+)و(?P<second>(?:(?:في|من|إلى|على|عن|خلال|بعد|قبل)\s+)?(?:متى|هل|كيف|كم|ماذا|لماذا|أين|أي|أية|لمن)\b"
        r"|(?:من|ما)\s+(?:هو|هي|هم|الذي|التي|يجب|يجوز|يحق|يملك|يقرر|المدة|المهلة))"
    ),
}
"""Where "and" may join two questions; `second` is where the second begins. Words that also begin a relative clause
("et qui", "y que") count only after a comma or before a word that cannot follow one."""

_BACK = {
    "en": "it they them this that these those he him she there so one ones",
    "fr": "il ils elle elles le la les lui leur cela ça ceci y en celui celle ceux",
    "es": "lo la los las le les ello esto eso él ella ellos ellas",
    "pt": "o os lhe lhes isso isto ele ela eles elas",
    "ar": "ذلك هذا هذه تلك هو هي هم",
}
_POINTS_BACK = {language: frozenset(words.split()) for language, words in _BACK.items()}
_INVERTED = re.compile(r"(?<=\w)(?:-t)?-(?:ils?|elles?|on|nous|je|ce)\b", re.IGNORECASE)
_ARTICLES = {"fr": "le la les", "es": "la los las", "pt": "o os"}

LISTED = (("1", "2", "3"), ("a", "b", "c"), ("i", "ii", "iii"), ("١", "٢", "٣"), ("أ", "ب", "ج"))


def begins_question(text: str, language: str) -> bool:
    """Whether `text` begins as a question does in `language`, one of the five; never in others."""
    bare, begins = text.lstrip(" «“\"'"), _BEGINS.get(language)
    return begins is not None and (bare.startswith("¿") or begins.match(bare) is not None)


def is_dependent(text: str, language: str) -> bool:
    """Whether `text` has a word that points back to what stands before it.

    Words that are articles too are not counted: most often they are just that. Nor are those that stand behind their
    verb in a French question ("faut-il").
    """
    text = _INVERTED.sub(" ", text)
    articles = _ARTICLES.get(language, "").split()
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return any(word in _POINTS_BACK.get(language, ()) and word not in articles for word in words)

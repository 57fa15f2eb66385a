"""How much each ranking counts in fusion, by the question's language."""

from collections.abc import Mapping, Sequence

from advicehub.settings import ModelChoice

LEXICAL = "lexical"
ASKED = 6.0
"""What the questions people ask of a passage count, in all models that serve the language together."""
ALIKE = 1.5
"""Standard deviations above the mean of all such questions, below which two are not meant alike."""


VOCABULARY = "vocabulary"
SUBJECT = 2.0
"""What passages on the subject of a question count in each model, when that subject is beyond doubt."""


def sentence_ranking(model: str) -> str:
    """The name of the ranking by best sentence in the space of `model`."""
    return f"{model} sentence"


def is_of_passages(name: str) -> bool:
    """Whether `name` is that of a model's ranking of whole passages: no words, no sentences, no questions."""
    return name not in (LEXICAL, VOCABULARY) and not name.endswith((" sentence", " asked", " subject"))


def is_of_subjects(name: str) -> bool:
    """Whether `name` is that of a model's ranking by passages on the subjects of the question."""
    return name.endswith(" subject")


def asked_ranking(model: str) -> str:
    """The name of the ranking by the most alike question that people ask, in the space of `model`."""
    return f"{model} asked"


def subject_ranking(model: str) -> str:
    """The name of the ranking by passages on the subjects of the question, in the space of `model`."""
    return f"{model} subject"


def serving(language: str, models: Sequence[ModelChoice]) -> list[str]:
    """Names of the models that serve questions in `language` ('' when unknown), all of them if none does."""
    names = [model.name for model in models if not model.languages or language in model.languages]
    return names or [model.name for model in models]


def fusion_weights(language: str, models: Sequence[ModelChoice]) -> Mapping[str, float]:
    """Weights of the rankings, by name, for a question in `language`.

    Models that serve the language count 1; the best sentence counts 1 in the first of them, the most
    specialised. Words count half in English and a quarter elsewhere, since a passage in another
    language shares only names with the question; so do other words for them. ASKED is shared among the models that
    serve the language. SUBJECT counts in every model: what a subject is compared by is written in English.
    """
    names = serving(language, models)
    words = 0.5 if language == "en" else 0.25
    return {
        LEXICAL: words,
        **dict.fromkeys(names, 1.0),
        sentence_ranking(names[0]): 1.0,
        **{asked_ranking(name): ASKED / len(names) for name in names},
        VOCABULARY: words,
        **{subject_ranking(model.name): SUBJECT for model in models},
    }

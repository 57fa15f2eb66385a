"""Fits the probability that a subject is meant, by how alike a question is to what people ask of that subject.

    python -m eval.training.meant

Logistic regression on the cosine of the most alike subject. A subject is meant where one of the first few holds the
gold of an answerable question of the development and calibration sets; none is in their other answerable questions, in
those that are not to be answered from a library, and in those of families outside the field. Questions outside the
field are weighted to count, all together, as much as those inside: how many were written says nothing of how many
will be asked, and with each of them counting as one hardly any question would be sure enough. Half of these families
and the frozen questions stay out of the fit, and show how well it tells. What is printed first goes into
index/widening/subjects.py. It holds for both models together in English, for the multilingual one elsewhere.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import click
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from advicehub.errors import AdviceHubError, DataError, ModelError
from advicehub.options import chosen_home, home_option
from advicehub.settings import ModelChoice, Settings, load_settings
from eval.queries.reading import SHIPPED, read_for_fitting, read_questions
from eval.queries.schema import read_apart
from eval.training.families import FAMILIES
from eval.training.labelled import Labelled, answered, outside, read_paragraphs
from eval.training.notes import NOTES
from index import chunking
from index.models import registry
from index.models.embedder import Embedder
from index.opening import load_encoder
from index.question import question
from index.weights import serving
from index.widening.subjects import MOST, Near, Subjects, load_subjects

STRENGTH = 10.0
"""Inverse strength of the L2 penalty: of one signal, next to none is needed."""
OUTSIDE = ("services", "world")
"""The files of families outside the field of the notes."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Whether a question is in English, the cosine of its most alike subject, whether one of the first is meant, and
    whether our notes answer the question."""

    english: bool
    cosine: float
    meant: bool
    inside: bool


@click.command()
@click.option("--unweighted", is_flag=True, help="Let each question outside the field count as one.")
@home_option
def fit(unweighted: bool) -> None:
    """Print the constants, and how well they tell, where they were fitted and where they were not."""
    settings = load_settings(chosen_home())
    seen, unseen = questions(settings)
    embedders, models = load_encoder(settings).embedders, registry.available(settings)
    subjects = load_subjects(embedders)
    fitted, held_out = (observe(each, subjects, embedders, models) for each in (seen, unseen))
    weight = 1.0 if unweighted else outside_weight(fitted)
    english, other = (constants([each for each in fitted if each.english is flag], weight) for flag in (True, False))
    click.echo(f"ENGLISH, OTHER = {english}, {other}")
    for where, observed in (("fitted on", fitted), ("held out", held_out)):
        for name, flag in (("English", True), ("other languages", False)):
            click.echo(f"{where}, {name}: {told([each for each in observed if each.english is flag])}")


def questions(settings: Settings) -> tuple[list[Labelled], list[Labelled]]:
    """Those to fit on, and those held out. Raises `DataError` and `SourceError`."""
    paragraphs = read_paragraphs(NOTES, chunking.counter(settings))
    sets = [read_for_fitting(SHIPPED / name).values() for name in ("development.jsonl", "calibration.jsonl")]
    apart = [Labelled(each.text) for each in read_apart(SHIPPED / "apart.jsonl").values()]
    frozen = read_questions(SHIPPED / "frozen.jsonl").values()
    asked = chain.from_iterable(answered(each, paragraphs) for each in sets)
    return (
        [*asked, *apart, *outside(FAMILIES, OUTSIDE, "even")],
        [*answered(frozen, paragraphs), *outside(FAMILIES, OUTSIDE, "odd")],
    )


def observe(
    labelled: Sequence[Labelled], subjects: Subjects, embedders: Sequence[Embedder], models: Sequence[ModelChoice]
) -> list[Observed]:
    """What is seen of each of `labelled`, in their order; their language is recognised, as when somebody asks.

    `models` are those of `embedders`, in their order. Raises `ModelError` where nothing is known in a model's spaces.
    """
    spaces = [space for space in subjects._spaces if space is not None]
    if len(spaces) < len(embedders):
        raise ModelError("nothing is known of subjects in the spaces of a model: python -m eval.training.subjects")
    vectors = [embedder.embed_asked([each.text for each in labelled]) for embedder in embedders]
    observed = []
    for row, each in enumerate(labelled):
        language = question(each.text).language
        names = serving(language, models)
        alike = [
            space.alike(known[row : row + 1])
            for space, known, model in zip(spaces, vectors, models, strict=True)
            if model.name in names
        ]
        cosines = np.mean(alike, axis=0)
        first = tuple(int(place) for place in np.argsort(-cosines, kind="stable")[:MOST])
        found = {subject.name for subject in subjects.named(Near(first, (0.0,) * len(first)))}
        meant = bool(found & each.answers)
        observed.append(Observed(language == "en", float(cosines[first[0]]), meant, bool(each.answers)))
    return observed


def outside_weight(observed: Sequence[Observed]) -> float:
    """What a question outside the field is to count, where each inside counts 1, for both kinds to count the same."""
    inside = sum(each.inside for each in observed)
    return inside / max(1, len(observed) - inside)


def constants(observed: Sequence[Observed], outside: float) -> tuple[float, float]:
    """Slope and intercept, to two places, where a question outside the field counts `outside`, one inside 1.

    Raises `DataError` where a subject is meant in all of them, or in none.
    """
    _some_of_both(observed)
    model = LogisticRegression(C=STRENGTH).fit(
        [[each.cosine] for each in observed],
        [each.meant for each in observed],
        [1.0 if each.inside else outside for each in observed],
    )
    return round(float(model.coef_[0, 0]), 2), round(float(model.intercept_[0]), 2)


def told(observed: Sequence[Observed]) -> str:
    """How many questions, in how many a subject is meant, and how well the cosine tells these from the others.

    Raises `DataError` as `constants` does.
    """
    _some_of_both(observed)
    meant, cosines = [each.meant for each in observed], [each.cosine for each in observed]
    return f"{len(meant)} questions, {sum(meant)} mean a subject, AUROC {roc_auc_score(meant, cosines):.3f}"


def _some_of_both(observed: Sequence[Observed]) -> None:
    if len({each.meant for each in observed}) < 2:
        raise DataError("it takes questions that mean a subject, and others that do not, in English and elsewhere")


if __name__ == "__main__":
    try:
        fit()
    except AdviceHubError as error:
        sys.exit(f"training: {error}")

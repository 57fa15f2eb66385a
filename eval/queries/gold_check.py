"""Gold against the library: is it there, exactly, and there alone?"""

from collections.abc import Iterator, Mapping

from eval.queries.asked_question import AskedQuestion, Gold
from eval.queries.edition_texts import EditionText
from eval.queries.fault import Fault, Place


def gold_faults(
    questions: Mapping[str, AskedQuestion], places: Mapping[str, Place], texts: Mapping[str, EditionText]
) -> Iterator[Fault]:
    """Gold that does not stand where it says, or that a document outside the question's gold repeats."""
    folded = {id_: " ".join(each.text.split()) for id_, each in texts.items()}
    for id_, question in questions.items():
        named = {gold.document for gold in question.gold}
        for number, gold in enumerate(question.gold):
            if said := _wrong(gold, texts.get(gold.document)):
                yield places[id_].fault("gold", f"gold.{number}: {said}")
            quote = " ".join(gold.quote.split())
            others = [other for other, text in folded.items() if other not in named and quote in text]
            if others:
                said = f"gold.{number}: {', '.join(others)} says the same and is no gold of this question"
                yield places[id_].fault("repeated", said)


def _wrong(gold: Gold, found: EditionText | None) -> str:
    if found is None:
        return f"the library has no public document {gold.document}"
    if not gold.sha256:
        return "it is not anchored; `advicehub eval queries anchor` does it"
    if gold.sha256 != found.sha256:
        return f"{gold.document} is another version now; anchor it again"
    if found.text[gold.start : gold.end] != gold.quote:
        return f"the quotation does not stand at {gold.start} to {gold.end} of {gold.document}"
    return ""

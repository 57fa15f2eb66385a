"""Which terms are explained: five glossary entries by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plain.explained import MOST, Glossary
from ingest.catalogue.term import Term

TERMS = [
    Term("torture", "torture", "…", names={"fr": "torture", "ar": "التعذيب"}, topics=("crime",)),
    Term("cidtp", "cruel, inhuman or degrading treatment", "…", also=("CIDTP", "ill-treatment"), topics=("crime",)),
    Term("kettling", "containment", "…", topics=("assemblies",)),
    Term("necessity", "necessity", "…", also=("last resort",), names={"es": "necesidad"}, topics=("force",)),
    Term("custody", "police custody", "…", names={"fr": "garde à vue", "es": "custodia"}, topics=("arrest",)),
    Term("register", "police custody register", "…", topics=("arrest",)),
    Term("opcat", "OPCAT", "…", also=("Optional Protocol",), topics=("visits",)),
    Term("search", "stop and search", "…", names={"es": "registro", "pt": "revista"}, topics=("arrest",)),
    Term("comments", "concluding observations", "…", names={"fr": "observations finales"}, topics=("crime",)),
    Term("rapporteur", "Special Rapporteur on torture", "…", names={"es": "Relator Especial"}, topics=("crime",)),
    Term("warning", "warning shot", "…", names={"fr": "tir de sommation"}, topics=("force",)),
]
GLOSSARY = Glossary(TERMS)


def _ids(text: str, language: str = "en", *topics: str) -> list[str]:
    return [each.term.id for each in GLOSSARY.explained("", text, "", language, topics)]


@pytest.mark.parametrize(
    ("text", "language", "topics", "ids"),
    [
        ("Warning shots are no help in police custody.", "en", (), ["warning", "custody"]),
        ("Cruel, inhuman, or degrading treatments: they amount to torture.", "en", (), ["cidtp", "torture"]),
        ("The police custody register and police custody.", "en", (), ["register", "custody"]),
        ("He was in custody. The police. Custody is short.", "en", (), []),
        ("This list contains reserved matters and its containment.", "en", ("assemblies",), ["kettling"]),
        ("This list contains reserved matters.", "en", ("assemblies",), []),
        ("The necessity of a new roof.", "en", (), []),
        ("The necessity of a new roof.", "en", ("force",), ["necessity"]),
        ("Necessity comes before warning shots.", "en", (), ["necessity", "warning"]),
        ("An Optional Protocol on children.", "en", (), []),
        ("Le Comité et l'OPCAT, en garde à vue.", "fr", (), ["opcat", "custody"]),
        ("la réunion opcat", "fr", (), []),
        ("Les Observations finales et l'observation finale.", "fr", (), ["comments"]),
        ("El registro de la custodia.", "es", ("arrest",), []),
        ("El Relator Especial sobre la vivienda.", "es", ("housing",), []),
        ("El Relator Especial.", "es", ("crime",), ["rapporteur"]),
        ("Police custody is English.", "fr", (), []),
        ("حظر التعذيب وبالتعذيب", "ar", ("crime",), ["torture"]),
        ("CIDTP, not cidtp.", "en", (), ["cidtp"]),
        ("not cidtp.", "en", (), []),
        ("Cell | police custody\nwarning | shot", "en", (), ["custody"]),
        ("", "en", (), []),
    ],
)
def test_by_hand(text: str, language: str, topics: tuple[str, ...], ids: list[str]) -> None:
    assert _ids(text, language, *topics) == ids


def test_the_marked_sentence_comes_first_and_each_term_once() -> None:
    found = GLOSSARY.explained("Warning shots. ", "In police custody.", " Police custody, OPCAT.", "en")
    assert [(each.term.id, each.name) for each in found] == [
        ("custody", "police custody"),
        ("warning", "warning shot"),
        ("opcat", "OPCAT"),
    ]


def test_at_most_five() -> None:
    everything = ". ".join(term.term for term in TERMS)
    topics = {topic for term in TERMS for topic in term.topics}
    assert len(GLOSSARY.explained("", everything, "", "en", topics)) == MOST < len(TERMS)


@given(st.lists(st.sampled_from([*(word for term in TERMS for word in term.term.split()), "the", ".", "\n\n"])))
def test_what_is_found_stands_there(words: list[str]) -> None:
    text = " ".join(words)
    topics = {topic for term in TERMS for topic in term.topics}
    for each in GLOSSARY.explained("", text, "", "en", topics):
        bare = each.name.replace(",", "")
        assert bare in text.replace(",", "") or each.name in text

"""What a quotation takes along to be read alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quoting.alone import MAX_CHARACTERS, readable_alone
from assistant.quoting.span import quoted_span
from tests.assistant.quoting.passages import found, quote, scored, worded

FILL = "Every police station of the country keeps a register that nobody may close or take away."


def quoted(best: str, *blocks: str, language: str = "en") -> str:
    hit = found(*blocks, language=language)
    return quote(hit, quoted_span(hit, scored(hit, best)))


def test_a_list_item_comes_with_its_head_and_the_items_between() -> None:
    head = "The record of an arrest always holds the following particulars, whoever made it:"
    items = ["(a) the reason for the arrest;", "(b) the hour at which it was made;", "(c) who made it."]
    assert quoted("(b)", f"{FILL} {head}", *items) == "\n\n".join([head, *items[:2]])


def test_items_without_marks_belong_to_the_head_too() -> None:
    head = "The record of an arrest always holds the following particulars, whoever made it:"
    assert quoted("the hour", head, "the reason for the arrest;", "the hour at which it was made.").startswith(head)


def test_a_head_too_far_above_is_left() -> None:
    items = [
        f"(a) {worded(350)[0]};",
        f"(b) {worded(350)[0]};",
        "(c) who made it, by name, rank and station, and who else was there when it was made.",
    ]
    assert quoted("who made", "The record of an arrest holds:", *items).startswith("(c)")


def test_what_it_is_comes_along() -> None:
    text = f"{FILL} The doctor writes a report of each visit to a person held, on a form that a judge has approved."
    dangling = "It is given to the lawyer on the day of the visit, and no copy of it stays at the station."
    assert quoted("given to", f"{text} {dangling}").startswith("The doctor writes")


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "The report is secret, and stays with the doctor who wrote it down in the cell.",
         "However, the lawyer may read all of it in the doctor's room, as often as she likes."),
        ("fr", "Le médecin rédige un rapport après chaque visite à une personne gardée à vue.",
         "Celui-ci est remis à l'avocat le jour même, et aucune copie ne reste au poste de police."),
        ("es", "El médico redacta un informe después de cada visita a la persona detenida.",
         "Dicho informe se entrega a la abogada el mismo día, sin dejar copia alguna en la comisaría."),
        ("pt", "O médico escreve um relatório depois de cada visita à pessoa que foi detida.",
         "Este é entregue à advogada no mesmo dia, e nenhuma cópia fica na esquadra de polícia."),
        ("ar", "يكتب الطبيب تقريراً بعد كل زيارة إلى الشخص المحتجز في مركز الشرطة ويوقّعه بنفسه.",
         "وهذا التقرير يسلَّم إلى المحامي في اليوم نفسه، ولا تبقى أي نسخة منه في مركز الشرطة المعني."),
    ],
)  # fmt: skip
def test_in_five_languages(language: str, before: str, after: str) -> None:
    hit = found(f"{before} {after}", language=language)
    sentences = scored(hit)
    assert len(sentences) == 2 and readable_alone(hit, sentences, 1, 1) == (0, 1)
    swapped = found(f"{after} {before}", language=language)
    assert readable_alone(swapped, scored(swapped), 1, 1) == (1, 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "This Convention shall enter into force for each State on the thirtieth day after it has ratified it.",
        "It is prohibited to keep a person in a cell that has neither light nor air, even for one hour.",
        "Persons who are held may write to their family on the first day, and they get paper for it.",
    ],
)
def test_what_only_looks_as_if_it_leaned_on_another(sentence: str) -> None:
    assert quoted(sentence[:20], f"{FILL} {sentence}") == sentence


def test_an_exception_stays_with_its_rule() -> None:
    rule = "A person who is held speaks with a lawyer alone, out of the hearing of any officer, from the first hour."
    exception = "Except where a judge has ordered it in writing, nobody may listen or look on."
    assert quoted("A person", f"{rule} {exception} {FILL}") == f"{rule} {exception}"


def test_a_colon_leads_to_its_items() -> None:
    head = "The record of an arrest, wherever it was made and by whomever, always holds the following particulars:"
    items = ["(a) the reason for the arrest;", "(b) the hour at which it was made."]
    assert quoted("The record", head, *items, FILL) == "\n\n".join([head, *items])


BLOCKS = ["It ends.", "This is the head of all that follows:", "(a) an item of it;", "However, not so much.", FILL]


@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=9), st.data())
def test_only_ever_more_and_never_too_long(blocks: list[str], data: st.DataObject) -> None:
    hit = found(*blocks)
    sentences = scored(hit)
    if not sentences:
        return
    place = data.draw(st.integers(0, len(sentences) - 1))
    first, last = readable_alone(hit, sentences, place, place)
    assert 0 <= first <= place <= last < len(sentences)
    assert first == last or sentences[last].end - sentences[first].start <= MAX_CHARACTERS

"""Citations in sections: none is lost, none moves, and what binds is never under the head of what recommends."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.citation import Citation, Quotation
from assistant.composing.standing import country_of
from ingest.block import Role
from ingest.description import Description
from ingest.passage import Passage
from web.answer_sections import Section, sections


def _citation(type_: str, binding: bool = False, role: Role = "", country: str = "", document: str = "d") -> Citation:
    passage = Passage("p", document, 0, 1, 0, "", (), (), "en", "", "", ())
    passage = replace(passage, role=role, country=country)
    about = Description(document, "D", type=type_, binding=binding)
    return Citation(Quotation(document, "v", 0, 1, "x"), passage, "x", about, (), "exact")


TREATY = _citation("treaty", True, document="t")
SOFT = _citation("soft law")
NORWAY = _citation("report", role="country practice", country="Norway")
NOTE = replace(_citation("note", document="n"), about=Description("n", "N", type="note", summary_of=("t",)))
PENAL_CODE = replace(
    _citation("law", True, document="c"), about=Description("c", "C", type="law", binding=True, country="Chad")
)
GUESSED = replace(TREATY, about=replace(TREATY.about, guessed=("type",)))


def test_by_hand() -> None:
    assert sections([TREATY, NOTE, SOFT, SOFT, NORWAY]) == [
        Section("binding", "", (0, 1)),
        Section("recommended", "", (2, 3)),
        Section("practice", "Norway", (4,)),
    ]
    assert sections([SOFT, NOTE]) == [Section("recommended", "", (0,)), Section("summary", "", (1,))]
    assert sections([GUESSED]) == [Section("other", "", (0,))]
    assert sections([NORWAY, replace(NORWAY, passage=replace(NORWAY.passage, country="Peru"))]) == [
        Section("practice", "Norway", (0,)),
        Section("practice", "Peru", (1,)),
    ]
    assert sections([TREATY, PENAL_CODE]) == [Section("binding", "", (0,)), Section("practice", "Chad", (1,))]
    assert sections([]) == []


@given(st.lists(st.sampled_from([TREATY, SOFT, NORWAY, NOTE, GUESSED, PENAL_CODE]), max_size=6))
def test_each_place_is_in_one_section_in_order(citations: list[Citation]) -> None:
    found = sections(citations)
    assert [place for each in found for place in each.places] == list(range(len(citations)))
    for each in found:
        for place in each.places:
            if each.force == "binding":
                assert citations[place] in (TREATY, NOTE)
            if each.force == "practice":
                assert country_of(citations[place]) == each.country

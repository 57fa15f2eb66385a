"""What is held is looked up once for each set of groups, and never mixed between them."""

from typing import cast

from assistant.held import Holdings
from index.access import PUBLIC, Access
from index.searcher import Searcher
from index.text_store import Listed
from ingest.description import Description
from tests.assistant.fakes import calibration


class _Counted:
    """A searcher that lists one document a group."""

    def __init__(self) -> None:
        self.calls = 0

    def documents(self, access: Access) -> list[Listed]:
        self.calls += 1
        return [
            Listed(f"d-{group}", "v" * 64, "d.md", "", Description(group, group, language="fr"), (), 2)
            for group in sorted(access.groups)
        ]


def test_each_set_of_groups_is_looked_up_once() -> None:
    searcher = _Counted()
    holdings = Holdings(cast(Searcher, searcher), calibration(0.5))
    unit = Access.to("unit")
    for _ in range(3):
        assert list(holdings.of(PUBLIC).documents) == ["d-public"]
        assert list(holdings.of(unit).documents) == ["d-public", "d-unit"]
    assert searcher.calls == 2
    assert (holdings.of(unit).searched.documents, holdings.of(unit).searched.languages) == (2, ("fr",))
    assert holdings.of(PUBLIC).unseen == 1.0


def test_however_many_sets_are_asked_for_the_answer_is_right() -> None:
    holdings = Holdings(cast(Searcher, _Counted()), calibration(0.5))
    for number in range(200):
        assert f"d-g{number}" in holdings.of(Access.to(f"g{number}")).documents

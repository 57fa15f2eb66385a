"""The library page: filters in the address, counts, pages, what is known and not held."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from ingest.catalogue.collection import Collection
from ingest.catalogue.reference import Reference
from ingest.catalogue.source import Source
from ingest.description import Description
from ingest.document import Document
from tests.web.catalogue import LONG_ADDRESS, reference
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher, document
from tests.web.html import Element, parse
from web.app import create_app
from web.facets import FACETS, SORTS, Facet, Wanted
from web.inventory import NOTHING_KNOWN
from web.library_query import LABELS, LibraryQuery, library_query
from web.library_view import LISTED

LIGHT = 100_000
KNOWN: dict[Facet, set[str]] = {facet: {"a", "b & c", "é?=#"} for facet in FACETS}


def _page(client: TestClient, address: str = "/library") -> Element:
    return parse(client.get(address).text)


def _titles(page: Element) -> list[str]:
    return [element.text.strip() for element in page.one("section", class_="works").all(class_="title")]


def _many(count: int) -> TestClient:
    """A client of a library of `count` documents and as many sources that are not held."""
    documents = [
        document(f"d{n:03}", Description(f"d{n:03}", f"Title {n:03}", type="report", language="en"), [])
        for n in range(count)
    ]
    sources = {f"s{n}": Source(f"s{n}", f"Source {n}", "", f"Body {n}", "tool", False, "seen") for n in range(count)}
    searcher = FakeSearcher(documents)
    known = Reference(sources, {}, {}, {}, {"all": Collection("all", "All", "", tuple(d.id for d in documents))})
    return TestClient(create_app(searcher, FakeAssistant(searcher), reference=known), base_url="http://127.0.0.1")


def test_documents_of_one_work_stand_together(client: TestClient) -> None:
    page = _page(client)
    assert "4 documents, 3 works" in page.one("h2", id="found").text
    titles = _titles(page)
    assert titles.count("Visits to places of detention") == 1 and "Convention against Torture" in titles
    assert page.one("a", hreflang="ar").text == "العربية"


def test_a_filter_leaves_what_passes_and_says_how_to_remove_it(client: TestClient) -> None:
    page = _page(client, "/library?language=ar")
    assert _titles(page) == ["زيارات أماكن الاحتجاز"]
    removal = page.one("p", class_="chosen").all("a")[0]
    assert removal.text == "Language: Arabic ×" and removal.attributes["href"] == "/library"
    assert page.one("select", id="f-language").one("option", selected="").text == "Arabic (1)"


def test_counts_respect_the_other_filters_and_not_their_own(client: TestClient) -> None:
    page = _page(client, "/library?type=note")
    assert "English (1)" in page.one("select", id="f-language").text
    assert "Treaty (1)" in page.one("select", id="f-type").text


def test_every_choice_shows_as_many_as_it_says(client: TestClient) -> None:
    page = _page(client)
    tried = 0
    for select in page.one("form", class_="filters").all("select"):
        for option in select.all("option"):
            number = re.search(r"\((\d+)\)$", option.text)
            if number:
                parameters = {select.attributes["name"]: option.attributes["value"]}
                response = client.get("/library", params=parameters)
                assert response.status_code == 200
                assert parse(response.text).one("h2", id="found").text.startswith(f"{number[1]} document")
                tried += 1
    assert tried > 12


def test_years_and_orders(client: TestClient) -> None:
    assert _titles(_page(client, "/library?from=1984&to=1984")) == ["Convention against Torture"]
    newest = _titles(_page(client, "/library?sort=newest"))
    assert newest.index("Visits to places of detention") < newest.index("Convention against Torture")
    assert "Nothing passes all of these filters" in _page(client, "/library?from=1985&to=1986").text


def test_a_topic_and_a_collection_filter_by_the_catalogue(client: TestClient) -> None:
    assert _titles(_page(client, "/library?topic=visits")) == ["Convention against Torture"]
    assert _titles(_page(client, "/library?collection=starter")) == ["Convention against Torture"]
    assert _titles(_page(client, "/library?collection=starter&held=no")) == ["A guide to visits"]


def test_a_collection_says_what_it_is_for(client: TestClient) -> None:
    listed = _page(client).one("ul", class_="collections")
    (link,) = [a for a in listed.all("a") if a.text == "To start with"]
    assert link.attributes["href"] == "/library?collection=starter"
    works = _page(client, "/library?collection=starter").one("section", class_="works")
    assert "What a new colleague reads first." in works.text
    again = _page(client, "/library?held=no").one("ul", class_="collections").all("a")[0]
    assert again.attributes["href"] == "/library?collection=starter&held=no"


def test_an_empty_topic_is_a_filter_that_shows_nothing(client: TestClient) -> None:
    response = client.get("/library?topic=empty")
    assert response.status_code == 200 and "Nothing passes all of these filters" in response.text


def test_what_is_known_and_not_held_has_its_publisher_and_its_doubts(client: TestClient) -> None:
    page = _page(client, "/library?held=no&topic=visits")
    guide, protocol = page.one("section", class_="works").all("li")
    link = guide.one("a")
    assert link.attributes["href"] == LONG_ADDRESS
    assert link.attributes["rel"] == "noreferrer noopener external"
    assert link.text == LONG_ADDRESS.removeprefix("http://")
    assert "Not held" in guide.text and "Only part of this entry was checked" in guide.text
    assert "Official address: not known" in protocol.text and "was not checked" in protocol.text
    assert not protocol.all("a")


@pytest.mark.parametrize("query", ["type=none", "issuer=%00", "colour=red", "from=198x", "sort=best", "held=maybe"])
def test_what_is_not_known_is_said_without_being_repeated(client: TestClient, query: str) -> None:
    response = client.get(f"/library?{query}&status=superseded")
    page = parse(response.text)
    assert response.status_code == 400
    name, _, value = query.partition("=")
    said = page.one("p", role="alert").text
    assert LABELS.get(name, "Another field") in said and value not in said
    assert "Superseded" in page.one("p", class_="chosen").text


def test_a_field_given_twice_is_said(client: TestClient) -> None:
    response = client.get("/library?type=treaty&type=note")
    assert response.status_code == 400 and _titles(parse(response.text)) == ["Convention against Torture"]


def test_there_is_no_field_for_words_of_ones_own(client: TestClient) -> None:
    form = _page(client).one("form", class_="filters")
    assert form.attributes["method"] == "get"
    assert {field.attributes["name"] for field in form.all("input")} == {"from", "to"}
    assert all(field.attributes["maxlength"] == "4" for field in form.all("input"))


def test_long_lists_come_in_light_pages_that_together_are_whole() -> None:
    client = _many(2 * LISTED + 3)
    files = len(client.get("/static/style.css").content)
    for start in ("/library?collection=all&sort=newest", "/library?held=no"):
        seen: list[str] = []
        address = start
        while address:
            response = client.get(address)
            assert len(response.content) + files < LIGHT
            page = parse(response.text)
            seen += _titles(page)
            following = page.all("a", rel="next")
            address = following[0].attributes["href"] if following else ""
        assert len(seen) == len(set(seen)) == 2 * LISTED + 3
    assert client.get("/library?page=4").status_code == 404


def test_without_a_catalogue_the_library_still_works() -> None:
    searcher = FakeSearcher(library())
    app = create_app(searcher, FakeAssistant(searcher), reference=NOTHING_KNOWN)
    client = TestClient(app, base_url="http://127.0.0.1")
    assert len(_titles(_page(client))) == 3
    assert "The catalogue knows no source" in _page(client, "/library?held=no").text


def test_a_withdrawn_document_is_listed_as_such_and_not_counted_as_searched() -> None:
    made: list[Document] = [
        document("old", Description("old", "Old rules", type="report", language="en", status="withdrawn"), []),
        *library(),
    ]
    searcher = FakeSearcher(made)
    client = TestClient(
        create_app(searcher, FakeAssistant(searcher), reference=reference()), base_url="http://127.0.0.1"
    )
    page = _page(client)
    assert "Everything that is searched: 4 documents" in page.text
    (row,) = [row for row in page.one("section", class_="works").all("li") if "Old rules" in row.text]
    assert row.one("strong", class_="old").text == "Withdrawn"


_PAIRS = st.tuples(
    st.sampled_from([*FACETS, "from", "to", "page", "sort", "held", "other"]),
    st.sampled_from(["", "a", "b & c", "é?=#", "1984", "0", "no", "newest", "٣"]),
)


@given(st.lists(_PAIRS, max_size=8))
def test_the_address_of_a_query_is_read_as_the_same_query(given: list[tuple[str, str]]) -> None:
    query = library_query(given, KNOWN)
    pairs = [(name, value) for name, values in parse_qs(urlsplit(query.address()).query).items() for value in values]
    again = library_query(pairs, KNOWN)
    assert again.troubles == ()
    assert again == LibraryQuery(query.wanted, query.sort, query.page, query.held)


def test_an_address_without_a_filter_keeps_the_others() -> None:
    query = LibraryQuery(Wanted({"type": "a", "topic": "b & c"}, 1984), SORTS[1], 3)
    assert query.without("type") == "/library?topic=b+%26+c&from=1984&sort=newest"
    assert query.address(page=2) == "/library?topic=b+%26+c&type=a&from=1984&sort=newest&page=2"

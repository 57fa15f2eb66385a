"""The pages over the catalogue that is shipped: each of them opens, stays light, and leads to pages that open."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from advicehub.settings import Settings
from ingest.catalogue.read import read_reference
from tests.web.fake_library import FakeAssistant, FakeSearcher
from tests.web.html import Element, parse
from web.app import create_app

LIGHT = 100_000
REFERENCE = read_reference(Settings().corpus)
START = ("/topics", "/library", "/library?held=no", "/glossary", "/curation", "/curation/sources")

pytestmark = pytest.mark.skipif(not REFERENCE.topics, reason="there is no catalogue in the corpus folder")


@pytest.fixture(scope="module")
def shipped() -> Iterator[TestClient]:
    """A client over the shipped catalogue and no documents."""
    searcher = FakeSearcher([])
    app = create_app(searcher, FakeAssistant(searcher), reference=REFERENCE)
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def _links(page: Element) -> set[str]:
    addresses = (a.attributes["href"].partition("#")[0] for a in page.all("a"))
    return {address for address in addresses if address.startswith("/")}


def test_every_page_that_can_be_reached_opens_and_is_light(shipped: TestClient) -> None:
    files = sum(len(shipped.get(f"/static/{name}").content) for name in ("style.css", "copy.js", "icon.svg"))
    waiting, seen = set(START), set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = shipped.get(address)
        assert response.status_code == 200, address
        assert len(response.content) + files < LIGHT, address
        waiting |= _links(parse(response.text)) - seen
    assert {f"/topics/{topic}" for topic in REFERENCE.topics} <= seen
    assert len(seen) > len(REFERENCE.topics) + len(START)


def test_every_anchor_of_the_glossary_is_there_once(shipped: TestClient) -> None:
    ids: list[str] = []
    address = "/glossary"
    while address:
        page = parse(shipped.get(address).text)
        ids += [each.attributes["id"] for each in page.one("dl", class_="terms").all("div") if "id" in each.attributes]
        following = page.all("a", rel="next")
        address = following[0].attributes["href"] if following else ""
    assert sorted(ids) == sorted(REFERENCE.terms)


def test_every_publishers_address_is_one_that_can_be_followed() -> None:
    for source in REFERENCE.sources.values():
        for address in (source.address, *(file.address for file in source.files)):
            assert not address or address.startswith(("https://", "http://")), source.id

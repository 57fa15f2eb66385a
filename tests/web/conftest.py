"""A client of the application over a small library in memory."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.catalogue import reference
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.app import create_app

ADDRESS = "http://127.0.0.1"


@pytest.fixture
def searcher() -> FakeSearcher:
    """The library."""
    return FakeSearcher(library())


@pytest.fixture
def client(searcher: FakeSearcher) -> Iterator[TestClient]:
    """A client that follows no redirect. An exception that escapes the application fails the test."""
    app = create_app(searcher, FakeAssistant(searcher), reference=reference())
    with TestClient(app, base_url=ADDRESS, follow_redirects=False) as made:
        yield made

"""Readers of different languages at the same moment, some of them in threads."""

import re
from itertools import cycle, islice

import anyio
from httpx import ASGITransport, AsyncClient

from tests.web.catalogue import reference
from tests.web.conftest import ADDRESS
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher
from web.app import create_app
from web.interface.language import LANGUAGES

HEADINGS = {"en": "Library", "fr": "Bibliothèque", "es": "Biblioteca", "ar": "المكتبة", "pt": "Biblioteca"}


def test_each_reader_is_answered_in_their_own_language() -> None:
    searcher = FakeSearcher(library())
    app = create_app(searcher, FakeAssistant(searcher), reference=reference())
    seen: list[tuple[str, str, str]] = []

    async def read(client: AsyncClient, code: str) -> None:
        page = await client.get("/library", headers={"accept-language": code})
        heading = re.search(r"<h1>(.*?)</h1>", page.text)
        spoken = re.search(r'<html lang="(\w+)"', page.text)
        assert heading and spoken
        seen.append((code, spoken[1], heading[1]))

    async def all_at_once() -> None:
        transport = ASGITransport(app)
        async with AsyncClient(transport=transport, base_url=ADDRESS) as client, anyio.create_task_group() as group:
            for code in islice(cycle(LANGUAGES), 40):
                group.start_soon(read, client, code)

    anyio.run(all_at_once)
    assert len(seen) == 40 and all((spoken, heading) == (code, HEADINGS[code]) for code, spoken, heading in seen)

"""What was searched besides a question's words, as a page and the API show it."""

import pytest
from starlette.testclient import TestClient

from index.widening.widening import Also, Alternative, Subject, Widening
from tests.web.fake_library import FakeSearcher
from tests.web.html import Element, parse

ANSWERED = "Visits work best when they are unannounced"


def ask(client: TestClient, text: str) -> Element:
    """The page after a question."""
    response = client.post("/ask", data={"question": text, "language": "en"})
    assert response.status_code == 200
    return parse(response.text)


def widened(*words: str) -> Widening:
    """A widening by alternatives to one word, the last of them a term of a subject."""
    alternatives = tuple(Alternative(word, "en") for word in words[:-1])
    return Widening((Also(("visit",), alternatives),), (Subject("note-visits:5", words[-1:], 0.5),))


def shown(page: Element) -> Element:
    """The part of a page that says it."""
    rows = [row for row in page.all("div") if [each.text for each in row.all("dt")] == ["Also searched"]]
    (found,) = page.all("div", class_="also") + [row.one("dd") for row in rows]
    return found


@pytest.mark.parametrize("text", [ANSWERED, "zebra"])
def test_a_few_are_shown_as_they_are(client: TestClient, searcher: FakeSearcher, text: str) -> None:
    searcher.widened = widened("inspection", "<b>on site</b> & more", "monitoring body")
    found = shown(ask(client, text))
    assert found.text.removeprefix("Also searched, since documents may say it so: ") == (
        "inspection; monitoring body; <b>on site</b> & more"
    )
    assert {each.tag for each in found.all()} == {"bdi"}


@pytest.mark.parametrize("text", [ANSWERED, "zebra"])
def test_of_many_eight_are_shown_and_the_rest_folded_and_counted(
    client: TestClient, searcher: FakeSearcher, text: str
) -> None:
    words = [f"word {number}" for number in range(1, 12)]
    # The subject's term stands second: the first of every list comes before the second of any.
    order = [words[0], words[-1], *words[1:-1]]
    for count, rest in ((8, 0), (9, 1), (11, 3)):
        searcher.widened = widened(*words[: count - 1], words[-1])
        found = shown(ask(client, text))
        plain = "".join(
            child if isinstance(child, str) else child.text if child.tag == "bdi" else "" for child in found.children
        )
        assert plain.strip().endswith("; ".join(order[:8])) and plain.count(";") == 7
        if not rest:
            assert not found.all("details")
            continue
        more = found.one("details", class_="more")
        assert "open" not in more.attributes
        assert more.one("summary").text == f"and {rest} more"
        assert more.text.removeprefix(f"and {rest} more") == "; ".join(order[8:count])


@pytest.mark.parametrize("text", [ANSWERED, "zebra"])
def test_where_there_are_none_nothing_is_said(client: TestClient, text: str) -> None:
    page = ask(client, text)
    assert page.all("div", class_="also") == [] and "lso searched" not in page.text


@pytest.mark.parametrize("text", [ANSWERED, "zebra"])
def test_the_api_gives_all_of_them(client: TestClient, searcher: FakeSearcher, text: str) -> None:
    assert client.post("/api/ask", json={"question": text}).json()["also"] == []
    words = [f"word {number}" for number in range(12)]
    searcher.widened = widened(*words)
    given = client.post("/api/ask", json={"question": text}).json()["also"]
    assert given == [words[0], words[-1], *words[1:-1]]

"""No word of a document, a file's name or a question is markup on any page."""

from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.web.documents import ODD_ID, XSS
from tests.web.html import Element, parse

OURS = """
    a article aside bdi blockquote body button code dd details div dl dt footer form h1 h2 h3 h4 h5 h6 head header html
    img input label li link main mark meta nav option p q script section select span strong summary table tbody td
    template textarea th thead time title tr ul
"""

EXTERNAL = "noreferrer noopener external"


def _looks_safe(page: Element) -> None:
    for element in page.all():
        assert element.tag in OURS.split()
        for name, value in element.attributes.items():
            assert not name.startswith("on") and name != "style"
            if element.tag == "a" and name == "href" and element.attributes.get("rel") == EXTERNAL:
                assert value.startswith(("http://", "https://"))
            elif name in ("href", "src", "action"):
                assert value.startswith(("/", "#")) and not value.startswith("//")
    for script in page.all("script"):
        assert script.text == "" and script.attributes["src"].startswith("/static/")


@pytest.mark.parametrize("payload", XSS)
@pytest.mark.parametrize("language", ["", "en", '"><script>alert(6)</script>'])
def test_a_question_is_never_markup(client: TestClient, payload: str, language: str) -> None:
    for text in (payload, f"hostile payload words {payload}", payload * 300):
        page = parse(client.post("/ask", data={"question": text, "language": language}).text)
        _looks_safe(page)
        assert page.one("textarea", id="question").text == "\n" + text


def test_a_documents_words_are_never_markup(client: TestClient) -> None:
    words = {"question": "hostile payload words script"}
    for response in (
        client.get("/"),
        client.get("/library"),
        client.get("/library?held=no"),
        client.get("/topics"),
        client.get("/topics/visits"),
        client.get("/topics/hostile"),
        client.get("/glossary"),
        client.get("/curation"),
        client.get("/curation/sources"),
        client.get(f"/documents/{quote(ODD_ID, safe='')}"),
        client.post("/ask", data=words),
        client.post("/ask", data={"question": "zebra hostile"}),
    ):
        assert response.status_code == 200
        _looks_safe(parse(response.text))
    answer = parse(client.post("/ask", data=words).text)
    assert " ".join(XSS) in answer.one("article").text


def test_an_odd_id_leads_to_its_document(client: TestClient) -> None:
    listed = parse(client.get("/library").text)
    (link,) = [a.attributes["href"] for a in listed.all("a", class_="title") if "alert" in a.text]
    assert client.get(link).status_code == 200
    assert " ".join(XSS) in parse(client.get(link).text).one("h1").text


def test_an_unknown_address_is_not_repeated(client: TestClient) -> None:
    for path in ("/<script>alert(1)</script>", "/documents/<script>alert(1)</script>", "/topics/<script>alert"):
        response = client.get(path)
        assert response.status_code == 404 and "alert" not in response.text

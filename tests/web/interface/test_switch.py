"""Choosing the language of the interface."""

import pytest
from starlette.testclient import TestClient

from tests.web.html import parse

ELSEWHERE = [
    "https://evil.example/", "//evil.example", "//evil.example/library", "/\\evil.example", "\\\\evil.example",
    "/library\r\nSet-Cookie: a=b", "/\t/evil.example", " /library", "/library ", "library", "javascript:alert(1)",
    "/none", "/library/../../x", "/ask/x", "/interface", "/api/ask", "/library?" + 2000 * "x", "/libr\u00e9", "/%0d%0a",
    "/library?x=\r\nSet-Cookie: a=b", "/topics/\\evil.example", "/topics/\tx",
]  # fmt: skip


def _choose(client: TestClient, **fields: str) -> tuple[int, str, str]:
    response = client.post("/interface", data=fields)
    return response.status_code, response.headers.get("location", ""), response.headers.get("set-cookie", "")


@pytest.mark.parametrize(
    "back", ["/", "/library", "/library?type=treaty&page=1", "/topics/visits", "/documents/uncat/1"]
)
def test_a_choice_is_remembered_and_leads_back(client: TestClient, back: str) -> None:
    status, location, cookie = _choose(client, language="ar", back=back)
    assert (status, location) == (303, back)
    parts = {part.strip().lower() for part in cookie.split(";")}
    assert parts == {"interface=ar", "httponly", "max-age=31536000", "path=/", "samesite=lax"}
    assert '<html lang="ar" dir="rtl">' in client.get("/library", headers={"accept-language": "fr"}).text


def test_over_https_the_cookie_goes_nowhere_else(client: TestClient) -> None:
    response = client.post("https://127.0.0.1/interface", data={"language": "fr", "back": "/"})
    assert "secure" in response.headers["set-cookie"].lower()


@pytest.mark.parametrize("back", ELSEWHERE)
def test_nobody_is_sent_anywhere_but_to_our_pages(client: TestClient, back: str) -> None:
    assert _choose(client, language="fr", back=back) == (400, "", "")


@pytest.mark.parametrize("code", ["", "de", "FR", "fr; Path=/x", "fr\r\nx", "xx"])
def test_another_language_is_refused(client: TestClient, code: str) -> None:
    assert _choose(client, language=code, back="/") == (400, "", "")


def test_every_page_that_can_be_asked_for_again_offers_the_way_back_to_itself(client: TestClient) -> None:
    for address in ("/", "/library?type=treaty", "/glossary", "/documents/uncat"):
        assert _back(client.get(address).text) == address
    assert _back(client.get("/nothing").text) == "/"


def test_an_answer_has_no_address_to_go_back_to(client: TestClient) -> None:
    page = client.post("/ask", data={"question": "zebra"}).text
    # What was asked may stand in a box of the page, but in no address and no way back.
    assert "zebra" not in _back(page) and not any("zebra" in each.attributes["href"] for each in parse(page).all("a"))


def _back(page: str) -> str:
    return next((each.attributes["value"] for each in parse(page).all("input", name="back")), "")


def test_an_answer_is_given_again_in_the_language_chosen_on_it(client: TestClient) -> None:
    response = client.post("/ask", data={"question": "zebra", "interface": "fr"})
    assert '<html lang="fr" dir="ltr">' in response.text and response.headers["content-language"] == "fr"
    assert response.headers["set-cookie"].startswith("interface=fr;") and "zebra" not in response.headers["set-cookie"]
    unknown = client.post("https://127.0.0.1/ask", data={"question": "zebra", "interface": "de"})
    assert "set-cookie" not in unknown.headers

"""Wiping is on every page, and tells the browser to forget."""

from starlette.testclient import TestClient

from tests.web.html import parse
from web.interface.language import COOKIE


def test_wiping_clears_what_the_browser_keeps(client: TestClient) -> None:
    response = client.post("/wipe")
    assert (response.status_code, response.headers["location"]) == (303, "/wiped")
    assert response.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert "Your session was wiped" in client.get("/wiped").text


def test_a_link_alone_clears_nothing(client: TestClient) -> None:
    for path in ("/", "/wiped", "/wipe", "/library"):
        assert "clear-site-data" not in client.get(path).headers


def test_a_form_on_another_site_clears_nothing(client: TestClient) -> None:
    for site, status in (("cross-site", 400), ("same-site", 400), ("same-origin", 303), ("none", 303)):
        response = client.post("/wipe", headers={"Sec-Fetch-Site": site})
        assert (response.status_code, "clear-site-data" in response.headers) == (status, status == 303)


def test_every_page_has_the_button(client: TestClient) -> None:
    pages = [
        client.get(path) for path in ("/", "/topics", "/library", "/glossary", "/documents/uncat", "/none", "/wiped")
    ]
    pages += [client.post("/ask", data={"question": text}) for text in ("visits work best unannounced", "zebra", "")]
    for each in pages:
        form = parse(each.text).one("form", class_="wipe")
        assert (form.attributes["method"], form.attributes["action"]) == ("post", "/wipe")
        assert form.all("button") and not form.all("input")


def test_the_interface_can_be_switched_on_every_page_that_has_an_address(client: TestClient) -> None:
    for path in ("/", "/library?type=treaty", "/documents/uncat"):
        form = parse(client.get(path).text).one("form", class_="choices")
        fields = {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
        assert fields == {"back": path}
        switched = client.post("/interface", data={**fields, "language": "fr"})
        assert switched.headers["location"] == path and f"{COOKIE}=fr" in switched.headers["set-cookie"]


def test_a_refused_question_keeps_its_text_when_the_interface_is_switched(client: TestClient) -> None:
    page = parse(client.post("/ask", data={"question": "word " * 401}).text)
    form = page.one("form", class_="ask")
    assert "word word" in form.one("textarea").text
    buttons = page.one("details", class_="menu").all("button")
    assert {each.attributes["form"] for each in buttons} == {form.attributes["id"]}

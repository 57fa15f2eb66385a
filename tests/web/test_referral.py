"""Questions that need a person: no passage, who can help, and a way to search all the same."""

import pytest
from starlette.testclient import TestClient

from tests.web.html import Element, parse

URGENT = "Visits work best unannounced, but they come for my brother tonight"
RANKING = "Please rank the States whose visits work best unannounced"


def _ask(client: TestClient, text: str, **fields: str) -> Element:
    response = client.post("/ask", data={"question": text, "language": "en", **fields})
    assert response.status_code == 200
    return parse(response.text)


@pytest.mark.parametrize("text", [URGENT, RANKING])
def test_no_passage_and_nothing_like_one_is_shown(client: TestClient, text: str) -> None:
    page = _ask(client, text)
    for kind in ("blockquote", "mark", "article"):
        assert page.all(kind) == []
    assert page.all("details", class_="related") == [] and page.all(class_="badge") == []
    assert "work best when they are" not in page.text


def test_an_urgent_question_is_told_who_can_act(client: TestClient) -> None:
    page = _ask(client, URGENT)
    card = page.one("section", class_="referral")
    for body in (
        "emergency service", "competent national authority", "lawyer", "national preventive mechanism",
        "Special Rapporteur on torture", "article 22", "Enforced Disappearances", "Red Cross", "ohchr.org", "adviser",
    ):  # fmt: skip
        assert body in card.text
    assert card.one("q").text == "tonight"
    # An address of a person or a body that nobody has verified would be worse than none.
    assert "@" not in card.text


def test_what_is_out_of_mandate_says_what_the_library_is_for(client: TestClient) -> None:
    card = _ask(client, RANKING).one("section", class_="referral mandate")
    assert "does not rank or judge States" in card.text and card.one("q").text == "rank" and "@" not in card.text


@pytest.mark.parametrize("text", [URGENT, RANKING])
def test_the_same_question_is_searched_when_the_asker_says_so(client: TestClient, text: str) -> None:
    form = _ask(client, text).one("form", class_="anyway")
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/ask")
    fields = {each.attributes["name"]: each.attributes["value"] for each in form.all("input")}
    assert fields == {"question": text, "language": "en", "anyway": "1"}
    again = parse(client.post("/ask", data=fields).text)
    assert again.all("article") and again.all("section", class_="referral") == []
    assert "If somebody is in danger now" in again.one("p", class_="warning").text


def test_only_the_word_for_it_searches_anyway(client: TestClient) -> None:
    for said in ("", "0", "true", "11"):
        assert _ask(client, URGENT, anyway=said).all("section", class_="referral")

"""What an official sees: the ask page, an answer, no answer, a refusal."""

import pytest
from starlette.testclient import TestClient

from index.access import PUBLIC
from index.question import question
from tests.web.fake_library import EDITION, FakeAssistant, FakeSearcher
from tests.web.html import Element, parse
from web.app import create_app

ANSWERED = "Visits work best when they are unannounced"
ARABIC = "الزيارات دون إشعار مسبق هي الأفضل"
LIGHT = 100_000


def _ask(client: TestClient, text: str, language: str = "") -> Element:
    response = client.post("/ask", data={"question": text, "language": language})
    assert response.status_code == 200
    return parse(response.text)


def test_the_ask_page_promises_before_it_asks(client: TestClient) -> None:
    page = parse(client.get("/").text)
    promises = page.one("dl", class_="promises").text
    assert "4 documents" in promises and "Arabic and English" in promises
    assert EDITION in promises
    assert "word for word" in promises and "Nothing. Your question is not stored" in promises
    box = page.one("textarea")
    assert box.attributes["maxlength"] == "2000" and page.one("label", for_=box.attributes["id"])
    languages = [option.attributes["value"] for option in page.one("select").all("option")]
    assert languages == ["", "en", "fr", "es", "ar", "pt", "ru", "zh"]


def test_no_page_dates_the_edition(client: TestClient) -> None:
    # Its date would tell when documents that not everybody may read were changed.
    for page in (client.get("/"), client.get("/library"), client.post("/ask", data={"question": "zebra"})):
        footer = parse(page.text).one("footer").text
        assert f"Edition {EDITION} · version" in footer
    assert f"edition {EDITION}" in parse(client.get("/").text).one("dl", class_="promises").text


def test_the_examples_are_questions_of_the_notes_one_a_work(client: TestClient) -> None:
    examples = parse(client.get("/").text).one("section", class_="examples")
    assert [button.text for button in examples.all("button")] == ["Must we be told before a visit?"]
    form = examples.one("form")
    assert form.attributes == {"method": "post", "action": "/ask"}


def test_every_form_posts_and_a_question_to_ask_alone(client: TestClient) -> None:
    for page in (parse(client.get("/").text), _ask(client, ANSWERED), _ask(client, "zebra")):
        for form in page.all("form"):
            assert form.attributes["method"] == "post"
            if form.all("textarea") or any(each.attributes.get("name") == "question" for each in form.all("input")):
                assert form.attributes["action"] == "/ask"
            else:
                assert form.attributes["action"] in ("/interface", "/wipe")


def test_no_browser_sends_a_question_away_to_have_its_spelling_checked(client: TestClient) -> None:
    for page in (parse(client.get("/").text), _ask(client, ANSWERED)):
        assert [
            box.attributes["spellcheck"] for box in page.all("textarea") if box.attributes.get("name") == "question"
        ] == ["false"]


def test_an_answer_marks_the_quotation_in_its_paragraph(client: TestClient, searcher: FakeSearcher) -> None:
    page = _ask(client, ANSWERED)
    (cited,) = FakeAssistant(searcher).answer(question(ANSWERED), PUBLIC).citations
    paragraph = page.one("blockquote")
    assert "".join(paragraph.text.split("\n")) == cited.paragraph
    assert paragraph.one("mark").text == cited.quotation.text
    assert page.one("textarea", id="question").text == "\n" + ANSWERED


def test_an_answer_says_where_it_comes_from(client: TestClient) -> None:
    article = _ask(client, ANSWERED).one("article").text
    for said in (
        "Our summary of UNCAT, OPCAT, CAT GC2, Beijing Rules", "Visits to places of detention", "Advice Hub",
        "21 November 2026", "Current", "para. 5", "Not a standard itself", "Exact", "How do you know?", EDITION,
    ):  # fmt: skip
        assert said in article


def test_a_source_says_its_page_its_force_and_its_successor(client: TestClient) -> None:
    page = _ask(client, "State Party shall expel a person where torture awaits")
    article = page.all("article")[0]
    for said in (
        "Treaty", "A/RES/39/46", "United Nations", "10 December 1984", "Superseded", "Visits", "pp. iii–1, para. 1",
        "Part I › Article 3", "Binding on the States",
    ):  # fmt: skip
        assert said in article.text
    plain = article.all("textarea")[0].text
    assert plain.startswith("\n“") and "United Nations, Convention against Torture, A/RES/39/46" in plain
    assert "document uncat, characters" in plain and "superseded" in plain
    assert "Duty" in article.one("details", class_="around").text


def test_a_citation_leads_to_its_passage(client: TestClient) -> None:
    (link,) = _ask(client, ANSWERED).one("p", class_="places").all("a")
    address, _, anchor = link.attributes["href"].partition("#")
    place = parse(client.get(address).text).one("section", id=anchor)
    assert "5. Visits work best when they are unannounced. Nobody may refuse them." in place.text


def test_confidence_is_words_about_tests_and_never_a_score(searcher: FakeSearcher, client: TestClient) -> None:
    assert "has not been measured" in _ask(client, ANSWERED).text
    app = create_app(searcher, FakeAssistant(searcher, {"levels": [{"from": 0.5, "answers": 60, "right": 58}]}))
    with TestClient(app, base_url="http://127.0.0.1") as measured:
        said = _ask(measured, ANSWERED).one("p", class_="confidence").text
    assert "58 of 60" in said and "19 in 20" in said
    assert "0.9" not in said and "%" not in said


def test_no_answer_looks_nothing_like_support(client: TestClient) -> None:
    page = _ask(client, "zebra")
    assert "no answer" in page.one("h1").text
    for kind in ("blockquote", "mark", "article"):
        assert page.all(kind) == []
    assert page.all(class_="badge") == [] and "Exact" not in page.text
    card = page.one("section", class_="nothing").text
    assert "4 documents (Arabic and English)" in card and "“" not in card and "zebra" in card
    assert "send it to your contact at the Hub" in card
    related = page.one("details", class_="related")
    assert "open" not in related.attributes
    assert related.text.count("Related, not an answer") == 3


def test_direction_and_language_follow_the_passage(client: TestClient) -> None:
    page = _ask(client, ARABIC, "ar")
    assert page.one("html").attributes == {"lang": "en", "dir": "ltr"}
    paragraph = page.one("blockquote")
    assert (paragraph.attributes["lang"], paragraph.attributes["dir"]) == ("ar", "rtl")
    assert page.one("select").one("option", selected="").attributes["value"] == "ar"
    body = parse(client.get("/documents/note-visits-ar").text).one("div", class_="body")
    assert (body.attributes["lang"], body.attributes["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("", "", "The question is empty."),
        ("...", "", "The question has no words."),
        ("word " * 401, "", "The question is longer than 2,000 characters; please shorten it."),
        ("a\0b", "", "The question holds characters that are not text; please type it again."),
        ("torture", "xx", "The language is not one that is served (en, fr, es, ar, pt, ru, zh)."),
    ],
)
def test_a_refused_question_stays_in_its_box_with_the_reason(
    client: TestClient, text: str, language: str, said: str
) -> None:
    response = client.post("/ask", data={"question": text, "language": language})
    page = parse(response.text)
    assert response.status_code == 400
    assert page.one("p", role="alert").text == said
    box = page.one("textarea")
    assert box.attributes["aria-describedby"] == "trouble"
    assert box.text == "\n" + text


def test_line_breaks_count_as_they_were_typed(client: TestClient) -> None:
    typed = "torture\r\n" + "a" * 1992
    assert len(typed) == 2001
    assert client.post("/ask", data={"question": typed}).status_code == 200


def test_an_empty_library_says_so() -> None:
    searcher = FakeSearcher([])
    app = create_app(searcher, FakeAssistant(searcher))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert "the library is empty" in client.get("/").text
        assert "The library is empty" in client.get("/library").text
        assert "no answer" in _ask(client, ANSWERED).text


def test_pages_are_light_and_ask_nothing_of_others(client: TestClient) -> None:
    files = sum(
        len(client.get(f"/static/{name}").content) for name in ("style.css", "ask.js", "copy.js", "tab.js", "icon.svg")
    )
    pages = [client.get(path) for path in ("/", "/topics", "/topics/visits", "/library", "/documents/uncat")]
    pages += [client.get(path) for path in ("/glossary", "/curation", "/coverage", "/docs", "/none")]
    pages += [client.post("/ask", data={"question": text}) for text in (ANSWERED, "zebra", "")]
    for page in pages:
        assert len(page.content) + files < LIGHT
        for element in parse(page.text).all():
            # A link to a publisher's own page is followed by a person, never by the page.
            if element.tag == "a" and element.attributes.get("rel") == "noreferrer noopener external":
                continue
            for name in ("src", "href", "action"):
                assert "//" not in element.attributes.get(name, "")

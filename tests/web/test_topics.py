"""Topic pages: every word is a passage's, with its place; sources with their publishers; examples that ask."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from index.access import PUBLIC
from ingest.block import Role
from ingest.description import Description
from ingest.document import Document
from tests.web.catalogue import reference
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher, Written, document
from tests.web.html import Element, parse
from web.app import create_app
from web.country_practice import countries_of
from web.inventory import NOTHING_KNOWN
from web.records import NO_RECORDS, Records
from web.topic_sections import divided
from web.topic_view import EXAMPLES

LIGHT = 100_000
NOTE: Sequence[Written] = [
    ("heading", (), "Visits: who may come in"),
    ("paragraph", (), "Our summary of UNCAT."),
    ("heading", (), "Background"),
    ("paragraph", ("Background",), "1. Visits prevent torture. (UNCAT, art. 2)"),
    ("heading", (), "What the standards require"),
    ("paragraph", ("What the standards require",), "2. Let visitors in.\n• at night;\n• at once. (UNCAT, art. 2)"),
    ("heading", (), "Recommended practice"),
    ("heading", ("Recommended practice",), "Before"),
    ("paragraph", ("Recommended practice", "Before"), "3. Keep keys at hand. (Visit guide, p. 4)"),
    ("paragraph", ("Recommended practice", "Before"), "4. Tell the guards. (Visit guide, p. 5)"),
    ("heading", (), "Common questions"),
    ("heading", ("Common questions",), "May we refuse?"),
    ("paragraph", ("Common questions", "May we refuse?"), "5. No. (UNCAT, art. 2)"),
    ("heading", (), "Country practice"),
    ("heading", ("Country practice",), "Country example: Norway"),
    ("paragraph", ("Country practice", "Country example: Norway"), "6. Norway opened its doors. (Visit guide, p. 9)"),
    ("heading", (), "Key sources"),
    ("paragraph", ("Key sources",), "Convention against Torture"),
]  # fmt: skip


def _note(language: str = "en", topics: tuple[str, ...] = ("visits", "empty")) -> Document:
    suffix = "" if language == "en" else f"-{language}"
    about = Description(
        "note-on-visits", "Visits: who may come in", "Visits", "Advice Hub", "", "2026-11-21", "note", False, language,
        topics=topics, summary_of=("uncat",),
    )  # fmt: skip
    made = document(f"note-on-visits{suffix}", about, NOTE)
    return _roles(made, {"6.": ("country practice", "Norway")})


def _report(countries: Sequence[str] = ("Ghana", "Fiji", "Ghana")) -> Document:
    about = Description("report", "Report on doors", "Doors", type="report", language="en", topics=("visits",))
    written: list[Written] = [
        ("paragraph", (), f"{number}. {country} has doors. <b>Open</b>") for number, country in enumerate(countries, 1)
    ]
    made = document("report", about, written, ["i", "ii"])
    return _roles(made, {f"{n}.": ("country practice", country) for n, country in enumerate(countries, 1)})


def _roles(made: Document, roles: dict[str, tuple[Role, str]]) -> Document:
    blocks = tuple(
        replace(block, role=roles[block.label][0], country=roles[block.label][1]) if block.label in roles else block
        for block in made.blocks
    )
    return replace(made, blocks=blocks)


def _client(*documents: Document, records: Records = NO_RECORDS) -> TestClient:
    searcher = FakeSearcher([*library(), *documents])
    app = create_app(searcher, FakeAssistant(searcher), reference=reference(), records=records)
    return TestClient(app, base_url="http://127.0.0.1")


def _topic(client: TestClient, topic: str = "visits") -> Element:
    return parse(client.get(f"/topics/{topic}").text)


def test_topics_stand_by_category_with_their_counts(client: TestClient) -> None:
    page = parse(client.get("/topics").text)
    sections = page.one("div", class_="groups").all("section")
    assert [section.one("h2").text for section in sections][:2] == ["Oversight", "Other topics"]
    assert "1 document held, 3 sources known" in sections[0].text
    assert "0 documents held, 0 sources known" in sections[1].text
    assert sections[0].one("a").attributes["href"] == "/topics/visits"


def test_a_note_stands_word_for_word_in_its_sections() -> None:
    made = _note()
    page = _topic(_client(made))
    titles = [section.one("h2").text for section in page.all("section", class_="sayings")]
    assert titles == [
        "Background",
        "What the standards require",
        "Recommended practice",
        "Common questions",
        "Country examples",
    ]
    paragraphs = [block for block in made.blocks if block.label]
    shown = [each.children[1].text for each in page.all("div", class_="said") if isinstance(each.children[1], Element)]
    texts = [made.text[block.start : block.end] for block in paragraphs]
    assert ["".join(each.split("\n")) for each in shown] == ["".join(text.split("\n")) for text in texts]
    headings = [heading.text for section in page.all("section", class_="sayings") for heading in section.all("h3")]
    assert headings == ["Before", "May we refuse?", "Country example: Norway"]


def test_every_passage_leads_to_its_place_and_says_whose_words_it_is() -> None:
    client = _client(_note(), _report())
    page = _topic(client)
    said = page.all("div", class_="said")
    assert len(said) == 6 + 3
    for each in said:
        link = each.one("p", class_="from").one("a")
        address, _, anchor = link.attributes["href"].partition("#")
        place = parse(client.get(address).text).one("section", id=anchor)
        words = "".join(each.children[1].text.split()) if isinstance(each.children[1], Element) else ""
        assert words in "".join(place.text.split())
        assert link.text.startswith(("Our summary, para. ", "Doors, p. "))
    summary = page.one("p", class_="summary")
    assert "Not a standard" in summary.text and "our own summary" in summary.text
    assert summary.all("a")[0].attributes["href"] == "/documents/note-on-visits"


def test_the_note_on_a_topic_is_the_one_that_has_it_first() -> None:
    client = _client(_note())
    empty = _topic(client, "empty")
    assert not empty.all("div", class_="said") and "no summary of this topic yet" in empty.text
    also = [section for section in empty.all("section", class_="works") if "touch on this topic" in section.text]
    assert also[0].one("a", class_="title").text == "Visits: who may come in"


def test_an_english_note_is_shown_and_the_other_languages_are_linked() -> None:
    page = _topic(_client(_note("ar"), _note()))
    assert page.one("p", class_="summary").one("a", hreflang="ar").attributes["href"] == "/documents/note-on-visits-ar"
    assert page.one("p", class_="quiet names").one("span", lang="ar").attributes["dir"] == "rtl"


def test_each_country_comes_once_before_any_comes_twice() -> None:
    many = ["Ghana"] * EXAMPLES + ["Fiji", "Chad"]
    page = _topic(_client(_report(many)))
    countries = [heading.text for heading in page.all("section", class_="sayings")[0].all("h3")]
    assert countries[:4] == ["Chad", "Fiji", "Ghana", "Ghana"] and len(countries) == EXAMPLES
    assert "2 more in the documents on this topic" in page.text


def test_sources_say_whether_they_are_held_and_where_they_are_published(client: TestClient) -> None:
    page = _topic(client)
    sections = {section.one("h2").text: section for section in page.all("section", class_="works")}
    treaty, protocol = sections["Key sources"].all("li")
    assert "Superseded by NEW UNCAT" in treaty.text and "Binding: States parties" in treaty.text
    links = [(a.attributes["href"], a.attributes.get("rel", "")) for a in treaty.all("a")]
    assert ("/documents/uncat", "") in links
    assert ("https://treaties.example/uncat", "noreferrer noopener external") in links
    assert "Not held" in protocol.text
    assert "A guide to visits" in sections["Practical tools"].text
    assert "To start with" in sections["Collections"].text
    assert [a.text for a in sections["Go on"].all("a")] == ["Nothing yet", "All documents on this topic"]


def test_the_examples_ask_by_post_and_leave_no_question_in_an_address(client: TestClient) -> None:
    page = _topic(client)
    forms = page.one("section", class_="examples").all("form")
    assert forms[0].one("button").text == "Who may visit a police cell?"
    for form in forms:
        assert (form.attributes["method"], form.attributes["action"]) == ("post", "/ask")
    data = {field.attributes["name"]: field.attributes["value"] for field in forms[0].all("input")}
    assert client.post("/ask", data=data).status_code == 200
    assert not [a for a in page.all("a") if "police" in a.attributes["href"]]


def test_the_latest_additions_come_first_with_the_day_they_came() -> None:
    records = Records({"report": "2026-11-20T10:00:00+00:00", "note-on-visits": "2026-11-21T10:00:00+00:00"}, None)
    page = _topic(_client(_report(), _note(), _note("ar"), records=records))
    (latest,) = [s for s in page.all("section", class_="works") if s.one("h2").text == "Latest additions"]
    titles = [a.text for a in latest.all("a")]
    assert titles == ["Visits: who may come in", "Report on doors", "Convention against Torture"]
    assert "added 21 November 2026" in latest.all("li")[0].text and "added" not in latest.all("li")[2].text


def test_without_topics_the_page_says_so() -> None:
    searcher = FakeSearcher(library())
    app = create_app(searcher, FakeAssistant(searcher), reference=NOTHING_KNOWN)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert "No topics are known" in client.get("/topics").text
        assert "no glossary.toml" in client.get("/glossary").text


def test_a_topic_of_the_longest_kind_stays_light() -> None:
    words = "A word or two about visits. " * 9
    long = [(kind, path, f"{text} {words}" if kind == "paragraph" else text) for kind, path, text in NOTE]
    about = Description("long", "Long", type="note", language="ar", topics=("visits",))
    many = [each for _ in range(4) for each in long]
    client = _client(document("long", about, many), _report(["Ghana", "Fiji"] * 20))
    files = len(client.get("/static/style.css").content)
    assert len(client.get("/topics/visits").content) + files < LIGHT


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("", ()),
        ("Norway", ("Norway",)),
        ("South Korea and Indonesia", ("South Korea", "Indonesia")),
        ("Bosnia and Herzegovina", ("Bosnia and Herzegovina",)),
        ("Chad, Fiji and Ghana", ("Chad", "Fiji", "Ghana")),
        ("Somewhere and Chad", ("Somewhere and Chad",)),
    ],
)
def test_countries_are_told_apart(words: str, countries: tuple[str, ...]) -> None:
    assert countries_of(words) == countries


def test_sections_go_by_heading_then_by_role() -> None:
    written: list[Written] = [("paragraph", ("Contexte",), "1. Dit."), ("paragraph", (), "2. Rien.")]
    made = _roles(document("x", Description("x", "x", type="note"), written), {"1.": ("background", "")})
    found = divided(FakeSearcher([made]).passages("x", PUBLIC))
    assert {name: [text for _, text in passages] for name, passages in found.items()} == {"background": ["1. Dit."]}

"""A library in which several documents answer: one binds, one recommends, one tells what a country does."""

from dataclasses import replace

from ingest.description import Description
from ingest.document import Document
from ingest.repair import Repair
from tests.web.fake_library import document

ASKED = "How soon must a person who is held be brought before a judge?"
MORE = ASKED + " and also what colour is a zebra"
CARD = {
    "questions": 313, "answerable": 169, "answered_though_unanswerable": 35,
    "levels": [{"from": 0.5, "answers": 60, "right": 58}, {"from": 0.0, "answers": 40, "right": 20}],
}  # fmt: skip


def convention(language: str = "en") -> Document:
    """A treaty of three pages, in English or French; its text was repaired in two places."""
    title = {"en": "Convention on Custody", "fr": "Convention sur la garde \u00e0 vue"}[language]
    about = Description(
        "custody", title, "CC", "United Nations", "A/RES/77/1", "1977-03-04", "treaty", True, language,
    )  # fmt: skip
    article = {"en": "Article 9", "fr": "Article 9 bis"}[language]
    words = {
        "en": "1. Every person who is held shall be told why. "
        "A person who is held shall be brought before a judge within 48 hours.",
        "fr": "1. Toute personne d\u00e9tenue est conduite devant un juge dans les 48 heures.",
    }[language]
    made = document(
        "custody" if language == "en" else f"custody-{language}",
        about,
        [
            ("heading", (), article),
            ("paragraph", (article,), words),
            ("paragraph", (article,), "2. Nobody is held in secret. The place is recorded."),
        ],
        ["7", "8", "9"],
    )
    at = made.text.index("1.")
    return replace(
        made,
        repairs=(
            Repair("line end", at + 8, at + 9, 2, "\n", " "),
            Repair("hyphen", at + 12, at + 12, 2, "-", ""),
            Repair("line end", at + len(words) + 8, at + len(words) + 9, 3, "\n", " "),
        ),
    )


def principles() -> Document:
    """Soft law that says another number of hours."""
    about = Description(
        "custody-principles", "Principles on Police Custody", "PPC", "Council of Experts", "", "2015-06",
        "soft law", False, "en",
    )  # fmt: skip
    words = "14. A person who is held should be brought before a judge as soon as possible, and within 24 hours."
    return document("custody-principles", about, [("heading", (), "Judges"), ("paragraph", ("Judges",), words)], ["3"])


def practice() -> Document:
    """A study of which one passage is a country's practice."""
    about = Description(
        "custody-study", "How States bring people before a judge", "", "University of Visits", "", "2021",
        "research", False, "en",
    )  # fmt: skip
    words = "In Norway, a person who is held is brought before a judge by video where the weather closes the road."
    made = document("custody-study", about, [("heading", (), "Norway"), ("paragraph", ("Norway",), words)], ["21"])
    blocks = [
        replace(block, role="country practice", country="Norway") if block.kind == "paragraph" else block
        for block in made.blocks
    ]
    return replace(made, blocks=tuple(blocks))


def several() -> list[Document]:
    """All of them."""
    return [convention(), convention("fr"), principles(), practice()]

"""A small catalogue beside the library of the tests, and one in which every word is markup."""

from ingest.catalogue.category import Category
from ingest.catalogue.collection import Collection
from ingest.catalogue.reference import Reference
from ingest.catalogue.source import Source, SourceFile
from ingest.catalogue.term import Term
from ingest.catalogue.topic import Topic
from tests.web.documents import XSS

PAYLOAD = " ".join(XSS)
LONG_ADDRESS = f"http://visits.example/guide?a=1&b={'x' * 180}"


def reference() -> Reference:
    """Two topics, three sources of which one is held, two terms, one collection; then the hostile ones."""
    sources = [
        Source(
            "uncat", "Convention against Torture", "UNCAT", "United Nations", "treaty", True, "seen", ("CAT",),
            "A/RES/39/46", (), "1984-12-10", "1987-06-26", "States parties", "superseded", "new-uncat", ("en", "fr"),
            "https://treaties.example/uncat", (SourceFile("fr", "https://treaties.example/uncat.pdf", "pdf"),),
            ("visits",), "public", "kept for the tests",
        ),
        Source(
            "visit-guide", "A guide to visits", "Visit guide", "Friends of Visits", "tool", False, "part",
            date="2020", languages=("en", "ar"), address=LONG_ADDRESS, topics=("visits",),
        ),
        Source("opcat", "Optional Protocol", "OPCAT", "United Nations", "treaty", True, "unseen", topics=("visits",)),
        hostile_source(),
    ]  # fmt: skip
    topics = [
        Topic(
            "visits", {"en": "Visits", "ar": "زيارات"}, "Who may come in, and when.", "oversight",
            ("Who may visit a police cell?", PAYLOAD), ("uncat", "opcat"), ("empty", "unknown_topic"),
        ),
        Topic("empty", {"en": "Nothing yet"}, "A topic on which there is nothing.", "unknown_category", ()),
        Topic("hostile", {"en": PAYLOAD, "fr": PAYLOAD}, PAYLOAD, "hostile", (PAYLOAD,), ("hostile",), ("visits",)),
    ]  # fmt: skip
    terms = [
        Term("refoulement", "refoulement", "Sending back to danger.", "uncat", "art. 3", ("non-refoulement",),
             {"fr": "refoulement", "ar": "الإعادة القسرية"}, ("visits",)),
        Term("apt", "APT", "An association against torture."),
        Term("hostile", PAYLOAD, PAYLOAD, "hostile", PAYLOAD, (PAYLOAD,), {"fr": PAYLOAD}, ("hostile",)),
    ]  # fmt: skip
    collections = [
        Collection("starter", "To start with", "What a new colleague reads first.", ("uncat", "visit-guide")),
        Collection("hostile", PAYLOAD, PAYLOAD, ("hostile",)),
    ]
    return Reference(
        sources={each.id: each for each in sources},
        topics={each.id: each for each in topics},
        categories={
            "oversight": Category("oversight", "Oversight", "in_scope"),
            "hostile": Category("hostile", PAYLOAD, "refer"),
        },
        terms={each.id: each for each in terms},
        collections={each.id: each for each in collections},
    )


def hostile_source() -> Source:
    """A source whose every word is markup, and whose address no link may lead to."""
    return Source(
        "hostile", PAYLOAD, PAYLOAD, PAYLOAD, PAYLOAD, True, "seen", (PAYLOAD,), PAYLOAD, (PAYLOAD,), PAYLOAD, PAYLOAD,
        PAYLOAD, "superseded", PAYLOAD, (PAYLOAD,), "javascript:alert(7)",
        (SourceFile(PAYLOAD, "javascript:alert(8)", "pdf"),), ("hostile",), PAYLOAD, PAYLOAD,
    )  # fmt: skip

"""The documents of the tests: a treaty, a note about it, the note in Arabic, and one full of markup."""

from ingest.description import Description
from ingest.document import Document
from tests.web.fake_library import document

XSS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'-alert(3)-'",
    "</textarea><svg onload=alert(4)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(5)",
    "<!--<base href=//evil.example>",
    "</title><style>*{display:none}</style>",
)
ODD_ID = "a b?c#d&f=\"<g>'é.pdf"


def treaty() -> Document:
    """A treaty with pages, a footnote and a table."""
    about = Description(
        "uncat", "Convention against Torture", "UNCAT", "United Nations", "A/RES/39/46", "1984-12-10",
        "treaty", True, "en", status="superseded", superseded_by="note-visits",
    )  # fmt: skip
    return document(
        "uncat",
        about,
        [
            ("heading", (), "Part I"),
            ("heading", ("Part I",), "Article 3"),
            ("paragraph", ("Part I", "Article 3"), "1. No State Party shall expel a person where torture awaits.¹"),
            ("table", ("Part I", "Article 3"), "Duty | Bearer\nNever return | States"),
            ("footnote", (), "1 See also article 16."),
        ],
        ["iii", "iv", "1", "2"],
    )


def note(language: str = "en") -> Document:
    """A note about the treaty, in English or Arabic."""
    if language == "ar":
        title, heading, words = (
            "زيارات أماكن الاحتجاز",
            "هل يجب إبلاغنا قبل الزيارة؟",
            "5. الزيارات دون إشعار مسبق هي الأفضل.",
        )
    else:
        title, heading = "Visits to places of detention", "Must we be told before a visit?"
        words = "5. Visits work best when they are unannounced. Nobody may refuse them."
    id_ = "note-visits" + ("" if language == "en" else f"-{language}")
    about = Description(
        "note-visits", title, "Visits", "Advice Hub", "", "2026-11-21", "note", False, language,
        summary_of=("uncat", "opcat", "cat-gc2", "beijing-rules"),
    )  # fmt: skip
    return document(id_, about, [("heading", (), title), ("heading", (), heading), ("paragraph", (heading,), words)])


def hostile() -> Document:
    """A document whose every declared word is markup."""
    payload = " ".join(XSS)
    about = Description(
        ODD_ID, payload, payload, payload, payload, payload, payload, True, "en", payload, (payload,), payload,
        "superseded", payload, (payload,),
    )  # fmt: skip
    return document(
        ODD_ID,
        about,
        [
            ("heading", (), payload),
            ("paragraph", (payload,), f"7. hostile payload words {payload}"),
            ("footnote", (), payload),
        ],
        [payload],
    )


def library() -> list[Document]:
    """All of them."""
    return [treaty(), note(), note("ar"), hostile()]

"""Nothing that a person reads escapes translation."""

from pathlib import Path

import pytest

from tests.web.interface.bare_words import in_python, in_template

WEB = Path(__file__).parents[3] / "web"
ENGLISH = (
    "api*.py", "app.py", "command.py", "extract.py", "headers.py", "health.py", "listening.py", "problem_codes.py",
    "receipt_shape.py", "server.py", "verify_shape.py",
)  # fmt: skip
"""Files for programs and those who write them, and for the terminal: English, as docs/decisions/0025 says."""

NOT_SHOWN = frozenset(
    {
        # What is recognised of what is said below, names looked up in another list, headings of notes.
        "The question is longer than", "The language is not one that is served", "Republic of Korea",
        "what the standards require",
        # Part of the forms of a citation that are in English throughout.
        "a summary by the Advice Hub, not the instrument itself",
    }
)  # fmt: skip


@pytest.mark.parametrize("path", sorted(WEB.glob("templates/*.html")), ids=lambda path: path.name)
def test_templates_say_nothing_by_themselves(path: Path) -> None:
    assert in_template(path.read_text()) == []


@pytest.mark.parametrize(
    "path", sorted(each for each in WEB.rglob("*.py") if not any(map(each.match, ENGLISH))), ids=lambda path: path.name
)
def test_python_says_nothing_by_itself(path: Path) -> None:
    assert [said for said in in_python(path.read_text()) if said not in NOT_SHOWN] == []


@pytest.mark.parametrize(
    ("template", "bare"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ("<p>{{ _('Hello you') }}</p>", []),
        ("<p>{{ x or 'Hello you' }}</p>", ["Hello you"]),
        ("<p>{{ ngettext('%(num)s page here', '%(num)s pages here', n) }}, then {{ y }}</p>", [", then"]),
        ("<a aria-label=\"Go {{ x }}\" href=\"/x\">{{ x }}</a>", ["Go \ue000"]),
        ("<input type=\"hidden\" value=\"secret\"><input value=\"Shown\">", ["Shown"]),
        ("<code>advicehub corpus</code> {% if a %}yes{% endif %}", ["yes"]),
        ("<p>{% trans n=3 %}Hello {{ n }}{% endtrans %} there</p>", ["there"]),
        ("{% set title = 'Other sources on this topic' %}<p>· 12 × –</p>", ["Other sources on this topic"]),
    ],
)  # fmt: skip
def test_bare_words_of_a_template_are_found(template: str, bare: list[str]) -> None:
    assert in_template(template) == bare


def test_bare_sentences_of_a_file_are_found() -> None:
    source = (
        '"""Says nothing."""\nA = "Bare words here"\nB = N_("Looked up here")\nraise E("Told to nobody")\nC = "id-x"\n'
    )
    assert in_python(source) == ["Bare words here"]

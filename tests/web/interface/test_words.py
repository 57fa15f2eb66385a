"""Words in the language in force."""

from itertools import takewhile

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from web import source_words
from web.interface.catalogue import read, translations
from web.interface.language import LANGUAGES, speaking
from web.interface.words import _, in_template, joined, listing, ngettext, ngettext_in_template, number
from web.pages import _environment

ONE, MANY = "%(num)s page", "%(num)s pages"
IN_ARABIC = {
    0: "لا صفحات",
    1: "صفحة واحدة",
    2: "صفحتان",
    3: "3 صفحات",
    10: "10 صفحات",
    11: "11 صفحة",
    99: "99 صفحة",
    100: "100 صفحة",
    103: "103 صفحات",
    1234: "1,234 صفحة",
}


@pytest.mark.parametrize(("n", "said"), IN_ARABIC.items())
def test_arabic_counts_as_arabic_does(n: int, said: str) -> None:
    with speaking("ar"):
        assert ngettext(ONE, MANY, n) == said


@pytest.mark.parametrize("code", LANGUAGES[1:])
def test_the_forms_of_a_plural_are_those_of_cldr(code: str) -> None:
    # gettext's rules are written in C in each file; CLDR's come from elsewhere.
    order = {"ar": ("zero", "one", "two", "few", "many", "other")}.get(code, ("one", "other"))
    rule = Locale.parse("pt_PT" if code == "pt" else code).plural_form
    chosen = translations(code).plural  # type: ignore[attr-defined]  # gettext keeps the compiled rule there
    assert [order[chosen(n)] for n in range(3000)] == [rule(n) for n in range(3000)]
    assert read(code).num_plurals == len(order)


@pytest.mark.parametrize(
    ("code", "written"),
    [("en", "1,234"), ("fr", "1\u202f234"), ("es", "1.234"), ("ar", "1,234"), ("pt", "1\u00a0234")],
)
def test_numbers_are_written_as_the_language_does_and_years_as_they_are(code: str, written: str) -> None:
    with speaking(code):
        assert number(1234) == written
        assert _("%(count)s × %(what)s", count=1234, what="1984") == f"{written} × 1984"


def test_lists_are_joined_as_the_language_does() -> None:
    with speaking("ar"):
        assert joined("a", "", "b") == "a، b"
    with speaking("pt"):
        assert (joined("a", "", "b"), listing(["a", "b", "c"]), listing([])) == ("a, b", "a, b e c", "")


@given(st.text(max_size=30))
def test_a_value_in_a_template_is_never_markup(value: str) -> None:
    for code in LANGUAGES:
        with speaking(code):
            said = in_template('<a href="/">%(x)s</a>', x=value)
            assert said == Markup('<a href="/">{}</a>').format(value)
            assert value == "" or "<" not in str(ngettext_in_template("%(x)s", "%(x)s", 2, x=value))


def test_markup_that_is_a_value_stays_markup() -> None:
    assert str(in_template("by %(who)s", who=Markup("<b>us</b>"))) == "by <b>us</b>"


def test_a_message_nobody_translated_is_english() -> None:
    with speaking("ar"):
        assert _("Nobody has ever said %(what)s.", what="this") == "Nobody has ever said this."


def test_a_template_is_compiled_for_every_reader() -> None:
    # A filter of a constant would be worked out when the template is compiled, in its first reader's language.
    template = _environment().from_string(
        "{{ 'de'|language }} {{ '1984-12'|date }} {{ _('Library') }} {{ 1234|number }}"
    )
    said = []
    for code in ("fr", "pt", "en"):
        with speaking(code):
            said.append(template.render())
    assert said == [
        "allemand décembre 1984 Bibliothèque 1\u202f234",
        "alemão dezembro de 1984 Biblioteca 1\u00a0234",
        "German December 1984 Library 1,234",
    ]


def test_whether_a_source_binds_is_said_once() -> None:
    assert source_words.force_of(True, "States parties") == "Binding: States parties"
    assert source_words.force_of(False, "not binding; authoritative") == "Not binding; authoritative"
    assert source_words.force_of(False, "") == "Not binding in itself"
    with speaking("fr"):
        assert source_words.force_of(True, "States parties") == "Contraignant\u00a0: États parties"
        assert source_words.force_of(False, "not binding; authoritative") == "Non contraignant\u00a0; fait autorité"
        assert source_words.force_of(True, "100 % of us") == "Contraignant\u00a0: 100 % of us"


def test_words_of_a_document_stay_its_own() -> None:
    with speaking("fr"):
        assert source_words.paragraph("Article 3") == "Article 3"
        assert source_words.paragraph("14.") == "par. 14" and source_words.pages(["ii", "iv"]) == "p. ii–iv"
        assert source_words.kind_of("decree") == "Decree" and source_words.kind_of("treaty") == "Traité"
        assert "".join(takewhile(str.isalpha, source_words.ocr((0.91,)))) == "lu"


def test_the_label_of_a_footnote_is_told_and_another_stays() -> None:
    with speaking("ar"):
        assert (source_words.footnote("fn 6"), source_words.footnote("*")) == ("الحاشية 6", "*")


def test_what_stands_between_items_is_asked_at_each_rendering() -> None:
    template = _environment().from_string("{% for word in 'ab' %}{{ word }}{{ comma() }}{{ semicolon() }}{% endfor %}")
    for code, between in (("ar", "، ؛ "), ("fr", ", ; "), ("ar", "، ؛ ")):
        with speaking(code):
            assert template.render() == f"a{between}b{between}"

"""What holds for the cleaning of any text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.repairs import clean

anything = st.text(st.characters(exclude_categories=[]), max_size=60)


@given(anything)
def test_clean_text_is_canonical_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned.text)
    assert not set(cleaned.text) & {"\0", "\ufeff", "\n", "\r", "\f"}
    assert clean(cleaned.text).changes == ()


@given(anything)
def test_changes_tell_how_to_get_the_source_back(text: str) -> None:
    cleaned = clean(text)
    out, place = [], 0
    for change in cleaned.changes:
        assert cleaned.text[change.start : change.end] == change.after
        out += [cleaned.text[place : change.start], change.before]
        place = change.end
    assert "".join([*out, cleaned.text[place:]]) == text

"""Syllables by rules: words parted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plain.syllables import syllables

PARTED = {
    "en": "tor-ture po-lice de-ten-tion na-tion-al rights are the of-fi-cer re-li-a-ble state states prin-ci-ples "
    "peo-ple safe-guards treat-ment forced asked re-cord-ed courts judg-es sit-u-a-tion rule rules vi-o-lence",
    "fr": "li-ber-té per-sonne per-sonnes tor-ture eu-ro-pé-en É-tat a-é-ré dé-ten-tion ar-mée en-quête pri-va-tion "
    "vio-lence ci-to-yen co-o-pé-ra-tion les ré-el ha-ï vie bles-sures mi-nis-tère y",
    "es": "tor-tu-ra de-ten-ción pa-ís a-é-re-o po-li-cí-a a-ho-ra na-cio-nal ley y guar-dia que quien guí-a le-al-tad "
    "ca-er o-í-do viu-da rui-do ciu-dad cau-sa",
    "pt": "tor-tu-ra de-ten-ção pa-ís á-re-a po-lí-cia na-ci-o-nal o-fi-ci-al au-to-ri-a pri-sões mãe lei cui-da-do "
    "não qual guar-da que á-gua ga-ran-ti-as sa-ú-de di-rei-to lín-gua",
}


@pytest.mark.parametrize(
    ("language", "parted"), [(code, word) for code, all_ in PARTED.items() for word in all_.split()]
)
def test_words_parted_by_hand(language: str, parted: str) -> None:
    assert syllables(parted.replace("-", "").lower(), language) == parted.count("-") + 1


@given(st.text(), st.sampled_from(sorted(PARTED)))
def test_no_word_has_less_than_one_or_more_than_its_letters(word: str, language: str) -> None:
    assert 1 <= syllables(word, language) <= max(1, len(word))

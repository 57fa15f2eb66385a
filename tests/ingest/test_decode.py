"""The encoding of a text is found, and what is guessed is said."""

import pytest

from advicehub.errors import SourceError
from ingest.decode import decode

FRENCH = "L’arrestation d’une personne doit être notifiée sans délai à sa famille : c’est son droit, où qu’elle soit."
SAMPLES = {
    "en": "The officer’s duty — “to protect” — is in article 5. The fee is £20 or €30.",
    "fr": FRENCH,
    "es": "Toda persona detenida será informada de las razones. ¿Quién debe hacerlo? El policía, según el art. 9.º.",
    "pt": "Ninguém será submetido a tortura nem a penas cruéis. A detenção não pode exceder 48 horas.",
    "ru": "Никто не должен подвергаться пыткам. Задержанный имеет право на адвоката с момента задержания.",
    "ar": "لا يجوز إخضاع أحد للتعذيب. يحق لكل شخص محتجز أن يتصل بمحام فورا، وأن يفحصه طبيب.",
    "zh": "任何人不得加以酷刑。被拘留人有权立即与律师联系，并接受医生检查。",
    "ja": "何人も拷問を受けない。被拘禁者は弁護士と連絡をとる権利を有する。",
    "pl": "Nikt nie może być poddany torturom. Każdy zatrzymany ma prawo do obrońcy i żądać lekarza.",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("en", "cp1252"), ("fr", "cp1252"), ("fr", "mac_roman"), ("es", "cp1252"), ("pt", "cp1252"),
        ("ru", "cp1251"), ("ru", "koi8_r"), ("ru", "cp866"), ("ar", "cp1256"), ("ar", "iso8859_6"),
        ("zh", "gb18030"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("pl", "cp1250"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 30])
def test_an_encoding_is_guessed_and_the_guess_is_said(language: str, encoding: str, times: int) -> None:
    text = f"{SAMPLES[language]}\n" * times
    decoded = decode(text.encode(encoding), "x.txt")
    assert decoded.text == text
    assert decoded.notes and decoded.notes[0].startswith("its encoding was guessed: ")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    assert decode((FRENCH * 3).encode(encoding), "x.txt").text == FRENCH * 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_decides_and_is_noted(encoding: str) -> None:
    decoded = decode(FRENCH.encode(encoding), "x.txt")
    assert (decoded.text, decoded.notes) == (FRENCH, ("a byte order mark was dropped",))


def test_a_few_broken_bytes_do_not_change_all_the_others() -> None:
    data = (FRENCH * 20).encode() + b"\xe9t\xe9"
    decoded = decode(data, "x.txt")
    assert decoded.text == FRENCH * 20 + "�t�"
    assert decoded.notes == ("2 of its characters are not UTF-8; they are shown as �",)


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    assert decode("Déjà vu".encode("latin-1"), "x", "iso-8859-1").text == "Déjà vu"
    assert decode("€ 5".encode("cp1252"), "x", "ISO-8859-1").text == "€ 5"
    assert decode("Déjà vu".encode(), "x", "no-such-encoding").text == "Déjà vu"
    assert decode("Déjà vu".encode(), "x", "us-ascii").text == "Déjà vu"
    assert decode("拷問".encode("iso2022_jp"), "x", "ISO-2022-JP").text == "拷問"
    assert decode("任何人".encode("gbk"), "x", "gb2312").text == "任何人"


def test_content_that_is_no_text_is_refused() -> None:
    with pytest.raises(SourceError, match="its content is not text"):
        decode(bytes(range(256)) * 40, "x.txt")


def test_line_ends_are_folded() -> None:
    assert decode(b"a\r\nb\rc\n", "x").text == "a\nb\nc\n"

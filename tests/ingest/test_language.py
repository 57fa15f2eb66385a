"""The language of documents and blocks: eight told apart, every other one named as such."""

import pytest

from ingest.block import Block
from ingest.block_languages import with_languages
from ingest.language import OTHER, language_of, own_language_of

TEXTS = {
    "en": "The detained person has the right to see a lawyer and a doctor, and shall be told of it when "
          "the arrest is made.",
    "fr": "La personne détenue a le droit de voir un avocat et un médecin ; elle en est informée dès son "
          "arrestation par la police.",
    "es": "La persona detenida tiene derecho a ver a un abogado y a un médico, y se le informará de ello "
          "en cuanto sea arrestada.",
    "pt": "A pessoa detida tem o direito de ver um advogado e um médico, e será informada disso logo que "
          "for presa pela polícia.",
    "de": "Die festgenommene Person hat das Recht, einen Anwalt und einen Arzt zu sehen, und wird bei der "
          "Festnahme darüber belehrt.",
    "ar": "للشخص المحتجز الحق في رؤية محام وطبيب ويجب إبلاغه بذلك عند القبض عليه من قبل الشرطة دون تأخير.",
    "ru": "Задержанный имеет право встретиться с адвокатом и врачом, и ему сообщают об этом сразу же после"
          " задержания, как только его доставили.",
    "zh": "被拘留者有权会见律师和医生，警察在逮捕时应当立即告知其这些权利，并记录在案。",
}  # fmt: skip
OTHERS = {
    "nl": "De gedetineerde heeft het recht een advocaat en een arts te zien, en wordt daarvan bij de "
          "aanhouding op de hoogte gesteld.",
    "fi": "Pidätetyllä on oikeus tavata asianajaja ja lääkäri, ja hänelle on ilmoitettava siitä heti kun "
          "hänet otetaan kiinni.",
    "it": "La persona arrestata ha il diritto di vedere un avvocato e un medico, e ne viene informata al "
          "momento dell'arresto.",
    "pl": "Osoba zatrzymana ma prawo do kontaktu z adwokatem i lekarzem i zostaje o tym poinformowana w "
          "chwili zatrzymania.",
    "ca": "La persona detinguda té dret a veure un advocat i un metge, i se l'ha d'informar d'això tan bon"
          " punt és arrestada.",
    "tr": "Gözaltına alınan kişinin bir avukat ve bir doktorla görüşme hakkı vardır ve bu hak kendisine "
          "hemen bildirilir.",
    "ko": "구금된 사람은 변호사와 의사를 만날 권리가 있으며 체포될 때 즉시 그 권리를 고지받아야 한다.",
    "ja": "拘禁された者は弁護士および医師に会う権利を有し、逮捕の際に直ちにその旨を告げられなければならない。",
    "fa": "شخص بازداشت شده حق دارد وکیل و پزشک ببیند و هنگام دستگیری باید از این حق آگاه شود و گزارش آن ثبت گردد.",
    "uk": "Затримана особа має право на зустріч з адвокатом і лікарем, і її про це повідомляють під час "
          "затримання.",
    "bg": "Задържаното лице има право да се срещне с адвокат и лекар и се уведомява за това при задържането. " * 8,
    "el": "Ο κρατούμενος έχει δικαίωμα να δει δικηγόρο και γιατρό και ενημερώνεται σχετικά κατά τη σύλληψη.",
    "he": "לאדם העצור יש זכות לפגוש עורך דין ורופא, ויש להודיע לו על כך מיד עם מעצרו.",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_our_languages_are_named(code: str) -> None:
    assert own_language_of(TEXTS[code]) == language_of(TEXTS[code]) == code


@pytest.mark.parametrize("code", ["en", "fr", "es", "pt", "de", "ru"])
def test_capitals_make_no_other_language(code: str) -> None:
    assert own_language_of(TEXTS[code].upper()) == code


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_others(code: str) -> None:
    assert own_language_of(OTHERS[code]) == OTHER


def test_too_little_says_nothing() -> None:
    assert own_language_of("12 § 3") == own_language_of("") == own_language_of("Column 1, Data 1A, Data 1B") == ""
    # A question is always taken for the nearest language that is served.
    assert language_of(OTHERS["nl"], least=4) in ("en", "de")


def _marked(paragraphs: list[str], language: str) -> list[str]:
    text, blocks = "", []
    for paragraph in paragraphs:
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{paragraph}" if text else paragraph
        blocks.append(Block("paragraph", start, start + len(paragraph)))
    return [block.language for block in with_languages(text, blocks, language)]


def test_blocks_are_marked_where_they_differ() -> None:
    assert _marked(list(TEXTS.values()), "en") == ["", "fr", "es", "pt", "de", "ar", "ru", "zh"]
    assert _marked([TEXTS["es"], TEXTS["pt"], TEXTS["fr"]], "es") == ["", "pt", "fr"]


def test_names_references_and_addresses_are_in_the_documents_language() -> None:
    names = [
        "Ian Brownlie, System of the Law, Oxford, 1983, p. 43.",
        "Association pour la prévention, Genève, 2004.",
        "See https://www.example.com/la-prevention-de-la-torture/dans-le-monde for more.",
        "1234 5678 90 / 12",
    ]
    assert _marked([TEXTS["en"], *names], "en") == [""] * 5
    assert _marked([TEXTS["es"], "Nadie será sometido a torturas ni a penas crueles o inhumanos."], "es") == ["", ""]
    assert _marked([TEXTS["es"], "No aceptes bebidas de extraños o conocidos recientes;"], "es") == ["", ""]


def test_a_declared_language_stays() -> None:
    block = Block("paragraph", 0, len(TEXTS["en"]), language="fr")
    assert [b.language for b in with_languages(TEXTS["en"], [block], "en")] == ["fr"]

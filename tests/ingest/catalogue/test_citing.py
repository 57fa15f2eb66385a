"""Citation forms, written out by hand for entries of the shipped catalogue."""

from typing import Any

import pytest

from ingest.catalogue.cited import Pinpoint, cited_document, cited_source
from ingest.catalogue.citing import csl, oscola, plain, short, un
from ingest.description import Description
from tests.ingest.catalogue.entries import shipped

SOURCES = {id: cited_source(source) for id, source in shipped().sources.items()}
ART = Pinpoint("article", "2(1)")


@pytest.mark.parametrize(
    ("id", "at", "text"),
    [
        ("uncat", ART, "UNCAT, art. 2(1)"),
        ("uncat", Pinpoint("article", "2 and 11"), "UNCAT, arts 2 and 11"),
        ("cerd-gr36", Pinpoint("paragraph", "2-3"), "CERD General Recommendation 36, paras 2-3"),
        ("bpuff-1990", Pinpoint("principle", "9"), "BPUFF, principle 9"),
        ("cpt-standards", Pinpoint("page", "83"), "CPT standards, p. 83"),
        ("eu-2019-125", Pinpoint("", "annex II"), "Regulation (EU) 2019/125, annex II"),
        ("opcat", None, "OPCAT"),
    ],
)
def test_short(id: str, at: Pinpoint | None, text: str) -> None:
    assert short(SOURCES[id], at) == text


def test_plain_leaves_out_what_is_not_known() -> None:
    assert plain(SOURCES["crc"], Pinpoint("article", "37")) == (
        "United Nations General Assembly, Convention on the Rights of the Child (A/RES/44/25), 20 November 1989, "
        "art. 37, <http://www.un.org/documents/ga/res/44/a44r025.htm>"
    )
    assert plain(SOURCES["carver-handley"]) == (
        "Richard Carver and Lisa Handley (eds), Does Torture Prevention Work?, 2016"
    )
    assert plain(SOURCES["mendez-principles"]).endswith(", May 2021, <https://interviewingprinciples.com/>")


@pytest.mark.parametrize(
    ("id", "at", "text"),
    [
        (
            "uncat",
            ART,
            "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment (adopted 10 "
            "December 1984, entered into force 26 June 1987) 1465 UNTS 85 (UNCAT) art 2(1)",
        ),
        (
            "crpd",
            Pinpoint("article", "13"),
            "Convention on the Rights of Persons with Disabilities (adopted 13 December 2006, entered into force 3 May "
            "2008) UNGA Res 61/106 (CRPD) art 13",
        ),
        (
            "body-principles-1988",
            Pinpoint("principle", "10"),
            "Body of Principles for the Protection of All Persons under Any Form of Detention or Imprisonment, UNGA "
            "Res 43/173 (9 December 1988) UN Doc A/RES/43/173 principle 10",
        ),
        (
            "hrc-gc35",
            Pinpoint("paragraph", "34"),
            "Human Rights Committee, ‘General comment No. 35: Article 9 (Liberty and security of person)’ (16 December "
            "2014) UN Doc CCPR/C/GC/35 para 34",
        ),
        (
            "ecthr-salduz",
            Pinpoint("paragraph", "55"),
            "Salduz v Turkey App no 36391/02 (ECtHR, 27 November 2008) para 55",
        ),
        (
            "icj-belgium-senegal",
            None,
            "Questions relating to the Obligation to Prosecute or Extradite (Belgium v Senegal) [2012] ICJ Rep 422",
        ),
        (
            "eu-2019-125",
            Pinpoint("article", "3"),
            "Regulation (EU) 2019/125 concerning trade in certain goods which could be used for capital punishment, "
            "torture or other cruel, inhuman or degrading treatment or punishment [2019] OJ L30 art 3",
        ),
        (
            "cpt-medical-evidence",
            Pinpoint("page", "4"),
            "European Committee for the Prevention of Torture, ‘Documenting and reporting medical evidence of "
            "ill-treatment: extract from the 23rd General Report of the CPT’ (2013) CPT/Inf(2013)29-part 4",
        ),
    ],
)
def test_after_oscola(id: str, at: Pinpoint | None, text: str) -> None:
    assert oscola(SOURCES[id], at) == text


@pytest.mark.parametrize(
    ("id", "at", "text"),
    [
        (
            "uncat",
            ART,
            "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment, art. 2 (1), "
            "United Nations, Treaty Series, vol. 1465, p. 85.",
        ),
        (
            "code-conduct-1979",
            Pinpoint("article", "3"),
            "Code of Conduct for Law Enforcement Officials, General Assembly resolution 34/169, annex, art. 3.",
        ),
        (
            "sre-a-hrc-14-24-add8",
            Pinpoint("paragraph", "5"),
            "Study on police oversight mechanisms (A/HRC/14/24/Add.8), para. 5.",
        ),
        (
            "ecthr-salduz",
            Pinpoint("paragraph", "55"),
            "European Court of Human Rights, Salduz v. Turkey (Application No. 36391/02), judgment of 27 November "
            "2008, para. 55.",
        ),
        (
            "omega-guide",
            None,
            "Omega Research Foundation, Monitoring Weapons and Restraints in Places of Detention: A Practical Guide.",
        ),
    ],
)
def test_as_the_united_nations_cites(id: str, at: Pinpoint | None, text: str) -> None:
    assert un(SOURCES[id], at) == text


def test_csl_of_a_treaty() -> None:
    assert csl(SOURCES["uncat"], ART) == {
        "id": "uncat",
        "type": "treaty",
        "title": "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
        "title-short": "UNCAT",
        "authority": "United Nations General Assembly",
        "number": "A/RES/39/46",
        "container-title": "1465 UNTS 85",
        "issued": {"date-parts": [[1984, 12, 10]]},
        "URL": "https://southernafrica.ohchr.org/saro-int1.htm",
        "locator": "art. 2(1)",
    }


# Names and types of the csl-data schema that are in use here; it allows no others.
FIELDS = {
    "id", "type", "title", "title-short", "authority", "publisher", "genre", "number", "container-title", "ISBN",
    "issued", "language", "URL", "locator",
}  # fmt: skip
TYPES = {"treaty", "legal_case", "legislation", "report", "book", "webpage", "document"}


@pytest.mark.parametrize("id", sorted(SOURCES))
def test_csl_of_every_entry_keeps_to_the_schema(id: str) -> None:
    item: dict[str, Any] = csl(SOURCES[id])
    assert set(item) <= FIELDS and item["type"] in TYPES
    issued = item.pop("issued", {"date-parts": [[1]]})
    assert set(issued) == {"date-parts"} and all(1 <= len(parts) <= 3 for parts in issued["date-parts"])
    assert all(isinstance(value, str) for value in item.values())


@pytest.mark.parametrize("id", sorted(SOURCES))
def test_no_form_of_an_entry_has_holes(id: str) -> None:
    for form in (short, plain, oscola, un):
        text = form(SOURCES[id], Pinpoint("paragraph", "7"))
        assert "7" in text and "  " not in text and ", ," not in text and "()" not in text and ".." not in text


def test_a_document_is_cited_alike() -> None:
    about = Description("x", "Guide <b>&</b> “rules”", issuer="Ministry", date="2020", type="guidance", language="fr")
    cited = cited_document("guide.pdf", about, "https://ministry.example/guide")
    assert plain(cited) == "Ministry, Guide <b>&</b> “rules”, 2020, <https://ministry.example/guide>"
    assert csl(cited)["language"] == "fr"
    assert oscola(cited) == "Ministry, ‘Guide <b>&</b> “rules”’ (2020) <https://ministry.example/guide>"

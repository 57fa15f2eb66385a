"""What a document says of itself: its symbol, date, issuer, kind, State and title, from cover and running lines."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advicehub.errors import SourceError
from ingest.about.dates import date_of
from ingest.about.describing import described
from ingest.about.document_types import type_of
from ingest.about.front import Front
from ingest.about.issuers import issuer_of
from ingest.about.states import state_of
from ingest.about.symbols import symbol_of, symbols_in
from ingest.about.titles import title_of
from ingest.block import Block
from ingest.canonical import Canonical
from ingest.declared import Declared
from ingest.description import Description
from ingest.document import Document
from ingest.ledger import Ledger, Removed
from ingest.text import TextReader

KINDS = (
    "", "treaty", "soft law", "resolution", "general comment", "concluding observations", "summary record", "judgment",
    "order", "report", "guidance", "law",
)  # fmt: skip


def _front(*lines: str, running: tuple[str, ...] = ()) -> Front:
    return Front(lines, running)


@pytest.mark.parametrize(
    "symbol",
    [
        "A/HRC/43/12", "CAT/C/GC/4", "CAT/C/AUT/CO/6/Add.1", "A/RES/70/175", "E/CN.4/2004/56/Add.3", "CCPR/C/GC/36",
        "CAT/OP/12/5", "HRI/GEN/1/Rev.9", "CCPR/C/21/Rev.1/Add.13", "HR/P/PT/8/Rev.1", "HR/PUB/17/4", "A/C.3/72/L.20",
        "CAT/C/CR/33/3", "A/CONF.144/28/Rev.1", "CEDAW/C/2004/I/WP.1/Rev.1", "A/55/44", "CERD/C/SR.1234",
        "E/C.12/GC/20", "ST/SGB/2003/13", "CAT/C/51/D/409/2009", "A/RES/3452 (XXX)", "S/RES/1325 (2000)",
        "CPT/Inf (2019) 12", "CPT/Inf/E (2002) 1, rev. 2015", "ETS No. 126", "CETS No. 197", "CM/Rec(2006)2", "R(87)3",
        "OEA/Ser.L/V/II.131 Doc. 26", "ACHPR/Res.61(XXXII)02", "Series C No. 97",
    ],
)  # fmt: skip
def test_symbols_are_read_and_keep_their_usual_spelling(symbol: str) -> None:
    assert [found for _, found in symbols_in(symbol)] == [symbol]


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("CAT/C/SR. 229", "CAT/C/SR.229"),
        ("European Treaty Series - No. 126", "ETS No. 126"),
        ("Série des traités européens - n° 126", "ETS No. 126"),
        ("STCE n° 197", "CETS No. 197"),
        ("CPT/Inf(2019)12", "CPT/Inf (2019) 12"),
        ("OEA/Ser.L/V/II. Doc. 57/09", "OEA/Ser.L/V/II Doc. 57/09"),
        ("Recommendation No. R (87) 3", "R(87)3"),
    ],
)
def test_ways_of_printing_a_symbol_are_one(printed: str, symbol: str) -> None:
    assert [found for _, found in symbols_in(printed)] == [symbol]


@pytest.mark.parametrize("text", ["A/B testing", "24/7 and/or", "km/h", "http://a.example/C/12", "page 3/12", "A/C"])
def test_other_slashes_are_no_symbols(text: str) -> None:
    assert symbols_in(text) == []


def test_the_running_line_bears_the_symbol_and_prose_only_cites_some() -> None:
    cover = "Report, see A/HRC/2/1, on the follow-up to the visit and the recommendations that were made in A/55/44"
    assert symbol_of(_front(cover)) == ""
    assert symbol_of(_front(cover, running=("A/HRC/40/9 4",))) == "A/HRC/40/9"
    assert symbol_of(_front("United Nations A/HRC/40/9", "General Assembly", cover)) == "A/HRC/40/9"
    assert symbol_of(_front("Distr. GENERAL CAT/C/17/D/1 20 November 1995 Original: FRENCH")) == "CAT/C/17/D/1"
    assert (
        symbol_of(_front("General comment No. 4 (2017) on the implementation of article 3 (CAT/C/GC/4)"))
        == "CAT/C/GC/4"
    )
    assert symbol_of(_front("Agenda item 3 (see A/HRC/2/1)")) == ""


@pytest.mark.parametrize(
    "clause",
    [
        "Adopted and opened for signature by General Assembly resolution 39/46 of 10 December 1984",
        "Adoptée par l’Assemblée générale dans sa résolution 39/46 du 10 décembre 1984",
        "Adoptada por la Asamblea General en su resolución 39/46, de 10 de diciembre de 1984",
        "Принята резолюцией 39/46 Генеральной Ассамблеи от 10 декабря 1984 года",
        "اعتمدت بموجب قرار الجمعية العامة 39/46 المؤرخ 10 كانون الأول/ديسمبر 1984",
        "联合国大会1984年12月10日第39/46号决议通过",
    ],
)
def test_the_resolution_that_adopted_it_is_its_symbol_in_every_language(clause: str) -> None:
    front = _front("A title that stands above", clause)
    assert (symbol_of(front), date_of(front)) == ("A/RES/39/46", "1984-12-10")


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (("12 March 2020",), "2020-03-12"),
        (("Distr.: General 3 May 2019",), "2019-05-03"),
        (("Distr.: General", "27 December 2019", "24 February–20 March 2020"), "2019-12-27"),
        (("Distr.: General 8 January 2016", "Resolution adopted by the Assembly on 17 December 2015"), "2015-12-17"),
        (("Report on the visit from 2 to 14 April 2017", "Strasbourg, 21 December 2017"), "2017-12-21"),
        (("A title", "Adopted on 10 December 1984", "Entry into force: 26 June 1987, see article 27"), "1984-12-10"),
        (("Entry into force 26 June 1987",), "1987-06-26"),
        (("SENTENCIA DE 21 DE NOVIEMBRE DE 2018",), "2018-11-21"),
        (("Brasília, 3 de outubro de 2018",), "2018-10-03"),
        (("1er mars 2019",), "2019-03-01"),
        (("٢٢ نيسان/أبريل ٢٠١٤",), "2014-04-22"),
        (("22 أبريل 2014",), "2014-04-22"),
        (("27 декабря 2019 года",), "2019-12-27"),
        (("2019年12月27日",), "2019-12-27"),
        (("Strasbourg, 26.XI.1987",), "1987-11-26"),
        (("December 10, 1984",), "1984-12-10"),
        (("Findings. 2017-08-30",), "2017-08-30"),
        (("May 2016",), "2016-05"),
        (("© 2016 Some Association",), "2016"),
        (("du 6 au 17 mai 2019",), ""),
        (("held from 27 August to 7 September 1990",), ""),
        (("31 February 2019",), ""),
        (("The number 1984 means nothing here",), ""),
    ],
)
def test_the_day_of_adoption_goes_before_that_of_issue(lines: tuple[str, ...], date: str) -> None:
    assert date_of(Front(lines)) == date


@pytest.mark.parametrize(
    ("lines", "symbol", "issuer"),
    [
        (("General Assembly", "Human Rights Council"), "A/HRC/43/12", "Human Rights Council"),
        (("Nations Unies", "Comité contre la torture"), "", "Committee against Torture"),
        (("CORTE INTERAMERICANA DE DERECHOS HUMANOS\uf02a",), "", "Inter-American Court of Human Rights"),
        (("Report of the Committee against Torture",), "", "Committee against Torture"),
        (("Report to the Human Rights Council on prisons and other places where people are held",), "", ""),
        (("مجلس حقوق الإنسان",), "", "Human Rights Council"),
        (("Совет по правам человека",), "", "Human Rights Council"),
        (("人权理事会",), "", "Human Rights Council"),
        (("A title",), "CPT/Inf (2019) 12", "European Committee for the Prevention of Torture"),
        (("A title",), "ETS No. 126", "Council of Europe"),
        (("Ministry of the Interior", "Order on custody"), "", "Ministry of the Interior"),
        (("Ministério da Justiça",), "", "Ministério da Justiça"),
        (("وزارة الداخلية",), "", "وزارة الداخلية"),
        (("Ministry of Interior officials said yesterday that 12 men were held.",), "", ""),
        (("Rome Statute of the International Criminal Court",), "", ""),
    ],
)
def test_issuers(lines: tuple[str, ...], symbol: str, issuer: str) -> None:
    assert issuer_of(Front(lines), symbol) == issuer


@pytest.mark.parametrize(
    ("symbol", "title", "kind"),
    [
        ("", "Convention against Torture", "treaty"),
        ("", "Handbook on the Convention against Torture", "guidance"),
        ("A/RES/39/46", "Convención contra la Tortura", "treaty"),
        ("", "Optional Protocol to the Convention", "treaty"),
        ("CAT/C/GC/4", "Anything", "general comment"),
        ("CAT/C/AUT/CO/6", "Anything", "concluding observations"),
        ("", "Observation générale no 4", "general comment"),
        ("", "Report on the visit to a country", "report"),
        ("", "Всеобщая декларация прав человека", "soft law"),
        ("", "世界人权宣言", "soft law"),
        ("", "Ley Orgánica de Policía", "law"),
        ("", "Is there a treaty on this?", ""),
        ("", "Meeting people", ""),
        ("", "Convention against Torture Initiative", ""),
    ],
)
def test_the_head_of_a_title_says_the_kind(symbol: str, title: str, kind: str) -> None:
    assert type_of(symbol, title) == kind


def test_the_state_is_named_by_the_symbol_or_alone_on_a_line() -> None:
    assert state_of(_front(), "CAT/C/AUT/CO/6") == "Austria"
    assert state_of(_front("Universal periodic review", "Islamic Republic of Iran"), "") == "Iran"
    assert state_of(_front("Report to the Government of Poland on the visit to Poland"), "") == "Poland"
    assert state_of(_front("CASO FLORES Y OTROS VS. COLOMBIA"), "") == "Colombia"
    assert state_of(_front("Norway", "Sweden"), "") == ""
    assert state_of(_front("Examples from Norway"), "CAT/C/GC/4") == ""


def test_titles_stand_below_mastheads_and_above_prose() -> None:
    un = _front(
        "A/HRC/40/9", "United Nations", "General Assembly", "Distr.: General", "3 May 2019", "Human Rights Council",
        "Fortieth session", "Agenda item 3", "Report on the treatment of people held by the police*", "Norway",
    )  # fmt: skip
    assert title_of(un) == "Report on the treatment of people held by the police"
    assert title_of(_front("Convention", "against torture and other treatment")) == (
        "Convention against torture and other treatment"
    )
    assert title_of(_front("A declaration Adopted by the Assembly on 1 May 2001")) == "A declaration"
    assert title_of(_front("A body of text that ends like a sentence."), "Preamble") == ""
    assert title_of(_front(), "Custody") == "Custody"


_NOTE = """CAT/C/GC/9

United Nations

Committee against Torture

Distr.: General
3 May 2019

General comment No. 9 on the recording of interviews

1. Every interview of a person who is held shall be recorded from beginning to end, and the record shall be kept.

2. Chaque entretien avec une personne détenue est enregistré du début à la fin, et les enregistrements sont gardés.
"""


def _read(folder: Path, text: str, sidecar: str = "") -> Document:
    file = folder / "x.txt"
    file.write_text(text, encoding="utf-8")
    if sidecar:
        (folder / "x.txt.toml").write_text(sidecar, encoding="utf-8")
    return TextReader().read(file)


def test_what_is_found_is_marked_as_guessed(tmp_path: Path) -> None:
    about = _read(tmp_path, _NOTE).about
    assert about == Description(
        "CAT/C/GC/9", "General comment No. 9 on the recording of interviews", "", "Committee against Torture",
        "CAT/C/GC/9", "2019-05-03", "general comment", language="en",
        guessed=("work", "title", "issuer", "symbol", "date", "type", "language"),
    )  # fmt: skip


def test_what_is_declared_goes_first_and_is_no_guess(tmp_path: Path) -> None:
    about = _read(tmp_path, _NOTE, 'id = "gc9"\ntitle = "Recording"\ndate = "2018"\nsymbol = ""\n').about
    assert (about.work, about.title, about.date, about.issuer) == (
        "gc9",
        "Recording",
        "2018",
        "Committee against Torture",
    )
    assert not {"title", "date", "work"} & set(about.guessed)
    with pytest.raises(SourceError, match="not known"):
        _read(tmp_path, _NOTE, 'guessed = ["title"]\n')


def test_a_block_in_another_language_says_so(tmp_path: Path) -> None:
    document = _read(tmp_path, _NOTE)
    marked = [document.text[block.start : block.end][:9] for block in document.blocks if block.language == "fr"]
    assert marked == ["2. Chaque"] and {block.language for block in document.blocks} == {"", "fr"}


def test_hidden_text_says_nothing_about_the_document(tmp_path: Path) -> None:
    from ingest.about.front import front_of

    ledger = Ledger(removed=(Removed(1, "hidden", "A/HRC/1/1", 9), Removed(1, "running line", "A/HRC/40/9", 10)))
    assert front_of("", (), ledger.removed).running == ("A/HRC/40/9",)


_WORDS = st.sampled_from(
    ["A/HRC/", "CAT/C/", "12", "march", "10 de ", "2019", "(", "/", "Rev.", " of the ", "adopted ", "resolution ",
     "General Assembly",     " 39/46", "年", "月", "مارس", "CPT/Inf (",
     "ETS No. ", "Committee against Torture", "report ",
     "-", " ", "\n", "\x00", "A" * 60]
)  # fmt: skip


@given(st.lists(st.one_of(_WORDS, st.text(max_size=12)), max_size=60).map("".join))
def test_any_line_ends_in_a_finding_or_none(line: str) -> None:
    front = Front((line, line[::-1]), (line[:200],))
    symbol, title = symbol_of(front), title_of(front, line)
    found = date_of(front)
    assert found == "" or date.fromisoformat((found + "-01-01")[:10])
    assert issuer_of(front, symbol, title) is not None and state_of(front, symbol) is not None
    assert type_of(symbol, title) in KINDS


@pytest.mark.parametrize("hostile", ["A/" * 99_999, "1 march " * 50_000, "(" * 99_999, "de " * 99_999, "年" * 99_999])
def test_a_hostile_line_takes_no_time(tmp_path: Path, hostile: str) -> None:
    text = hostile.upper()
    began = time.process_time()
    canonical = Canonical(text, (), (Block("heading", 0, len(text)),), ())
    described(canonical, Ledger(removed=(Removed(1, "running line", hostile[:200], 200),)), None, Declared())
    assert time.process_time() - began < 2

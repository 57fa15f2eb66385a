"""The files of the thesaurus that come with the program: what is wrong in them is named by file and line."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from index import analysis
from index.widening.thesaurus import FOLDER, Entries, read_entries
from ingest.catalogue.read import read_reference

CORPUS = Path(__file__).parents[3] / "corpus"
LANGUAGES = ("ar", "en", "es", "fr", "pt")
MOST_WORDS = 6
"""Of a plain phrase, by white space: people do not ask in the same seven words."""

# Words that only ask: who is meant, or what is done, is not in them.
QUESTION_WORDS = {
    "ar": "من متى أين وين فين كيف كيفاش لماذا ليش علاش كم هل ماذا ما أي أيش إيش شو شنو يجوز يمكن يجب لازم أن",
    "en": """a an and any are be can could did do does for from had has have how i if in is it long many may might much
        must of often on one or ought shall should the there to was we were what when where which who whom whose why
        will with would you""",
    "es": """a al cada como cuál cuáles cuándo cuánta cuántas cuánto cuántos de debe debemos debo dónde el en es están
        hay la las los o para por podemos puede pueden puedo que qué quién quiénes se sin son tiempo un una veces y""",
    "fr": """à au ce combien comment dans de des doit dois du en est et faut fois je la le les lequel on ont où
        ou par peut peux peuvent pour pourquoi puis quand que quel quelle quelles quels qui quoi se si sont temps tu un
        une vous""",
    "pt": """a ao as até cada com como da de deve devemos devo do e em está estão há na no o onde os ou para pode
        podemos podem posso por porque quais qual quando quanta quantas quanto quantos que quem se sem ser são tempo um
        uma vezes""",
}

UNREACHED = {("es", "denunciante")}
"""Names in the glossary whose index term is also that of a commoner word: here "denuncia", a complaint."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a thesaurus file: its plain phrases, and its other columns, as they are written."""

    language: str
    number: int
    text: str

    @property
    def columns(self) -> list[str]:
        return self.text.split("\t")[1:]

    @property
    def plain(self) -> list[str]:
        return [phrase.strip() for phrase in self.text.split("\t")[0].split("|")]


def lines_of(text: str, language: str) -> list[Line]:
    return [Line(language, number, line) for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1)]


def columns(lines: Sequence[Line]) -> Iterator[str]:
    """English has two columns, other languages have three, and nothing in them is empty."""
    for line in lines:
        wanted = 1 if line.language == "en" else 2
        parts = [part for column in line.columns for part in column.split(";")]
        if len(line.columns) != wanted or not all(part.strip() for part in (*line.plain, *parts)):
            yield f"{line.number}: {line.text}"


def twice(lines: Sequence[Line]) -> Iterator[str]:
    """A phrase stands on one line: also where two spellings have the same index terms, and the later one is dead."""
    first: dict[tuple[str, ...], int] = {}
    written: set[str] = set()
    for line in lines:
        for phrase in line.plain:
            key = tuple(analysis.terms(phrase, line.language))
            if first.setdefault(key, line.number) != line.number or phrase in written:
                yield f"{line.number}: {phrase}"
            written.add(phrase)


def long(lines: Sequence[Line]) -> Iterator[str]:
    """A plain phrase has at most six words."""
    yield from (
        f"{line.number}: {phrase}" for line in lines for phrase in line.plain if len(phrase.split()) > MOST_WORDS
    )


def asking(lines: Sequence[Line]) -> Iterator[str]:
    """No phrase is nothing but question words, and no single word has the index term of one: it would be found in
    questions about anything."""
    for line in lines:
        only = set(QUESTION_WORDS[line.language].split())
        terms = {term for word in only for term in analysis.terms(word, line.language)}
        for phrase in line.plain:
            key = analysis.terms(phrase, line.language)
            if set(analysis.words(phrase)) <= only or (len(key) == 1 and key[0] in terms):
                yield f"{line.number}: {phrase}"


def spelled(lines: Sequence[Line]) -> Iterator[str]:
    """The text is NFC, with single plain spaces, and no characters that cannot be seen."""
    for line in lines:
        unseen = any(
            unicodedata.category(each) in ("Cc", "Cf", "Zs", "Zl", "Zp") for each in re.sub("[ \t]", "", line.text)
        )
        parted = "\t".join([" | ".join(line.plain), *("; ".join(map(str.strip, c.split(";"))) for c in line.columns)])
        if unseen or "  " in line.text or parted != line.text or unicodedata.normalize("NFC", line.text) != line.text:
            yield f"{line.number}: {line.text!r}"


RULES: tuple[Callable[[Sequence[Line]], Iterator[str]], ...] = (columns, twice, long, asking, spelled)


@cache
def shipped(language: str) -> list[Line]:
    return lines_of((FOLDER / f"{language}.tsv").read_text(encoding="utf-8"), language)


def test_there_is_a_file_for_each_language() -> None:
    assert sorted(file.name for file in FOLDER.iterdir()) == [f"{language}.tsv" for language in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_nothing_is_wrong_with_the_shipped_files(rule: Callable[..., Iterator[str]], language: str) -> None:
    assert list(rule(shipped(language))) == []


@pytest.mark.parametrize(
    ("rule", "language", "text", "wrong"),
    [
        (columns, "en", "cop\tofficer", []),
        (columns, "en", "cop\tofficer\tofficer\ncop", [1, 2]),
        (columns, "fr", "flic\tpolicier\nflic\tpolicier\tofficer", [1]),
        (columns, "en", "cop | \tofficer\ncop\tofficer; \n\tofficer", [1, 2, 3]),
        (twice, "en", "cop | cops\tofficer\nbeat\tblow", []),
        (twice, "en", "cop\tofficer\ncops\tpolice\ncop | bobby\tofficer", [2, 3]),
        (twice, "en", "cop | cop\tofficer", [1]),
        (long, "en", "a b c d e f\tx\na b c d e f g\tx", [2]),
        (asking, "en", "who can tell | where is he\tx\nwho can | how long\tx", [2, 2]),
        (asking, "fr", "tuer\tx\ty\nles tuer\tx\ty\ncombien de temps\tx\ty\ntu\tx\ty", [1, 3, 4]),
        (spelled, "en", "cop | old bill\tofficer; police", []),
        (spelled, "en", "cop |bobby\tx\ncop\tx ;y\ncop  x\ty\ncop \ty\nco\u00adp\ty\nco\u00a0p\ty", [1, 2, 3, 4, 5, 6]),
        (spelled, "fr", "arre\u0302t\tx\ty\narrêt\tx\ty", [1]),
    ],
)
def test_what_is_wrong_is_found_by_its_line(
    rule: Callable[..., Iterator[str]], language: str, text: str, wrong: list[int]
) -> None:
    assert [int(fault.split(":")[0]) for fault in rule(lines_of(text, language))] == wrong


def leads_to(entries: Entries, plain: str, language: str, names: Sequence[str]) -> bool:
    """Whether `plain` or what `entries` have for it holds all words of one of the English `names`."""
    key = tuple(analysis.terms(plain, language))
    said = [set(key), *(set(analysis.terms(each.text, each.language)) for each in entries.get(key))]
    return any(set(analysis.terms(name, "en")) <= words for name in names for words in said)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_name_in_the_glossary_leads_to_the_english_term(language: str) -> None:
    entries = read_entries(FOLDER / f"{language}.tsv", language)
    names = [
        (name, (term.term, *term.also))
        for term in read_reference(CORPUS).terms.values()
        if (name := (term.names or {}).get(language)) and len(name.split()) <= MOST_WORDS
    ]
    missed = {(language, name) for name, english in names if not leads_to(entries, name, language, english)}
    assert len(names) > 30 and missed == {each for each in UNREACHED if each[0] == language}


def test_a_name_leads_to_a_term_by_its_entry_or_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "fr.tsv"
    file.write_text("mnp\tmécanisme\tnational preventive mechanism\n", encoding="utf-8")
    entries = read_entries(file, "fr")
    assert leads_to(entries, "MNP", "fr", ["NPM", "preventive mechanism"])
    assert leads_to(entries, "non-refoulement", "fr", ["non-refoulement"])
    assert not leads_to(entries, "mnp", "fr", ["preventive visit"])
    assert not leads_to(entries, "flic", "fr", ["police"])

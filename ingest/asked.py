"""Questions that the paragraphs of a document answer, as people ask them, from the list beside its file.

A library is asked in words that its documents do not use. What somebody who knows a paragraph writes down of how people
ask for it is searched along with the paragraph; it is never shown as its text. (Document expansion by queries,
Nogueira et al. 2019, here by people.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from os.path import lexists
from pathlib import Path

from advicehub.errors import SourceError

SUFFIX = ".asked.tsv"
FIRST_LINE = "paragraph\tlanguage\tquestion"

_MOST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, in `language` (ISO 639-1), that the paragraph with `label` ("12", without a stop) answers."""

    label: str
    language: str
    text: str


def asked_of(path: Path) -> Path:
    """Where the list for `path` would stand: "x.md.asked.tsv" beside "x.md"."""
    return path.with_name(path.name + SUFFIX)


def read_asked(path: Path, labels: Iterable[str]) -> tuple[Asked, ...]:
    """The questions in the list beside `path`, in its order; none when there is no list.

    `labels` are those of the document's blocks, as printed. Raises `SourceError` naming the list and its line where it
    is not as it should be, or names a paragraph that the document has not.
    """
    file = asked_of(path)
    if not lexists(file):
        return ()
    found = read_list(file)
    known = {bare(label) for label in labels} - {""}
    for number, asked in enumerate(found, start=2):
        if asked.label not in known:
            raise SourceError(
                file.name, f"line {number} names paragraph {asked.label[:20]}, which the document has not"
            )
    return found


def read_list(file: Path) -> tuple[Asked, ...]:
    """The questions in the list `file`, in its order, whatever its document is; errors as `read_asked`."""
    try:
        lines = file.read_bytes().decode("utf-8-sig").splitlines()
    except OSError as error:
        raise SourceError(file.name, f"it cannot be opened ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SourceError(file.name, "it is not in UTF-8") from None
    if not lines or lines[0] != FIRST_LINE:
        raise SourceError(file.name, 'its first line is not "paragraph", "language" and "question" between tabs')
    return tuple(_asked(line, number, file.name) for number, line in enumerate(lines[1:], start=2))


def bare(label: str) -> str:
    """A paragraph's label as lists name it: "12." as "12"."""
    return label.rstrip(".")


def _asked(line: str, number: int, file: str) -> Asked:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) != 3 or not all(fields):
        raise SourceError(file, f"line {number} is not a paragraph, a language and a question between tabs")
    label, language, text = fields
    if not (language.isascii() and language.isalpha() and language.islower() and 2 <= len(language) <= 3):
        raise SourceError(file, f"line {number} has no language code in its second field")
    if len(text) > _MOST or not text.isprintable():
        raise SourceError(file, f"line {number}: a question is one line of {_MOST} characters at most")
    return Asked(label, language, text)

"""What the library holds: the documents of the open edition, read once, for an edition never changes."""

from collections.abc import Sequence

from index.access import PUBLIC
from index.searcher import Searcher
from index.text_store import Listed
from web import languages
from web.addresses import document_address
from web.examples import Example, examples
from web.interface.language import LANGUAGES

WITHDRAWN = "withdrawn"
"""The status of documents that were taken out of the search: they are listed as such and have no text."""


class Holdings:
    """What everybody may read: the documents, the edition they are in, and questions they answer.

    The edition has no date here: the only one known is the whole edition's, which tells when documents
    that not everybody may read were changed.
    """

    def __init__(self, searcher: Searcher) -> None:
        self.documents: Sequence[Listed] = tuple(searcher.documents(PUBLIC))
        self.edition = searcher.edition(PUBLIC)
        self._examples = {language: tuple(examples(searcher, self.documents, language)) for language in LANGUAGES}
        self._by_id = {listed.id: listed for listed in self.documents}
        self._by_words: dict[str, list[Listed]] = {}
        for listed in self.documents:
            if listed.words:
                self._by_words.setdefault(listed.words, []).append(listed)

    def examples_in(self, language: str) -> Sequence[Example]:
        """Questions to begin with for a reader of `language`, one of those of the interface."""
        return self._examples[language]

    @property
    def searched(self) -> list[Listed]:
        """The documents that are searched: all that are not withdrawn."""
        return [listed for listed in self.documents if listed.about.status != WITHDRAWN]

    @property
    def languages(self) -> str:
        """The languages of what is searched, in words."""
        return languages.listed(tuple({d.about.language for d in self.searched if d.about.language}))

    @property
    def pages_without_text(self) -> int:
        """How many pages carry no text and so were not searched."""
        return sum(listed.pages_without_text for listed in self.searched)

    def listed(self, document: str) -> Listed | None:
        """The document with this id, or None."""
        return self._by_id.get(document)

    def siblings(self, document: str) -> list[Listed]:
        """The other documents of the same work, by language."""
        own = self._by_id[document]
        same = [d for d in self.documents if d.about.work == own.about.work and d.id != document]
        return sorted(same, key=lambda d: (d.about.language, d.id))

    def same_words(self, listed: Listed) -> list[tuple[str, str]]:
        """(id, address) of the other documents that say the same words under other bytes."""
        same = self._by_words.get(listed.words, ())
        return [(each.id, document_address(each.id)) for each in same if each.id != listed.id]

    def name(self, document: str) -> tuple[str, str]:
        """(short name, address) of a document; a name made of its id and '' when it is not in the library."""
        found = self._by_id.get(document)
        if found is None:
            return name_of_id(document), ""
        return found.about.short_title or found.about.title, document_address(document)


_ABBREVIATIONS = frozenset({"uncat", "opcat", "icpped", "iccpr", "bpuff", "echr", "unhcr"})


def name_of_id(document: str) -> str:
    """A document's id as a name: "cat-gc2" as "CAT GC2", "beijing-rules" as "Beijing Rules"."""
    return " ".join(_word(part) for part in document.replace("_", "-").split("-"))


def _word(part: str) -> str:
    short = len(part) <= 3 or any(character.isdigit() for character in part)
    return part.upper() if short or part in _ABBREVIATIONS else part.capitalize()

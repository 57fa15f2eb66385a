"""The catalogue beside the holdings: which official sources the library has, and what is known of its documents."""

from collections.abc import Mapping
from functools import cached_property

from assistant.plain.explained import Glossary
from index.text_store import Listed
from ingest.catalogue.collection import Collection
from ingest.catalogue.reference import Reference
from ingest.catalogue.source import Source
from ingest.catalogue.topic import Topic
from web.holdings import Holdings, name_of_id
from web.interface.language import in_force

NOTHING_KNOWN = Reference(sources={}, topics={}, categories={}, terms={}, collections={})
"""The reference of a corpus folder in which nothing is."""


class Inventory:
    """Joins `reference` and `holdings`. A document belongs to the source whose id is its own or its work's."""

    def __init__(self, reference: Reference, holdings: Holdings) -> None:
        self.reference = reference
        self.holdings = holdings
        self._held: dict[str, list[Listed]] = {}
        for listed in holdings.searched:
            source = self.source_of(listed)
            if source is not None:
                self._held.setdefault(source.id, []).append(listed)
        self._by_name = {name.casefold(): source.id for source in reference.sources.values() for name in _names(source)}

    def source_of(self, listed: Listed) -> Source | None:
        """The catalogue's entry for a document, or None."""
        known = self.reference.sources
        return known.get(listed.id) or known.get(listed.about.work)

    def source(self, name: str) -> Source | None:
        """The source with this id, else the one cited by this name or symbol, or None."""
        return self.reference.sources.get(name) or self.reference.sources.get(self._by_name.get(name.casefold(), ""))

    def held(self, source: str) -> list[Listed]:
        """The documents of a source that are searched, English first, then by language."""
        return sorted(self._held.get(source, ()), key=lambda d: (d.about.language != "en", d.about.language, d.id))

    def topics_of(self, listed: Listed) -> tuple[str, ...]:
        """The ids of a document's topics, its own before those of its source; each is in the reference."""
        source = self.source_of(listed)
        named = (*listed.about.topics, *(source.topics if source else ()))
        return tuple(dict.fromkeys(topic for topic in named if topic in self.reference.topics))

    def documents_on(self, topic: str) -> list[Listed]:
        """The documents on a topic that are searched, by id."""
        return [listed for listed in self.holdings.searched if topic in self._topics[listed.id]]

    def sources_on(self, topic: str) -> list[Source]:
        """The sources on a topic, in the catalogue's order."""
        return [source for source in self.reference.sources.values() if topic in source.topics]

    def collections_with(self, listed: Listed) -> list[Collection]:
        """The collections that a document, its work or its source stands in."""
        source = self.source_of(listed)
        ids = {listed.id, listed.about.work, source.id if source else listed.id}
        return [each for each in self.reference.collections.values() if ids & set(each.documents)]

    def topic_name(self, topic: str) -> str:
        """The topic's name in the language of the interface; a name made of its id when it is not known."""
        found = self.reference.topics.get(topic)
        return name_of_topic(found) if found else name_of_id(topic)

    @cached_property
    def glossary(self) -> Glossary:
        """The names of the terms, ready to be looked for in a paragraph."""
        return Glossary(self.reference.terms.values())

    @cached_property
    def _topics(self) -> Mapping[str, tuple[str, ...]]:
        return {listed.id: self.topics_of(listed) for listed in self.holdings.documents}


def name_of_topic(topic: Topic) -> str:
    """The topic's name in the language of the interface, else in English."""
    return topic.names.get(in_force()) or topic.names.get("en") or name_of_id(topic.id)


def _names(source: Source) -> tuple[str, ...]:
    return tuple(filter(None, (source.short_title, *source.cited_as, source.symbol, *source.other_symbols)))

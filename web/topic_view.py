"""A topic's page: the words of its note, examples and sources from the rest of the library, and what is not held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.access import PUBLIC
from index.searcher import Searcher
from index.text_store import Listed
from ingest.catalogue.collection import Collection
from ingest.catalogue.source import Source
from ingest.catalogue.topic import Topic
from web.addresses import document_address
from web.country_practice import CountryPractice
from web.excerpt import Excerpt, excerpt_elsewhere, excerpts_in, one_a_country
from web.interface.words import N_, _
from web.inventory import Inventory
from web.source_row import SourceRow, source_row
from web.topic_sections import SectionName, divided

TITLES: tuple[tuple[SectionName, str], ...] = (
    ("background", N_("Background")),
    ("standards", N_("What the standards require")),
    ("practice", N_("Recommended practice")),
    ("questions", N_("Common questions")),
)
TOOLS = frozenset({"tool", "guidance", "training material"})

EXAMPLES = 8
"""The most country examples shown from documents other than the topic's note."""

LATEST = 5
"""The most documents listed as the latest additions."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """Everything on the page of `topic`. `sections` are (id, title, passages) of `note`, which may be None.

    `countries` are the note's country examples and `elsewhere` those of other documents; `more_elsewhere` are not
    shown. `key`, `tools` are sources; `also` are notes that touch on the topic; `latest` have the time they came.
    """

    topic: Topic
    note: Listed | None
    languages: list[tuple[str, str]]
    sections: list[tuple[str, str, list[Excerpt]]]
    countries: list[Excerpt]
    elsewhere: list[Excerpt]
    more_elsewhere: int
    key: list[SourceRow]
    tools: list[SourceRow]
    more_sources: list[SourceRow]
    documents: list[Listed]
    also: list[Listed]
    latest: list[tuple[Listed, str]]
    collections: list[Collection]
    related: list[tuple[str, str]]

    @property
    def contents(self) -> list[tuple[str, str]]:
        """(id, title) of what is on the page, in its order."""
        rest = (
            ("countries", _("Country examples"), self.countries or self.elsewhere),
            ("key", _("Key sources"), self.key),
            ("tools", _("Practical tools"), self.tools),
            ("latest", _("Latest additions"), self.latest),
            ("related", _("Go on"), True),
        )
        return [(id_, title) for id_, title, _ in self.sections] + [(id_, title) for id_, title, there in rest if there]


def topic_view(
    topic: Topic, inventory: Inventory, practice: CountryPractice, searcher: Searcher, added: Mapping[str, str]
) -> TopicView:
    """The page of `topic`; `added` maps documents to the time they came, as far as it was recorded."""
    documents = inventory.documents_on(topic.id)
    notes = [listed for listed in documents if listed.about.type == "note"]
    note = note_on(topic.id, notes)
    words = divided(searcher.passages(note.id, PUBLIC)) if note else {}
    elsewhere = one_a_country(example for each in documents for example in practice.of(each.id) if each not in notes)
    key = [source for id_ in topic.key_sources if (source := inventory.reference.sources.get(id_))]
    sources = inventory.sources_on(topic.id)
    rest = [source for source in sources if source not in key]
    return TopicView(
        topic=topic,
        note=note,
        languages=_languages(note, inventory),
        sections=[
            (name, _(title), excerpts_in(note, words[name], searcher))
            for name, title in TITLES
            if note and name in words
        ],
        countries=excerpts_in(note, words.get("countries", []), searcher) if note else [],
        elsewhere=[excerpt_elsewhere(each, searcher) for each in elsewhere[:EXAMPLES]],
        more_elsewhere=max(0, len(elsewhere) - EXAMPLES),
        key=[source_row(source, inventory) for source in key],
        tools=[source_row(source, inventory) for source in sources if source.type in TOOLS],
        more_sources=[source_row(source, inventory) for source in rest if source.type not in TOOLS],
        documents=[listed for listed in documents if listed not in notes and not inventory.source_of(listed)],
        also=[listed for listed in _one_a_work(notes) if not note or listed.about.work != note.about.work],
        latest=_latest(documents, added),
        collections=_collections(documents, sources, inventory),
        related=[(each, inventory.topic_name(each)) for each in topic.related if each in inventory.reference.topics],
    )


def note_on(topic: str, notes: Iterable[Listed]) -> Listed | None:
    """The note that is on `topic` first of all, in English where there is one; None when there is none."""
    own = [listed for listed in notes if listed.about.topics[:1] == (topic,)]
    return min(own, key=lambda d: (d.about.language != "en", d.id), default=None)


def _languages(note: Listed | None, inventory: Inventory) -> list[tuple[str, str]]:
    siblings = inventory.holdings.siblings(note.id) if note else []
    return [(each.about.language, document_address(each.id)) for each in siblings]


def _one_a_work(notes: Iterable[Listed]) -> list[Listed]:
    first: dict[str, Listed] = {}
    for listed in sorted(notes, key=lambda d: (d.about.language != "en", d.id)):
        first.setdefault(listed.about.work, listed)
    return sorted(first.values(), key=lambda d: d.about.title.casefold())


def _latest(documents: Iterable[Listed], added: Mapping[str, str]) -> list[tuple[Listed, str]]:
    """The works that came last; of those that came together, the latest by their own date."""
    ordered = sorted(
        documents, key=lambda d: (added.get(d.id, "")[:10], d.about.date, d.about.language == "en"), reverse=True
    )
    first: dict[str, Listed] = {}
    for listed in ordered:
        first.setdefault(listed.about.work, listed)
    return [(listed, added.get(listed.id, "")) for listed in list(first.values())[:LATEST]]


def _collections(documents: Iterable[Listed], sources: Iterable[Source], inventory: Inventory) -> list[Collection]:
    """The collections that one of the documents or sources stands in."""
    ids = {source.id for source in sources} | {id_ for each in documents for id_ in (each.id, each.about.work)}
    return [each for each in inventory.reference.collections.values() if ids & set(each.documents)]

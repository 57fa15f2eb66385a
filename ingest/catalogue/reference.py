"""Everything the corpus folder knows besides documents."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.catalogue.category import Category
from ingest.catalogue.collection import Collection
from ingest.catalogue.source import Source
from ingest.catalogue.term import Term
from ingest.catalogue.topic import Topic


@dataclass(frozen=True, slots=True)
class Reference:
    """Sources, topics, categories, terms and collections by id, each in the order of its file."""

    sources: Mapping[str, Source]
    topics: Mapping[str, Topic]
    categories: Mapping[str, Category]
    terms: Mapping[str, Term]
    collections: Mapping[str, Collection]

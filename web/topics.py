"""The topics: all of them by category, and a page for each."""

from dataclasses import dataclass

from fastapi import FastAPI, HTTPException
from starlette.responses import Response

from ingest.catalogue.topic import Topic
from web import source_words
from web.addresses import document_address
from web.desk import Desk
from web.interface.words import _
from web.inventory import Inventory, name_of_topic
from web.pages import page
from web.topic_view import topic_view


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in the list: how many documents the library holds on it, and how many sources are known."""

    topic: Topic
    name: str
    documents: int
    sources: int


def add_topics(app: FastAPI, desk: Desk) -> None:
    """Serve /topics and what is below it."""

    @app.get("/topics", include_in_schema=False)
    async def topics_page() -> Response:
        return await desk.workers.run(_topics_page, desk)

    @app.get("/topics/{topic}", include_in_schema=False)
    async def topic_page(topic: str) -> Response:
        return await desk.workers.run(_topic_page, desk, topic)


def by_category(inventory: Inventory) -> list[tuple[str, list[TopicLine]]]:
    """(category in words, its topics), in the order in which the topics' file comes to each category."""
    grouped: dict[str, list[TopicLine]] = {}
    for topic in inventory.reference.topics.values():
        documents, sources = inventory.documents_on(topic.id), inventory.sources_on(topic.id)
        line = TopicLine(topic, name_of_topic(topic), len(documents), len(sources))
        grouped.setdefault(topic.triage, []).append(line)
    known = inventory.reference.categories
    return [(known[id_].name if id_ in known else _("Other topics"), lines) for id_, lines in grouped.items()]


def _topics_page(desk: Desk) -> Response:
    return page("topics.html", holdings=desk.holdings, groups=by_category(desk.inventory))


def _topic_page(desk: Desk, topic: str) -> Response:
    found = desk.inventory.reference.topics.get(topic)
    if found is None:
        raise HTTPException(404)
    return page(
        "topic.html",
        holdings=desk.holdings,
        view=topic_view(found, desk.inventory, desk.practice, desk.searcher, desk.records.added),
        name=name_of_topic(found),
        address=document_address,
        kind=source_words.kind,
    )

"""Topics and terms: names in languages that are languages, nothing empty, no word given to two terms."""

import re
from collections.abc import Iterator, Mapping

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.read import GLOSSARY, TOPICS
from ingest.catalogue.term import Term
from ingest.catalogue.topic import Topic

RULE = "words"
_LANGUAGE = re.compile("[a-z]{2}")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every name, definition, question or term that is empty or in no known language."""
    for topic in folder.entries[TOPICS]:
        yield from (Fault(TOPICS, 0, topic.id, RULE, says) for says in _topic(topic))
    terms: dict[str, str] = {}
    for term in folder.entries[GLOSSARY]:
        yield from (Fault(GLOSSARY, 0, term.id, RULE, says) for says in _term(term))
        if terms.setdefault(term.term.casefold(), term.id) != term.id:
            yield Fault(GLOSSARY, 0, term.id, RULE, f'"{term.term}" is also the term of {terms[term.term.casefold()]}')


def _topic(topic: Topic) -> Iterator[str]:
    if "en" not in topic.names:
        yield "it has no English name"
    yield from _languages(topic.names)
    if not topic.definition.strip() or not topic.questions or not all(map(str.strip, topic.questions)):
        yield "definition and questions must not be empty"
    if topic.id in topic.related:
        yield "it is related to itself"


def _term(term: Term) -> Iterator[str]:
    if not term.term.strip() or not term.definition.strip():
        yield "term and definition must not be empty"
    if bool(term.source) < bool(term.ref):
        yield "it names a place (ref) and no source"
    yield from _languages(term.names or {})


def _languages(names: Mapping[str, str]) -> Iterator[str]:
    for language, name in names.items():
        if not _LANGUAGE.fullmatch(language):
            yield f'"{language}" is no language code of two letters'
        if not name.strip():
            yield f"its name in {language} is empty"

"""Adding files: each is matched to its entry in the catalogue, described, and put among the documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from advicehub.errors import UsageError
from index.access import PUBLIC_GROUP, group_name
from index.curation.asking import Ask, Asker
from index.curation.described import Described, Voices, declared_in, described
from index.curation.plan import Plan
from index.curation.reading import Fresh, read_files
from index.curation.start import Start
from index.intake import Intake, printable
from index.shelf import WITHDRAWN, Held, Shelf, entry_of
from index.text_store import Entry
from ingest.catalogue.match import Match
from ingest.catalogue.matching import declared_by, matches
from ingest.catalogue.source import Source
from ingest.collect import Refused
from ingest.declared import read_sidecar
from ingest.fetching.lock_file import read_lock


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of the files on the command line. `id` is a document's id, or that of a catalogue's
    entry; `fields` are as in `ingest.declared.Declared`."""

    fields: Mapping[str, Any]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that is taken: the document it becomes, the catalogue's entry it is ('' for none) and why, and
    where each field of its description comes from."""

    file: str
    id: str
    entry: str
    why: str
    fields: tuple[Described, ...]


def plan_add(
    start: Start, files: Sequence[Path], wanted: Wanted, asker: Asker, looking: bool = False
) -> tuple[Plan, list[Taken]]:
    """Read `files` and take in those that can be read and are not there yet; the plan lists the rest as refused.

    `asker` is asked what neither the files nor the catalogue nor `wanted` say. When only `looking`, nothing is
    written in the home. Raises `UsageError` for what cannot be, or cannot be asked.
    """
    if wanted.id and len(files) > 1:
        raise UsageError("--as: one id is for one file")
    group = wanted.fields.get("access")
    adding = _Adding(start, wanted, asker, Intake(start.shelf.copy(), group, "add"))
    for each in read_files(start, files, looking):
        adding.take(each)
    intake = adding.intake
    plan = Plan(start, "add", intake.shelf, "", adding.sources, tuple(intake.taken), tuple(intake.refused))
    return plan, adding.taken


class _Adding:
    def __init__(self, start: Start, wanted: Wanted, asker: Asker, intake: Intake) -> None:
        self.intake = intake
        self.taken: list[Taken] = []
        self.sources: dict[str, Path] = {}
        self._start = start
        self._wanted = wanted
        self._asker = asker

    def take(self, each: Fresh | Refused) -> None:
        if isinstance(each, Refused):
            self.intake.refuse(each.path, each.reason)
        elif (there := with_the_bytes(self.intake.shelf, each.read.version)) is not None:
            self.intake.refuse(each.file, _held_already(there, self.intake.shelf), self.intake.shelf.held[there].group)
        else:
            self._describe(each)

    def _describe(self, fresh: Fresh) -> None:
        """Put the document that was read on the shelf, with what is said of it; asks what nobody said."""
        name = printable(fresh.file.name)
        match = self._match(name, fresh)
        voices = self._voices(fresh, match)
        voices = replace(voices, person={**voices.person, **self._answers(name, fresh, voices, match)})
        entry = entry_of(fresh.read, fresh.file.name, fresh.key, self._start.settings, voices.said())
        if self._put(fresh, entry):
            fields = tuple(described(entry.document, voices))
            entry_id, why = (match.source.id, match.why) if match else ("", "")
            self.taken.append(Taken(name, entry.document.id, entry_id, why, fields))

    def _match(self, name: str, fresh: Fresh) -> Match | None:
        """The entry that the file is: the one that was named, the certain one, or the one that is chosen."""
        if self._wanted.id:
            source = self._named(self._wanted.fields.get("language") or fresh.read.about.language)
            return Match(source, "you say so", False) if source else None
        if fresh.read.id in self._start.reference.sources:
            return Match(self._start.reference.sources[fresh.read.id], "it declares the entry's id", True)
        fetched = {each.current.sha256: each.source for each in read_lock(fresh.file.parent).values()}
        found = matches(fresh.read, self._start.reference, fetched)
        if found and found[0].certain:
            return found[0]
        chosen = self._asker.entry(name, found) if found else None
        return next((match for match in found if match.source == chosen), None)

    def _named(self, language: str) -> Source | None:
        """The entry whose id was given, or that of its file in `language`: "uncat-fr" is the French "uncat"."""
        sources = self._start.reference.sources
        entry, _, tail = self._wanted.id.rpartition("-")
        return sources.get(self._wanted.id) or (sources.get(entry) if tail == language else None)

    def _voices(self, fresh: Fresh, match: Match | None) -> Voices:
        """What is said before anybody is asked."""
        person = dict(self._wanted.fields)
        if self._wanted.id and not (match and self._wanted.id == match.source.id):
            person["id"] = self._wanted.id
        language = person.get("language") or fresh.read.about.language
        return Voices(
            person=person,
            file={**declared_in(fresh.read, fresh.file.name), **read_sidecar(fresh.file).fields},
            catalogue=declared_by(match.source, language).fields if match else {},
        )

    def _answers(self, name: str, fresh: Fresh, voices: Voices, match: Match | None) -> Mapping[str, str]:
        """What is asked of a person: the access group always, and what nobody says."""
        about = voices.said().over(fresh.read).about
        asks = []
        if "access" not in voices.person and "access" not in voices.file:
            asks.append(Ask("access", "Which group may read it", PUBLIC_GROUP if match and match.certain else ""))
        if "title" in about.guessed and about.title == fresh.file.stem:
            asks.append(Ask("title", "Its title"))
        if not about.type:
            asks.append(Ask("type", "What it is: treaty, soft law, report, guidance, law, note …"))
        if not about.issuer and about.type != "note":
            asks.append(Ask("issuer", "Who issued it"))
        answers = self._asker.fields(name, asks)
        group_name(answers.get("access", about.access))
        return answers

    def _put(self, fresh: Fresh, entry: Entry) -> bool:
        """Put `entry` on the shelf; False when its place is taken, which is reported."""
        document, intake = entry.document, self.intake
        if (held := intake.shelf.held.get(document.id)) is not None:
            reason = f"the library holds {document.id} already; `advicehub corpus replace` puts a new file in its place"
            intake.refuse(fresh.file, reason, held.group)
            return False
        intake.shelf.put(Held.of(document.about.access, entry))
        intake.take(fresh.file, document.version)
        self.sources[document.version] = fresh.file
        return True


def with_the_bytes(shelf: Shelf, version: str) -> str | None:
    """The id of the document whose file has the SHA-256 `version`, in whatever group; None when there is none."""
    return next((id_ for id_, held in shelf.held.items() if held.listed.version == version), None)


def _held_already(id_: str, shelf: Shelf) -> str:
    said = f"the library holds it already, as {id_}"
    withdrawn = shelf.held[id_].listed.about.status == WITHDRAWN
    return f"{said}, which is withdrawn; `advicehub corpus restore {id_}` brings it back" if withdrawn else said

"""A file is matched to its entry, described, and asked about only as far as nobody else says."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from advicehub.errors import UsageError
from advicehub.settings import Settings
from index import quarantine
from index.access import PUBLIC, Access
from index.curation.adding import Taken
from index.curation.asking import Ask
from index.ingestion import Report
from index.library import Library
from index.listing import listing
from index.opening import open_searcher
from index.question import question
from ingest.catalogue.match import Match
from ingest.catalogue.source import Source
from tests.index.curation.conftest import Add, plan_of, rules
from tests.stub_embedder import StubEmbedder

Ingest = Callable[..., Report]
Files = Callable[..., Path]

OWN = "Notes of the working group\n\nThe custody suite keeps a book of every visit, which the sergeant signs."


class Answers:
    """Answers what it is asked, and remembers it."""

    def __init__(self, entry: str = "", **answers: str) -> None:
        self.asked: list[Ask] = []
        self.offered: list[Match] = []
        self._entry = entry
        self._answers = answers

    def fields(self, file: str, asks: Sequence[Ask]) -> Mapping[str, str]:
        self.asked += asks
        return {ask.field: self._answers[ask.field] for ask in asks}

    def entry(self, file: str, found: Sequence[Match]) -> Source | None:
        self.offered += found
        return next((match.source for match in found if match.source.id == self._entry), None)


def _origins(taken: Taken) -> dict[str, str]:
    return {field.name: field.origin for field in taken.fields}


def test_a_source_of_the_catalogue_is_described_by_it(add: Add, files: Files, settings: Settings) -> None:
    file = files(download=rules()) / "download.txt"
    built, (taken,) = add(file, access="public")
    assert (taken.id, taken.entry) == ("custody-rules", "custody-rules") and "title" in taken.why
    origins = _origins(taken)
    assert {origins[name] for name in ("id", "work", "title", "issuer", "symbol", "date", "type", "licence")} == {
        "catalogue"
    }
    assert origins["access"] == "you" and origins["language"] == "guess"
    group, listed = listing(Library(settings.home), built.edition)["custody-rules"]
    about = listed.about
    assert group == "public" and about.title == "Rules on the Treatment of Persons in Custody"
    assert (about.issuer, about.symbol, about.date) == ("UN General Assembly", "A/RES/99/1", "1999-12-10")
    assert (about.topics, about.licence, about.guessed) == (("arrest",), "public domain", ("language",))


def test_what_a_person_says_goes_before_the_file_and_that_before_the_catalogue(
    add: Add, files: Files, settings: Settings
) -> None:
    file = files(download=rules()) / "download.txt"
    file.with_name("download.txt.toml").write_text('issuer = "The Assembly"\nlicence = "CC0"\naccess = "public"\n')
    _, (taken,) = add(file, licence="CC BY 4.0")
    origins = _origins(taken)
    assert [origins[name] for name in ("licence", "issuer", "access", "title")] == ["you", "file", "file", "catalogue"]
    about = listing(Library(settings.home), Library(settings.home).current())["custody-rules"][1].about
    assert (about.licence, about.issuer) == ("CC BY 4.0", "The Assembly")


def test_only_what_nobody_says_is_asked(add: Add, files: Files) -> None:
    folder = files(download=rules(), scan0017=OWN)
    certain = Answers(access="public")
    add(folder / "download.txt", asker=certain)
    assert [(ask.field, ask.suggestion) for ask in certain.asked] == [("access", "public")]
    own = Answers(access="unit-7", type="report", issuer="Working group")
    _, (taken,) = add(folder / "scan0017.txt", asker=own)
    assert [(ask.field, ask.suggestion) for ask in own.asked] == [("access", ""), ("type", ""), ("issuer", "")]
    assert taken.id == "scan0017.txt" and _origins(taken)["title"] == "guess"


def test_where_nobody_can_be_asked_the_missing_options_are_named(add: Add, files: Files, settings: Settings) -> None:
    file = files(scan0017=OWN) / "scan0017.txt"
    with pytest.raises(UsageError) as caught:
        add(file)
    assert all(f"--{name}" in str(caught.value) for name in ("access", "type", "issuer"))
    with pytest.raises(UsageError, match="--issuer") as caught:
        add(file, access="public", type="report")
    assert "--access" not in str(caught.value) and not (settings.home / "current").exists()
    add(file, access="public", type="report", issuer="Working group")


def test_an_entry_that_is_not_certain_is_chosen_by_a_person(add: Add, files: Files) -> None:
    file = (
        files(download="Standing Orders for Custody Sergeants\n\nSergeants count the keys each night.") / "download.txt"
    )
    with pytest.raises(UsageError, match="old-rules, since"):
        add(file, access="public")
    none = Answers(access="public", type="report", issuer="X")
    _, (taken,) = add(file, asker=none, as_="my-own")
    assert (taken.id, taken.entry, none.offered) == ("my-own", "", [])
    other = file.with_name("again.txt")
    other.write_text(file.read_text() + "\n\nThey count them in the morning too.")
    chosen = Answers("old-rules", access="public")
    _, (taken,) = add(other, asker=chosen)
    assert (taken.id, taken.entry) == ("old-rules", "old-rules") and [ask.field for ask in chosen.asked] == ["access"]


def test_a_file_can_be_named_as_an_entry_in_another_language(add: Add, files: Files, settings: Settings) -> None:
    text = "Ensemble de règles\n\nToute personne arrêtée est informée sans délai des raisons de son arrestation."
    _, (taken,) = add(files(regles=text) / "regles.txt", as_="custody-rules", access="public")
    assert (taken.id, taken.entry) == ("custody-rules-fr", "custody-rules")
    about = listing(Library(settings.home), Library(settings.home).current())["custody-rules-fr"][1].about
    assert (about.work, about.language, about.issuer) == ("custody-rules", "fr", "UN General Assembly")


def test_a_file_that_declares_an_entrys_id_is_that_entry(add: Add, files: Files) -> None:
    file = files(orders="Orders of the day\n\nSergeants count the keys each night.") / "orders.txt"
    file.with_name("orders.txt.toml").write_text('id = "old-rules"\n')
    _, (taken,) = add(file, access="public")
    assert (taken.id, taken.entry, _origins(taken)["issuer"]) == ("old-rules", "old-rules", "catalogue")


@pytest.mark.parametrize(("as_", "entry"), [("custody-rules-fr", "custody-rules"), ("custody-rules-talk", "")])
def test_an_id_that_begins_like_an_entry_is_it_only_with_the_language(
    add: Add, files: Files, as_: str, entry: str
) -> None:
    text = "Ensemble de règles\n\nToute personne arrêtée est informée sans délai des raisons de son arrestation."
    _, (taken,) = add(files(regles=text) / "regles.txt", as_=as_, access="public", type="report", issuer="X")
    assert (taken.id, taken.entry) == (as_, entry)


def test_one_document_more_embeds_one_document(add: Add, ingest: Ingest, files: Files, stub: StubEmbedder) -> None:
    first = ingest(files(**{f"d{n}": f"{OWN} Book number {n}." for n in range(20)}))
    before = stub.calls
    file = files(folder="more", more="The keys are counted.") / "more.txt"
    add(file, access="public", title="Keys", type="report", issuer="X")
    assert stub.calls - before == 1 and first.passages == 20


def test_what_is_there_already_is_refused_and_kept_in_quarantine(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules(), changed=rules(9))
    add(folder / "download.txt", access="public")
    same = folder / "same.txt"
    same.write_bytes((folder / "download.txt").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    before = Library(settings.home).current()
    built, taken = add(same, folder / "changed.txt", folder / "broken.pdf", access="unit-7")
    assert (built.edition, taken) == (before, [])
    held = {each.name: each for each in quarantine.read(settings.home)}
    assert "already, as custody-rules" in held["same.txt"].reason and "replace" in held["changed.txt"].reason
    # Who may know of the refusal: those who may know of the document it names.
    assert {name: each.group for name, each in held.items()} == {
        "same.txt": "public", "changed.txt": "public", "broken.pdf": "unit-7",
    }  # fmt: skip
    assert {each.command for each in held.values()} == {"add"}


def test_what_cannot_be_added(add: Add, files: Files, settings: Settings, tmp_path: Path) -> None:
    folder = files(a=OWN, b=rules())
    for wrong, fields in (
        ((tmp_path / "nowhere.txt",), {}),
        ((folder,), {}),
        ((folder / "a.txt",), {"access": "no group!", "type": "x", "issuer": "y"}),
        ((folder / "a.txt", folder / "b.txt"), {"as_": "one", "access": "public"}),
    ):
        with pytest.raises(UsageError):
            add(*wrong, **fields)
    assert not (settings.home / "current").exists()


def test_ingesting_an_added_file_again_changes_nothing(add: Add, ingest: Ingest, files: Files) -> None:
    folder = files(download=rules())
    built, _ = add(folder / "download.txt", access="unit-7")
    again = ingest(folder)
    assert (again.edition, again.unchanged) == (built.edition, ("custody-rules",))


def test_what_was_said_holds_when_the_file_is_read_again(
    add: Add, ingest: Ingest, files: Files, settings: Settings
) -> None:
    folder = files(download=rules())
    add(folder / "download.txt", access="unit-7")
    # A sidecar makes the file to be read again; its bytes say which document it is.
    (folder / "download.txt.toml").write_text('country = "Norway"\nlicence = "other"\n')
    assert ingest(folder).replaced == ("custody-rules",)
    group, listed = listing(Library(settings.home), Library(settings.home).current())["custody-rules"]
    assert (group, listed.about.country, listed.about.licence) == ("unit-7", "Norway", "public domain")
    fresh = ingest(folder, fresh=True)
    assert fresh.documents == 1
    group, listed = listing(Library(settings.home), fresh.edition)["custody-rules"]
    assert (group, listed.about.issuer) == ("unit-7", "UN General Assembly")


def test_an_added_document_can_be_moved_and_stays_where_it_is(
    add: Add, ingest: Ingest, files: Files, settings: Settings
) -> None:
    folder = files(download=rules())
    add(folder / "download.txt", access="unit-7")
    assert "--move" in ingest(folder, group="public").refused[0][1]
    assert ingest(folder, group="public", move=True).moved == ("custody-rules",)
    (folder / "download.txt.toml").write_text('country = "Norway"\n')
    assert ingest(folder).replaced == ("custody-rules",)
    group, listed = listing(Library(settings.home), Library(settings.home).current())["custody-rules"]
    assert (group, listed.about.access) == ("public", "public")


def test_another_file_of_the_same_name_is_another_document(add: Add, ingest: Ingest, files: Files) -> None:
    """Half the files in the world are called document.pdf."""
    folder = files(document=rules())
    add(folder / "document.txt", access="public")
    (folder / "document.txt").write_text(OWN)
    assert ingest(folder).added == ("document.txt",)


def test_a_restricted_document_is_nothing_to_the_public(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules(), plan="Plan for the raid\n\nThe raid on the harbour begins at dawn with two boats.")
    add(folder / "download.txt", access="public")
    open_searcher(settings).search(question("harbour raid"), PUBLIC)
    before = open_searcher(settings).edition(PUBLIC)
    add(folder / "plan.txt", access="unit-7", type="report", issuer="Unit 7")
    searcher = open_searcher(settings)
    assert searcher.edition(PUBLIC) == before and [each.id for each in searcher.documents(PUBLIC)] == ["custody-rules"]
    assert searcher.search(question("harbour raid"), Access.to("unit-7"), 1)[0].passage.document == "plan.txt"


def test_a_plan_that_only_looks_writes_nothing(files: Files, settings: Settings) -> None:
    from index.curation.adding import Wanted, plan_add
    from index.curation.asking import Unattended
    from index.curation.start import start_from

    file = files(download=rules()) / "download.txt"
    plan, _ = plan_add(start_from(settings), [file], Wanted({"access": "public"}), Unattended(), looking=True)
    assert [effect.became for effect in plan.preview().effects] == ["added"] and not settings.home.exists()
    assert plan_of(settings, [file], "", None, {"access": "public"})[0].preview() == plan.preview()

"""Files that change on the server, and files that somebody touches here."""

import hashlib

import pytest

from advicehub.errors import AdviceHubError, DataError
from ingest.fetching.disk import alone_in
from ingest.fetching.lock_file import read_lock
from tests.ingest.fetching.fetcher import Fetcher, disagreements, shown
from tests.ingest.fetching.server import Server, file, pdf

pytestmark = pytest.mark.enable_socket

ONE, TWO, THREE = pdf(4000, b"one"), pdf(4000, b"two"), pdf(4000, b"three")
WAITING = ".changed/uncat.en.2026-04-01.pdf"


def sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@pytest.fixture
def changed(server: Server, fetcher: Fetcher) -> Fetcher:
    """A fetch a month after the first, when the server has another version."""
    server.paths["/a.pdf"] = file(ONE)
    assert fetcher.one("/a.pdf").what == "fetched"
    server.paths["/a.pdf"] = file(TWO, etag='"2"')
    return fetcher.later("2026-04-01")


def test_a_changed_file_waits_beside_the_old(changed: Fetcher) -> None:
    outcome = changed.one("/a.pdf")
    assert (outcome.what, outcome.sha256, outcome.changed_to) == ("changed", sha(ONE), sha(TWO))
    assert outcome.waiting == WAITING
    assert (changed.folder / "uncat.en.pdf").read_bytes() == ONE
    assert (changed.folder / WAITING).read_bytes() == TWO
    assert disagreements(changed.folder) == []


def test_it_is_reported_again_and_not_sent_again(changed: Fetcher, server: Server) -> None:
    changed.one("/a.pdf")
    again = changed.later("2026-05-01").one("/a.pdf")
    assert (again.what, again.waiting) == ("changed", WAITING)
    assert server.requests("/a.pdf")[-1].headers["if-none-match"] == '"2"'


def test_it_is_in_use_once_a_person_accepts_it(changed: Fetcher, server: Server) -> None:
    changed.one("/a.pdf")
    before = len(server.asked)
    outcome = changed.accept(changed.wanted("/a.pdf"))
    assert outcome is not None and (outcome.what, outcome.before, outcome.sha256) == ("accepted", sha(ONE), sha(TWO))
    assert (changed.folder / "uncat.en.pdf").read_bytes() == TWO
    assert (changed.folder / f".earlier/uncat.en.2026-03-01.{sha(ONE)[:8]}.pdf").read_bytes() == ONE
    assert disagreements(changed.folder) == [] and not list((changed.folder / ".changed").iterdir())
    assert len(server.asked) == before, "accepting opens no connection"
    assert changed.one("/a.pdf").what == "unchanged"
    assert changed.accept(changed.wanted("/a.pdf")) is None


def test_a_third_version_takes_the_place_of_the_one_that_waits(changed: Fetcher, server: Server) -> None:
    changed.one("/a.pdf")
    server.paths["/a.pdf"] = file(THREE, etag='"3"')
    outcome = changed.later("2026-05-01").one("/a.pdf")
    assert (outcome.changed_to, outcome.sha256) == (sha(THREE), sha(ONE))
    assert [each.name for each in (changed.folder / ".changed").iterdir()] == ["uncat.en.2026-05-01.pdf"]
    assert disagreements(changed.folder) == []


def test_a_server_that_goes_back_leaves_nothing_waiting(changed: Fetcher, server: Server) -> None:
    changed.one("/a.pdf")
    server.paths["/a.pdf"] = file(ONE)
    assert changed.one("/a.pdf").what == "unchanged"
    assert disagreements(changed.folder) == [] and not list((changed.folder / ".changed").iterdir())


def test_another_address_for_the_same_bytes_is_noted(changed: Fetcher, server: Server) -> None:
    server.paths["/b.pdf"] = file(ONE, etag='"1"')
    assert changed.one("/b.pdf").what == "unchanged"
    assert "if-none-match" not in server.requests("/b.pdf")[0].headers, "a tag of another address means nothing"
    assert read_lock(changed.folder)["uncat.en.pdf"].asked.endswith("/b.pdf")


def test_a_file_altered_here_is_not_written_over(changed: Fetcher) -> None:
    (changed.folder / "uncat.en.pdf").write_bytes(b"my notes")
    outcome = changed.one("/a.pdf")
    assert outcome.what == "refused" and "altered here" in outcome.reason
    refused = changed.accept(changed.wanted("/a.pdf"))
    assert refused is not None and refused.what == "refused"
    assert (changed.folder / "uncat.en.pdf").read_bytes() == b"my notes"


def test_a_file_that_was_not_fetched_is_not_written_over(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(ONE)
    fetcher.folder.mkdir()
    (fetcher.folder / "uncat.en.pdf").write_bytes(b"mine")
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and "was not fetched" in outcome.reason
    assert (fetcher.folder / "uncat.en.pdf").read_bytes() == b"mine" and not server.asked


def test_a_file_taken_away_is_fetched_again(changed: Fetcher) -> None:
    (changed.folder / "uncat.en.pdf").unlink()
    assert changed.one("/a.pdf").what == "fetched"
    assert shown(changed.folder) == ["sources.lock.json", "uncat.en.pdf"] and disagreements(changed.folder) == []


def test_a_waiting_version_taken_away_is_fetched_again(changed: Fetcher) -> None:
    changed.one("/a.pdf")
    (changed.folder / WAITING).unlink()
    assert changed.one("/a.pdf").what == "changed"
    assert disagreements(changed.folder) == []


@pytest.mark.parametrize("text", ["", "{}", '{"version": 2, "files": []}', '{"version": 1, "files": [7]}', "\0"])
def test_a_damaged_lock_file_stops_everything(server: Server, fetcher: Fetcher, text: str) -> None:
    server.paths["/a.pdf"] = file(ONE)
    fetcher.one("/a.pdf")
    (fetcher.folder / "sources.lock.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"sources\.lock\.json"):
        fetcher.one("/a.pdf")
    assert (fetcher.folder / "uncat.en.pdf").read_bytes() == ONE


def test_a_lock_file_cannot_lead_elsewhere(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(ONE)
    fetcher.one("/a.pdf")
    lock = fetcher.folder / "sources.lock.json"
    lock.write_text(lock.read_text("utf-8").replace("uncat.en.pdf", "../evil.pdf"), encoding="utf-8")
    with pytest.raises(DataError):
        read_lock(fetcher.folder)


def test_two_commands_do_not_fetch_into_one_folder(fetcher: Fetcher) -> None:
    with alone_in(fetcher.folder), pytest.raises(AdviceHubError, match="another command"), alone_in(fetcher.folder):
        raise AssertionError("both were let in")

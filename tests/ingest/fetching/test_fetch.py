"""Fetching from a server that behaves, and one that does not."""

import gzip
import hashlib
import time
from dataclasses import replace

import pytest

from ingest.fetching.lock_file import read_lock
from tests.ingest.fetching.fetcher import LIMITS, Fetcher, disagreements, shown
from tests.ingest.fetching.server import (
    Asked,
    Behaviour,
    Say,
    Server,
    answer,
    cut,
    file,
    one_by_one,
    pdf,
    saying,
)

pytestmark = pytest.mark.enable_socket

BODY = pdf()
PAGE = b"<!doctype html><html><head><title>Rules</title></head><body><p>Text.</p></body></html>"
SLOW_ANSWER = 0.3


def sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def test_a_file_arrives_whole_with_its_entry(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(BODY, last_modified="Mon, 02 Feb 2026 10:00:00 GMT")
    outcome = fetcher.one("/a.pdf")
    assert (outcome.what, outcome.sha256, outcome.size) == ("fetched", sha(BODY), len(BODY))
    assert (fetcher.folder / "uncat.en.pdf").read_bytes() == BODY
    entry = read_lock(fetcher.folder)["uncat.en.pdf"]
    assert (entry.source, entry.language, entry.asked) == ("uncat", "en", fetcher.wanted("/a.pdf").address)
    assert entry.current.fetched == "2026-03-01" and entry.current.etag == '"1"'
    assert entry.current.media_type == "application/pdf" and entry.current.licence == "not stated"
    assert disagreements(fetcher.folder, [sha(BODY)]) == []
    assert shown(fetcher.folder) == ["sources.lock.json", "uncat.en.pdf"]


def test_we_say_who_we_are_and_ask_for_nothing_packed(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(BODY)
    fetcher.one("/a.pdf")
    (asked,) = server.requests("/a.pdf")
    assert asked.headers["user-agent"].startswith("advicehub/")
    assert asked.headers["accept-encoding"] == "identity"
    assert set(asked.headers) - {""} == {"host", "user-agent", "accept-encoding", "connection"}


def test_what_has_not_changed_is_not_sent_again(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(BODY)
    fetcher.one("/a.pdf")
    before = (fetcher.folder / "sources.lock.json").read_bytes()
    assert fetcher.one("/a.pdf").what == "unchanged"
    assert server.requests("/a.pdf")[-1].headers["if-none-match"] == '"1"'
    assert (fetcher.folder / "sources.lock.json").read_bytes() == before


def test_a_not_modified_to_no_condition_is_refused(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = saying("304 Not Modified")
    assert fetcher.one("/a.pdf").what == "refused"
    assert shown(fetcher.folder) == []


def test_a_web_page_is_fetched_as_one(server: Server, fetcher: Fetcher) -> None:
    server.paths["/p"] = file(PAGE, kind="text/html; charset=utf-8")
    assert fetcher.one("/p", "html").what == "fetched"
    assert (fetcher.folder / "uncat.en.html").read_bytes() == PAGE


def test_a_body_in_chunks_ends_where_it_says(server: Server, fetcher: Fetcher) -> None:
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (BODY[:2000], BODY[2000:])) + b"0\r\n\r\n"
    head = answer("200 OK", content_length="", transfer_encoding="chunked", content_type="application/pdf")
    server.paths["/a.pdf"] = lambda asked, say: say(head + pieces)
    assert fetcher.one("/a.pdf").sha256 == sha(BODY)
    server.paths["/b.pdf"] = lambda asked, say: say(head + pieces[:-20])
    outcome = replace(fetcher, folder=fetcher.folder / "b").one("/b.pdf")
    assert outcome.what == "refused" and "broke off" in outcome.reason


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (saying("404 Not Found"), "status 404"),
        (saying("401 Unauthorized"), "password"),
        (saying("418 I'm a teapot"), "status 418"),
        (saying("200 OK", PAGE, content_type="text/html"), "says that it is text/html"),
        (saying("200 OK", PAGE, content_type="application/pdf"), "its content is a web page"),
        (saying("200 OK", BODY, content_type=""), "of no type"),
        (saying("200 OK", b"", content_type="application/pdf"), "its content is plain text"),
        (saying("200 OK", b"PK\3\4" + b"x" * 99, content_type="application/pdf"), "nothing that can be read"),
        (saying("200 OK", BODY, content_type="application/pdf", content_length=""), "where the file ends"),
        (saying("200 OK", BODY, content_type="application/pdf", content_length="200000"), "larger than"),
        (saying("206 Partial Content", BODY, content_type="application/pdf"), "status 206"),
        (saying("302 Found"), "redirects nowhere"),
    ],
)
def test_what_is_not_a_good_answer_is_refused(
    server: Server, fetcher: Fetcher, behaviour: Behaviour, reason: str
) -> None:
    server.paths["/a.pdf"] = behaviour
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and reason in outcome.reason
    assert shown(fetcher.folder) == [] and not list((fetcher.folder / ".fetching").glob("*.part"))
    assert len(server.requests("/a.pdf")) == 1


def test_a_size_that_is_not_announced_is_counted(server: Server, fetcher: Fetcher) -> None:
    head = answer("200 OK", content_length="", transfer_encoding="chunked", content_type="application/pdf")
    sent = []

    def endless(asked: Asked, say: Say) -> None:
        say(head)
        for number in range(10_000):
            say(b"2710\r\n" + b"%" * 10_000 + b"\r\n")
            sent.append(number)

    server.paths["/a.pdf"] = endless
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and "larger than" in outcome.reason
    assert not list((fetcher.folder / ".fetching").glob("*.part"))
    assert len(sent) < 9_000


def test_a_packed_bomb_is_not_opened(server: Server, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"%PDF-" + bytes(20_000_000))
    server.paths["/a.pdf"] = saying("200 OK", bomb, content_type="application/pdf", content_encoding="gzip")
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and "packed (gzip)" in outcome.reason
    assert shown(fetcher.folder) == []


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Length: 20\r\nContent-Type: application/pdf\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\nContent-Type: application/pdf\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nBroken header without colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: \0\r\nContent-Length: 10\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"\x16\x03\x01 this is no answer\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
        b"",
    ],
)
def test_headers_that_make_no_sense_are_refused(server: Server, fetcher: Fetcher, head: bytes) -> None:
    server.paths["/a.pdf"] = lambda asked, say: say(head + BODY)
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and "broke off" in outcome.reason
    assert shown(fetcher.folder) == []


@pytest.mark.parametrize(
    "name", ["../../evil.pdf", "/etc/passwd", "a\\..\\b.pdf", "x.pdf\u202efdp.exe", "." * 300, "sources.lock.json"]
)
def test_the_server_does_not_name_files(server: Server, fetcher: Fetcher, name: str) -> None:
    said = f'attachment; filename="{name}"'.encode().decode("latin-1")
    server.paths["/a.pdf"] = file(BODY, content_disposition=said)
    assert fetcher.one("/a.pdf").what == "fetched"
    assert shown(fetcher.folder) == ["sources.lock.json", "uncat.en.pdf"]
    assert sorted(each.name for each in fetcher.folder.parent.iterdir()) == ["fetched", "server.pem"]


def test_a_drop_now_and_then_does_not_keep_us(server: Server, fetcher: Fetcher) -> None:
    def drip(asked: Asked, say: Say) -> None:
        say(answer("200 OK", content_type="application/pdf", content_length="50000"))
        for byte in BODY:
            say(bytes([byte]))
            time.sleep(0.05)

    server.paths["/a.pdf"] = drip
    limits = replace(LIMITS, whole=SLOW_ANSWER, tries=2)
    began = time.monotonic()
    outcome = replace(fetcher, limits=limits).one("/a.pdf")
    assert outcome.what == "refused" and "took too long" in outcome.reason
    assert time.monotonic() - began < 5
    assert shown(fetcher.folder) == []


def test_headers_that_drip_do_not_keep_us_either(server: Server, fetcher: Fetcher) -> None:
    def drip(asked: Asked, say: Say) -> None:
        say(b"HTTP/1.1 200 OK\r\n")
        for _ in range(200):
            say(b"x: y\r\n")
            time.sleep(0.05)

    server.paths["/a.pdf"] = drip
    began = time.monotonic()
    outcome = replace(fetcher, limits=replace(LIMITS, whole=SLOW_ANSWER, tries=1)).one("/a.pdf")
    assert outcome.what == "refused" and "took too long" in outcome.reason
    assert time.monotonic() - began < 5


def test_one_that_is_refused_does_not_stop_the_others(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(BODY)
    outcomes = fetcher.fetch(fetcher.wanted("/none.pdf"), fetcher.wanted("/a.pdf", source="opcat"))
    assert [each.what for each in outcomes] == ["refused", "fetched"]
    assert disagreements(fetcher.folder) == []


def test_cut_is_what_it_says() -> None:
    said: list[bytes] = []
    cut(file(BODY), 20)(Asked("", "/", {}), said.append)
    one_by_one(saying("200 OK"))(Asked("", "/", {}), said.append)
    assert len(said[0]) == 20 and said[1].startswith(b"HTTP/1.1 200")

"""Rules of the site, waiting, and where redirects may lead."""

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from ingest.fetching.pace import retry_after
from tests.ingest.fetching.fetcher import LIMITS, Fetcher, shown
from tests.ingest.fetching.server import Server, file, one_by_one, pdf, saying

pytestmark = pytest.mark.enable_socket

BODY = pdf()


def robots(text: str) -> bytes:
    return text.encode()


def test_requests_to_one_host_are_apart(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = server.paths["/b.pdf"] = file(BODY)
    fetcher.fetch(fetcher.wanted("/a.pdf"), fetcher.wanted("/b.pdf", source="opcat"))
    # robots.txt, a.pdf, b.pdf: two pauses of two seconds.
    assert fetcher.time.slept == [2.0, 2.0]


def test_another_host_is_not_waited_for(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = file(BODY)
    fetcher.fetch(fetcher.wanted("/a.pdf"), fetcher.wanted("/a.pdf", host="other.example", source="opcat"))
    assert fetcher.time.slept == [2.0, 2.0]  # one within each host: its rules, then its file


def test_rules_are_kept_and_read_once(server: Server, fetcher: Fetcher) -> None:
    server.paths["/robots.txt"] = saying("200 OK", robots("User-agent: *\nDisallow: /closed/\nAllow: /closed/open\n"))
    server.paths["/a.pdf"] = server.paths["/closed/a.pdf"] = server.paths["/closed/open.pdf"] = file(BODY)
    outcomes = fetcher.fetch(
        fetcher.wanted("/a.pdf"),
        fetcher.wanted("/closed/a.pdf", source="opcat"),
        fetcher.wanted("/closed/open.pdf", source="iccpr"),
    )
    assert [each.what for each in outcomes] == ["fetched", "refused", "fetched"]
    assert "robots.txt does not allow" in outcomes[1].reason
    assert not server.requests("/closed/a.pdf") and len(server.requests("/robots.txt")) == 1


def test_rules_for_us_by_name_go_before_those_for_all(server: Server, fetcher: Fetcher) -> None:
    text = "User-agent: *\nDisallow:\n\nUser-agent: advicehub\nDisallow: /\n"
    server.paths["/robots.txt"] = saying("200 OK", robots(text))
    server.paths["/a.pdf"] = file(BODY)
    assert fetcher.one("/a.pdf").what == "refused"


def test_a_delay_that_the_site_wants_is_kept(server: Server, fetcher: Fetcher) -> None:
    server.paths["/robots.txt"] = saying("200 OK", robots("User-agent: *\nCrawl-delay: 30\n"))
    server.paths["/a.pdf"] = server.paths["/b.pdf"] = file(BODY)
    fetcher.fetch(fetcher.wanted("/a.pdf"), fetcher.wanted("/b.pdf", source="opcat"))
    assert fetcher.time.slept == [2.0, 30.0]


def test_a_site_whose_rules_cannot_be_read_is_closed(server: Server, fetcher: Fetcher) -> None:
    server.paths["/robots.txt"] = saying("503 Service Unavailable")
    server.paths["/a.pdf"] = file(BODY)
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and "robots.txt cannot be read (status 503)" in outcome.reason
    assert not server.requests("/a.pdf")


def test_endless_rules_are_read_in_part(server: Server, fetcher: Fetcher) -> None:
    text = "User-agent: *\nDisallow: /a.pdf\n" + "# filling\n" * 200_000
    server.paths["/robots.txt"] = saying("200 OK", robots(text))
    server.paths["/a.pdf"] = file(BODY)
    assert "robots.txt does not allow" in fetcher.one("/a.pdf").reason


@pytest.mark.parametrize(
    ("status", "header", "waited"),
    [
        ("429 Too Many Requests", "7", 7.0),
        ("503 Service Unavailable", "40", 40.0),
        ("429 Too Many Requests", "soon", 4.0),
        ("503 Service Unavailable", "", 4.0),
        ("500 Internal Server Error", "", 4.0),
    ],
)
def test_a_busy_server_is_asked_again_when_it_says(
    server: Server, fetcher: Fetcher, status: str, header: str, waited: float
) -> None:
    server.paths["/a.pdf"] = one_by_one(saying(status, retry_after=header), file(BODY))
    assert fetcher.one("/a.pdf").what == "fetched"
    assert fetcher.time.slept == [2.0, waited]


def test_a_server_that_stays_ill_is_left_alone_after_a_few_tries(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = saying("503 Service Unavailable")
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and "status 503), 4 times" in outcome.reason
    assert len(server.requests("/a.pdf")) == LIMITS.tries
    assert fetcher.time.slept == [2.0, 4.0, 8.0, 16.0]


def test_a_host_that_asks_for_hours_is_not_waited_for(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = saying("429 Too Many Requests", retry_after="7200")
    server.paths["/b.pdf"] = file(BODY)
    outcomes = fetcher.fetch(fetcher.wanted("/a.pdf"), fetcher.wanted("/b.pdf", source="opcat"))
    assert [each.what for each in outcomes] == ["refused", "refused"]
    assert "left alone for 7,200 seconds" in outcomes[0].reason
    assert not server.requests("/b.pdf"), "the same host"


@pytest.mark.parametrize(
    ("value", "seconds"), [("0", 0.0), (" 12 ", 12.0), ("-3", None), ("1e9", None), ("٣", None), ("", None)]
)
def test_what_retry_after_says(value: str, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_retry_after_may_be_a_date() -> None:
    found = retry_after(format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True))
    assert found is not None and 50 < found <= 60
    assert retry_after("Mon, 01 Jan 2001 00:00:00 GMT") == 0.0
    assert retry_after("Mon, 99 Jan 99999 00:00:00 GMT") is None


def test_redirects_are_followed_and_the_last_address_is_noted(server: Server, fetcher: Fetcher) -> None:
    other = f"https://other.example:{server.port}/b.pdf#page=3"
    server.paths["/a.pdf"] = saying("301 Moved Permanently", location="/second")
    server.paths["/second"] = saying("307 Temporary Redirect", location=other)
    server.paths["/b.pdf"] = file(BODY)
    assert fetcher.one("/a.pdf").what == "fetched"
    text = (fetcher.folder / "sources.lock.json").read_text("utf-8")
    assert f'"address": "https://other.example:{server.port}/b.pdf"' in text
    assert {each.host for each in server.requests("/robots.txt")} == {"docs.example", "other.example"}


def test_rules_of_the_host_that_a_redirect_leads_to_are_kept(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = saying("302 Found", location=f"https://other.example:{server.port}/b.pdf")
    server.paths["/b.pdf"] = file(BODY)
    server.paths["/robots.txt"] = one_by_one(
        saying("404 Not Found"), saying("200 OK", robots("User-agent: *\nDisallow: /b.pdf"))
    )
    assert "robots.txt does not allow" in fetcher.one("/a.pdf").reason
    assert not server.requests("/b.pdf")


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/a.pdf", "redirects more than 5 times"),
        ("http://docs.example/b.pdf", "not https"),
        ("ftp://docs.example/b.pdf", "not https"),
        ("file:///etc/passwd", "not https"),
        ("https://private.example/b.pdf", "not lie on the public internet"),
        ("https://half.example/b.pdf", "not lie on the public internet"),
        ("https://mapped.example/b.pdf", "not lie on the public internet"),
        ("https://nowhere.example/b.pdf", "not lie on the public internet"),
        ("https://user:secret@docs.example/b.pdf", "user name or password"),
        ("https://docs.example\\@private.example/", "does not belong"),
        ("https://[::1/b.pdf", "cannot be read"),
        ("https://docs.example:99999/b.pdf", "cannot be read"),
        ("https://./b.pdf", "cannot be read"),
        ("https://docs.example/" + "x" * 3000, "too long"),
    ],
)
def test_redirects_that_are_not_followed(server: Server, fetcher: Fetcher, location: str, reason: str) -> None:
    server.paths["/a.pdf"] = saying("302 Found", location=location)
    server.paths["/b.pdf"] = file(BODY)
    outcome = fetcher.one("/a.pdf")
    assert outcome.what == "refused" and reason in outcome.reason
    assert not server.requests("/b.pdf") and shown(fetcher.folder) == []


def test_a_host_that_nobody_answers_for_is_given_up(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    nobody = replace(fetcher, port=port)
    outcomes = nobody.fetch(nobody.wanted("/a.pdf"), nobody.wanted("/b.pdf", source="opcat"))
    assert [each.reason for each in outcomes] == ["the server cannot be reached (4 tries)"] * 2
    assert fetcher.time.slept == [4.0, 8.0, 16.0], "the second file is not waited for"


@pytest.mark.parametrize("host", ["private.example", "half.example", "mapped.example"])
def test_a_name_that_leads_inside_is_not_connected_to(server: Server, fetcher: Fetcher, host: str) -> None:
    assert "not lie on the public internet" in fetcher.one("/a.pdf", host=host).reason
    assert not server.asked


@pytest.mark.parametrize("address", ["ftp://docs.example/a.pdf", "https://docs.example/a b.pdf", "nonsense", ""])
def test_an_address_that_is_none_is_refused(server: Server, fetcher: Fetcher, address: str) -> None:
    (outcome,) = fetcher.fetch(replace(fetcher.wanted("/a.pdf"), address=address))
    assert outcome.what == "refused" and "address" in outcome.reason


def test_a_certificate_of_another_is_not_trusted(server: Server, fetcher: Fetcher) -> None:
    from tests.ingest.fetching.certificate import write_certificate

    folder = fetcher.folder.parent / "other"
    folder.mkdir()
    stranger = replace(fetcher, certificate=write_certificate(folder, ("docs.example",)))
    outcome = stranger.one("/a.pdf")
    assert outcome.what == "refused" and "certificate" in outcome.reason
    assert not server.asked

"""Downloads that break off: gone on with, and never glued from two versions."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.ingest.fetching.fetcher import LIMITS, Fetcher, disagreements, shown
from tests.ingest.fetching.server import Asked, Behaviour, Say, Server, answer, cut, file, one_by_one, pdf, saying

pytestmark = pytest.mark.enable_socket

OLD, NEW = pdf(50_000, b"old"), pdf(50_000, b"new")
HALF = 20_000
ONE_TRY = replace(LIMITS, tries=1)


def sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def test_old_and_new_are_of_one_size_and_differ_everywhere() -> None:
    assert len(OLD) == len(NEW) and OLD[HALF:] != NEW[HALF:] and OLD[:HALF] != NEW[:HALF]


def test_a_broken_download_goes_on_where_it_broke_off(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = one_by_one(cut(file(OLD), HALF), file(OLD))
    assert fetcher.one("/a.pdf").sha256 == sha(OLD)
    first, second = server.requests("/a.pdf")
    assert "range" not in first.headers and second.headers["if-range"] == '"1"'
    start = int(second.headers["range"].removeprefix("bytes=").rstrip("-"))
    assert HALF - 1000 < start < HALF
    assert disagreements(fetcher.folder, [sha(OLD)]) == []


def test_the_next_command_goes_on_too(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = one_by_one(cut(file(OLD), HALF), file(OLD))
    first = replace(fetcher, limits=ONE_TRY).one("/a.pdf")
    assert first.what == "refused" and shown(fetcher.folder) == []
    assert fetcher.one("/a.pdf").sha256 == sha(OLD)
    assert "range" in server.requests("/a.pdf")[-1].headers


def test_a_server_that_breaks_off_again_and_again_is_given_up(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = cut(file(OLD), HALF)
    server.paths["/none.pdf"] = cut(saying("200 OK", OLD, content_type="application/pdf"), HALF)
    assert "broke off (4 tries)" in fetcher.one("/none.pdf").reason
    assert not any("range" in each.headers for each in server.requests("/none.pdf")), "no tag, no part"
    assert shown(fetcher.folder) == []


def with_date(body: bytes, modified: str = "Mon, 02 Feb 2026 10:00:00 GMT") -> Behaviour:
    """A server that has no tags, only dates, and says nothing of the type with a part."""

    def behave(asked: Asked, say: Say) -> None:
        if asked.headers.get("if-range") == modified:
            start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
            say(answer("206 Partial Content", body[start:], content_range=f"bytes {start}-{len(body) - 1}/{len(body)}"))
        else:
            dates = {"last_modified": modified, "date": "Tue, 03 Feb 2026 10:00:00 GMT"}
            say(answer("200 OK", body, content_type="application/pdf", **dates))

    return behave


def test_a_date_that_is_old_enough_tells_versions_apart(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = one_by_one(cut(with_date(OLD), HALF), with_date(OLD))
    assert fetcher.one("/a.pdf").sha256 == sha(OLD)
    assert "if-range" in server.requests("/a.pdf")[-1].headers


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = one_by_one(cut(file(OLD), HALF), file(NEW, etag='"2"'))
    assert fetcher.one("/a.pdf").sha256 == sha(NEW)


def ignoring(change: Callable[[bytes], bytes]) -> Behaviour:
    """A server that sends the part of another version, whatever the condition; `change` edits what it says."""

    def behave(asked: Asked, say: Say) -> None:
        if "range" not in asked.headers:
            return file(NEW, etag='"2"')(asked, say)
        start = int(asked.headers["range"].removeprefix("bytes=").rstrip("-"))
        span = f"bytes {start}-{len(NEW) - 1}/{len(NEW)}"
        headers = {"content_range": span, "etag": '"2"', "content_type": "application/pdf"}
        return say(change(answer("206 Partial Content", NEW[start:], **headers)))

    return behave


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said,
        lambda said: said.replace(b'etag: "2"\r\n', b""),
        lambda said: said.replace(b'"2"', b'W/"1"'),
        lambda said: said.replace(b'"2"', b'"1", "1"'),
        lambda said: said.replace(b'etag: "2"', b'etag: "1"').replace(f"/{len(NEW)}".encode(), b"/60000"),
        lambda said: said.replace(b'etag: "2"', b'etag: "1"').replace(f"/{len(NEW)}".encode(), b"/*"),
        lambda said: said.replace(b'etag: "2"', b'etag: "1"').replace(b"bytes 1", b"bytes 2"),
        lambda said: said.replace(b'etag: "2"', b'etag: "1"').replace(b"content-range", b"x-range"),
        lambda said: said.replace(b'etag: "2"', b'etag: "1"').replace(b"bytes ", b"lines "),
        lambda said: said.replace(b"206 Partial Content", b"416 Range Not Satisfiable"),
        lambda said: said.replace(b"content-range", b"content-encoding: gzip\r\ncontent-range"),
    ],
)
def test_parts_of_two_versions_are_never_glued(
    server: Server, fetcher: Fetcher, change: Callable[[bytes], bytes]
) -> None:
    server.paths["/a.pdf"] = one_by_one(cut(file(OLD), HALF), ignoring(change))
    outcome = fetcher.one("/a.pdf")
    assert outcome.what in ("fetched", "refused")
    assert disagreements(fetcher.folder, [sha(NEW)]) == []
    if outcome.what == "refused":
        assert fetcher.one("/a.pdf").sha256 == sha(NEW)


def test_what_lies_in_the_hidden_folder_is_not_trusted_blindly(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = one_by_one(cut(file(OLD), HALF), file(OLD))
    replace(fetcher, limits=ONE_TRY).one("/a.pdf")
    note = fetcher.folder / ".fetching" / "uncat.en.pdf.begun.json"
    record = json.loads(note.read_text("utf-8"))
    for wrong in (
        {**record, "length": 10**9},
        {**record, "length": -1},
        {**record, "address": "https://x.example/"},
        7,
    ):
        note.write_text(json.dumps(wrong), encoding="utf-8")
        (fetcher.folder / ".fetching" / "uncat.en.pdf.part").write_bytes(NEW[:HALF])
        assert fetcher.one("/a.pdf").sha256 == sha(OLD)
        (fetcher.folder / "uncat.en.pdf").unlink()


def test_bytes_after_the_last_safe_one_are_not_counted(server: Server, fetcher: Fetcher) -> None:
    """As after a power cut: the file is longer than what was made safe."""
    server.paths["/a.pdf"] = one_by_one(cut(file(OLD), HALF), file(OLD))
    replace(fetcher, limits=ONE_TRY).one("/a.pdf")
    with (fetcher.folder / ".fetching" / "uncat.en.pdf.part").open("ab") as stream:
        stream.write(bytes(5000))
    assert fetcher.one("/a.pdf").sha256 == sha(OLD)
    assert "range" in server.requests("/a.pdf")[-1].headers

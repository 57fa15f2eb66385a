"""Killed with no chance to tidy up, at every step that changes the disk; and in the middle of a download."""

import hashlib
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ingest.fetching.fetcher import Fetcher, disagreements, shown
from tests.ingest.fetching.server import Asked, Say, Server, answer, file, pdf

pytestmark = pytest.mark.enable_socket

OLD, NEW = pdf(5000, b"old"), pdf(5000, b"new")
WHOLE = [hashlib.sha256(body).hexdigest() for body in (OLD, NEW)]


def run(fetcher: Fetcher, step: int = 0) -> subprocess.CompletedProcess[str]:
    arguments = [str(fetcher.folder), str(fetcher.certificate), str(fetcher.port), str(step)]
    return subprocess.run(
        [sys.executable, "-m", "tests.ingest.fetching.run_fetch", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def visible_are_whole(folder: Path) -> bool:
    """No file under a final name is anything but one of the versions, from its first byte to its last."""
    files = [file for file in folder.iterdir() if file.suffix == ".pdf"] if folder.is_dir() else []
    return all(hashlib.sha256(file.read_bytes()).hexdigest() in WHOLE for file in files)


def test_a_process_of_its_own_fetches_under_the_guard(server: Server, fetcher: Fetcher) -> None:
    server.paths["/a.pdf"] = server.paths["/b.pdf"] = file(OLD)
    done = run(fetcher)
    assert done.returncode == 0, done.stderr
    assert "['fetched', 'fetched'] [None, None]" in done.stdout
    assert disagreements(fetcher.folder, WHOLE) == []


@pytest.mark.slow
def test_killed_at_every_step_nothing_half_written_is_there(server: Server, fetcher: Fetcher) -> None:
    """First fetch, change and acceptance in one life, which ends one step later each time."""
    kills = 0
    for step in range(1, 400):
        folder = fetcher.folder / str(step)
        each = Fetcher(folder, fetcher.port, fetcher.certificate)
        server.paths["/a.pdf"] = server.paths["/b.pdf"] = file(OLD)
        if step % 2:  # from nothing, or with one file there that has changed since
            each.fetch(each.wanted("/a.pdf"))
            server.paths["/a.pdf"] = file(NEW, etag='"2"')
        done = run(each, step)
        if done.returncode == 0:
            if step % 2 == 0:
                continue
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        kills += 1
        assert visible_are_whole(folder), step
        outcomes = each.fetch(each.wanted("/a.pdf"), each.wanted("/b.pdf", source="opcat"))
        assert {outcome.what for outcome in outcomes} <= {"fetched", "unchanged", "changed"}, (step, outcomes)
        assert disagreements(folder, WHOLE) == [], step
        assert shown(folder) == ["opcat.en.pdf", "sources.lock.json", "uncat.en.pdf"], step
    assert kills > 40


@pytest.mark.parametrize("sent", [0, 1, 4096, 60_000, 90_000])
def test_killed_in_the_middle_of_a_download(server: Server, fetcher: Fetcher, sent: int) -> None:
    body = pdf(95_000, b"old")
    whole = hashlib.sha256(body).hexdigest()
    reached = []

    def stopping(asked: Asked, say: Say) -> None:
        headers = {"etag": '"1"', "content_type": "application/pdf"}
        said = answer("200 OK", body, **headers)
        say(said[: len(said) - len(body) + sent])
        reached.append(True)
        time.sleep(20)

    server.paths["/a.pdf"] = stopping
    arguments = [str(fetcher.folder), str(fetcher.certificate), str(fetcher.port), "0"]
    with subprocess.Popen([sys.executable, "-m", "tests.ingest.fetching.run_fetch", *arguments]) as process:
        part = fetcher.folder / ".fetching" / "uncat.en.pdf.part"
        while not reached or (sent and (not part.exists() or part.stat().st_size < sent - 20_000)):
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
    assert shown(fetcher.folder) == []
    server.paths["/a.pdf"] = file(body)
    assert fetcher.one("/a.pdf").sha256 == whole
    assert disagreements(fetcher.folder, [whole]) == []
    if sent >= 60_000:
        assert "range" in server.requests("/a.pdf")[-1].headers, "what was safe is not fetched twice"

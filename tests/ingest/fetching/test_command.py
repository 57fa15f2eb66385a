"""The command `corpus fetch`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advicehub.command import cli
from advicehub.errors import UsageError
from ingest.catalogue.source import Source, SourceFile
from ingest.collect import collect
from ingest.fetching import command
from ingest.fetching.connection import Client, Reach
from ingest.fetching.limits import Limits
from ingest.fetching.wanted import wanted_files
from tests.ingest.fetching.fetcher import LIMITS, Fetcher, reach
from tests.ingest.fetching.server import Server, file, pdf

BODY = pdf()
SOURCE = """
[[source]]
id = "{id}"
title = "A treaty"
short_title = "{id}"
issuer = "UN"
type = "treaty"
binding = true
checked = "seen"
{files}
"""


def entry(id_: str, *addresses: str) -> str:
    files = "".join(f'[[source.files]]\nlanguage = "en"\naddress = "{each}"\nkind = "pdf"\n' for each in addresses)
    return SOURCE.format(id=id_, files=files)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    monkeypatch.setenv("ADVICEHUB_CORPUS", str(folder))
    monkeypatch.setenv("ADVICEHUB_HOME", str(tmp_path / "home"))
    return folder


@pytest.fixture
def locally(monkeypatch: pytest.MonkeyPatch, server: Server, certificate: Path) -> Server:
    """The command reaches the test server, and waits for nothing."""

    def client(limits: Limits) -> Client:
        return Client(limits, reach(certificate))

    monkeypatch.setattr(command, "Client", client)
    monkeypatch.setattr(command, "Limits", lambda: LIMITS_WITHOUT_PAUSE)
    return server


LIMITS_WITHOUT_PAUSE = Limits(interval=0.0, backoff=0.0, tries=2, size=LIMITS.size, whole=LIMITS.whole)


def fetch(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["corpus", "fetch", *arguments], standalone_mode=False)


@pytest.mark.enable_socket
def test_refused_files_are_named_and_the_exit_code_says_so(corpus: Path, locally: Server, tmp_path: Path) -> None:
    base = f"https://docs.example:{locally.port}"
    (corpus / "sources.toml").write_text(
        entry("uncat", f"{base}/a.pdf", f"{base}/a2.pdf") + entry("opcat", f"{base}/none.pdf") + entry("iccpr"), "utf-8"
    )
    locally.paths["/a.pdf"] = locally.paths["/a2.pdf"] = file(BODY)
    done = fetch()
    assert done.return_value == 3
    assert "2 fetched, 1 refused" in done.stdout
    assert f"opcat.en.pdf: refused: there is nothing at this address (status 404) ({base}/none.pdf)" in done.stdout
    folder = tmp_path / "home" / "fetched"
    assert sorted(each.name for each in folder.glob("*.pdf")) == ["uncat.en-2.pdf", "uncat.en.pdf"]
    collected = collect([folder])
    assert sorted(each.name for each in collected.files) == ["uncat.en-2.pdf", "uncat.en.pdf"], "no lock file"


@pytest.mark.enable_socket
def test_json_and_acceptance(corpus: Path, locally: Server, tmp_path: Path) -> None:
    address = f"https://docs.example:{locally.port}/a.pdf"
    (corpus / "sources.toml").write_text(entry("uncat", address) + entry("opcat", address), "utf-8")
    locally.paths["/a.pdf"] = file(BODY)
    into = str(tmp_path / "there")
    first = json.loads(fetch("--only", "uncat", "--into", into, "--json").stdout)
    assert first["counts"] == {"fetched": 1} and first["folder"] == into
    (record,) = first["files"]
    assert (record["source"], record["language"], record["file"]) == ("uncat", "en", "uncat.en.pdf")
    assert (record["address"], record["what"], record["size"]) == (address, "fetched", len(BODY))
    locally.paths["/a.pdf"] = file(pdf(6000, b"two"), etag='"2"')
    changed = fetch("--only", "uncat", "--into", into)
    assert changed.return_value == 0 and "1 changed" in changed.stdout and "--accept-changes" in changed.stdout
    asked = len(locally.asked)
    accepted = json.loads(fetch("--into", into, "--accept-changes", "--json").stdout)
    assert accepted["counts"] == {"accepted": 1} and len(locally.asked) == asked
    assert accepted["files"][0]["before"] == record["sha256"]


def test_a_dry_run_opens_nothing_and_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    (corpus / "sources.toml").write_text(entry("uncat", "https://docs.example/a.pdf"), "utf-8")
    done = fetch("--dry-run")
    assert done.return_value == 0 and done.stdout == "uncat.en.pdf  https://docs.example/a.pdf\n"
    assert not (tmp_path / "home").exists()
    assert json.loads(fetch("--dry-run", "--json").stdout)["files"][0]["name"] == "uncat.en.pdf"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "nobody"], "no source nobody"),
        (["--only", "iccpr"], "knows no file of iccpr"),
    ],
)
def test_wrong_usage(corpus: Path, arguments: list[str], said: str) -> None:
    (corpus / "sources.toml").write_text(entry("iccpr"), "utf-8")
    error = fetch(*arguments).exception
    assert isinstance(error, UsageError) and said in str(error)


@pytest.mark.parametrize(
    ("id_", "language"), [("../x", "en"), ("uncat", "../en"), (".hidden", "en"), ("a" * 120, "en")]
)
def test_an_entry_cannot_name_a_file_elsewhere(id_: str, language: str) -> None:
    files = (SourceFile(language, "https://docs.example/a.pdf", "pdf"),)
    source = Source(id_, "A treaty", "T", "UN", "treaty", True, "seen", files=files)
    with pytest.raises(UsageError, match="cannot be the name of a file"):
        wanted_files({id_: source})


def test_the_command_reaches_public_hosts_on_the_https_port_only() -> None:
    usual = Reach()
    assert usual.ports == frozenset({443}) and not usual.admits("127.0.0.1") and usual.tls is None


@pytest.mark.enable_socket
def test_an_interrupted_fetch_leaves_nothing_under_a_name(
    server: Server, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.paths["/a.pdf"] = file(BODY)

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("ingest.fetching.download._check_kind", interrupt)
        fetcher.one("/a.pdf")
    assert [each.name for each in fetcher.folder.iterdir()] == [".fetching"]
    assert fetcher.one("/a.pdf").what == "fetched"

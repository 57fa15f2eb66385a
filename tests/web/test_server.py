"""The server: where it listens, what it refuses to start on, how it ends, what a real one lets out."""

import socket
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from click.testing import CliRunner

from advicehub.command import cli
from advicehub.errors import AdviceHubError, CatalogueError, EditionMissing
from tests.web.documents import ODD_ID, XSS
from tests.web.served import served
from web.listening import address_of, listening_socket

CANARY = "canary7f3aquestion"


@pytest.mark.enable_socket
def test_a_port_in_use_is_named_in_one_sentence() -> None:
    with listening_socket("127.0.0.1", 0) as first:
        first.listen()
        port = first.getsockname()[1]
        assert address_of(first) == f"http://127.0.0.1:{port}/"
        with pytest.raises(AdviceHubError, match=rf"port {port} on 127.0.0.1 is in use already"):
            listening_socket("127.0.0.1", port)


@pytest.mark.enable_socket
@pytest.mark.parametrize("host", ["192.0.2.1", "999.0.0.1", "", "host\0name", "hub.example"])
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    with pytest.raises(AdviceHubError, match="host"):
        listening_socket(host, 0)


@pytest.mark.enable_socket
@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_the_newer_kind_is_written_in_brackets() -> None:
    try:
        with listening_socket("::1", 0) as bound:
            assert address_of(bound).startswith("http://[::1]:")
    except AdviceHubError:
        pytest.skip("this machine has no ::1")


@pytest.mark.enable_socket
def test_a_home_without_a_library_says_how_to_make_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--home", str(tmp_path / "none"), "serve", "--port", "0"])
    assert isinstance(result.exception, EditionMissing)
    assert "advicehub ingest" in str(result.exception)


@pytest.mark.enable_socket
def test_a_broken_catalogue_stops_the_start_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "topics.toml").write_text('[[topic]]\nid = "arrest"\ntriage = 7\n', encoding="utf-8")
    monkeypatch.setenv("ADVICEHUB_CORPUS", str(tmp_path))
    result = CliRunner().invoke(cli, ["--home", str(tmp_path / "none"), "serve", "--port", "0"])
    assert isinstance(result.exception, CatalogueError)
    assert str(result.exception).startswith('topics.toml, entry "arrest", field ')


@pytest.mark.slow
@pytest.mark.enable_socket
def test_a_real_server_keeps_its_name_paths_and_questions_to_itself() -> None:
    odd = quote(ODD_ID, safe="")
    with served() as server, httpx.Client(base_url=server.address) as client:
        answer = client.post("/ask", data={"question": f"{CANARY} hostile payload words script"})
        assert answer.status_code == 200 and XSS[0] not in answer.text
        assert "server" not in answer.headers
        assert client.get(f"/documents/{odd}").status_code == 200
        assert client.get(f"/{CANARY}?q={CANARY}").status_code == 404
        assert client.post("/api/ask", content=b"x" * 70_000).status_code == 413
        assert client.get("/", headers={"host": "evil.example"}).status_code == 400
        with socket.create_connection((client.base_url.host, client.base_url.port or 80)) as raw:
            raw.sendall(f"{CANARY} not http\r\n\r\n".encode())
            assert b"400" in raw.recv(1000)
    assert server.status == 0
    said = "\n".join(server.said)
    assert CANARY not in said and "Traceback" not in said
    assert '"route": "/documents/{document}", "status": 200' in said

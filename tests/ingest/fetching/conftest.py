"""A hostile server, and a fetch that reaches nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.fetching.certificate import write_certificate
from tests.ingest.fetching.fetcher import HOSTS, Fetcher
from tests.ingest.fetching.server import Server, serving


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return write_certificate(tmp_path, tuple(HOSTS))


@pytest.fixture
def server(certificate: Path) -> Iterator[Server]:
    with serving(certificate) as running:
        yield running


@pytest.fixture
def fetcher(tmp_path: Path, server: Server, certificate: Path) -> Fetcher:
    return Fetcher(tmp_path / "fetched", server.port, certificate)

"""Ctrl-C in the middle of `advicehub ingest`: nothing is broken, and the same command goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

_RUN = "from advicehub.command import main; main()"


def _start(home: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _RUN, "--home", str(home), "ingest", str(folder), "--workers", "1", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


@pytest.mark.slow
def test_an_interrupted_command_says_so_and_the_next_one_goes_on(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "documents"
    folder.mkdir()
    for number in range(40):
        (folder / f"d{number:02}.txt").write_text(f"{number}. Whoever is arrested is told why. " * 9, encoding="utf-8")
    running = _start(home, folder)
    entries = home / "cache" / "extraction"
    end = time.monotonic() + 300
    while not list(entries.glob("*/*.json")) and running.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=300)
    assert (running.returncode, out) == (130, ""), err
    assert "safe to run the same command again" in err and "Traceback" not in err
    assert not (home / "current").exists() and not list((home / "editions").glob("*"))
    kept = len(list(entries.glob("*/*.json")))
    assert 0 < kept < 40
    again = _start(home, folder)
    out, err = again.communicate(timeout=600)
    assert again.returncode == 0, err
    assert len(json.loads(out)["added"]) == 40
    assert len(list(entries.glob("*/*.json"))) == 40

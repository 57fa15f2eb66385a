"""`advicehub ingest`, interrupted or killed: nothing is broken, nothing of it runs on, and the same command goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

FILES = 200
"""So many that the first is read long before the last, however busy the machine."""

_RUN = "from advicehub.command import main; main()"


def _start(home: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _RUN, "--home", str(home), "ingest", str(folder), "--workers", "1", "--json"]
    environment = {**os.environ, "ADVICEHUB_PROBES": "off", "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )


def _ends(group: int) -> bool:
    """Whether no process of the group is left within some seconds: those that read files go with their parent."""
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_after_an_interruption_the_next_command_goes_on(tmp_path: Path, how: signal.Signals) -> None:
    home, folder = tmp_path / "home", tmp_path / "documents"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"d{number:03}.txt").write_text(f"{number}. Whoever is arrested is told why. " * 9, encoding="utf-8")
    running = _start(home, folder)
    entries = home / "cache" / "extraction"
    end = time.monotonic() + 300
    while not list(entries.glob("*/*.json")) and running.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    running.send_signal(how)
    out, err = running.communicate(timeout=300)
    if how == signal.SIGINT:
        assert (running.returncode, out) == (130, ""), err
        assert "safe to run the same command again" in err and "Traceback" not in err
    else:
        assert (running.returncode, out) == (-signal.SIGKILL, ""), err
    assert _ends(running.pid), "a child is left"
    assert not (home / "current").exists() and not list((home / "editions").glob("*"))
    kept = len(list(entries.glob("*/*.json")))
    assert 0 < kept < FILES
    again = _start(home, folder)
    out, err = again.communicate(timeout=600)
    assert again.returncode == 0, err
    assert len(json.loads(out)["added"]) == FILES
    assert len(list(entries.glob("*/*.json"))) == FILES

"""No room left on the disk, at many points of every command: one sentence, the library as it was, and on it goes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.durability.mortal import ROOT


def _in_a_room_of_its_own(*command: str) -> subprocess.CompletedProcess[str]:
    """Run `command` where it may mount a disk of memory that nobody else sees."""
    if shutil.which("unshare") is None:
        pytest.skip("there is no `unshare` here to mount a small disk with")
    if subprocess.run(["unshare", "-Urm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk without being root")
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "ADVICEHUB_OCR": "off"}
    return subprocess.run(
        ["unshare", "-Urm", *command], capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )


@pytest.mark.slow
def test_commands_on_a_full_disk(tmp_path: Path) -> None:
    done = _in_a_room_of_its_own(sys.executable, "-m", "tests.durability.full_disk", str(tmp_path))
    assert done.returncode == 0, done.stderr
    tried = json.loads(done.stdout)
    assert len(tried) == 8 and sum(each["full"] for each in tried) >= 15, tried
    for each in tried:
        print(f"\ndurability: {each['task']} on a full disk: {each['full']} times of {each['points']}, nothing lost")


@pytest.mark.slow
def test_an_index_that_does_not_fit(tmp_path: Path) -> None:
    """FAISS itself only prints that the last bytes of a file could not be written, and goes on."""
    done = _in_a_room_of_its_own(sys.executable, "-m", "tests.durability.full_index", str(tmp_path))
    assert done.returncode == 0, done.stderr

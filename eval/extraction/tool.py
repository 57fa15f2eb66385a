"""Programs that make or change documents and that are not Python packages."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SECONDS = 180


class Missing(Exception):
    """A program is not installed; the message names it."""


def run(program: str, *arguments: str | Path, fine: Sequence[int] = (0,), folder: Path | None = None) -> None:
    """Run `program` without a network proxy; raise `Missing` where it is not installed."""
    found = shutil.which(program)
    if found is None:
        raise Missing(f"{program} is not installed")
    done = subprocess.run(
        [found, *map(str, arguments)], check=False, capture_output=True, timeout=SECONDS, cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
    )  # fmt: skip
    if done.returncode not in fine:
        raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')[-500:]}")

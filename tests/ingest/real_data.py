"""Where real documents for tests lie: in no checkout, named by ADVICEHUB_TESTDATA."""

import os
from pathlib import Path

import pytest

_NAME = "ADVICEHUB_TESTDATA"

FOLDER = Path(os.environ.get(_NAME, "/nonexistent"))
"""A folder that holds `data/` and `seeds/`."""

needs_real_data = pytest.mark.skipif(
    not (FOLDER / "data").is_dir(), reason=f"{_NAME} names no folder with real documents (data/, seeds/)"
)

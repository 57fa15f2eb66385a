"""Where models are kept that were prepared once."""

import os
from pathlib import Path

import platformdirs


def default_model_cache() -> Path:
    """The folder of this user's prepared models, unless ADVICEHUB_MODEL_CACHE names another."""
    named = os.environ.get("ADVICEHUB_MODEL_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("advicehub") / "models"

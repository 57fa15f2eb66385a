"""Runs `advicehub editions …` and `advicehub search` in a home with the stub."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from advicehub.command import cli
from advicehub.settings import Settings

Run = Callable[..., Result]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."
FAMILY = "The family is told where a detained person is held."


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command; an error of ours is raised."""
    for module in ("editions.chosen", "editions.use", "editions.compare", "command"):
        monkeypatch.setattr(f"index.{module}.load_settings", lambda home: settings)

    def run(*words: object, typed: str | None = None) -> Result:
        result = CliRunner().invoke(cli, list(map(str, words)), input=typed, standalone_mode=False)
        if result.exception is not None:
            raise result.exception
        return result

    return run


def parsed(result: Result) -> Any:
    """The JSON document that a command printed."""
    return json.loads(result.stdout)

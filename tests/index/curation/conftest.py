"""A corpus folder of two sources, a topic and a collection; and a way to make changes without a terminal."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from advicehub.settings import Settings
from index.curation.adding import Taken, Wanted, plan_add
from index.curation.asking import Asker, Unattended
from index.curation.plan import Plan, carry_out
from index.curation.start import start_from
from index.next_edition import Built

SOURCES = """
[[source]]
id = "custody-rules"
title = "Rules on the Treatment of Persons in Custody"
short_title = "Custody Rules"
issuer = "UN General Assembly"
type = "soft law"
binding = false
checked = "seen"
symbol = "A/RES/99/1"
date = "1999-12-10"
languages = ["en", "fr"]
topics = ["arrest"]
licence = "public domain"

[[source]]
id = "old-rules"
title = "Standing Orders for Custody Sergeants"
short_title = "Standing Orders"
issuer = "Police College"
type = "guidance"
binding = false
checked = "seen"
"""
TOPICS = """
[[topic]]
id = "arrest"
names = { en = "Arrest" }
definition = "Taking persons into custody."
triage = "custody"
questions = ["May they be told why?"]
key_sources = ["custody-rules"]
"""
COLLECTIONS = """
[[collection]]
id = "first"
name = "To begin with"
about = "What a new officer reads."
documents = ["custody-rules"]
"""


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    """Settings of an empty home and the small corpus folder."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in (("sources", SOURCES), ("topics", TOPICS), ("collections", COLLECTIONS)):
        (corpus / f"{name}.toml").write_text(text, encoding="utf-8")
    return settings.model_copy(update={"corpus": corpus})


def rules(number: int = 8, extra: str = "") -> str:
    """The Custody Rules, with so many rules."""
    head = "Rules on the Treatment of Persons in Custody\n\nAdopted by General Assembly resolution 99/1\n\n"
    body = "\n\n".join(
        f"Rule {n}\n\nEvery person in custody shall be told of right number {n} in plain words at once.{extra}"
        for n in range(1, number + 1)
    )
    return head + body + "\n"


Add = Callable[..., tuple[Built, list[Taken]]]


@pytest.fixture
def add(settings: Settings) -> Add:
    """Adds files to the home of `settings`; what is said of them goes by keyword."""

    def run(*files: Path, as_: str = "", asker: Asker | None = None, **fields: Any) -> tuple[Built, list[Taken]]:
        plan, taken = plan_of(settings, files, as_, asker, fields)
        return carry_out(plan), taken

    return run


def plan_of(
    settings: Settings, files: Sequence[Path], as_: str, asker: Asker | None, fields: Mapping[str, Any]
) -> tuple[Plan, list[Taken]]:
    """The plan of adding `files`, nobody being asked unless there is an `asker`."""
    return plan_add(start_from(settings), files, Wanted(fields, as_), asker or Unattended())

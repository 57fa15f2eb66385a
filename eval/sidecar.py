"""Where a run came from: the JSON beside it."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from advicehub.settings import Settings
from eval.asking import Asked
from eval.code_version import code_version
from eval.dataset import Dataset
from index import chunking
from index.batch import written_whole
from index.models import registry
from index.models.embedder import Embedder
from index.searcher import Mode
from index.weights import LEXICAL, VOCABULARY, fusion_weights


def sidecar_of(run: Path) -> Path:
    """The sidecar of `run`: its name with ".json" added."""
    return run.with_name(run.name + ".json")


def provenance(
    dataset: Dataset,
    asked: Asked,
    edition: str,
    settings: Settings,
    embedders: Sequence[Embedder],
    mode: Mode,
    depth: int,
) -> dict[str, Any]:
    """What tells whether two runs can be compared, and how to make this one again; no query's text."""
    queries = {
        "judged": dataset.judged,
        "given": len(dataset.queries),
        "run": len(asked.rankings),
        "empty": sum(not ranking for ranking in asked.rankings.values()),
        "languages": asked.languages,
    }
    return {
        "dataset": {"name": dataset.name, "files": dataset.hashes()},
        "edition": edition,
        "settings": {
            "mode": mode,
            "depth": depth,
            "chunking": chunking.name(settings),
            "models": [{"name": e.name, "space": e.space, "questions": e.questions_by} for e in embedders],
            "weights": {language: _weights(language, settings, mode) for language in sorted(asked.languages)},
        },
        "code": code_version(),
        "queries": queries,
        "failed": [{"id": id_, "reason": reason} for id_, reason in asked.failed.items()],
        "latency_ms": _latency(asked.latencies),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def write(run: Path, content: dict[str, Any]) -> None:
    """Write `content` beside `run`."""
    with written_whole(sidecar_of(run)) as stream:
        stream.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _weights(language: str, settings: Settings, mode: Mode) -> dict[str, float]:
    if mode == "lexical":
        return {LEXICAL: 1.0}
    weights = fusion_weights(language, registry.available(settings))
    steps = {"fused": 0, "widened": 1, "vocabulary": 2, "passages": 3, "dense": 4}
    left_out = (" asked", " subject", VOCABULARY, LEXICAL)[: steps[mode]]
    return {name: weight for name, weight in weights.items() if not name.endswith(left_out)}


def _latency(latencies: Sequence[float]) -> dict[str, float] | None:
    if not latencies:
        return None
    median, p90, p95 = np.percentile(latencies, [50, 90, 95]).round(2).tolist()
    return {"median": median, "p90": p90, "p95": p95}

"""From a new process to the first answer, beside the plain set-up: `python -m eval.benchmarks.start HOME`.

HOME is a library with an edition. Each program is run in turn in processes of its own.
"""

import subprocess
import sys
import time
from statistics import median

from advicehub.settings import MINILM, ModelChoice, Settings
from index.models import registry

ROUNDS = 3
_ASK = "from advicehub.command import main; main()"
_IMPORTS = "import torch, sentence_transformers, faiss"


def main() -> None:
    """Run, time, print medians."""
    minilm = registry.model_folder(ModelChoice(name=MINILM), Settings())
    programs = {
        "importing torch, sentence-transformers and faiss": ["-c", _IMPORTS],
        "plain: import, load MiniLM, embed, first hit": ["-m", "eval.benchmarks.plain", str(minilm)],
        "advicehub ask: both models, search, verified answer": ["-c", _ASK, "--home", sys.argv[1], "ask", "--json"],
        "advicehub --help": ["-c", _ASK, "--help"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for round_ in range(-1, ROUNDS):
        for name, program in programs.items():
            taken = _run(program)
            # The first round fills the file cache, for all of them.
            if round_ >= 0:
                seconds[name].append(taken)
    for name, taken_each in seconds.items():
        print(f"{name:55} {median(taken_each):6.2f} s")


def _run(program: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *program], input="When may force be used?", text=True, check=True, capture_output=True
    )
    return time.perf_counter() - started


if __name__ == "__main__":
    main()

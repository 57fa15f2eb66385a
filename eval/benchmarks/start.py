"""From a new process to the first answer, beside the plain set-up: `python -m eval.benchmarks.start HOME`.

HOME is a library with an edition. Each program is run in turn in processes of its own; the table has medians. The
second table takes our first answer apart (eval/benchmarks/start_parts.py).
"""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from statistics import median

from advicehub.settings import MINILM, ModelChoice, Settings
from index.models import registry

ROUNDS = 3
QUESTION = "When may force be used?"
_COMMAND = "from advicehub.command import main; main()"
_READY = "Ready at"


def main() -> None:
    """Run, time, print medians."""
    home = sys.argv[1]
    minilm = registry.model_folder(ModelChoice(name=MINILM), Settings())
    ask = ["-c", _COMMAND, "--home", home, "ask", "--json"]
    programs = {
        "plain: import, load MiniLM, embed, first hit": ["-m", "eval.benchmarks.plain", str(minilm)],
        "advicehub ask: both models, search, verified answer": ask,
        "the same with --language en": [*ask, "--language", "en"],
        "advicehub --help": ["-c", _COMMAND, "--help"],
    }
    seconds: dict[str, list[float]] = {}
    taken_apart: dict[str, list[float]] = {}
    for round_ in range(-1, ROUNDS):
        taken = {name: _run(program) for name, program in programs.items()}
        taken["advicehub serve: until it answers"] = _until_ready(home)
        parts = json.loads(_output(["-m", "eval.benchmarks.start_parts", home]))
        # The first round fills the file cache, for all of them.
        if round_ >= 0:
            _add(seconds, taken)
            _add(taken_apart, parts)
    _print("seconds, medians of 3 processes", seconds)
    _print("our first answer, its parts one after the other", taken_apart)


def _add(all_: dict[str, list[float]], taken: Mapping[str, float]) -> None:
    for name, each in taken.items():
        all_.setdefault(name, []).append(each)


def _print(title: str, seconds: Mapping[str, Sequence[float]]) -> None:
    print(title)
    for name, taken in seconds.items():
        print(f"  {name:55} {median(taken):6.2f} s")


def _run(program: Sequence[str]) -> float:
    started = time.perf_counter()
    _output(program)
    return time.perf_counter() - started


def _output(program: Sequence[str]) -> str:
    done = subprocess.run([sys.executable, *program], input=QUESTION, text=True, check=True, stdout=subprocess.PIPE)
    return done.stdout


def _until_ready(home: str) -> float:
    """Seconds until a server listens; it has answered a question of its own by then."""
    started = time.perf_counter()
    command = [sys.executable, "-c", _COMMAND, "--home", home, "serve", "--port", "0"]
    with subprocess.Popen(command, text=True, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        ready = any(line.startswith(_READY) for line in server.stderr)
        taken = time.perf_counter() - started
        server.send_signal(signal.SIGINT)
    if not ready:
        raise SystemExit("the server did not start")
    return taken


if __name__ == "__main__":
    main()

"""Real processes that are killed: `python -m tests.durability.mortal` forks one for each order it is given.

It imports everything once, so that a life costs what the command itself costs. Orders are lines of JSON on its
standard input; the answer to each is a line of JSON on its standard output.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Order:
    """Do `action` with `arguments` on the library in `home`, and die before the step number `step`, or after so many
    `seconds` (0: neither). `readers` is a file into which another process writes what it is answered meanwhile."""

    home: str
    corpus: str
    action: str
    arguments: tuple[str, ...] = ()
    step: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Life:
    """How it ended: `killed`, or else of itself and then well unless `error` says what was raised.

    `acknowledged` are the lines it wrote, `steps` how many it took where it lived, `seconds` how long it lived.
    """

    killed: bool
    error: str
    acknowledged: tuple[str, ...]
    steps: int
    seconds: float


class Mortals:
    """The process that forks them."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.durability.mortal"]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "ADVICEHUB_OCR": "off"}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(timeout=60)

    def live(self, order: Order) -> Life:
        """One life."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return Life(**{**answer, "acknowledged": tuple(answer["acknowledged"])})


def spread(count: int, last: int, dice: random.Random) -> list[int]:
    """`count` of the steps 1..last, spread evenly, each a little off its place."""
    width = last / count
    return sorted({min(last, 1 + int(width * (place + dice.random()))) for place in range(count)})


def main() -> None:
    """Serve orders until there are no more."""
    from tests.durability.doing import do
    from tests.durability.steps import Steps
    from tests.durability.stubbed import settings_of, stub_everything

    def life(order: Order, out: int) -> None:
        os.dup2(out, 1)
        steps, settings = Steps(order.step), settings_of(Path(order.home), Path(order.corpus))
        steps.begin()
        do(order.action, settings, order.arguments)
        sys.setprofile(None)
        os.write(out, f"steps {steps.count}\n".encode())

    stub_everything()
    for line in sys.stdin:
        given = json.loads(line)
        order = Order(**{**given, "arguments": tuple(given["arguments"])})
        there, out = os.pipe()
        began = time.monotonic()
        if (child := os.fork()) == 0:
            status = 1
            try:
                life(order, out)
                status = 0
            except BaseException:
                os.write(out, ("error " + traceback.format_exc().replace("\n", " | ")[-4000:] + "\n").encode())
            finally:
                os._exit(status)
        os.close(out)
        if order.seconds:
            time.sleep(order.seconds)
            os.kill(child, signal.SIGKILL)
        with os.fdopen(there) as stream:
            said = stream.read().splitlines()
        _, status = os.waitpid(child, 0)
        lived = time.monotonic() - began
        counted = [each for each in said if each.startswith("steps ")]
        raised = [each for each in said if each.startswith("error ")]
        answer = Life(
            killed=os.WIFSIGNALED(status),
            error=raised[0] if raised else "" if os.WIFSIGNALED(status) or status == 0 else f"status {status}",
            acknowledged=tuple(each for each in said if each not in counted + raised),
            steps=int(counted[0].split()[1]) if counted else 0,
            seconds=lived,
        )
        sys.stdout.write(json.dumps(asdict(answer)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

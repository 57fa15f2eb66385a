"""Somebody who reads all the while: `python -m tests.durability.reading HOME CORPUS`.

Opens the edition in use, asks, and writes its id and what it answered, or what it was refused with; until it may not
write any more.
"""

import sys
import time
from pathlib import Path

from advicehub.errors import AdviceHubError
from tests.durability.said import ALL, everything, opened
from tests.durability.stubbed import settings_of, stub_everything

_PAUSE = 0.1
"""Seconds between two looks, that others may have the processor too."""


def main() -> None:
    """Read until nobody listens."""
    stub_everything()
    settings = settings_of(Path(sys.argv[1]), Path(sys.argv[2]))
    while True:
        try:
            searcher = opened(settings)
            edition = searcher.edition(ALL)
            line = f"{edition} {everything(searcher)}"
            # As a server does, that goes on answering from the edition it has.
            again = f"{searcher.edition(ALL)} {everything(searcher)}"
            line = line if line == again else f"{edition} says two things"
        except AdviceHubError as error:
            line = f"refused {error}"
        except Exception as error:
            line = f"broke {type(error).__name__} {error}".replace("\n", " ")
        try:
            print(line, flush=True)
        except BrokenPipeError:
            sys.stderr.close()
            return
        time.sleep(_PAUSE)


if __name__ == "__main__":
    main()

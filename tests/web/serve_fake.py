"""Serves the library of the tests on a free port, as `advicehub serve` does; run as a module in a child."""

import sys

from advicehub import log
from tests.web.catalogue import reference
from tests.web.documents import library
from tests.web.fake_library import FakeAssistant, FakeSearcher
from tests.web.several import CARD, several
from web.app import create_app
from web.listening import listening_socket
from web.server import run


def main() -> None:
    """Serve until interrupted."""
    searcher = FakeSearcher([*library(), *(several() if "several" in sys.argv else [])])
    log.to_standard_error()
    with listening_socket("127.0.0.1", 0) as listener:
        run(create_app(searcher, FakeAssistant(searcher, CARD), reference=reference(), hosts=["127.0.0.1"]), listener)


if __name__ == "__main__":
    main()

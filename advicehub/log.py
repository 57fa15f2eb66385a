"""Field-only logging: an event is a fixed name and fields that were measured or counted, never a sentence.

What a person asked must be in no log. So an event's name is a constant, a field's value is a number,
a boolean, or a short identifier (ids, codes, route names), and anything else is refused where it is
written: a question cannot be logged by mistake. Line breaks cannot be smuggled in either.
"""

import json
import logging
import re

_IDENTIFIER = re.compile(r"[A-Za-z0-9_.:/{}-]{1,80}")

logger = logging.getLogger("advicehub")


def event(name: str, /, **fields: int | float | bool | str | None) -> None:
    """Log `name` with `fields` as one JSON line at level INFO.

    Raises `ValueError` for a string that is not a short identifier, naming the field and not its value.
    """
    for key, value in fields.items():
        if isinstance(value, str) and not _IDENTIFIER.fullmatch(value):
            raise ValueError(f"log field {key!r} is not an identifier")
    logger.info(json.dumps({"event": name, **fields}))


def to_standard_error() -> None:
    """Send events to standard error. Called by commands that run long; importing never configures logging."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False

"""What building one known document needs to know, and what it leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval.extraction.stock import Half
from eval.extraction.truth import Truth

Build = Callable[[Path, Half], Truth]
"""Writes the file at the path it gets and returns the truth about it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A known document: its file name and how it is built."""

    name: str
    build: Build

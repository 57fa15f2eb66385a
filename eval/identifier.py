"""Ids of queries and documents: they stand in columns divided by white space."""

from typing import Annotated

from pydantic import ConfigDict, StringConstraints

Identifier = Annotated[str, StringConstraints(pattern=r"^\S+$", max_length=500)]
"""A query's or document's id: not empty, without white space, since TREC files part columns with it."""

LENIENT = ConfigDict(extra="ignore", coerce_numbers_to_str=True, frozen=True)
"""For lines that others write: further fields are left alone, and an id that is a number is its digits."""

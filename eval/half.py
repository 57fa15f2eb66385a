"""Half of a query set: one to choose settings on, the other to judge the choice by."""

from typing import Literal
from zlib import crc32

Half = Literal["all", "even", "odd"]


def in_half(query: str, half: Half) -> bool:
    """Whether the query with id `query` is in `half`: even or odd by the CRC-32 of the id in UTF-8.

    So the halves are the same on every machine and stay the same when queries are added.
    """
    return half == "all" or crc32(query.encode()) % 2 == (half == "odd")

"""Counts in words for a person."""


def counted(number: int, thing: str) -> str:
    """ "1 comment", "2 comments": `thing` is the singular of a noun with a regular plural."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

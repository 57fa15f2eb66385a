"""Dates as people read them, in the language of the interface."""

from datetime import date as Date

from babel.dates import format_date, format_skeleton

from web.interface.language import locale


def in_words(date: str) -> str:
    """ISO 8601, as precise as it is ("1984", "1984-12-10T…"), as "10 December 1984"; others as they are."""
    parts = date.partition("T")[0].split("-")
    if not all(part.isascii() and part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    if len(parts) == 1:
        return parts[0]
    try:
        day = Date(*(int(part) for part in (*parts, "1")[:3]))
    except ValueError:
        return date
    return (
        str(format_date(day, "long", locale=locale()))
        if len(parts) > 2
        else format_skeleton("yMMMM", day, locale=locale())
    )

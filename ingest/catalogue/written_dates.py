"""ISO dates as people write them in citations."""

import re

_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_MONTHS = {
    1: "January", 2: "February", 3: "March", 4: "April", 5: "May", 6: "June", 7: "July", 8: "August",
    9: "September", 10: "October", 11: "November", 12: "December",
}  # fmt: skip


def written(date: str) -> str:
    """ "1984-12-10" as "10 December 1984", "2021-05" as "May 2021"; a year and '' stay as they are."""
    match date_parts(date):
        case [year, month, day]:
            return f"{day} {_MONTHS[month]} {year}"
        case [year, month]:
            return f"{_MONTHS[month]} {year}"
    return date


def date_parts(date: str) -> list[int]:
    """ "1984-12-10" as [1984, 12, 10], as far as it is known; nothing for what is no ISO date."""
    return [int(part) for part in date.split("-")] if _ISO.fullmatch(date) else []

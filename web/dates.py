"""Dates as people read them."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(date: str) -> str:
    """ISO 8601, as precise as it is ("1984", "1984-12-10T…"), as "10 December 1984"; others as they are."""
    parts = date.partition("T")[0].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return date
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return date
    day = [str(int(parts[2]))] if len(parts) > 2 else []
    month = [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*day, *month, parts[0]])

"""What checking found, in English sentences for a terminal."""

from collections.abc import Callable, Mapping

from assistant.receipts.checked import Checked, Reason
from assistant.receipts.editions import Replayed
from assistant.receipts.standing import Standing

_WHY: Mapping[Reason, Callable[[Checked], str]] = {
    "equal": lambda c: "the file is unchanged and, read afresh, has these words at this place",
    "kept": lambda c: "the file is unchanged, and these words equal what OCR read when it was added",
    "altered": lambda c: "the receipt was altered: what it says does not fit its code, or contradicts itself",
    "other_file": lambda c: (
        f"the file is another one: its SHA-256 is {c.detail or 'another'}, not {c.quotation.version}"
    ),
    "elsewhere": lambda c: (
        f"the file is unchanged and these words stand in it, but at other offsets ({c.at[0]}–{c.at[1]}){_by_another(c)}"
    ),
    "differs": lambda c: f"the file is unchanged, but other words stand at this place{_by_another(c)}",
    "other_reading": lambda c: (
        "the file is unchanged, but its pages are pictures and the reading is another's: "
        f"{c.likeness:.0%} of the words agree{_by_another(c)}"
    ),
    "place": lambda c: (
        "the file is unchanged and has these words at this place, but not on these pages or with these footnotes"
    ),
    "no_file": lambda c: f"there is no file with the SHA-256 {c.quotation.version}{_named(c)}; give it with --file",
    "unreadable": lambda c: f"the file is here and unchanged, but cannot be read here: {c.detail}",
    "no_ocr": lambda c: (
        "the file is here and unchanged, but its pages are pictures and no OCR is installed here to read them; "
        f"it was read by {c.receipt.extractor if c.receipt else 'OCR'}"
    ),
    "long": lambda c: "the file is here and unchanged; reading its pictures again takes too long here",
}
_NOW = {
    "current": "The document is in the library as it was.",
    "superseded": "The document is superseded.",
    "withdrawn": "The document was withdrawn.",
    "replaced": "The document has been replaced by another file since.",
    "gone": "The document is not in the library now, or not among what may be read.",
}


def why(checked: Checked) -> str:
    """Why the verdict is what it is, in one sentence without its first capital and full stop."""
    return _WHY[checked.reason](checked)


def now(standing: Standing) -> str:
    """How the document stands."""
    said = _NOW[standing.now]
    if standing.instead is not None and standing.now != "replaced":
        return f"{said} In its place: {standing.instead.title} ({standing.successor})."
    return f"{said} In its place: {standing.successor}." if standing.successor and not standing.instead else said


def found_by(standing: Standing) -> str:
    """How the paragraph that took its place was found; '' when none was."""
    instead = standing.instead
    if instead is None:
        return "No paragraph in its place was found." if standing.successor else ""
    how = "has the same number" if instead.by == "label" else "is most alike by its words"
    words = "the words stand in it as they were" if instead.still else f"{instead.likeness:.0%} of the words are in it"
    return f"The paragraph there that {how} ({words}):"


def replay(replayed: Replayed) -> str:
    """What became of the edition that a receipt names."""
    return {
        "shown": f"Edition {replayed.id} is on disk and shows the quotation; `advicehub ask --edition {replayed.id}` "
        "answers from it.",
        "not shown": f"Edition {replayed.id} is on disk, but does not hold the quotation.",
        "pruned": f"Edition {replayed.id} was here{f' until {replayed.until}' if replayed.until else ''} "
        "and has been deleted since.",
        "unknown": f"Edition {replayed.id} is not here, and the history does not know it.",
        "unreadable": f"Edition {replayed.id} cannot be opened: {replayed.detail}",
    }[replayed.shown]


def _by_another(checked: Checked) -> str:
    receipt = checked.receipt
    if receipt is None or not checked.extractor or receipt.extractor == checked.extractor:
        return ""
    return f"; it was read by {receipt.extractor}, now by {checked.extractor}"


def _named(checked: Checked) -> str:
    return f" (it came as {checked.receipt.file})" if checked.receipt and checked.receipt.file else ""

"""What checking a receipt found, in the words of the interface."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.receipts.checked import Checked, Reason
from assistant.receipts.standing import Now
from web.interface.words import _

_WHY: Mapping[Reason, Callable[[], str]] = {
    "equal": lambda: _("The source file is unchanged. It was read afresh, and these words stand in it at this place."),
    "kept": lambda: _(
        "The source file is unchanged. Its pages are pictures: these words equal what was read of them when the "
        "document was added. Reading them again takes too long here."
    ),
    "altered": lambda: _(
        "This receipt was altered: what it says does not fit its code, or contradicts itself. Nothing in it can be "
        "relied on."
    ),
    "other_file": lambda: _("The source file has changed: its fingerprint is not the one on the receipt."),
    "elsewhere": lambda: _("The source file is unchanged and these words stand in it, but at another place."),
    "differs": lambda: _("The source file is unchanged, but other words stand at this place."),
    "other_reading": lambda: _(
        "The source file is unchanged. Its pages are pictures, and they were read otherwise this time: compare the "
        "words with the page."
    ),
    "place": lambda: _(
        "The source file is unchanged and these words stand in it, but not on the pages that the receipt names."
    ),
    "no_file": lambda: _(
        "The source file is not here, or not everybody may read it. Whoever has the file with this fingerprint can "
        "check the receipt with it."
    ),
    "unreadable": lambda: _("The source file is here and unchanged, but it could not be read."),
    "no_ocr": lambda: _("The source file is here and unchanged, but its pages are pictures that cannot be read here."),
    "long": lambda: _(
        "The source file is here and unchanged, but its pages are pictures, and reading them takes too long here. "
        "The command “advicehub verify” does it."
    ),
}
_NOW: Mapping[Now, Callable[[], str]] = {
    "current": lambda: _("The document is in the library today, as it was."),
    "superseded": lambda: _("The document is superseded."),
    "withdrawn": lambda: _("The document was withdrawn."),
    "replaced": lambda: _("The library has another version of the document today."),
    "gone": lambda: _("The document is not in the library today."),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`headline` answers yes or no; `why` says why."""

    headline: str
    why: str


def verdict(checked: Checked) -> Verdict:
    """The verdict in words."""
    headlines = {
        "exact": _("Yes: the quotation is exact."),
        "changed": _("No: the quotation is not confirmed."),
        "missing": _("It could not be checked."),
    }
    return Verdict(headlines[checked.verdict], _WHY[checked.reason]())


def now(standing: Now) -> str:
    """How the document stands today."""
    return _NOW[standing]()

"""The report of `advicehub verify`: for a person at a terminal, and as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.receipts import wording
from assistant.receipts.inquiry import Inquired
from assistant.receipts.wire import checked_json

_YES = {"exact": "YES", "changed": "NO", "missing": "CANNOT BE CHECKED"}
_IN_FULL = 20
"""So many quotations are reported one by one; of more, those that are not exact or no longer stand."""


def report_json(found: Sequence[Inquired], tally: Mapping[str, int]) -> dict[str, Any]:
    """{"quotations","exact","changed","missing","not_exact","checked"}; "not_exact" repeats those of "checked" that
    are not exact."""
    checked = [checked_json(each.claim.id, each.checked, each.standing, each.replayed) for each in found]
    wrong = [each for each in checked if each["verdict"] != "exact"]
    return {"quotations": len(found), **tally, "not_exact": wrong, "checked": checked}


def print_report(found: Sequence[Inquired], tally: Mapping[str, int], console: Console) -> None:
    """Print the count, and what there is to say of single quotations."""
    console.print(
        f"{len(found)} quotation{'' if len(found) == 1 else 's'}: "
        + ", ".join(f"{count} {verdict}" for verdict, count in tally.items())
    )
    for each in found:
        if len(found) <= _IN_FULL or not each.checked.yes or _fell(each):
            _print_one(each, console)
    if found and found[0].trouble:
        console.print(f"How the documents stand now cannot be told: {found[0].trouble}", soft_wrap=True)


def _fell(each: Inquired) -> bool:
    return each.standing is not None and each.standing.now in ("superseded", "withdrawn", "replaced")


def _print_one(each: Inquired, console: Console) -> None:
    checked, claim = each.checked, each.claim
    quotation = claim.quotation
    where = f"{quotation.document} {quotation.start}–{quotation.end}"
    named = [f"answer {claim.id}" if claim.id else "", f"receipt {claim.receipt.code}" if claim.receipt else "", where]
    console.print(f"\n{_YES[checked.verdict]} ({checked.verdict}): {', '.join(filter(None, named))}", soft_wrap=True)
    console.print(f"  {wording.why(checked)}.", soft_wrap=True)
    _print_words("quoted", quotation.text, console)
    if not checked.yes:
        _print_words("at this place", checked.found, console)
        if checked.nearest and checked.nearest not in (checked.found, quotation.text):
            _print_words(
                f"most alike ({checked.likeness:.0%}, {checked.at[0]}–{checked.at[1]})", checked.nearest, console
            )
    for remark in checked.remarks:
        console.print(
            f"  {remark.field}: the receipt says “{remark.said}”, the library “{remark.here}”", soft_wrap=True
        )
    if each.standing is not None and (claim.receipt is None or claim.intact):
        console.print(f"  {wording.now(each.standing)}", soft_wrap=True)
        if by := wording.found_by(each.standing):
            console.print(f"  {by}", soft_wrap=True)
        if each.standing.instead is not None:
            console.print(Padding(Text(each.standing.instead.text), (0, 0, 0, 6)))
    if each.replayed is not None:
        console.print(f"  {wording.replay(each.replayed)}", soft_wrap=True)


def _print_words(label: str, words: str, console: Console) -> None:
    if words:
        console.print(f"  {label}:", soft_wrap=True)
        console.print(Padding(Text(f"“{words}”"), (0, 0, 0, 6)))

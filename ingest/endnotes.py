"""Endnotes: numbered entries under a heading such as "Notes" are the notes of the text before them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Draft
from ingest.role_words import bare

_HEADING = re.compile(
    r"(?:end\s?notes?|notes?|foot\s?notes?|notes de fin|notes de bas de page|notas?(?: finales?| finais| al final)?"
    r"|примечани[яе]|сноски|注释?|尾注|脚注|(?:ال)?(?:هوامش|حواشي)|ملاحظات ختامية)\Z",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"\s*(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})(?![.,;:])|\[(?P<boxed>\d{1,3})\]|(?P<plain>\d{1,3})(?:[.)、．](?!\d)|(?=\s)))"
)
_MARKER = re.compile(r"(?<=\S)(?P<raised>[⁰¹²³⁴-⁹]{1,3})|\[(?P<boxed>\d{1,3})\]")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LEAST = 2


def with_endnotes(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, with the entries below a heading such as "Notes" as footnotes ("fn 3").

    They are notes where the text above bears the markers of most of them. A paragraph without a number
    goes on with the note before it.
    """
    out = list(drafts)
    marked: set[str] = set()
    for index, draft in enumerate(drafts):
        if draft.kind != "heading":
            marked |= _markers(draft.text)
        elif _HEADING.match(bare(draft.text)):
            entries = _entries(drafts, index + 1)
            numbers = {number for number in entries.values() if number}
            if len(numbers) >= _LEAST and len(numbers & marked) > len(numbers) / 2:
                last = ""
                for place, number in entries.items():
                    last = number or last
                    out[place] = replace(drafts[place], kind="footnote", label=f"fn {last}", role="", country="")
                marked = set()  # the next chapter counts anew
    return out


def _entries(drafts: Sequence[Draft], start: int) -> dict[int, str]:
    """The drafts from `start` up to the next heading, each with its number, '' for what has none."""
    found: dict[int, str] = {}
    last = 0
    for index in range(start, len(drafts)):
        draft = drafts[index]
        if draft.kind in ("heading", "table", "caption", "footnote") or draft.box:
            break
        match = _ENTRY.match(draft.text)
        number = (match["raised"] or "").translate(_PLAIN) or match["boxed"] or match["plain"] if match else ""
        if number and int(number) == last + 1:
            last += 1
        elif not found:
            break
        else:
            number = ""
        found[index] = number
    return found


def _markers(text: str) -> set[str]:
    return {(m["raised"] or "").translate(_PLAIN) or m["boxed"] for m in _MARKER.finditer(text)}

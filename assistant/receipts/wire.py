"""What checking found, as JSON."""

from typing import Any

from assistant.receipts.checked import Checked
from assistant.receipts.editions import Replayed
from assistant.receipts.standing import Instead, Standing


def checked_json(id_: str, checked: Checked, standing: Standing | None, replayed: Replayed | None) -> dict[str, Any]:
    """{"id","code","document","sha256","start","end","quote","verdict","reason", what was read, "standing","edition"}.

    "found" is what stands at the offsets, "nearest" what is most like the quotation, at "nearest_start" to
    "nearest_end", with "likeness" 0 to 1. "standing" and "edition" are null when nobody looked.
    """
    quotation, receipt = checked.quotation, checked.receipt
    return {
        "id": id_,
        "code": receipt.code if receipt else "",
        "document": quotation.document,
        "sha256": quotation.version,
        "start": quotation.start,
        "end": quotation.end,
        "quote": quotation.text,
        "verdict": checked.verdict,
        "reason": checked.reason,
        "detail": checked.detail,
        "extractor": checked.extractor,
        "found": checked.found,
        "nearest": checked.nearest,
        "nearest_start": checked.at[0],
        "nearest_end": checked.at[1],
        "likeness": checked.likeness,
        "remarks": [{"field": each.field, "receipt": each.said, "library": each.here} for each in checked.remarks],
        "standing": None if standing is None else standing_json(standing),
        "edition": None if replayed is None else _replayed(replayed),
    }


def standing_json(standing: Standing) -> dict[str, Any]:
    """{"now","edition","successor","instead"}; "instead" is null or the paragraph that took the quoted one's place."""
    return {
        "now": standing.now,
        "edition": standing.edition,
        "successor": standing.successor,
        "instead": None if standing.instead is None else _instead(standing.instead),
    }


def _instead(instead: Instead) -> dict[str, Any]:
    return {
        "document": instead.document,
        "title": instead.title,
        "passage": instead.passage.id,
        "label": instead.passage.label,
        "start": instead.passage.body,
        "end": instead.passage.end,
        "text": instead.text,
        "by": instead.by,
        "likeness": instead.likeness,
        "still": instead.still,
    }


def _replayed(replayed: Replayed) -> dict[str, Any]:
    return {"id": replayed.id, "shown": replayed.shown, "until": replayed.until, "detail": replayed.detail}

"""Hits as the JSON that scripts rely on."""

from collections.abc import Sequence
from typing import Any

from index.hit import Hit


def hits_json(id_: str, hits: Sequence[Hit], ms: float, explain: bool = False) -> dict[str, Any]:
    """One `search` result: {"id","hits":[…],"ms"}; `ms` is milliseconds. `explain` adds each ranking's part,
    and "asked", what people ask of the passage that is most alike, where that was one."""
    return {"id": id_, "hits": [hit_json(hit, explain) for hit in hits], "ms": round(ms, 1)}


def hit_json(hit: Hit, explain: bool = False) -> dict[str, Any]:
    """{"rank","score","passage","document","version","title","start","end","pages","label","text"} of one hit,
    what it is in its document ("role", "country"), and "ocr": the confidences of its pages read by OCR."""
    passage = hit.passage
    found: dict[str, Any] = {
        "rank": hit.rank,
        "score": hit.score,
        "passage": passage.id,
        "document": passage.document,
        "version": hit.version,
        "title": hit.title,
        "start": passage.start,
        "end": passage.end,
        "pages": list(passage.pages),
        "label": passage.label,
        "text": hit.text,
        "role": passage.role,
        "country": passage.country,
        "ocr": list(hit.ocr),
    }
    if explain:
        found["rankings"] = [
            {"ranking": s.ranking, "value": s.value, "standing": s.standing, "weight": s.weight} for s in hit.scores
        ]
        if hit.asked is not None:
            asked = hit.asked
            found["asked"] = {"question": asked.text, "language": asked.language, "cosine": asked.cosine}
    return found

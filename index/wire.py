"""Hits as the JSON that scripts rely on."""

from collections.abc import Sequence
from typing import Any

from index.hit import Hit
from index.widening.widening import Widening


def hits_json(id_: str, hits: Sequence[Hit], ms: float, widening: Widening | None = None) -> dict[str, Any]:
    """One `search` result: {"id","hits":[…],"ms"}; `ms` is milliseconds. With `widening` it explains: "also" has what
    was searched besides the question's words, and each hit each ranking's part, and "asked", what people ask of the
    passage that is most alike, where that was one."""
    found = {"id": id_, "hits": [hit_json(hit, widening is not None) for hit in hits], "ms": round(ms, 1)}
    return found if widening is None else found | {"also": widening_json(widening)}


def widening_json(widening: Widening) -> dict[str, Any]:
    """{"words","subjects"}; words of the question itself are left out, as everywhere in files."""
    subjects = [
        {"name": each.name, "terms": list(each.terms), "probability": each.probability} for each in widening.subjects
    ]
    words = [[{"text": each.text, "language": each.language} for each in one.alternatives] for one in widening.words]
    return {"words": words, "subjects": subjects}


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

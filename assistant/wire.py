"""Answers as the JSON that scripts rely on."""

from typing import Any

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.composing.standing import standing
from assistant.receipts.receipt import receipt_json, receipt_of
from index.wire import hit_json


def answer_json(id_: str, answer: Answer, ms: float) -> dict[str, Any]:
    """One answer: {"id","outcome","confidence","citations","related","edition","ms"} and what else is known.

    "differ" are pairs of places (0-based) in "citations"; "parts" are those of the question in its order, each with the
    places of its citations; "signal" says why nothing was searched, or is null. `ms` is milliseconds. Words of the
    question are left out, of its parts and of a signal's cues too, and unmatched ones: answers are kept in files, and
    the words that stand nowhere in a library are often names.
    """
    signal = answer.signal
    return {
        "id": id_,
        "outcome": answer.outcome,
        "confidence": answer.confidence,
        "citations": [citation_json(citation, answer.edition) for citation in answer.citations],
        "related": [hit_json(hit) for hit in answer.related],
        "edition": answer.edition,
        "language": answer.language,
        "also": list(answer.also),
        "withheld": answer.withheld,
        "unseen": round(answer.unseen, 3),
        "differ": [
            {
                "first": each.first,
                "second": each.second,
                "reason": each.reason,
                "figures": list(each.figures),
                "note": each.note,
            }
            for each in answer.differ
        ],
        "parts": [{"citations": list(part.citations)} for part in answer.parts],
        "signal": None if signal is None else {"kind": signal.kind, "reason": signal.reason},
        "ms": round(ms, 1),
    }


def citation_json(citation: Citation, edition: str) -> dict[str, Any]:
    """{"document","version","title","pages","label","start","end","quote","passage"} and what else is known.

    "ocr" holds the confidences (0 to 1) of the passage's pages that were read by OCR, "footnotes" those the
    passage bears the markers of, "guessed" the names of what the document's description only guesses;
    "standing" is what authority the passage has, "also_in" where else its words stand;
    "reread" is false where the source was hashed, but not read again; "receipt" is what is needed to check it later.
    """
    quotation, passage = citation.quotation, citation.passage
    return {
        "document": quotation.document,
        "version": quotation.version,
        "title": citation.about.title,
        "pages": list(passage.pages),
        "page_labels": list(citation.page_labels),
        "label": passage.label,
        "start": quotation.start,
        "end": quotation.end,
        "quote": quotation.text,
        "passage": passage.id,
        "role": passage.role,
        "country": passage.country,
        "ocr": list(citation.ocr),
        "footnotes": [{"label": label, "text": text} for label, text in citation.footnotes],
        "guessed": list(citation.about.guessed),
        "secondary": citation.secondary,
        "standing": standing(citation),
        "also_in": [
            {
                "document": each.document,
                "title": each.title,
                "label": each.label,
                "language": each.language,
                "passage": each.passage,
            }
            for each in citation.also_in
        ],
        "verdict": citation.verdict,
        "reread": citation.reread,
        "receipt": receipt_json(receipt_of(citation, edition)),
    }

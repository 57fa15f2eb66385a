"""Action cards: "Action: … How: …" is one piece of advice and stays one block."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.draft import Draft, Piece

_ACTION = re.compile(r"(?:action|acción|ação|действие|行动|الإجراء|إجراء)(?:\s*\d{1,3})?\s*[:：]", re.IGNORECASE)
_PART = re.compile(
    r"(?:how|who|why|when|where|what|result|outcome|comment|qui|pourquoi|quand|où|résultat"
    r"|cómo|quién(?:es)?|por qué|cuándo|dónde|resultado|como|quem|por quê|porquê|quando|onde"
    r"|как|кто|почему|зачем|когда|где|результат|如何|谁|为何|为什么|何时|结果|كيف|من|لماذا|متى|أين|النتيجة)\s*[:：]",
    re.IGNORECASE,
)


def whole_cards(drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts`, each action with its "How:", "Who:" and the like, and the list that such a part leads in, as
    one block: the parts on lines of their own, each joint recorded. An action without any stays as it is.
    """
    out: list[Draft] = []
    card = leads = False
    for draft in drafts:
        text = draft.text.lstrip(" •*_")
        part = bool(_PART.match(text)) and draft.kind != "footnote"
        listed = draft.kind == "list item" and leads
        if card and (part or listed) and draft.box == out[-1].box:
            out[-1] = _joined(out[-1], draft)
            leads = draft.text.rstrip().endswith((":", "：")) or listed
            continue
        card, leads = bool(_ACTION.match(text)) and draft.kind != "footnote", False
        out.append(draft)
    return out


def _joined(card: Draft, part: Draft) -> Draft:
    page = next((piece.page for piece in reversed(card.pieces) if piece.page is not None), None)
    kind = ("box" if card.box else "paragraph") if card.kind == "heading" else card.kind
    joint = Piece("\n", page, None, "line end", "\n\n")
    return replace(card, kind=kind, level=0, pieces=(*card.pieces, joint, *part.pieces))

"""A checked receipt as its page shows it."""

from dataclasses import dataclass

from assistant.receipts.standing import Instead
from index.access import PUBLIC
from index.searcher import Searcher
from web import verify_words
from web.addresses import passage_address
from web.inventory import Inventory
from web.paragraphs import Paragraph, paragraphs
from web.parts import part_of
from web.proofs import Proof
from web.source_row import named
from web.verify_words import Verdict


@dataclass(frozen=True, slots=True)
class InsteadView:
    """The paragraph that took the quoted one's place: `title` of its document, whether it `has_number` of the quoted
    one or is most alike by its words, `alike` in per cent, and whether the words `still` stand in it."""

    title: str
    address: str
    language: str
    paragraphs: list[Paragraph]
    has_number: bool
    alike: int
    still: bool


@dataclass(frozen=True, slots=True)
class ProofView:
    """`address` leads to the quotation's place, '' where there is none today; `language` is the passage's, ''
    unknown. `now` says how the document stands, `newer` names its successor as (name, address)."""

    proof: Proof
    verdict: Verdict
    address: str
    language: str
    now: str
    newer: tuple[str, str] | None
    instead: InsteadView | None


def proof_view(proof: Proof, searcher: Searcher, inventory: Inventory) -> ProofView:
    """`proof` in words, with the addresses of what it names."""
    address, language = _place(proof, searcher)
    standing = proof.standing
    newer = standing.successor if standing and standing.now != "replaced" else ""
    instead = standing.instead if standing else None
    return ProofView(
        proof=proof,
        verdict=verify_words.verdict(proof.checked),
        address=address,
        language=language,
        now=verify_words.now(standing.now) if standing else "",
        newer=named(newer, inventory) if newer else None,
        instead=_instead(instead, searcher) if instead else None,
    )


def _place(proof: Proof, searcher: Searcher) -> tuple[str, str]:
    quotation = proof.checked.quotation
    held = next((each for each in searcher.documents(PUBLIC) if each.version == quotation.version), None)
    if held is None or proof.standing is None:
        return "", ""
    around = searcher.passages(held.id, PUBLIC)
    inside = (each for each, _ in around if each.start <= quotation.start and quotation.end <= each.end)
    passage = next(inside, None)
    if passage is None:
        return "", held.about.language
    return passage_address(held.id, part_of(around, passage.id), passage.id), passage.language


def _instead(instead: Instead, searcher: Searcher) -> InsteadView:
    part = part_of(searcher.passages(instead.document, PUBLIC), instead.passage.id)
    return InsteadView(
        title=instead.title,
        address=passage_address(instead.document, part, instead.passage.id),
        language=instead.passage.language,
        paragraphs=paragraphs(instead.text, 0),
        has_number=instead.by == "label",
        alike=round(100 * instead.likeness),
        still=instead.still,
    )

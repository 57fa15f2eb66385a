"""Truth files: written, read back, and read in the bare form."""

import json
from pathlib import Path

from eval.extraction.truth import ANYWHERE, UNKNOWN, KnownBlock, KnownNote, Truth, beside, read_truth, write_truth


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    truth = Truth(
        "ar", "weasyprint", ("boxes", "footnotes"),
        (
            KnownBlock("box", "1. نص", "1.", box="T", country="Fiji", marks=((4, "1"),), links=("https://example.org/",)),
            KnownBlock("table", "a | b", cells=(("a", "b"),), page=2),
        ),
        (KnownNote("1", "انظر", 0),), ("3",), ("unseen",), ("i", "1"), ocr=True,
    )  # fmt: skip
    for name in ("known.pdf", "known.docx"):
        write_truth(truth, tmp_path / name)
        assert read_truth(beside(tmp_path / name)) == truth
    assert {path.name for path in tmp_path.iterdir()} == {"known.gt.json", "known.docx.gt.json"}


def test_a_bare_list_has_notes_and_boxes_after_what_they_belong_to(tmp_path: Path) -> None:
    says = [
        {"kind": "h1", "text": "Title"}, {"kind": "p", "text": "1. Body."}, {"kind": "fn", "n": 4, "text": "Ibid."},
        {"kind": "boxtitle", "text": "Uganda"}, {"kind": "box", "text": "A law."},
    ]  # fmt: skip
    path = tmp_path / "w_fr_2col.gt.json"
    path.write_text(json.dumps(says), encoding="utf-8")
    truth = read_truth(path)
    assert [(block.kind, block.text, block.box) for block in truth.blocks] == [
        ("heading", "Title", ""), ("paragraph", "1. Body.", ""), ("box", "A law.", "Uganda"),
    ]  # fmt: skip
    assert truth.blocks[1].marks == ((ANYWHERE, "4"),)
    assert {block.country for block in truth.blocks} == {UNKNOWN}
    assert truth.footnotes == (KnownNote("4", "Ibid.", 1),)
    assert (truth.language, truth.features) == ("fr", ("two columns",))

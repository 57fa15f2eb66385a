"""The colours of the style sheet have the contrast that docs/design-system.md promises, in light and dark."""

import re
from importlib import resources
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "design-system.md"
TEXT, SHAPE = 4.5, 3.0
"""Least contrast of text (WCAG 2.2, 1.4.3) and of what shows where a field or a state is (1.4.11)."""

PAIRS = [
    ("ink", "ground", TEXT), ("ink", "paper", TEXT), ("soft", "ground", TEXT), ("soft", "paper", TEXT),
    ("quiet", "ground", TEXT), ("quiet", "paper", TEXT), ("accent", "ground", TEXT), ("accent", "paper", TEXT),
    ("accent", "hover", TEXT), ("accent-ink", "accent", TEXT), ("mark-ink", "mark", TEXT),
    ("good", "good-ground", TEXT), ("warn", "warn-ground", TEXT), ("warn", "paper", SHAPE),
    ("band-ink", "band", TEXT), ("band-quiet", "band", TEXT), ("ink", "hover", TEXT),
]  # fmt: skip


def _schemes() -> dict[str, dict[str, str]]:
    """The colours by name, in light and in dark."""
    sheet = (resources.files("web") / "static" / "style.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)[:2]
    named = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", each)) for each in (light, dark)]
    return {"light": named[0], "dark": {**named[0], **named[1]}}


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2: of sRGB channels, linearised."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_by_hand() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_every_pair_is_read_easily(scheme: str, front: str, back: str, least: float) -> None:
    colours = _schemes()[scheme]
    assert contrast(colours[front], colours[back]) >= least


def test_the_document_gives_the_measured_contrast() -> None:
    rows = re.findall(r"^\| `([\w-]+)` on `([\w-]+)` \| ([\d.]+) \| ([\d.]+) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert {(front, back) for front, back, *_ in rows} == {(front, back) for front, back, _ in PAIRS}
    for front, back, light, dark in rows:
        for scheme, told in (("light", light), ("dark", dark)):
            colours = _schemes()[scheme]
            assert float(told) == pytest.approx(contrast(colours[front], colours[back]), abs=0.05)

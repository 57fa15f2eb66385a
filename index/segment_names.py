"""The names of a segment's files."""

ROWS = "rows.npz"
ASKED = "asked.npy"
"""What people ask: NumPy int32 (pairs, 2), a question's place and the row of a passage answering it."""


def passages_file(space: int) -> str:
    """Passage vectors of space `space` (0-based): NumPy, float16 (n, d)."""
    return f"passages-{space}.npy"


def sentences_file(space: int) -> str:
    """Sentence vectors of space `space`: NumPy, float16 (sentences kept, d)."""
    return f"sentences-{space}.npy"


def asked_file(space: int) -> str:
    """Question vectors of space `space`: NumPy, float16 (questions, d)."""
    return f"asked-{space}.npy"

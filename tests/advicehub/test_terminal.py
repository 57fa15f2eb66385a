"""Progress for a person at a terminal."""

import pytest

from advicehub.terminal import counting, pace


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (0, 10, 5.0, ""),
        (1, 10, 0.01, ""),
        (10, 40, 2.0, "5.0/s, 0:00:06 left"),
        (40, 40, 8.0, "5.0/s"),
        (1, 7201, 1.0, "1.0/s, 2:00:00 left"),
    ],
)
def test_pace(done: int, total: int, seconds: float, said: str) -> None:
    assert pace(done, total, seconds) == said


def test_counting_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with counting() as count:
        for known in (3, 5, 9):
            count("reading pages", known - 1, known)
    assert capsys.readouterr() == ("", "")

"""Progress for a person at a terminal."""

import pytest
from rich.text import Text

from advicehub import command, terminal
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


HOSTILE = "name\x1b[31m\x1b]0;owned\x07\x9b2J\r\ud800.pdf"


@pytest.mark.parametrize("shown", [HOSTILE, Text(HOSTILE)])
def test_nothing_printed_can_steer_the_terminal(shown: str | Text, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.out().print(shown, soft_wrap=True)
    terminal.out(markup=True).print(shown, soft_wrap=True)
    terminal.say(HOSTILE)
    said = "".join(capsys.readouterr())
    assert said.count("name\ufffd[31m") == 3
    assert not set(said) & set("\x1b\x07\x9b\r\ud800")


def test_no_failure_can_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command._fail(HOSTILE, 1)
    assert not set(capsys.readouterr().err) & set("\x1b\x07\x9b\r\ud800")

"""The OCR program tesseract, where it is installed: what it can read, and one picture through it."""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from ingest.pdf.render import Picture

_OFF = "ADVICEHUB_OCR"
_PACKS = {
    "en": "eng",
    "fr": "fra",
    "es": "spa",
    "pt": "por",
    "ar": "ara",
    "ru": "rus",
    "zh": "chi_sim",
    "de": "deu",
}
_ORIENTATION = "osd"
_PATIENCE = 3
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_LIBC = ctypes.CDLL(None)  # loaded before the fork: between fork and exec nothing should be


class OcrFailed(Exception):
    """The picture could not be read; the message is a reason for a person."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed tesseract. `languages` are ISO 639-1 codes; `turns` says that it can tell how a page lies.

    `name` holds the version and the language packs: whatever may change what it reads.
    """

    program: str
    name: str
    languages: tuple[str, ...]
    turns: bool

    def hocr(self, picture: Picture, language: str, seconds: float, block: bool = False) -> bytes:
        """What tesseract reads on a grey `picture` in `language`, as hOCR; `block` says that it is one block of text.

        Raise `OcrFailed` when it fails, or takes more than `seconds` of processor time.
        """
        return self._run(picture, ["-l", _PACKS[language], "--psm", "6" if block else "3", "hocr"], seconds)

    def lies(self, picture: Picture, seconds: float) -> tuple[int, str]:
        """(clockwise turn that sets the text upright, script), (0, '') when it cannot tell."""
        try:
            told = self._run(picture, ["--psm", "0"], seconds).decode("utf-8", "replace")
        except OcrFailed:
            return 0, ""
        lines = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
        turn = lines.get("Rotate", "0")
        return (int(turn) if turn in ("90", "180", "270") else 0), lines.get("Script", "")

    def _run(self, picture: Picture, arguments: list[str], seconds: float) -> bytes:
        header = b"P5 %d %d 255\n" % (picture.width, picture.height)
        command = [self.program, "stdin", "stdout", "--dpi", str(round(picture.scale * 72)), *arguments]
        limit = round(seconds)
        if limit < 1:
            raise OcrFailed("OCR takes too long on it")
        try:
            done = subprocess.run(
                command,
                input=header + picture.data,
                capture_output=True,
                env=_environment(),
                timeout=_PATIENCE * limit,
                preexec_fn=lambda: _limit(limit),
            )
        except subprocess.TimeoutExpired:
            raise OcrFailed("OCR takes too long on it") from None
        except OSError as error:
            raise OcrFailed(f"OCR could not be started ({error.strerror})") from None
        if done.returncode == -signal.SIGXCPU or done.returncode == -signal.SIGKILL:
            raise OcrFailed("OCR takes too long on it")
        if done.returncode:
            raise OcrFailed("OCR failed on it")
        return done.stdout


def tesseract() -> Tesseract | None:
    """The installed tesseract with at least one language we know; None without, or when OCR is switched off."""
    return None if is_off() else _installed()


def is_off() -> bool:
    """Whether ADVICEHUB_OCR=off switches OCR off."""
    return os.environ.get(_OFF, "").lower() == "off"


@cache
def _installed() -> Tesseract | None:
    program = shutil.which("tesseract")
    if not program:
        return None
    version = _told(program, "--version").partition("\n")[0].strip()
    folder, *packs = _told(program, "--list-langs").splitlines() or [""]
    languages = tuple(code for code, pack in _PACKS.items() if pack in packs)
    if not version or not languages:
        return None
    used = sorted({_PACKS[code] for code in languages} | ({_ORIENTATION} & set(packs)))
    return Tesseract(program, f"{version} ({_seal(folder, used)})", languages, _ORIENTATION in packs)


def _seal(folder: str, packs: list[str]) -> str:
    """The packs' names, and a short hash of their sizes: two packs of one name may read differently."""
    _, _, rest = folder.partition('"')
    place = Path(rest.partition('"')[0])
    sizes = [(pack, _size(place / f"{pack}.traineddata")) for pack in packs]
    return f"{'+'.join(packs)} {sha256(repr(sizes).encode()).hexdigest()[:8]}"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _told(program: str, option: str) -> str:
    try:
        done = subprocess.run(
            [program, option], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=_environment(), timeout=20
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if not done.returncode else ""


def _environment() -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "TESSDATA_PREFIX") if key in os.environ}
    # One thread: as many pages are read at once as there are cores, and sums keep their order.
    return {**kept, "LC_ALL": "C", "OMP_THREAD_LIMIT": "1"}


def _limit(seconds: int) -> None:
    """In the new process: its own time, and its end together with the process that asked."""
    _LIBC.prctl(_DEATH_SIGNAL, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""Fonts for reportlab, found on the machine by their family name."""

import shutil
import subprocess
from functools import cache

from eval.extraction.tool import Missing

_BASE = {"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold"}


def families(name: str) -> tuple[str, str]:
    """The names of the regular and bold face of `name`, known to reportlab from now on."""
    if name in _BASE:
        return name, _BASE[name]
    if name == "STSong-Light":
        return _cid(name), name
    return _registered(name, "Regular"), _registered(name, "Bold")


@cache
def _cid(name: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


@cache
def _registered(family: str, style: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    program = shutil.which("fc-match")
    if program is None:
        raise Missing("fontconfig is not installed")
    done = subprocess.run(
        [program, "-f", "%{family}|%{file}", f"{family}:style={style}"], capture_output=True, text=True, check=True
    )
    found, file = done.stdout.split("|")
    if family not in found:
        raise Missing(f"the font {family} is not installed")
    name = f"{family} {style}"
    pdfmetrics.registerFont(TTFont(name, file))
    return name

"""OpenVINO, which runs the shipped models, without its converter tools: these tell their maker that they were imported.

`import openvino` by itself imports `openvino.tools.ovc` where it finds it, and that sends an event over the network
unless a file in the home folder forbids it. Python takes None in `sys.modules` for a module that is not there, and
OpenVINO goes on without it. Nothing else in the program imports OpenVINO.
"""

import sys
from functools import cache
from typing import Any

from advicehub.errors import ModelError

_CONVERTER = "openvino.tools.ovc"


@cache
def openvino() -> Any:
    """The package, imported once. Raises `ModelError` where it is not installed or cannot be loaded here."""
    sys.modules.setdefault(_CONVERTER, None)  # type: ignore[arg-type]  # None is what says that there is none
    try:
        import openvino as package
    except (ImportError, OSError):
        raise ModelError("the package openvino cannot be loaded: set the environment up again") from None
    return package


@cache
def core() -> Any:
    """The one OpenVINO core of the process; it may be used from several threads."""
    return openvino().Core()

"""Python and Qt have to fit: PySide6 6.12 ends a Python before 3.12 without a word.

Every callback that Qt makes loses one reference to `None`; only since 3.12 does Python not count
them. So the pair is refused before Qt is imported, from the installed version alone.
"""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

from afm_desktop.domain.errors import AfmError

CRASHING_PYSIDE = (6, 12)
SAFE_PYTHON = (3, 12)
SAFE_PYSIDE = "6.11.3"
NOTED = "[Pp]y[Ss]ide6_[Ee]ssentials-*.dist-info"


class CrashingPair(AfmError):
    """This Python and this PySide6 would end the program while someone works in it."""


def refuse_crashing_pair(python: tuple[int, ...], pyside: tuple[int, ...]) -> None:
    """Raise when Python is older than 3.12 and PySide6 is any 6.12."""
    if python < SAFE_PYTHON and pyside[:2] == CRASHING_PYSIDE:
        raise CrashingPair(
            f"Python {_dotted(python[:2])}에서는 PySide6 {_dotted(pyside)} 때문에 프로그램이 "
            f"갑자기 종료되므로 Python {_dotted(SAFE_PYTHON)} 이상이나 "
            f"PySide6 {SAFE_PYSIDE}을 설치하세요."
        )


def check_installed_pair() -> None:
    """Refuse the crashing pair on this computer; called before anything imports Qt."""
    installed = installed_pyside()
    if installed is not None:
        refuse_crashing_pair(sys.version_info[:3], installed)


def installed_pyside() -> tuple[int, ...] | None:
    """The version of PySide6 that an import would load, or None without PySide6."""
    version = _beside_the_package() or _registered()
    return None if version is None else tuple(int(p) for p in re.findall(r"\d+", version)[:3])


def _beside_the_package() -> str | None:
    """The version in the name of the folder an installer leaves beside the package."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return None
    folders = list(Path(spec.origin).parent.parent.glob(NOTED))
    return folders[0].name.split("-")[1] if len(folders) == 1 else None


def _registered() -> str | None:
    """What the packages themselves say; it takes as long as all of Qt's modules."""
    from importlib import metadata  # noqa: PLC0415 - it loads what reads mail

    try:
        return metadata.version("PySide6_Essentials")
    except metadata.PackageNotFoundError:
        return None


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)

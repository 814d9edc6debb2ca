"""`new` and `demo`: files that were not there before."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from afm_desktop.cli import labels, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.korean import required
from afm_desktop.cli.output import note, say
from afm_desktop.domain.hangul import josa, search_form
from afm_desktop.domain.office import Office, Role
from afm_desktop.services import founding
from afm_desktop.storage.errors import ExistingFile
from afm_desktop.storage.places import cautions
from afm_desktop.storage.sqlite.lock import user_name

SUFFIX = ".afm"


def new(options: Namespace) -> int:
    """Make an office's file."""
    role = Role(options.role)
    if role is Role.SECRETARY and not options.division:
        raise UsageError(required("--division 코드", "분과 간사의 파일"))
    if role is Role.FIRM and not options.organization:
        raise UsageError(required("--organization 이름", "앵커기업의 파일"))
    if role is Role.CENTER and options.division:
        raise UsageError(labels.CENTER_HAS_NO_DIVISION)
    if options.organization and not search_form(options.organization):
        raise UsageError(labels.NOT_A_NAME.format(name=options.organization))
    path = _place_for(options.file)
    code = founding.division_code(options.division) if options.division else None
    office = Office(role, user_name(), code, options.organization)
    founding.found_office(path, office)
    made = josa(f"‘{places.whole(path)}’", "을/를")
    say(f"{labels.ROLES[role]}의 파일 {made} 만들었습니다.")
    return 0


def demo(options: Namespace) -> int:
    """Make the demonstration alliance."""
    from afm_desktop.services.demonstration import build  # noqa: PLC0415 - it is large

    path = _place_for(options.file)
    build(path, scale=options.scale, progress=_percent("예시 자료"))
    say(f"예시 자료 {josa(f'‘{places.whole(path)}’', '을/를')} 만들었습니다.")
    return 0


def _place_for(path: Path) -> Path:
    """The path for a new file; one that cannot be is refused before anything is made."""
    if path.suffix.casefold() != SUFFIX:
        raise UsageError(labels.NOT_AFM.format(name=josa(f"‘{path.name}’", "은/는")))
    if os.path.exists(path):  # noqa: PTH110 - a folder may be closed to whoever asks
        raise ExistingFile(path)
    places.refuse_nowhere(path)
    for caution in cautions(path):
        note(labels.CAUTIONS[caution])
    return path


def _percent(what: str) -> Callable[[int, int], None]:
    """Progress in steps of a tenth, each told once."""
    told = -1

    def tell(done: int, total: int) -> None:
        nonlocal told
        tenths = done * 10 // total if total else 10
        if tenths > told:
            told = tenths
            note(f"{what} {tenths * 10}%")

    return tell

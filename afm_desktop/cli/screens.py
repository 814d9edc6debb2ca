"""`screens`: pictures of the window, on a copy of the file and without a display."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from afm_desktop.app import opened
from afm_desktop.cli import labels, places
from afm_desktop.cli.errors import CommandError
from afm_desktop.cli.output import note, say
from afm_desktop.cli.secrecy import let_out
from afm_desktop.paths import DATA_DIR
from afm_desktop.services import safekeeping
from afm_desktop.ui.display import unseen
from afm_desktop.ui.pairing import check_installed_pair

LIGHT = "light"


def screens(options: Namespace) -> int:
    """Take a picture of every screen."""
    out: Path = options.out
    if out.exists() and not out.is_dir():
        raise CommandError(labels.NOT_A_FOLDER.format(name=out))
    check_installed_pair()
    with TemporaryDirectory(prefix="afm-screens-") as made, _computer_of_its_own(Path(made)):
        copy = Path(made) / options.file.name
        safekeeping.copy_aside(options.file, copy)
        with opened(copy) as desk:
            core = desk.copies.everywhere()
        let_out(options.file, core, options.reason)
        with unseen(Path(made)):
            pictures = _take(options, copy)
    say(labels.PICTURES_MADE.format(place=places.whole(out), count=len(pictures)))
    return 0


def _take(options: Namespace, copy: Path) -> list[Path]:
    try:
        from afm_desktop.ui.pictures import studio  # noqa: PLC0415
    except ImportError as error:  # the libraries of Qt are missing
        raise CommandError(labels.NO_QT.format(error=error)) from error
    from afm_desktop.app import open_desk  # noqa: PLC0415

    options.out.mkdir(parents=True, exist_ok=True)
    sitting = studio.Sitting(options.theme != LIGHT, float(options.scale), *options.size)
    return studio.studio(copy, open_desk, sitting).take(options.out, _tenths())


@contextmanager
def _computer_of_its_own(folder: Path) -> Iterator[None]:
    """Neither the preferences nor the notes of this computer are read or touched."""
    before = os.environ.get(DATA_DIR)
    os.environ[DATA_DIR] = str(folder / "data")
    try:
        yield
    finally:
        if before is None:
            del os.environ[DATA_DIR]
        else:
            os.environ[DATA_DIR] = before


def _tenths() -> Callable[[int, int], None]:
    """Progress in steps of a tenth, each told once."""
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        tenths = done * 10 // total
        if tenths > told:
            told = tenths
            note(labels.PICTURES_PROGRESS.format(percent=tenths * 10))

    return tell

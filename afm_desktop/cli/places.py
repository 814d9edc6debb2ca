"""Where a command reads and writes: files that are folders, and folders that are not there."""

from __future__ import annotations

import os
from pathlib import Path

from afm_desktop.cli import labels, paper_labels
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.domain.hangul import josa
from afm_desktop.reports.kinds import PaperFormat


def refuse_folder(path: Path) -> None:
    """Refuse a folder where a file has to be named."""
    if os.path.isdir(path):  # noqa: PTH112 - a name that is too long is nobody's
        raise CommandError(labels.IS_A_FOLDER.format(name=josa(f"‘{path}’", "은/는")))


def refuse_nowhere(path: Path) -> None:
    """Refuse a file to be made in a folder that is not there."""
    folder = path.parent
    if folder.is_dir():
        return
    raise CommandError(
        (labels.NOT_A_FOLDER_BUT_A_FILE if folder.exists() else labels.NO_SUCH_FOLDER).format(
            name=folder, topic=josa(f"‘{folder}’", "은/는")
        )
    )


def make_folder(path: Path) -> None:
    """Make a folder, unless it is there; refused where a file has its name."""
    _refuse_file(path)
    refuse_nowhere(path)
    path.mkdir(exist_ok=True)


def whole(path: Path) -> Path:
    """The place with its folder, as an answer names it."""
    return path.absolute()


def refuse_not_pdf(path: Path) -> None:
    """Refuse a place where no PDF can be put."""
    refuse_folder(path)
    if not _is_pdf(path):
        raise UsageError(labels.NOT_A_PDF.format(name=josa(f"‘{path.name}’", "은/는")))
    refuse_nowhere(path)


def refuse_no_paper(path: Path, *others: str) -> None:
    """Refuse a place where no paper can be put; `others` are endings it may have too."""
    refuse_folder(path)
    endings = (*(one.ending for one in PaperFormat), *others)
    if path.suffix.casefold() not in endings:
        name = josa(f"‘{path.name}’", "은/는")
        raise UsageError(paper_labels.NOT_A_PAPER.format(name=name, endings=", ".join(endings)))
    refuse_nowhere(path)


def refuse_no_folder(path: Path) -> None:
    """Refuse a place where no folder of papers can be made, or where one paper was meant."""
    if path.suffix.casefold() in {one.ending for one in PaperFormat}:
        raise UsageError(labels.A_FOLDER_FOR_ALL.format(name=josa(f"‘{path.name}’", "은/는")))
    _refuse_file(path)


def _refuse_file(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise CommandError(labels.NOT_A_FOLDER.format(name=path))


def _is_pdf(path: Path) -> bool:
    return path.suffix.casefold() == ".pdf"

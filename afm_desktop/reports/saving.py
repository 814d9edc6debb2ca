"""Saving a finished paper whole; knows nothing of how it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from afm_desktop.domain.errors import ReportError
from afm_desktop.domain.space import is_full
from afm_desktop.paths import write_whole
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.paper import Paper
from afm_desktop.services.plain import Plain

Writers = Mapping[str, Callable[[Plain], bytes]]
"""What makes other files than PDFs of a paper, by the endings of their names."""


class NoSpace(ReportError):
    """The disk takes no more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.name}’ 파일을 저장할 공간이 ‘{path.absolute().parent}’ 폴더에 없습니다. "
            "공간을 비우고 다시 하세요."
        )


class CannotSave(ReportError):
    """The file cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.name}’ 파일을 저장할 수 없습니다(‘{path.absolute().parent}’ 폴더). "
            "열려 있으면 닫고, 폴더에 쓸 수 있는지 확인한 뒤 다시 시도하세요."
        )


def save_paper(paper: Paper, path: Path, writers: Writers) -> None:
    """Save a paper as the kind of file its name ends on."""
    ending = path.suffix.casefold()
    is_pages = ending == PaperFormat.PDF.ending
    save(paper.data if is_pages else writers[ending](paper.plain), path)


def save(data: bytes, path: Path) -> None:
    """Write a file, and its folder where there is none yet; whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise (NoSpace if is_full(error) else CannotSave)(path) from error

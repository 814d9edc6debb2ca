"""Files that came back, read one after the other; one that is no form is told with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from afm_desktop.domain.errors import AfmError, ExchangeError
from afm_desktop.exchange.forms.reading import forms_in, read_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.services.requests.model import Progress, Reply, Unreadable
from afm_desktop.services.requests.service import RequestService


class NothingToRead(ExchangeError):
    """There is no file to read."""

    def __init__(self) -> None:
        super().__init__("회신 파일이 없습니다. xlsx나 hwpx 파일, 또는 그 폴더를 고르세요.")


def read_replies(
    requests: RequestService, paths: Sequence[Path], progress: Progress | None = None
) -> tuple[Reply | Unreadable, ...]:
    """What files, and the files in folders, say as replies."""
    files = forms_in(list(paths))
    if not files:
        raise NothingToRead
    found: list[Reply | Unreadable] = []
    for number, path in enumerate(files, 1):
        found.append(_read(requests, path))
        if progress is not None:
            progress(number, len(files))
    return tuple(found)


def _read(requests: RequestService, path: Path) -> Reply | Unreadable:
    try:
        filled = read_form(path)
        return understood(filled, requests.sheet(filled.key))
    except AfmError as error:
        return Unreadable(path.name, str(error))

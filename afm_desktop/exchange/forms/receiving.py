"""Files that came back, read one after the other; one that is no form is told with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from afm_desktop.domain.errors import AfmError, ExchangeError
from afm_desktop.exchange.forms.filled import Filled
from afm_desktop.exchange.forms.reading import forms_in, read_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.services.requests.model import Progress, Reply, Unreadable
from afm_desktop.services.requests.service import RequestService

_AT_ONCE = 4


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
    # Each workbook is read by a process of its own; a few of them at once.
    with ThreadPoolExecutor(min(_AT_ONCE, len(files)), "forms") as pool:
        try:
            reading = [pool.submit(read_form, path) for path in files]
            for number, (path, filled) in enumerate(zip(files, reading, strict=True), 1):
                found.append(_understood(requests, path, filled))
                if progress is not None:
                    progress(number, len(files))
        finally:
            pool.shutdown(cancel_futures=True)
    return tuple(found)


def _understood(
    requests: RequestService, path: Path, reading: Future[Filled]
) -> Reply | Unreadable:
    try:
        filled = reading.result()
        return understood(filled, requests.sheet(filled.key))
    except AfmError as error:
        return Unreadable(path.name, str(error))

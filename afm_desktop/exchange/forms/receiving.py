"""Files that came back, read one after the other; one that is no form is told with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from afm_desktop.domain.errors import AfmError, ExchangeError
from afm_desktop.exchange.forms.filled import Filled
from afm_desktop.exchange.forms.reading import forms_in, read_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.services.requests.model import FormSheet, Progress, Reply, Unreadable
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
    found: list[Filled | Unreadable] = []
    # Each workbook is read by a process of its own; a few of them at once.
    with ThreadPoolExecutor(min(_AT_ONCE, len(files)), "forms") as pool:
        try:
            reading = [pool.submit(read_form, path) for path in files]
            for number, (path, filled) in enumerate(zip(files, reading, strict=True), 1):
                found.append(_read(path, filled))
                if progress is not None:
                    progress(number, len(files))
        finally:
            pool.shutdown(cancel_futures=True)
    sheets = requests.sheets([one.key for one in found if isinstance(one, Filled)])
    return tuple(
        _understood(one, sheets[one.key]) if isinstance(one, Filled) else one for one in found
    )


def _read(path: Path, reading: Future[Filled]) -> Filled | Unreadable:
    try:
        return reading.result()
    except AfmError as error:
        return Unreadable(path.name, str(error))


def _understood(filled: Filled, sheet: FormSheet | AfmError) -> Reply | Unreadable:
    try:
        if isinstance(sheet, AfmError):
            raise sheet
        return understood(filled, sheet)
    except AfmError as error:
        return Unreadable(filled.file, str(error))

"""Files that came back, read one after the other; one that is no form is told with its reason."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.errors import AfmError, ExchangeError
from afm_desktop.exchange.forms.enclosures import Taker, lies_beside, shared_out
from afm_desktop.exchange.forms.filled import Filled, NoForm, OldHangul
from afm_desktop.exchange.forms.reading import files_in, is_a_form, parted_files, read_form
from afm_desktop.exchange.forms.understanding import understood
from afm_desktop.services.requests.model import (
    FormSheet,
    Progress,
    Received,
    Reply,
    Unreadable,
)
from afm_desktop.services.requests.service import RequestService
from afm_desktop.services.requests.taking import latest_of

_AT_ONCE = 4


class NothingToRead(ExchangeError):
    """There is no file to read."""

    def __init__(self) -> None:
        super().__init__("회신 파일이 없습니다. xlsx나 hwpx 파일, 또는 그 폴더를 고르세요.")


def read_replies(
    requests: RequestService, paths: Sequence[Path], progress: Progress | None = None
) -> tuple[Reply | Unreadable, ...]:
    """What files, and the files in folders, say as replies."""
    return receive(requests, paths, progress).replies


def receive(
    requests: RequestService, paths: Sequence[Path], progress: Progress | None = None
) -> Received:
    """What files, and the files in folders, say as replies, with the files that came along."""
    files, others = parted_files(list(paths))
    if not files:
        raise NothingToRead
    found = _all_read(files, progress)
    sheets = requests.sheets([one.key for _, one in found if isinstance(one, Filled)])
    replies = [(path, _understood(one, sheets)) for path, one in found]
    return _with_enclosures(paths, replies, others, sheets)


def _all_read(
    files: Sequence[Path], progress: Progress | None
) -> list[tuple[Path, Filled | Unreadable]]:
    found: list[tuple[Path, Filled | Unreadable]] = []
    # Each workbook is read by a process of its own; a few of them at once.
    with ThreadPoolExecutor(min(_AT_ONCE, len(files)), "forms") as pool:
        try:
            reading = [pool.submit(read_form, path) for path in files]
            for number, (path, filled) in enumerate(zip(files, reading, strict=True), 1):
                found.append((path, _read(path, filled)))
                if progress is not None:
                    progress(number, len(files))
        finally:
            pool.shutdown(cancel_futures=True)
    return found


def _read(path: Path, reading: Future[Filled]) -> Filled | Unreadable:
    try:
        return reading.result()
    except (NoForm, OldHangul) as error:
        return Unreadable(path.name, str(error), path)
    except AfmError as error:
        return Unreadable(path.name, str(error))


def _understood(
    filled: Filled | Unreadable, sheets: Mapping[str, FormSheet | AfmError]
) -> Reply | Unreadable:
    if isinstance(filled, Unreadable):
        return filled
    try:
        sheet = sheets[filled.key]
        if isinstance(sheet, AfmError):
            raise sheet
        return understood(filled, sheet)
    except AfmError as error:
        return Unreadable(filled.file, str(error))


def _with_enclosures(
    paths: Sequence[Path],
    replies: Sequence[tuple[Path, Reply | Unreadable]],
    others: Sequence[Path],
    sheets: Mapping[str, FormSheet | AfmError],
) -> Received:
    """Give each reply of a demand the files that are its by name; what is nobody's is told."""
    takers = [
        Taker(one.key, sheet.body, path, sheet.intake_no)
        for path, one in replies
        if isinstance(one, Reply)
        and isinstance(sheet := sheets[one.key], FormSheet)
        and sheet.kind is FormKind.DEMAND
    ]
    foreign = [one.path for _, one in replies if isinstance(one, Unreadable) and one.path]
    came = [*others, *foreign, *_beside(paths, takers)] if takers else [*others, *foreign]
    is_handed_over = not any(path.is_dir() for path in paths) and _is_one(replies)
    owned, loose = shared_out(came, takers, is_handed_over=is_handed_over)
    taken = {path for mine in owned.values() for path in mine}
    latest = latest_of(one for _, one in replies)
    return Received(
        tuple(
            replace(one, enclosures=owned.get(one.key, ()))
            if isinstance(one, Reply) and latest[one.key] is one
            else one
            for _, one in replies
            if not isinstance(one, Unreadable) or one.path not in taken
        ),
        loose,
    )


def _is_one(replies: Sequence[tuple[Path, Reply | Unreadable]]) -> bool:
    """Whether all that came answers one form."""
    return len({one.key for _, one in replies if isinstance(one, Reply)}) == 1


def _beside(paths: Sequence[Path], takers: Sequence[Taker]) -> list[Path]:
    """The files that lie with a reply that was handed over and are called as it is."""
    named = [path for path in paths if not path.is_dir()]
    folders = dict.fromkeys(one.path.parent for one in takers if one.path in named)
    found: list[Path] = []
    for folder in folders:
        with contextlib.suppress(OSError):  # a folder that cannot be looked through
            found += files_in(folder)
    return [
        path
        for path in found
        if path not in named and lies_beside(path, takers) and not is_a_form(path)
    ]

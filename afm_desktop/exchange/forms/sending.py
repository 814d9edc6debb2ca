"""Forms of many bodies written into a folder in one go: all of them, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.file_names import distinct, safe_name
from afm_desktop.exchange.forms import labels
from afm_desktop.exchange.forms.wording import mail_of, mails_of, request_of
from afm_desktop.services.requests.model import FormSheet, Prepared, Progress, Wish
from afm_desktop.services.requests.service import RequestService


class FormFormat(StrEnum):
    """As what a form goes out."""

    XLSX = "xlsx"
    HWPX = "hwpx"


class NoFolder(ExchangeError):
    """The folder forms are to be written into is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"‘{folder}’ 폴더가 없습니다. 있는 폴더를 고르세요.")


@dataclass(frozen=True, slots=True)
class Sent:
    """The forms that were written, with the texts that go with them."""

    ready: Prepared
    files: tuple[Path, ...]

    @property
    def mails(self) -> tuple[str, ...]:
        """A mail for each body."""
        pairs = zip(self.ready.sheets, self.files, strict=True)
        return tuple(mail_of(sheet, path.name) for sheet, path in pairs)

    @property
    def all_mails(self) -> str:
        """All mails as one text."""
        return mails_of(self.ready, [path.name for path in self.files])

    @property
    def official(self) -> str:
        """The 기안문 본문 with its 제목."""
        return request_of(self.ready).whole()


def file_name(sheet: FormSheet, format_: FormFormat) -> str:
    """`(20261127)(수요서)_예시가람.xlsx`, of a demand that has a number with it at the end."""
    whose = sheet.whose.replace("/", "_").replace("\\", "_")
    kind = labels.FILE_NAMES[sheet.kind]
    made = f"({sheet.made_on:%Y%m%d})" if sheet.made_on else ""
    return safe_name(f"{made}({kind})_{whose}.{format_.value}")


def send_forms(
    requests: RequestService,
    wish: Wish,
    folder: Path,
    format_: FormFormat = FormFormat.XLSX,
    progress: Progress | None = None,
) -> Sent:
    """Write the forms of a wish and note that they went out.

    Where that fails or is cancelled, no file stays and nothing is noted.
    """
    if not folder.is_dir():
        raise NoFolder(folder)
    ready = requests.prepare(wish)
    requests.let_out(ready)
    written: list[Path] = []
    try:
        for number, sheet in enumerate(ready.sheets, 1):
            path = _free(folder, sheet, format_)
            _writer(format_)(sheet, path)
            written.append(path)
            if progress is not None:
                progress(number, len(ready.sheets))
        requests.send(ready)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return Sent(ready, tuple(written))


def _free(folder: Path, sheet: FormSheet, format_: FormFormat) -> Path:
    """A name no file of the folder has: a form that was filled in meanwhile is never replaced."""
    there = [path.name for path in folder.iterdir()]
    return folder / distinct(file_name(sheet, format_), there)


def _writer(format_: FormFormat) -> Callable[[FormSheet, Path], None]:
    # Each loads what it takes when it is asked for.
    if format_ is FormFormat.HWPX:
        from afm_desktop.exchange.forms.hangul import write_hangul  # noqa: PLC0415

        return write_hangul
    from afm_desktop.exchange.forms.workbook import write_workbook  # noqa: PLC0415

    return write_workbook

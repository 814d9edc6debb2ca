"""A file that came back, whatever it is: read as a form, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.exchange.forms.filled import HANGUL as HANGUL_ENDINGS
from afm_desktop.exchange.forms.filled import (
    BrokenForm,
    Filled,
    NoForm,
    OldHangul,
    TooLargeForm,
)
from afm_desktop.exchange.forms.hangul_back import read_hangul_form
from afm_desktop.exchange.forms.workbook_back import read_workbook_form
from afm_desktop.exchange.reading.errors import (
    BrokenBook,
    EmptyBook,
    HangulDocument,
    MissingBook,
    NotABook,
    NotAWorkbook,
    UnreadableBook,
)

WORKBOOK, HANGUL = ".xlsx", ".hwpx"
ENDINGS = (WORKBOOK, ".xlsm", HANGUL)
OLD_ENDINGS = (".xls", ".ods", ".hwp")
"""As what a form may have been saved by another program; what cannot be read is told."""
MOST_BYTES = 40 << 20
_PACKED = b"PK"


def read_form(path: Path) -> Filled:
    """What a form says that came back."""
    is_packed = _head(path).startswith(_PACKED)
    if path.suffix.casefold() == HANGUL and is_packed:
        return read_hangul_form(path)
    try:
        return read_workbook_form(path)
    except HangulDocument as error:
        if is_packed:  # an HWPX document of another name
            return read_hangul_form(path)
        raise OldHangul(path.name) from error
    except NotABook as error:
        raise NoForm(path.name) from error
    except (BrokenBook, NotAWorkbook) as error:
        if path.suffix.casefold() in HANGUL_ENDINGS:  # whoever sent it opens it with Hangul
            raise BrokenForm(path.name) from error
        raise


def parted_files(paths: list[Path]) -> tuple[list[Path], list[Path]]:
    """The files that can be forms, and those that came along: named, or in the folders named.

    Where nothing can be a form, what is named is read as one, so that it is told that it is none.
    """
    found: list[Path] = []
    for path in paths:
        found += files_in(path) if path.is_dir() else [path]
    files = list(dict.fromkeys(found))
    forms = [path for path in files if may_be_form(path)]
    if not forms:
        forms = [path for path in paths if not path.is_dir()]
    return forms, [path for path in files if path not in forms]


def files_in(folder: Path) -> list[Path]:
    """The files of a folder by name."""
    return sorted(one for one in folder.iterdir() if one.is_file() and not _is_lock(one))


def is_a_form(path: Path) -> bool:
    """Whether a file is a form of ours, or one that cannot be read as such."""
    if path.suffix.casefold() not in ENDINGS:
        return False
    try:
        read_form(path)
    except NoForm:
        return False
    except ExchangeError:
        return True
    return True


def may_be_form(path: Path) -> bool:
    """Whether a file ends as forms do, also those saved by another program."""
    return path.suffix.casefold() in (*ENDINGS, *OLD_ENDINGS)


def _is_lock(path: Path) -> bool:
    """Whether a file is what Excel leaves beside an open workbook."""
    return path.name.startswith(("~$", "."))


def _head(path: Path) -> bytes:
    """How a file begins; one that is not there, empty or far too large is refused."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise MissingBook(path.name)
        with path.open("rb") as file:
            head = file.read(8)
    except PermissionError as error:
        raise UnreadableBook(path.name) from error
    except OSError as error:
        raise MissingBook(path.name) from error
    if size > MOST_BYTES:
        raise TooLargeForm(path.name)
    if not head:
        raise EmptyBook(path.name)
    return head

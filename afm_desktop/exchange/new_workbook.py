"""A new xlsx workbook; what writes it is loaded when one is written.

It takes an eighth of the time in which the command line begins, and most commands write none.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def new_workbook(
    target: str | PathLike[str] | IO[bytes], settings: Mapping[str, Any] | None = None
) -> Workbook:
    """A workbook that is written to a file or in memory when it is closed."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - see above

    return Workbook(target, dict(settings or {}))


def is_failure_to_write(error: Exception) -> bool:
    """Whether this is what the disk says, as it is or as the writer of workbooks tells it."""
    from xlsxwriter.exceptions import XlsxWriterException  # noqa: PLC0415 - see above

    return isinstance(error, OSError | XlsxWriterException)

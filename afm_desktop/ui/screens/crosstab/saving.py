"""A counted table as a sheet; what writes sheets is loaded only for that."""

from __future__ import annotations

from pathlib import Path

from afm_desktop.reports.crosstab_words import PrintedCrosstab, about_lines, sheet_rows


def write(printed: PrintedCrosstab, path: Path) -> None:
    """Write it where somebody said."""
    from afm_desktop.exchange import crosstab_sheet  # noqa: PLC0415 - XlsxWriter

    heads, rows = sheet_rows(printed)
    about = about_lines(printed)
    sheet = crosstab_sheet.CrosstabSheet(
        printed.title, about, heads, rows, printed.notes, printed.as_of
    )
    crosstab_sheet.write(sheet, path)

"""Qt's own Korean, with the words replaced that say something else or nobody says."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

from afm_desktop.ui.labels.qt import REPLACED

FILE = "qtbase_ko"


class KoreanTranslator(QTranslator):
    """`qtbase_ko` behind a few words of our own."""

    def __init__(self, parent: QObject | None = None, words: Mapping[str, str] = REPLACED) -> None:
        super().__init__(parent)
        self._words = words
        self.is_complete = self.load(
            FILE, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        )

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return self._words.get(text) or super().translate(context, text, disambiguation, n)

    def isEmpty(self) -> bool:
        # Even without Qt's file our own words are there.
        return False


def speak_korean() -> None:
    """Dates, numbers and calendars as in Korea, whatever the computer is set to."""
    QLocale.setDefault(QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea))

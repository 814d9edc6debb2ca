"""The look somebody chose: brightness, contrast, text size, density; it counts at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from afm_desktop.ui import theme as themes
from afm_desktop.ui import tokens
from afm_desktop.ui.preferences import SCALES, Brightness, Preferences
from afm_desktop.ui.theme import Density
from afm_desktop.ui.tokens import Tokens


class Look(QObject):
    """Applies the preferences to the application and says whether pages must be built anew."""

    changed = Signal(bool)
    """True when measures have changed, so that pages are built anew."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._app, self._preferences = app, preferences
        themes.install(app)
        self._apply()
        self._hints = QGuiApplication.styleHints()  # kept: a chained call loses its object
        self._hints.colorSchemeChanged.connect(self._follow_system)

    def choose(
        self,
        *,
        brightness: Brightness | None = None,
        high_contrast: bool | None = None,
        scale: float | None = None,
        density: Density | None = None,
    ) -> None:
        """Choose some of it; kept for the next start."""
        kept = self._preferences.kept
        self._preferences.keep(
            brightness=kept.brightness if brightness is None else brightness,
            high_contrast=kept.high_contrast if high_contrast is None else high_contrast,
            scale=kept.scale if scale is None else min(max(scale, SCALES[0]), SCALES[-1]),
            density=kept.density if density is None else density,
        )
        before = (themes.theme().scale, themes.theme().density, themes.theme().tokens.edge)
        self._apply()
        after = (themes.theme().scale, themes.theme().density, themes.theme().tokens.edge)
        self.changed.emit(before != after)

    def step(self, by: int) -> None:
        """The next larger or smaller text; 0 is 100 %."""
        if by == 0:
            self.choose(scale=SCALES[0])
            return
        here = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.scale))
        self.choose(scale=SCALES[min(max(here + by, 0), len(SCALES) - 1)])

    @property
    def scale(self) -> float:
        return self._preferences.kept.scale

    @property
    def is_dark(self) -> bool:
        """Whether the window is dark now, chosen or as the system is."""
        brightness = self._preferences.kept.brightness
        if brightness is Brightness.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return scheme == Qt.ColorScheme.Dark
        return brightness is Brightness.DARK

    def toggle_dark(self) -> None:
        """From light to dark and back."""
        self.choose(brightness=Brightness.LIGHT if self.is_dark else Brightness.DARK)

    def _tokens(self) -> Tokens:
        if self._preferences.kept.high_contrast:
            return tokens.HIGH_CONTRAST_DARK if self.is_dark else tokens.HIGH_CONTRAST
        return tokens.DARK if self.is_dark else tokens.LIGHT

    def _apply(self) -> None:
        kept = self._preferences.kept
        themes.theme().apply(self._app, self._tokens(), kept.scale, kept.density)

    def _follow_system(self) -> None:
        if self._preferences.kept.brightness is Brightness.SYSTEM:
            self.choose()

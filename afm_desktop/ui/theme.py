"""The look of the running program: colours, type, the unit of all measures.

Every measure is a number of units: 4 pixels at 100 %, 6 at 150 %, 8 at 200 %, so that larger
text makes everything larger. Pages are built anew when the text size changes.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from afm_desktop.paths import FONTS
from afm_desktop.ui import icons
from afm_desktop.ui.stylesheet import stylesheet
from afm_desktop.ui.tokens import LIGHT, Tokens


class Density(StrEnum):
    """How close the rows of lists stand."""

    NORMAL = "normal"
    COMPACT = "compact"


ROLES: dict[str, tuple[float, QFont.Weight]] = {
    "display": (19.5, QFont.Weight.Bold),
    "h1": (13.5, QFont.Weight.Bold),
    "h2": (11.25, QFont.Weight.Bold),
    "strong": (9.75, QFont.Weight.Medium),
    "body": (9.75, QFont.Weight.Normal),
    "label": (9.0, QFont.Weight.Medium),
    "caption": (9.0, QFont.Weight.Normal),
}
"""Points at 100 % and the weight of each role of type."""

_ROW_UNITS = {Density.NORMAL: 7.5, Density.COMPACT: 6.5}
_WEIGHTS = {
    QFont.Weight.Normal: "Regular",
    QFont.Weight.Medium: "Medium",
    QFont.Weight.Bold: "Bold",
}


class Theme:
    """Colours, fonts and measures that every widget paints from."""

    def __init__(self) -> None:
        self._families = _families()
        self.tokens, self.scale, self.density, self.u = LIGHT, 1.0, Density.NORMAL, 4
        self._worn: tuple[Tokens, float, Density] | None = None

    def apply(
        self,
        app: QApplication,
        tokens: Tokens,
        scale: float = 1.0,
        density: Density = Density.NORMAL,
    ) -> None:
        """Give the application these colours, this text size (1.0 to 2.0) and this density."""
        if self._worn == (tokens, scale, density):
            return  # to dress every widget again takes longer than to open a screen
        self._worn = (tokens, scale, density)
        self.tokens, self.scale, self.density = tokens, scale, density
        for measured in (self._font, self._metrics, self._pixels, self._advance):
            measured.cache_clear()
        app.setStyleSheet("")  # to change what is dressed takes twice as long as to dress it anew
        app.setFont(self.font("body"))
        self.u = max(4, round(self.pixels("body") * 4 / 13))
        app.setPalette(self.palette())
        app.setStyleSheet(stylesheet(tokens, self.u))

    def px(self, units: float) -> int:
        """So many units in whole pixels."""
        return round(units * self.u)

    @property
    def control_h(self) -> int:
        """The height of buttons, fields, filters and segments."""
        return self.px(7)

    @property
    def row_h(self) -> int:
        """The height of a row of a list."""
        return self.px(_ROW_UNITS[self.density])

    def font(self, role: str = "body", tabular: bool = False) -> QFont:
        """The font of a role; tabular figures are all equally wide."""
        return self._font(role, tabular)

    def metrics(self, role: str = "body", tabular: bool = False) -> QFontMetricsF:
        """The measures of a role's font."""
        return self._metrics(role, tabular)

    def pixels(self, role: str = "body") -> int:
        """The size of a role's font in pixels."""
        return self._pixels(role)

    def advance(self, text: str, role: str = "body", tabular: bool = False) -> float:
        """How wide a text is in a role."""
        return self._advance(text, role, tabular)

    def icon(self, name: str, colour: str | None = None) -> QIcon:
        """An icon for menus and Qt's own buttons."""
        return icons.icon(name, colour or self.tokens.text2, self.tokens.text3, self.px(4))

    def palette(self) -> QPalette:
        """The colours for what Qt paints itself."""
        t, role, palette = self.tokens, QPalette.ColorRole, QPalette()
        for colour, roles in (
            (t.surface, (role.Window, role.Base, role.AlternateBase)),
            (t.raised, (role.Button, role.ToolTipBase, role.Light)),
            (t.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
            (t.accent, (role.Link, role.LinkVisited, role.Accent, role.Highlight)),
            (t.on_accent, (role.HighlightedText, role.BrightText)),
            (t.text3, (role.PlaceholderText,)),
            (t.hairline, (role.Midlight,)),
            (t.border, (role.Mid, role.Shadow)),
            (t.control, (role.Dark,)),
        ):
            for each in roles:
                palette.setColor(each, QColor(colour))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(t.text3))
        return palette

    @cache  # noqa: B019 - one theme lives as long as the program
    def _font(self, role: str, tabular: bool) -> QFont:
        points, weight = ROLES[role]
        font = QFont(self._families[weight])
        font.setPointSizeF(points * self.scale)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @cache  # noqa: B019
    def _metrics(self, role: str, tabular: bool) -> QFontMetricsF:
        return QFontMetricsF(self._font(role, tabular))

    @cache  # noqa: B019
    def _pixels(self, role: str) -> int:
        return QFontInfo(self._font(role, False)).pixelSize()

    @lru_cache(maxsize=16_384)  # noqa: B019
    def _advance(self, text: str, role: str, tabular: bool) -> float:
        return self._metrics(role, tabular).horizontalAdvance(text)


@cache
def _families() -> dict[QFont.Weight, str]:
    """The family that answers to each weight; some systems give Medium a name of its own."""
    found: dict[QFont.Weight, str] = {}
    plain = ""
    for weight, name in _WEIGHTS.items():
        number = QFontDatabase.addApplicationFont(str(FONTS / f"NotoSansKR-{name}.ttf"))
        names = QFontDatabase.applicationFontFamilies(number)
        plain = plain or next(iter(names), "sans-serif")
        found[weight] = plain if plain in names else next(iter(names), plain)
    return found


_installed: list[Theme] = []


def install(app: QApplication, tokens: Tokens = LIGHT, scale: float = 1.0) -> Theme:
    """Make the theme of this application, before any of its widgets; a second call applies it."""
    if not _installed:
        app.setStyle("Fusion")
        _installed.append(Theme())
    _installed[0].apply(app, tokens, scale)
    return _installed[0]


def theme() -> Theme:
    """The installed theme."""
    return _installed[0]

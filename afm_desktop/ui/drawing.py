"""What painters share: text on its optical centre, icons, boxes, rings, chips and bars."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from afm_desktop.ui import icons
from afm_desktop.ui.glyphs import status_glyph
from afm_desktop.ui.theme import theme

Align = Qt.AlignmentFlag
LEFT, RIGHT, CENTER = Align.AlignLeft, Align.AlignRight, Align.AlignHCenter

NOTHING = "—"
"""What stands where a value is missing."""

_BASELINE = 0.365  # em under the centre; Qt's own centring sets Hangul about a pixel low
_LONGEST = 600  # more characters than any line can show


@lru_cache(maxsize=512)
def colour(name: str) -> QColor:
    """A colour of the tokens; never changed by who receives it."""
    return QColor(name)


def shown(text: str) -> str:
    """A text as one line: no breaks, and three dots where the font sets … at mid-height."""
    text = text[:_LONGEST]
    if "\n" in text or "\t" in text or "\r" in text:
        text = " ".join(text.split())
    return text.replace("…", "...") if "…" in text else text


@lru_cache(maxsize=8192)
def fitted(text: str, width: int, role: str, tabular: bool, _key: tuple[float, int]) -> str:
    """The text, or as much of it as fits before three dots; `_key` is the size of the type."""
    current = theme()
    line = shown(text)
    if current.advance(line, role, tabular) <= width + 0.5:
        return line
    metrics = current.metrics(role, tabular)
    return shown(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))


def fit(text: str, width: float, role: str = "body", tabular: bool = False) -> str:
    """The text, or as much of it as fits before three dots."""
    current = theme()
    return fitted(text, int(width), role, tabular, (current.scale, current.u))


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    role: str = "body",
    ink: str = "",
    align: Qt.AlignmentFlag = LEFT,
    elide: bool = True,
    tabular: bool = False,
) -> float:
    """One line on the optical centre of a box; the width drawn."""
    current = theme()
    text = fit(text, rect.width(), role, tabular) if elide else shown(text)
    if not text:
        return 0.0
    width = current.advance(text, role, tabular)
    x = rect.left()
    if align == RIGHT:
        x = rect.right() - width
    elif align == CENTER:
        x = rect.center().x() - width / 2
    painter.setFont(current.font(role, tabular))
    painter.setPen(colour(ink or current.tokens.text))
    baseline = round(rect.center().y() + _BASELINE * current.pixels(role))
    painter.drawText(QPointF(x, baseline), text)
    return width


@lru_cache(maxsize=1024)
def _lines(text: str, width: int, role: str, _key: tuple[float, int]) -> tuple[str, ...]:
    advance = theme().advance
    lines: list[str] = []
    for paragraph in text.replace("…", "...").split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if advance(longer, role) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while advance(line, role) > width and len(line) > 1:
                fits = max(1, _fitting(line, width, role))
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    return tuple(lines)


def _fitting(word: str, width: int, role: str) -> int:
    """How many characters of a word fit."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        if theme().advance(word[:middle], role) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def wrapped(text: str, width: float, role: str = "body") -> tuple[str, ...]:
    """The lines of a text, broken between words as Korean is; a word too long is cut."""
    current = theme()
    return _lines(text, max(1, int(width)), role, (current.scale, current.u))


def line_height(role: str = "body") -> int:
    """From line to line of wrapped text."""
    return round(theme().pixels(role) * 1.5)


def draw_lines(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    role: str = "body",
    ink: str = "",
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Wrapped text from the top of a box; the height drawn."""
    high, top = line_height(role), rect.top()
    for line in wrapped(text, rect.width(), role):
        box = QRectF(rect.left(), top, rect.width(), high)
        draw_text(painter, box, line, role=role, ink=ink, align=align, elide=False)
        top += high
    return top - rect.top()


def draw_icon(
    painter: QPainter, x: float, middle: float, name: str, ink: str, *, units: float = 4
) -> None:
    """An icon from its left edge and vertical centre."""
    size = theme().px(units)
    ratio = painter.device().devicePixelRatio()
    at = QPointF(round(x), round(middle - size / 2))
    painter.drawPixmap(at, icons.pixmap(name, ink, size, float(ratio)))


def fill(
    painter: QPainter,
    rect: QRectF,
    ground: str,
    radius: float = 0,
    edge: str = "",
    *,
    width: float = 0,
) -> None:
    """A box with round corners; `width` of the edge is that of the tokens when 0."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
    thick = (width or theme().tokens.edge) if edge else 0.0
    painter.setPen(QPen(colour(edge), thick) if edge else Qt.PenStyle.NoPen)
    inset = thick / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def shadow(painter: QPainter, rect: QRectF, radius: float, reach: float) -> None:
    """The soft shadow around a box that floats, so many pixels to each side, lower than it."""
    ink, steps = theme().tokens.shadow, max(1, round(reach))
    for step in range(steps, 0, -1):
        down = min(step, reach / 3)
        grown = rect.adjusted(-step * 0.8, -step * 0.6 + down, step * 0.8, step * 0.6 + down)
        fill(painter, grown, ink, radius + step * 0.7)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The ring of what has the keyboard, inside its own box."""
    fill(painter, rect, "", radius, theme().tokens.focus, width=2)


def rule(painter: QPainter, x: float, y: float, width: float, ink: str = "") -> None:
    """A thin line to the right."""
    tokens = theme().tokens
    painter.fillRect(QRectF(x, y, width, tokens.edge), colour(ink or tokens.border))


def chip_width(text: str, has_glyph: bool = True) -> float:
    """How wide a chip with this word is."""
    current = theme()
    return current.advance(shown(text), "label") + (7 if has_glyph else 3) * current.u


def draw_chip(
    painter: QPainter,
    x: float,
    middle: float,
    text: str,
    tone: str,
    *,
    glyph: str = "",
    is_quiet: bool = False,
    most: float = 0,
) -> float:
    """A status chip; a quiet one keeps the geometry and drops the fill, so columns align."""
    current = theme()
    tokens, u = current.tokens, current.u
    chip = tokens.chips[tone]
    width, height = chip_width(text, bool(glyph)), 5.5 * u
    if most:
        width = min(width, most)
    rect = QRectF(round(x), round(middle - height / 2), round(width), height)
    if not is_quiet:
        fill(painter, rect, chip.ground, height / 2)
    inner = rect.left() + (1.25 if glyph else 1.5) * u
    if glyph:
        status_glyph(painter, inner, rect.center().y(), glyph, chip.glyph)
        inner += 4 * u
    box = QRectF(inner, rect.top(), rect.right() - inner - u, height)
    ink = tokens.text if is_quiet else chip.ink
    draw_text(painter, box, text, role="label", ink=ink, elide=bool(most))
    return width


def draw_bar(
    painter: QPainter,
    rect: QRectF,
    share: float,
    ink: str = "",
    *,
    has_track: bool = True,
    mark: float | None = None,
) -> None:
    """A thin bar from zero; `mark` is a tick at that share, as of this year's plan."""
    tokens = theme().tokens
    radius = rect.height() / 2 if rect.height() <= 2 * theme().u else 2
    if has_track:
        fill(painter, rect, tokens.track, radius)
    if share > 0:
        # Never shorter than it is high: a rounded box would turn inside out.
        long = max(rect.height(), rect.width() * min(share, 1.0))
        bar = QRectF(rect.left(), rect.top(), long, rect.height())
        fill(painter, bar, ink or tokens.accent, radius)
    if mark is not None:
        x = rect.left() + rect.width() * min(max(mark, 0.0), 1.0)
        tick = QRectF(round(x) - 1, rect.top() - 3, 2, rect.height() + 6)
        painter.fillRect(tick, colour(tokens.text2))


def draw_check(painter: QPainter, x: float, middle: float, is_on: bool) -> None:
    """A check box of 4 units; its tick is drawn, since a small icon is too thin on the fill."""
    current = theme()
    tokens, u = current.tokens, current.u
    box = QRectF(round(x), round(middle - 2 * u), 4 * u, 4 * u)
    fill(painter, box, tokens.accent if is_on else tokens.surface, u, "" if is_on else tokens.field)
    if not is_on:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour(tokens.on_accent), u * 0.45)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    centre = box.center()
    corners = [QPointF(-0.95, 0.05), QPointF(-0.3, 0.7), QPointF(0.95, -0.7)]
    painter.drawPolyline([centre + corner * u for corner in corners])
    painter.restore()


def draw_swatch(painter: QPainter, x: float, middle: float, ink: str) -> None:
    """The small square that carries the colour of a division or a series."""
    u = theme().u
    fill(painter, QRectF(round(x), round(middle - u), 2 * u, 2 * u), ink, u / 2)

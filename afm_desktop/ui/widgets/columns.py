"""What a table is told about its columns, and how wide they have to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Qt

from afm_desktop.ui.drawing import LEFT, RIGHT, chip_width, shown
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone

NUMBERS = ("number", "money", "bar")
_SAMPLES = {
    "number": "12,345",
    "money": "1,234,567",
    "date": "2026. 12. 31.",
    "due": "2026. 12. 31.",
    "yesno": words.NO,
    "bar": "12,345",
    "division": "전자·가전",
}
NARROWEST = 30.0
"""Units to which the stretching column may shrink."""

_PAD = 2.0  # units at either side of a cell


@dataclass(frozen=True, slots=True)
class Look:
    """How a state looks; loud ones are filled: what waits for someone, and results."""

    tone: str = Tone.NEUTRAL
    glyph: str = ""
    is_loud: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A day with what is left until it; None when nothing waits for it any more."""

    on: date
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column by its key, in the order of the model.

    Kinds: text, number, money, date, chip, division, yesno, due, bar. `sample` is the longest text
    that is not cut at the usual width; where room is short a column shrinks to `brief`, where there
    is more it grows to `roomy`, and those that `yields` numbers step aside, the highest first.
    `looks` are the states of a chip by their raw value, `hues` the colour numbers of divisions by
    theirs. A bar is drawn to `largest`. A link opens what stands behind its own text, not the
    record.
    """

    key: str
    header: str
    unit: str = ""
    kind: str = "text"
    sample: str = ""
    brief: str = ""
    roomy: str = ""
    yields: int = 0
    stretch: bool = False
    align: str = ""  # left or right; by its kind when empty
    visible: bool = True
    role: str = "body"
    ink: str = "text"
    is_sortable: bool = True
    is_link: bool = False
    looks: Mapping[str, Look] = field(default_factory=dict)
    hues: Mapping[str, int] = field(default_factory=dict)
    largest: float = 0.0
    bar_u: float = 18.0

    @property
    def is_right(self) -> bool:
        """Whether texts stand at the right."""
        return self.align == "right" if self.align else self.kind in NUMBERS

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Where texts stand."""
        return RIGHT if self.is_right else LEFT

    @property
    def longest(self) -> str:
        """The text that has to fit."""
        return self.sample or _SAMPLES.get(self.kind, "")


def number_width(spec: ColumnSpec) -> float:
    """The part of a bar column in which its number stands."""
    return max(theme().advance(spec.longest, "body", True), header_width(spec))


def header_width(spec: ColumnSpec) -> float:
    """The title with its unit."""
    advance = theme().advance
    unit = advance(f" {spec.unit}", "caption") if spec.unit else 0.0
    return advance(shown(spec.header), "label") + unit


def content_width(spec: ColumnSpec, longest: str = "") -> float:
    """What the cells need, without their padding; `longest` is theirs, or the usual one."""
    longest = longest or spec.longest
    current = theme()
    u, tabular = current.u, spec.kind in (*NUMBERS, "date", "due")
    text = current.advance(shown(longest), spec.role, tabular)
    if spec.kind == "chip":
        has_glyph = any(look.glyph for look in spec.looks.values())
        return chip_width(longest, has_glyph) - (1.25 if has_glyph else 1.5) * u
    if spec.kind == "division":
        return text + 3.5 * u
    if spec.kind == "due":
        return text + 3 * u + current.advance(words.days_left(-99), "label")
    if spec.kind == "bar":
        return number_width(spec) + (2 + spec.bar_u) * u
    return text


def natural_width(spec: ColumnSpec, padding: float) -> int:
    """The width at which nothing is cut; `padding` in pixels is that of both sides."""
    least = content_width(spec)
    if spec.stretch:
        least = max(least, NARROWEST * theme().u)
    return _with_header(spec, least, padding)


def brief_width(spec: ColumnSpec, padding: float) -> int:
    """The width at which only the longer texts are cut."""
    return _with_header(spec, content_width(spec, spec.brief), padding)


def roomy_width(spec: ColumnSpec, padding: float) -> int:
    """The width at which not even the longest text is cut."""
    return _with_header(spec, content_width(spec, spec.roomy), padding)


def _with_header(spec: ColumnSpec, content: float, padding: float) -> int:
    # Beside a title at the right, the arrow of the order stands in the padding.
    arrow = (1.5 if spec.is_right else 4.0) * theme().u if spec.is_sortable else 0.0
    return round(max(content, header_width(spec) + arrow) + padding) + 1


def paddings(is_first: bool, is_last: bool, edge_u: float) -> tuple[float, float]:
    """The padding at the left and right of a cell."""
    u = theme().u
    return (edge_u if is_first else _PAD) * u, (edge_u if is_last else _PAD) * u

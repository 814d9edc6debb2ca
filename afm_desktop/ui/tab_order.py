"""Where Tab goes: through the window as it is read, whatever was made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget


def step_stop(root: QWidget, here: QWidget | None, by: int) -> bool:
    """Move the keyboard to the next stop inside `root`; whether there is one."""
    stops = list(reading_order(root))
    if not stops:
        return False
    at = stops.index(here) + by if here in stops else _beside(stops, here, by)
    target = stops[at % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _bring_into_view(root, target)
    return True


def stay_near(root: QWidget, gone: QWidget) -> bool:
    """Move the keyboard from what is taken away to what stands next to it; whether there is that.

    Qt asks for the next stop in the whole window, which is far from where somebody works.
    """
    around = gone.parentWidget()
    while around is not None:
        stops = [stop for stop in reading_order(around) if not gone.isAncestorOf(stop)]
        if stops and around.isVisible():
            height = gone.mapTo(around, gone.rect().topLeft()).y()
            beside = next((stop for stop in stops if _top(around, stop) >= height), stops[-1])
            beside.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        around = None if around is root else around.parentWidget()
    return False


def is_gone(widget: QWidget) -> bool:
    """Whether the keyboard is in a widget that is being hidden or shut off."""
    return not (widget.isVisible() and widget.isEnabled())


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """Every widget Tab stops at: what stands above comes first, then what stands at the left."""
    shown = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    for child in sorted(shown, key=cmp_to_key(_compared)):
        if is_stop(child):
            yield child
        yield from reading_order(child)


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops at a widget; what it hands the keyboard to is a stop of its own."""
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    inner = isinstance(widget.parentWidget(), QAbstractScrollArea)
    return takes and widget.isEnabled() and widget.focusProxy() is None and not inner


def _top(around: QWidget, stop: QWidget) -> int:
    return stop.mapTo(around, stop.rect().topLeft()).y()


def _compared(one: QWidget, other: QWidget) -> int:
    first, second = one.geometry(), other.geometry()
    if _is_above(first, second):
        return -1
    if _is_above(second, first):
        return 1
    return first.left() - second.left()


def _is_above(first: QRect, second: QRect) -> bool:
    """Whether one stands wholly above another, a little overlap forgiven."""
    return first.bottom() - min(first.height(), second.height()) // 3 < second.top()


def _beside(stops: list[QWidget], here: QWidget | None, by: int) -> int:
    """Where to go on from a widget that is no stop: inside it, or at the beginning."""
    inside = [at for at, stop in enumerate(stops) if here is not None and here.isAncestorOf(stop)]
    if not inside:
        return 0 if by > 0 else -1
    return inside[0] if by > 0 else inside[0] - 1


def _bring_into_view(root: QWidget, target: QWidget) -> None:
    parent = target.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(target)
        parent = parent.parentWidget()

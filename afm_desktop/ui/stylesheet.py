"""The little that is styled and not painted: menus, scroll bars, tooltips, Qt's own dialogs."""

from __future__ import annotations

from afm_desktop.ui.tokens import Tokens

SHADOW = 3
"""Units around what floats in which its shadow falls."""


def stylesheet(tokens: Tokens, u: int) -> str:
    """The style sheet of the application for one set of colours and one unit."""
    t = tokens
    half = u // 2
    return f"""
QMenuBar {{ background: {t.nav}; border-bottom: {t.edge}px solid {t.border};
    padding: {half}px {u}px; color: {t.text2}; }}
QMenuBar::item {{ padding: {half}px {2 * u}px {half + 1}px; border-radius: {u}px;
    background: transparent; }}
QMenuBar::item:selected {{ background: {t.nav_on}; color: {t.text}; }}
QMenu {{ background: {t.raised}; border: {t.edge}px solid {t.control}; padding: {u}px;
    icon-size: {4 * u}px;
    color: {t.text}; }}
QMenu#round {{ border-radius: {2 * u}px; }}
QMenu#floating {{ border-radius: {2 * u}px; margin: {SHADOW * u}px; }}
QMenu::item {{ padding: {u}px {6 * u}px {u + 1}px {3 * u}px; border-radius: {u}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; }}
QMenu::item:disabled {{ color: {t.text3}; }}
QMenu::icon {{ padding-left: {2 * u}px; }}
QMenu#floating::indicator {{ width: {4 * u}px; height: {4 * u}px; border: 0;
    background: transparent; }}
QMenu::separator {{ height: {t.edge}px; background: {t.border}; margin: {u}px {2 * u}px; }}
QFrame#rule {{ background: {t.border}; border: 0; max-height: {t.edge}px;
    min-height: {t.edge}px; }}
QFrame#vrule {{ background: {t.border}; border: 0; max-width: {t.edge}px;
    min-width: {t.edge}px; }}
QLineEdit#entry {{ border: 0; background: transparent; padding: 0; margin: 0;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QAbstractScrollArea#bare {{ border: 0; background: transparent; }}
QSplitter::handle {{ background: {t.border}; }}
QScrollBar:vertical {{ background: transparent; width: {3 * u}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {3 * u}px; margin: 0; }}
QScrollBar::handle {{ background: {t.control}; border-radius: {u - 1}px; margin: {u - 1}px; }}
QScrollBar::handle:vertical {{ min-height: {8 * u}px; }}
QScrollBar::handle:horizontal {{ min-width: {8 * u}px; }}
QScrollBar::handle:hover {{ background: {t.field}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; height: 0; width: 0; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: {t.edge}px solid {t.control};
    padding: {u}px {2 * u}px; }}
"""

"""One reply in full: what changes, or why it is not taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.services.requests.model import ReplyResult
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line

WIDE = 84  # units
MOST = 200
"""Changes that are shown; a form has few more questions."""


class ReplySide(QScrollArea):
    """Built anew for each reply."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFixedWidth(theme().px(WIDE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_reply(None)

    def show_reply(self, reply: ReplyResult | None) -> None:
        """Show what a reply does."""
        u, page = theme().u, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(2 * u)
        if reply is None:
            column.addWidget(Line(labels.NONE_CHOSEN, "body", "text2", wrap=True))
        else:
            column.addWidget(Line(reply.body or reply.file, "h2", wrap=True))
            kind = labels.KINDS[reply.kind] if reply.kind else ""
            told = " · ".join(filter(None, (labels.OUTCOMES[reply.outcome], kind)))
            column.addWidget(Line(told, "caption", "text2"))
            self._fill(column, reply)
        column.addStretch(1)
        self.setWidget(page)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def _fill(self, column: QVBoxLayout, reply: ReplyResult) -> None:
        for trouble in reply.troubles:
            if trouble.label:
                column.addWidget(Line(trouble.label, "strong", wrap=True))
            column.addWidget(Line(trouble.reason, "body", "danger", wrap=True))
        for sentence in labels.told_of(reply):
            column.addWidget(Line(sentence, "body", "text2", wrap=True))
        for change in reply.changes[:MOST]:
            column.addSpacing(theme().u)
            column.addWidget(Line(change.label, "label", "text2", wrap=True))
            before, after = change.before or labels.NOTHING, change.after or labels.NOTHING
            told = labels.BEFORE_AFTER.format(before=before, after=after)
            column.addWidget(Line(told if change.before else after, "body", wrap=True))

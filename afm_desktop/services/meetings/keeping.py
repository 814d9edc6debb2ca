"""Whose meetings are: offices keep them, and a firm's file reads them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.office import Office, Role
from afm_desktop.storage.workspace import Workspace

KEPT = frozenset(
    {
        "meetings",
        "meeting_related_divisions",
        "meeting_changes",
        "agenda_items",
        "agenda_links",
        "attendances",
        "minutes",
    }
)
"""The tables of a meeting and its parts."""


class KeptByOffices(RuleViolation):
    """A firm is to change a meeting."""

    def __init__(self) -> None:
        super().__init__(
            "회의는 분과의 간사기관과 총괄 사무국이 고칩니다. 바꿀 것이 있으면 그 기관에 알리세요."
        )


def keeps_meetings(office: Office) -> bool:
    """Whether an office writes meetings down, or only reads them."""
    return office.role is not Role.FIRM


def refuse_reader(office: Office, kind: str) -> None:
    """Refuse to change a meeting or a part of one in a file that only reads them."""
    if kind in KEPT and not keeps_meetings(office):
        raise KeptByOffices


@contextmanager
def writing(workspace: Workspace, words: str) -> Iterator[Session]:
    """One gesture on meetings, in an office that keeps them."""
    if not keeps_meetings(workspace.office):
        raise KeptByOffices
    with workspace.writing(words) as session:
        yield session

"""Whose file an open file is: the role, the division and the person who works in it."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.text import clean
from afm_desktop.storage.workspace import Workspace

__all__ = ["NoName", "change_office"]


class NoName(RuleViolation):
    """Whoever changes something is named in the history."""

    def __init__(self) -> None:
        super().__init__("이름을 적으세요. 이력에 누가 바꾸었는지 남습니다.", field="actor")


def change_office(workspace: Workspace, *, actor: str, role: Role, division: str | None) -> Office:
    """Say anew who works in this file; it counts from the next gesture on."""
    name = clean(actor)
    if not name:
        raise NoName
    office = replace(
        workspace.office,
        actor=name,
        role=role,
        division=None if role is Role.CENTER else division,
    )
    workspace.become(office)
    return office

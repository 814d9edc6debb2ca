"""Whose file an open file is: the role, the division and the person who works in it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.structures import Division, DivisionPredecessor
from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.text import clean
from afm_desktop.services.lists.choice import divisions_on
from afm_desktop.storage.workspace import Workspace

__all__ = ["NoName", "change_office", "follow_division"]


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


def follow_division(workspace: Workspace) -> None:
    """An office whose division has ended works in the one that followed it, while it is open."""
    office = workspace.office
    if office.division is None:
        return
    with workspace.reading() as session:
        in_force = {one.id: one.code for one in divisions_on(session, workspace.today)}
        if office.division in in_force.values():
            return
        query = select(Division.id).where(
            Division.code == office.division, Division.deleted.is_(None)
        )
        id = session.scalar(query.order_by(Division.valid_to.desc()).limit(1))
        passed: set[str] = set()
        while id is not None and id not in in_force and id not in passed:
            passed.add(id)
            id = _follower(session, id)
    if id in in_force:
        workspace.office = replace(office, division=in_force[id])


def _follower(session: Session, id: str) -> str | None:
    """The division that followed another in the main."""
    query = (
        select(DivisionPredecessor.division_id)
        .join(Division, Division.id == DivisionPredecessor.division_id)
        .where(
            DivisionPredecessor.predecessor_id == id,
            DivisionPredecessor.deleted.is_(None),
            Division.deleted.is_(None),
        )
        .order_by(DivisionPredecessor.id)
    )
    return session.scalar(query.limit(1))

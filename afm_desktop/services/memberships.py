"""Joining a division and leaving it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import NothingChosen, given, live, require
from afm_desktop.storage.workspace import Workspace

_BODIES = NOUNS[Organization.__tablename__]


class AlreadyMember(RuleViolation):
    """A body joins a division it already sits in, in the same role."""

    def __init__(self, name: str, role: MemberRole) -> None:
        super().__init__(
            f"‘{name}’ 기업·기관은 이 분과에 이미 {josa(word(role), '으로/로')} 참여 중입니다."
            " 역할을 바꾸려면 기존 참여를 고치세요.",
            field="role",
        )


class AlreadyLeft(RuleViolation):
    """A membership is ended that has ended before."""

    def __init__(self, left_on: date) -> None:
        super().__init__(
            f"{day_words(left_on)}에 이미 탈퇴한 참여입니다. 날짜가 틀렸다면 탈퇴일을 고치세요.",
            field="left_on",
        )


class MembershipService:
    """Who takes part in which division."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def join(
        self,
        organization_id: str,
        *,
        division_id: str,
        role: MemberRole = MemberRole.MEMBER,
        on: date | None = None,
        is_home: bool = False,
        **values: Any,
    ) -> str:
        """Let a body take part in a division from a day on; return the membership's id."""
        day = on or self._workspace.today
        asked = {
            "organization_id": organization_id,
            "division_id": division_id,
            "role": role,
            "joined_on": day,
            "is_home": is_home,
        }
        taken = accepted(Membership, {**asked, **values})
        with self._workspace.writing(f"{_BODIES.counted(1)} 참여") as session:
            membership = Membership(**taken)
            require(session, membership, taken)
            _refuse_twice(session, membership, day)
            if is_home:
                _leave_home(session, organization_id)
            session.add(membership)
            return membership.id

    def enrol(
        self,
        values: Mapping[str, Any],
        *,
        division_id: str,
        role: MemberRole = MemberRole.MEMBER,
        on: date | None = None,
    ) -> str:
        """Register a body as a member of a division, its home; return the body's id."""
        taken = given(Organization.__tablename__, values)
        with self._workspace.writing(f"{_BODIES.counted(1)} 회원 등록") as session:
            body = Organization(**taken)
            require(session, body, taken)
            session.add(body)
            session.flush()  # the membership points to the body
            seat = accepted(
                Membership,
                {
                    "organization_id": body.id,
                    "division_id": division_id,
                    "role": role,
                    "joined_on": on or self._workspace.today,
                    "is_home": True,
                },
            )
            membership = Membership(**seat)
            require(session, membership, seat)
            session.add(membership)
            return body.id

    def leave(
        self,
        membership_ids: Collection[str],
        *,
        on: date | None = None,
        reason: str | None = None,
    ) -> None:
        """End memberships on a day; the reason is printed with the firms that left."""
        day = on or self._workspace.today
        chosen = set(membership_ids)
        if not chosen:
            raise NothingChosen
        with self._workspace.writing(f"{_BODIES.counted(len(chosen))} 탈퇴") as session:
            for id in sorted(chosen):
                membership = live(session, Membership, id)
                if membership.left_on is not None:
                    raise AlreadyLeft(membership.left_on)
                membership.left_on = day
                if reason is not None:
                    membership.notes = reason


def _refuse_twice(session: Session, membership: Membership, day: date) -> None:
    query = (
        select(Organization.name)
        .join(Membership, Membership.organization_id == Organization.id)
        .where(
            Membership.organization_id == membership.organization_id,
            Membership.division_id == membership.division_id,
            Membership.role == membership.role,
            Membership.deleted.is_(None),
            holding(Membership.joined_on, Membership.left_on, day),
        )
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is not None and membership.role is not None:
        raise AlreadyMember(found.name or "", membership.role)


def _leave_home(session: Session, organization_id: str) -> None:
    """A body has one home: the earlier ones are none any more."""
    session.execute(
        update(Membership)
        .where(
            Membership.organization_id == organization_id,
            Membership.is_home.is_(True),
            Membership.deleted.is_(None),
        )
        .values(is_home=False),
        execution_options={"synchronize_session": False},
    )

"""What follows a body: renamed, merged, split or closed on a day, and who goes on.

A merger of firms is no duplicate: both bodies stay, and old papers keep the old one. What is still
open is offered to the body that follows, which takes what somebody ticks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import NameKind, OrganizationEventKind
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.legal_forms import is_form_alone, parted
from afm_desktop.domain.model.organizations import (
    Organization,
    OrganizationEvent,
    OrganizationName,
)
from afm_desktop.domain.words import word
from afm_desktop.services.bodies import Mergers, mergers, names_of
from afm_desktop.services.own_division import OtherDivision
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require
from afm_desktop.services.sameness.handing import (
    Handed,
    Handover,
    hand_over,
    may_hand,
    refuse_too_early,
    what_becomes,
)
from afm_desktop.services.sameness.open_matters import OpenMatter, open_matters
from afm_desktop.storage.workspace import Workspace

_NEEDS_SUCCESSOR = frozenset({OrganizationEventKind.MERGED})


class NoSuccessor(RuleViolation):
    """A body is to take over that is not named, or is the body itself."""

    def __init__(self) -> None:
        super().__init__(
            "넘겨받을 기업·기관이 없습니다. 승계 기관으로 다른 기업·기관을 고르세요.",
            field="successor_id",
        )


class NewNameMissing(RuleViolation):
    """A body is renamed without a new name."""

    def __init__(self) -> None:
        super().__init__("새 이름이 비어 있습니다. 바뀐 상호를 적으세요.", field="name")


class SameName(RuleViolation):
    """A body is renamed to what it is called already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"지금 이름과 같습니다: ‘{name}’. 바뀐 상호를 적으세요.", field="name")


class NotYetHappened(RuleViolation):
    """An event is dated after today."""

    def __init__(self, on: date) -> None:
        super().__init__(
            f"{josa(day_words(on), '은/는')} 아직 오지 않은 날짜입니다."
            " 변동이 있었던 날짜를 적으세요.",
            field="on",
        )


class AlreadyNoted(RuleViolation):
    """The same event of a body is entered a second time."""

    def __init__(self, kind: OrganizationEventKind, on: date) -> None:
        what = josa(word(kind), "은/는")
        super().__init__(
            f"{day_words(on)} {what} 이미 등록되어 있습니다. 상세 정보의 변동 목록을 확인하세요.",
            field="on",
        )


class NotOffered(RuleViolation):
    """Something is to be taken over that is not open."""

    def __init__(self) -> None:
        super().__init__(
            "넘길 수 있는 자료가 아닌 것이 들어 있습니다. 목록을 다시 불러와 고르세요."
        )


@dataclass(frozen=True, slots=True)
class MatterPlan:
    """One record that is open, and what becomes of it."""

    open: OpenMatter
    fate: Handed


@dataclass(frozen=True, slots=True)
class SuccessionPlan:
    """What entering an event would do; `new_name` only where a body is renamed."""

    kind: OrganizationEventKind
    on: date
    organization_id: str
    name: str
    successor_id: str | None
    successor: str
    new_name: str
    matters: tuple[MatterPlan, ...]

    def of(self, *fates: Handed) -> tuple[OpenMatter, ...]:
        """What becomes one of these."""
        return tuple(one.open for one in self.matters if one.fate in fates)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event a body had a part in, of its own or as the one that followed."""

    id: str
    kind: OrganizationEventKind
    on: date | None
    organization_id: str
    organization: str
    successor_id: str | None
    successor: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be entered, as it was asked for."""

    organization_id: str
    kind: OrganizationEventKind
    on: date
    successor_id: str | None = None
    taken: Collection[str] = ()
    name: str = ""


class SuccessionService:
    """What happens to bodies, and who follows them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def events(self, organization_id: str) -> tuple[EventRow, ...]:
        """What happened to a body and what it followed, the earliest first."""
        with self._workspace.reading() as session:
            merged = mergers(session)
            body = live(session, Organization, merged.body(organization_id)).id
            known = merged.named({body})
            query = (
                select(OrganizationEvent)
                .where(
                    or_(
                        OrganizationEvent.organization_id.in_(known),
                        OrganizationEvent.successor_id.in_(known),
                    ),
                    OrganizationEvent.deleted.is_(None),
                )
                .order_by(OrganizationEvent.happened_on, OrganizationEvent.row)
            )
            found = session.scalars(query).all()
            ends = {id_ for one in found for id_ in (one.organization_id, one.successor_id) if id_}
            names = names_of(session, ends)
            return tuple(_row(one, names) for one in found)

    def offered(self, organization_id: str) -> tuple[OpenMatter, ...]:
        """What a successor may take over: memberships, links, open demands, a secretariat.

        What another division keeps is among it, and only that one hands it over.
        """
        with self._workspace.reading() as session:
            body, known = _known(session, organization_id, mergers(session))
            live(session, Organization, body)
            return tuple(self._offered(session, known))

    def plan(
        self,
        organization_id: str,
        kind: OrganizationEventKind,
        *,
        on: date,
        successor_id: str | None = None,
        taken: Collection[str] = (),
        name: str = "",
    ) -> SuccessionPlan:
        """What entering an event would do; refused just as entering it would be."""
        with self._workspace.reading() as session:
            wish = _Wish(organization_id, kind, on, successor_id, taken, name)
            return self._plan(session, wish)

    def rename(self, organization_id: str, name: str, *, on: date, **told: Any) -> SuccessionPlan:
        """A body bears a new name from a day on; the old one finds it still."""
        kind = OrganizationEventKind.RENAMED
        with self._workspace.writing(_words(kind)) as session:
            plan = self._plan(session, _Wish(organization_id, kind, on, name=name))
            body = live(session, Organization, plan.organization_id)
            session.add(
                OrganizationName(
                    organization_id=body.id, name=body.name, kind=NameKind.FORMER, valid_to=on
                )
            )
            body.name = plan.new_name
            bare = parted(name)
            if bare.form is not None:
                body.legal_form, body.legal_form_place = bare.form, bare.place
            _note(session, plan, told)
        return plan

    def succeed(
        self,
        organization_id: str,
        kind: OrganizationEventKind,
        *,
        on: date,
        successor_id: str | None = None,
        taken: Collection[str] = (),
        **told: Any,
    ) -> SuccessionPlan:
        """A body is merged, split or closed on a day; the successor takes what is ticked."""
        with self._workspace.writing(_words(kind)) as session:
            plan = self._plan(session, _Wish(organization_id, kind, on, successor_id, taken))
            _note(session, plan, told)
            if plan.successor_id is not None:
                old = mergers(session).named({plan.organization_id})
                given = Handover(old, plan.successor_id, on)
                for one in plan.matters:
                    if one.fate is not Handed.STAYS:
                        hand_over(session, one.open, given)
        return plan

    def _plan(self, session: Session, wish: _Wish) -> SuccessionPlan:
        merged, kind, on = mergers(session), wish.kind, wish.on
        body, known = _known(session, wish.organization_id, merged)
        old = live(session, Organization, body)
        self._refuse_day(session, body, kind, on)
        if kind is OrganizationEventKind.RENAMED:
            new_name = _new_name(wish.name, old.name or "")
            return SuccessionPlan(kind, on, body, old.name or "", None, "", new_name, ())
        taken = frozenset(wish.taken)
        new = merged.body(wish.successor_id) if wish.successor_id else None
        if new == body or (new is None and (taken or kind in _NEEDS_SUCCESSOR)):
            raise NoSuccessor
        follower = live(session, Organization, new).name or "" if new is not None else ""
        rows = self._offered(session, known)
        if not taken <= {row.id for row in rows}:
            raise NotOffered
        for row in rows:
            if row.keeper and row.id in taken:
                raise OtherDivision(row.keeper)
        given = Handover(known, new, on) if new is not None else None
        matters = tuple(_fate(session, row, given if row.id in taken else None) for row in rows)
        return SuccessionPlan(kind, on, body, old.name or "", new, follower, "", matters)

    def _offered(self, session: Session, known: Collection[str]) -> list[OpenMatter]:
        day, office = self._workspace.today, self._workspace.office
        return [row for row in open_matters(session, known, day, office) if may_hand(row.matter)]

    def _refuse_day(
        self, session: Session, body: str, kind: OrganizationEventKind, on: date
    ) -> None:
        if on > self._workspace.today:
            raise NotYetHappened(on)
        there = select(OrganizationEvent.row).where(
            OrganizationEvent.organization_id == body,
            OrganizationEvent.kind == kind,
            OrganizationEvent.happened_on == on,
            OrganizationEvent.deleted.is_(None),
        )
        if session.scalar(there.limit(1)) is not None:
            raise AlreadyNoted(kind, on)


def _fate(session: Session, row: OpenMatter, given: Handover | None) -> MatterPlan:
    if given is None:
        return MatterPlan(row, Handed.STAYS)
    refuse_too_early(row, given.on)
    return MatterPlan(row, what_becomes(session, row, given))


def _new_name(typed: str, now: str) -> str:
    """The name that was typed without its legal form, as lists show it."""
    name: str | None = accepted(Organization, {"name": parted(typed).name})["name"]
    if not name or is_form_alone(name):
        raise NewNameMissing
    if name == now:
        raise SameName(now)
    return name


def _known(session: Session, id: str, merged: Mergers) -> tuple[str, Collection[str]]:
    """The body that remains of one that is named, and all ids it ever had."""
    body = merged.body(id)
    return body, merged.named({body})


def _words(kind: OrganizationEventKind) -> str:
    return f"기업·기관 1개 {word(kind)} 등록"


def _note(session: Session, plan: SuccessionPlan, told: dict[str, Any]) -> None:
    values = {
        **told,
        "organization_id": plan.organization_id,
        "kind": plan.kind,
        "happened_on": plan.on,
        "successor_id": plan.successor_id,
    }
    taken = accepted(OrganizationEvent, values)
    event = OrganizationEvent(**taken)
    require(session, event, taken)
    session.add(event)


def _row(event: OrganizationEvent, names: Any) -> EventRow:
    return EventRow(
        event.id,
        event.kind or OrganizationEventKind.RENAMED,
        event.happened_on,
        event.organization_id or "",
        names.get(event.organization_id, ""),
        event.successor_id,
        names.get(event.successor_id, ""),
        event.detail or "",
    )

"""Reading all that is known of one demand while it is screened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.demand_turn import turn_of
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office
from afm_desktop.services.forms.model import Form
from afm_desktop.services.forms.reading import answers_of, form_of
from afm_desktop.services.records import live
from afm_desktop.services.screening import comments as noted
from afm_desktop.services.screening.answers import sections_of
from afm_desktop.services.screening.conflict import conflict_of
from afm_desktop.services.screening.due import due_day
from afm_desktop.services.screening.errors import NothingToExtend
from afm_desktop.services.screening.findings import items_of
from afm_desktop.services.screening.model import (
    MoveRow,
    Named,
    ScreeningSheet,
)
from afm_desktop.services.screening.rules import (
    most_supplements,
    require_judge,
    require_screened,
    require_step,
    supplements_of,
)
from afm_desktop.services.screening.turning import is_answered


def sheet_of(session: Session, office: Office, id: str, day: date) -> ScreeningSheet:
    """One demand with its form, its checklist, its comments, and what may be done."""
    demand = live(session, Demand, id)
    status = demand.status or S.DRAFT
    form = form_for(session, demand, day)
    answers = answers_of(session, form, demand) if form is not None else {}
    comments = noted.comment_rows(noted.live_comments(session, demand), noted.labels_of(form), day)
    due = due_day(session, demand)
    days_late = max(0, (day - due).days) if due is not None else 0
    conflict = conflict_of(session, office, demand)
    latest = demand.events[-1] if demand.events else None
    may_judge = _why_not_judge(session, office, demand)
    return ScreeningSheet(
        id=demand.id,
        intake_no=demand.intake_no,
        title=demand.title or "",
        applicant=_name(session, Organization, demand.applicant_id),
        round=_name(session, Round, demand.round_id),
        division=_name(session, Division, demand.division_id),
        status=status,
        turn=turn_of(
            status,
            is_late=days_late > 0,
            is_answered=is_answered(comments),
            has_conflict=conflict is not None,
        ),
        confidentiality=demand.confidentiality,
        is_core_technology=bool(demand.is_core_technology),
        supplements=supplements_of(session, demand),
        most_supplements=most_supplements(session, demand),
        due_on=due,
        days_late=days_late,
        reason=latest.reason if latest is not None and latest.status is status else None,
        conflict=conflict,
        sections=sections_of(session, form, answers) if form is not None else (),
        items=items_of(session, demand),
        comments=comments,
        moves=tuple(_moves(session, office, demand, status, day)),
        leader=_named(session, Demand.id == demand.merged_into_id) if status is S.MERGED else None,
        merged=_all_named(session, demand),
        why_not_judge=may_judge,
        why_not_answer="" if status is S.SUPPLEMENT else str(NothingToExtend()),
        why_not_extend=may_judge if status is S.SUPPLEMENT else str(NothingToExtend()),
    )


def form_for(session: Session, demand: Demand, day: date) -> Form | None:
    """What the round of a demand asks; None while it is in no round."""
    return form_of(session, demand.round_id, day) if demand.round_id else None


def _moves(
    session: Session, office: Office, demand: Demand, status: S, day: date
) -> Sequence[MoveRow]:
    return [
        MoveRow(following, _why_not(session, office, demand, following, day))
        for following in NEXT[status]
    ]


def _why_not(session: Session, office: Office, demand: Demand, to: S, day: date) -> str:
    try:
        require_step(session, office, demand, to, on=day, due=None)
    except RuleViolation as refusal:
        return str(refusal)
    return ""


def _why_not_judge(session: Session, office: Office, demand: Demand) -> str:
    try:
        require_judge(session, office, demand)
        require_screened(demand)
    except RuleViolation as refusal:
        return str(refusal)
    return ""


def _name(session: Session, kind: type[Organization | Round | Division], id: str | None) -> str:
    return session.scalar(select(kind.name).where(kind.id == id)) or ""


def _named(session: Session, condition: object) -> Named | None:
    query = select(Demand.id, Demand.intake_no, Demand.title).where(condition)  # type: ignore[arg-type]
    found = session.execute(query).first()
    return None if found is None else Named(found[0], found[1], found[2] or "")


def _all_named(session: Session, demand: Demand) -> tuple[Named, ...]:
    query = (
        select(Demand.id, Demand.intake_no, Demand.title)
        .where(
            Demand.merged_into_id == demand.id,
            Demand.deleted.is_(None),
            Demand.status == S.MERGED,
        )
        .order_by(Demand.intake_no, Demand.row)
    )
    return tuple(Named(id, no, title or "") for id, no, title in session.execute(query))

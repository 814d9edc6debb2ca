"""Reading a demand as the sheet its applicant fills in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.demand_turn import turn_of
from afm_desktop.domain.enums import DemandStatus, DemandTurn, FormKind, SizeClass
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round, SupportRatio
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.details.entries import names_of as titles_of
from afm_desktop.services.filing.checks import (
    Ratio,
    Ratios,
    missing_in,
    progress_of,
    rows_in,
    total_in,
    warnings_of,
)
from afm_desktop.services.filing.errors import NotToBeAnswered, RoundOfNoForm
from afm_desktop.services.filing.model import Asked, Names, Parties, Sheet, Term
from afm_desktop.services.forms.model import Answers, Form, Question
from afm_desktop.services.forms.reading import answers_of, form_of
from afm_desktop.services.screening.due import due_day
from afm_desktop.services.screening.turning import turn_on

R = TypeVar("R", bound=Record)
_APPLICANTS = frozenset(one for one in DemandStatus if turn_of(one) is DemandTurn.APPLICANT)


def form_for(session: Session, demand: Demand, day: date) -> Form:
    """What the round of a demand asks."""
    if demand.round_id is None:
        raise RoundOfNoForm(has_round=False)
    form = form_of(session, demand.round_id, day)
    if not any(True for _ in form.questions):
        raise RoundOfNoForm(has_round=True)
    return form


def sheet_of(
    session: Session, demand: Demand, form: Form, now: datetime, *, office: Office, day: date
) -> Sheet:
    """A demand with all that whoever fills it in needs to know."""
    answers = answers_of(session, form, demand)
    missing = missing_in(form, answers)
    status = demand.status or DemandStatus.DRAFT
    previous = _found(session, Demand, demand.previous_id)
    lead = demand.lead_id or demand.applicant_id
    return Sheet(
        demand.id,
        demand.title or "",
        status,
        form,
        answers,
        names_in(session, form, answers),
        progress_of(form, missing),
        missing,
        warnings_of(answers, _ratios(session, form.round_id), _size(session, answers, lead)),
        turn_on(session, office, demand, day),
        term_of(session, demand, now),
        _parties(session, demand),
        total_in(answers),
        may_answer(status, office.role),
        demand.intake_no,
        demand.received_on,
        demand.submitted_at,
        demand.previous_id,
        previous.title if previous else None,
        demand.confidentiality,
        demand.control_number,
        bool(demand.is_core_technology),
        _asked(session, demand) if status is DemandStatus.SUPPLEMENT else (),
        demand.applicant_id,
        due_day(session, demand),
    )


def may_answer(status: DemandStatus, role: Role) -> bool:
    """A firm writes while it is its turn; an office may mend what it was sent until the end."""
    return status in _APPLICANTS or (role is not Role.FIRM and bool(NEXT[status]))


def require_answerable(demand: Demand, role: Role) -> None:
    """Refuse to change answers when it is not the time."""
    status = demand.status or DemandStatus.DRAFT
    if not may_answer(status, role):
        raise NotToBeAnswered(is_over=not NEXT[status])


def term_of(session: Session, demand: Demand, now: datetime) -> Term:
    """When a demand may be filed; whoever was given longer has until that day's end."""
    found = _found(session, Round, demand.round_id)
    opens, closes = (found.opens_at, found.closes_at) if found else (None, None)
    extended = _extension(session, demand)
    is_open = found is None or found.open_at(now)
    if extended is not None and (opens is None or opens <= now):
        is_open = is_open or now.astimezone(KOREA).date() <= extended
    return Term(opens, closes, extended, is_open)


def names_in(session: Session, form: Form, answers: Answers) -> Names:
    """What the records are called that answers name."""
    wanted = set(_named(form, answers))
    return {id_: title for (_, id_), title in titles_of(session, wanted).items()}


def _found(session: Session, record: type[R], id: str | None) -> R | None:
    """The record of an id, a deleted one too; None when none is named."""
    if id is None:
        return None
    return session.scalars(select(record).where(record.id == id)).one_or_none()


def _named(form: Form, answers: Answers) -> Iterator[tuple[str, str]]:
    for question in form.questions:
        if question.target and question.key in answers:
            yield question.target, str(answers[question.key])
        yield from _named_in_rows(question, answers)


def _named_in_rows(question: Question, answers: Answers) -> Iterator[tuple[str, str]]:
    for column in question.columns:
        if column.target:
            for row in rows_in(answers, question.key):
                if row.get(column.key):
                    yield column.target, str(row[column.key])


def _extension(session: Session, demand: Demand) -> date | None:
    query = select(FormRequest.new_due_on).where(
        FormRequest.kind == FormKind.DEMAND,
        FormRequest.round_id == demand.round_id,
        FormRequest.organization_id == demand.applicant_id,
        FormRequest.new_due_on.is_not(None),
        FormRequest.deleted.is_(None),
    )
    return max((day for day in session.scalars(query) if day), default=None)


def _ratios(session: Session, round_id: str) -> Ratios:
    query = select(SupportRatio).where(
        SupportRatio.round_id == round_id, SupportRatio.deleted.is_(None)
    )
    return {
        one.size_class: Ratio(one.government_share, one.cash_share)
        for one in session.scalars(query.order_by(SupportRatio.row))
        if one.size_class is not None
    }


def _size(session: Session, answers: Answers, lead: str | None) -> SizeClass | None:
    """How large the body was that leads: as its row among the partners says, else as it is."""
    for row in rows_in(answers, "partners"):
        if row.get("organization_id") == lead and row.get("size_class"):
            return SizeClass(str(row["size_class"]))
    body = _found(session, Organization, lead)
    return body.size_class if body else None


def _parties(session: Session, demand: Demand) -> Parties:
    division = _found(session, Division, demand.division_id)
    applicant = _found(session, Organization, demand.applicant_id)
    secretary = division.secretariat_id if division else None
    body = _found(session, Organization, secretary)
    return Parties(
        (applicant and applicant.name) or "",
        (division and division.name) or "",
        body.name if body else None,
    )


def _asked(session: Session, demand: Demand) -> tuple[Asked, ...]:
    query = select(ReviewComment).where(
        ReviewComment.demand_id == demand.id,
        ReviewComment.settled_on.is_(None),
        ReviewComment.deleted.is_(None),
    )
    return tuple(
        Asked(one.binding or one.field_id, one.text or "", one.due_on, one.answer)
        for one in session.scalars(query.order_by(ReviewComment.position, ReviewComment.row))
    )

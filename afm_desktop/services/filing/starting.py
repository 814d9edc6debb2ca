"""Beginning a demand, anew or from the one that was filed in an earlier round."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.enums import DemandStatus, FieldKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.services.filing.errors import NoHomeDivision, TitleWanted
from afm_desktop.services.filing.filling import filled_in, name_indicators
from afm_desktop.services.filing.sheets import form_for
from afm_desktop.services.forms.model import Answer, Answers, Form, Question, Row
from afm_desktop.services.forms.reading import answers_of
from afm_desktop.services.forms.writing import write_answers
from afm_desktop.services.records import live, require

_NOT_TAKEN_OVER = frozenset({"applicant_id", "title", "attachments"})
_THEN = {"partners": ("size_class", "region_code"), "suppliers": ("tier",)}
"""What held when the earlier demand was filed, and is looked up anew."""


def begin(
    session: Session,
    round_id: str,
    applicant_id: str,
    day: date,
    *,
    title: str | None,
    previous_id: str | None,
    division_id: str | None,
) -> Demand:
    """A new draft; one that is filed again takes over the answers to what is asked again."""
    live(session, Round, round_id)
    live(session, Organization, applicant_id)
    previous = live(session, Demand, previous_id) if previous_id else None
    title = title or (previous.title if previous else None)
    if not title:
        raise TitleWanted
    division_id = division_id or (previous.division_id if previous else None)
    demand = Demand(
        status=DemandStatus.DRAFT,
        round_id=round_id,
        applicant_id=applicant_id,
        division_id=division_id or _home(session, applicant_id, day),
        title=title,
        previous_id=previous_id,
    )
    require(session, demand, {"division_id": demand.division_id})
    session.add(demand)
    session.flush()
    if previous is not None:
        _take_over(session, demand, previous, day)
    return demand


def taken_over(old: Form, new: Form, answers: Answers) -> Answers:
    """Earlier answers to the questions that are asked again, by binding or by their words."""
    found: dict[str, Answer] = {}
    for question in new.questions:
        if question.key in _NOT_TAKEN_OVER or question.kind is FieldKind.FILES:
            continue
        earlier = _same_question(old, question)
        if earlier is None or earlier.key not in answers:
            continue
        answer = _translated(earlier, question, answers[earlier.key])
        is_long = isinstance(answer, str) and len(answer) > (question.longest or len(answer))
        if answer not in (None, "", ()) and not is_long:
            found[question.key] = answer
    return found


def _take_over(session: Session, demand: Demand, previous: Demand, day: date) -> None:
    if previous.round_id is None:
        return
    old, new = form_for(session, previous, day), form_for(session, demand, day)
    answers = taken_over(old, new, answers_of(session, old, previous))
    for key, answer in answers.items():
        filled = filled_in(session, demand, key, _now(key, answer), before=(), day=day)
        write_answers(session, new, demand, {key: filled})
    name_indicators(session, demand)


def _now(key: str, answer: Answer) -> Answer:
    """Without what was so at the time of the earlier demand."""
    if key not in _THEN or not isinstance(answer, tuple):
        return answer
    return tuple(
        {cell: value for cell, value in row.items() if cell not in _THEN[key]}
        for row in answer
        if isinstance(row, Mapping)
    )


def _same_question(old: Form, question: Question) -> Question | None:
    if question.binding in BINDINGS:
        return old.question(question.key)
    return next(
        (
            one
            for one in old.questions
            if one.binding is None and (one.label, one.kind) == (question.label, question.kind)
        ),
        None,
    )


def _translated(old: Question, new: Question, answer: Answer) -> Answer:
    """The answer by the keys of the new question: choices and columns go by their words."""
    if new.binding in BINDINGS:
        return answer
    keys = {choice.label: choice.key for choice in new.choices}
    if new.kind is FieldKind.CHOICE:
        return keys.get(old.label_of(answer))
    if not isinstance(answer, tuple):
        return answer
    if new.kind is FieldKind.CHOICES:
        return tuple(keys[label] for one in answer if (label := old.label_of(one)) in keys)
    return tuple(_row(old, new, row) for row in answer if isinstance(row, Mapping))


def _row(old: Question, new: Question, row: Row) -> Row:
    columns = {(column.label, column.kind): column for column in old.columns}
    pairs = ((columns.get((one.label, one.kind)), one) for one in new.columns)
    found = {
        now.key: _translated(then, now, row[then.key])
        for then, now in pairs
        if then is not None and then.key in row
    }
    return {key: value for key, value in found.items() if not isinstance(value, tuple)}


def home_of(session: Session, applicant_id: str, day: date) -> str | None:
    """The division where a body is at home, else the first it takes part in, if any."""
    query = select(Membership).where(
        Membership.organization_id == applicant_id, Membership.deleted.is_(None)
    )
    seats = [seat for seat in session.scalars(query) if seat.active_on(day)]
    seats.sort(key=lambda seat: (not seat.is_home, seat.row))
    return seats[0].division_id if seats else None


def _home(session: Session, applicant_id: str, day: date) -> str:
    found = home_of(session, applicant_id, day)
    if found is None:
        raise NoHomeDivision(live(session, Organization, applicant_id).name or "")
    return found

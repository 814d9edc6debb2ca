"""수요서: the form of a round, whose answers are a demand's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import DemandStatus, FieldKind, FormKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.words import word
from afm_desktop.services.demands import Step, take_step
from afm_desktop.services.filing.checks import missing_in
from afm_desktop.services.filing.filling import filled_in, name_indicators
from afm_desktop.services.forms.model import Answer, Answers, Form, Row, Single
from afm_desktop.services.forms.reading import answers_of, form_of
from afm_desktop.services.forms.writing import write_answers
from afm_desktop.services.records import live, require
from afm_desktop.services.requests.errors import NoFormInRound, NoRoundNamed, NotAnswerable
from afm_desktop.services.requests.model import rows_of
from afm_desktop.services.requests.of_supplements import answer_comments, supplement_of
from afm_desktop.services.requests.sources import Asked, Course
from afm_desktop.services.screening.due import due_day
from afm_desktop.services.screening.rules import count_unanswered

_WRITTEN = (DemandStatus.DRAFT, DemandStatus.SUPPLEMENT)
_OPEN = (DemandStatus.DRAFT, DemandStatus.SUBMITTED, DemandStatus.SUPPLEMENT)
_NOT_WRITTEN = (FieldKind.FILES,)
_NOON = time(12)
_FORMS = "forms of rounds"
"""Where a session keeps the forms it has read: dozens of replies answer the same one."""
KEYS = {
    "kpis": ("name",),
    "budget": ("year", "source"),
    "partners": ("organization_id", "role"),
    "sites": ("name",),
    "suppliers": ("organization_id",),
}
"""What rows of the tables a demand keeps as parts are told apart by."""
_FILLED = {"partners": ("size_class", "region_code"), "suppliers": ("tier",)}
"""The cells of those rows that are filled in with what is known of the body they name."""


class OfDemands:
    """The form of a round for one applicant."""

    def asked(self, session: Session, request: FormRequest, day: date) -> Asked:
        form = _form(session, request, day)
        demand = demand_of(session, request)
        answers: dict[str, Answer]
        if demand is not None:
            answers = dict(answers_of(session, form, demand))
        else:
            answers = {}
            if form.question("applicant_id") is not None and request.organization_id:
                answers["applicant_id"] = request.organization_id
        for question in form.questions:
            if question.kind in _NOT_WRITTEN:
                answers.pop(question.key, None)
        title = f"{round_words(session, request.round_id)} {word(FormKind.DEMAND)}"
        people = int("contact_id" in answers)
        asked = Asked(title, None, form.sections, answers, frozenset(), dict(KEYS), people)
        return asked if demand is None else _with_comments(session, form, demand, asked)

    def write(self, course: Course, request: FormRequest, answers: Answers) -> None:
        session = course.session
        form = _form(session, request, course.day)
        demand = demand_of(session, request)
        own = {
            key: answer
            for key, answer in answers.items()
            if (asked := form.question(key)) is not None and asked.kind not in _NOT_WRITTEN
        }
        if demand is None:
            demand = _begun(session, request, own)
        require_open(demand)
        request.demand_id = demand.id
        before = answers_of(session, form, demand)
        own = {
            key: filled_in(
                session, demand, key, _as_before(key, one, before), before=(), day=course.day
            )
            for key, one in own.items()
        }
        with session.no_autoflush:  # rules hold for all answers together
            write_answers(session, form, demand, own)
            answer_comments(session, demand, answers, course.arrived_on)
        session.flush()
        if "kpis" in own:
            name_indicators(session, demand)
        require(session, demand, {})

    def submit(self, course: Course, request: FormRequest, *, is_new: bool) -> Filed:
        """File the demand of a reply, or hand it in again, where nothing is left open.

        What was supplemented is handed in only by a reply that says something new.
        """
        session = course.session
        demand = demand_of(session, request)
        if demand is None or demand.status not in _WRITTEN:
            return Filed(0, 0, demand.status if demand is not None else None)
        missing = _missing(session, _form(session, request, course.day), demand)
        is_whole = not missing and demand.stated_difference_won == 0
        day = request.replied_on or course.day
        if demand.status is DemandStatus.SUPPLEMENT:
            unanswered = count_unanswered(session, demand)
            if is_new and is_whole and not unanswered:
                again = Step(DemandStatus.REVIEWING, course.arrived_on, by_applicant=True)
                take_step(session, course.office, demand, again)
                demand.submitted_at = datetime.combine(course.arrived_on, _NOON, KOREA)
                return Filed(0, 0, demand.status, is_moved=True)
            return Filed(missing, unanswered, demand.status)
        if is_whole:
            demand.move_to(DemandStatus.SUBMITTED, on=max(day, _last_day(demand, day)))
            demand.submitted_at = datetime.combine(day, _NOON, KOREA)
        return Filed(missing, 0, demand.status, is_moved=is_whole)


@dataclass(frozen=True, slots=True)
class Filed:
    """Where the demand of a reply stands then, and what keeps it from going on."""

    missing: int
    unanswered: int
    status: DemandStatus | None
    is_moved: bool = False


def demand_of(session: Session, request: FormRequest) -> Demand | None:
    """The live demand a request names."""
    query = select(Demand).where(Demand.id == request.demand_id, Demand.deleted.is_(None))
    return None if request.demand_id is None else session.scalars(query).one_or_none()


def require_open(demand: Demand) -> None:
    """Refuse what a reply adds to a demand that is screened already."""
    status = demand.status or DemandStatus.DRAFT
    if status not in _OPEN:
        raise NotAnswerable(status)


def round_words(session: Session, round_id: str | None) -> str:
    """What a round is called."""
    return live(session, Round, round_id or "").title


def _form(session: Session, request: FormRequest, day: date) -> Form:
    if request.round_id is None:
        raise NoRoundNamed
    known: dict[tuple[str, date], Form] = session.info.setdefault(_FORMS, {})
    form = known.get((request.round_id, day))
    if form is None:  # no reply changes what a round asks
        form = known[request.round_id, day] = form_of(session, request.round_id, day)
    if not form.sections:
        raise NoFormInRound(round_words(session, request.round_id))
    return form


def _as_before(key: str, answer: Answer, before: Answers) -> Answer:
    """Cells that the office fills in and a reply left open stay as they were filled in."""
    if key not in _FILLED:
        return answer
    told = {_place(key, row): row for row in rows_of(before.get(key))}
    return tuple(
        {**{c: v for c, v in told.get(_place(key, row), {}).items() if c in _FILLED[key]}, **row}
        for row in rows_of(answer)
    )


def _place(key: str, row: Row) -> tuple[Single, ...]:
    return tuple(row.get(name) for name in KEYS[key])


def _with_comments(session: Session, form: Form, demand: Demand, asked: Asked) -> Asked:
    """While a supplement is asked for, its form says of what, and is due when that is."""
    found = supplement_of(session, form, demand)
    return replace(
        asked,
        sections=found.sections,
        answers={**asked.answers, **found.answers},
        remarks=found.remarks,
        due_on=due_day(session, demand),
    )


def _missing(session: Session, form: Form, demand: Demand) -> int:
    """How many required answers a reply did not give; files come along with it."""
    return len(missing_in(form, answers_of(session, form, demand)))


def _begun(session: Session, request: FormRequest, answers: Answers) -> Demand:
    body = live(session, Organization, request.organization_id or "")
    title = answers.get("title")
    demand = Demand(
        applicant_id=body.id,
        division_id=request.division_id,
        round_id=request.round_id,
        status=DemandStatus.DRAFT,
        title=title if isinstance(title, str) else None,
    )
    require(session, demand, {"division_id": request.division_id})
    session.add(demand)
    session.flush()
    return demand


def _last_day(demand: Demand, day: date) -> date:
    return max((one.happened_on for one in demand.events if one.happened_on), default=day)

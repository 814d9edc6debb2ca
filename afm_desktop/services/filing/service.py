"""Filling in and filing demands: one answer is one gesture, and filing is a step of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.demand_life import MoveRefused
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.gestures import Gesture
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.services.demand_names import demand_named
from afm_desktop.services.demands import Step, take_step
from afm_desktop.services.filing.anew import registered
from afm_desktop.services.filing.comparing import differences
from afm_desktop.services.filing.complete import require_complete
from afm_desktop.services.filing.errors import OutsideTerm, SeveralPersons
from afm_desktop.services.filing.filling import (
    Supplied,
    filled_in,
    name_indicators,
    supplied_to,
)
from afm_desktop.services.filing.model import (
    Beginning,
    Difference,
    Missing,
    OpenRound,
    Receipt,
    Revision,
    Sheet,
)
from afm_desktop.services.filing.receipts import receipt_of
from afm_desktop.services.filing.revisions import revisions_of
from afm_desktop.services.filing.sheets import (
    form_for,
    require_answerable,
    sheet_of,
    term_of,
)
from afm_desktop.services.filing.starting import begin, home_of
from afm_desktop.services.forms.errors import NoSuchQuestion
from afm_desktop.services.forms.model import Answer, Answers, Form
from afm_desktop.services.forms.reading import answers_of, form_of
from afm_desktop.services.forms.writing import write_answers
from afm_desktop.services.records import live
from afm_desktop.services.speaking import speaker
from afm_desktop.storage.workspace import Workspace

_NOON = 12
_FIRST = {DemandStatus.DRAFT: DemandStatus.SUBMITTED}
_AGAIN = {DemandStatus.SUPPLEMENT: DemandStatus.REVIEWING}


class FilingService:
    """What an applicant, or an office in its place, does with a demand's form."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def now(self) -> datetime:
        """This moment; in the demonstration noon of its day."""
        fixed = self._workspace.office.fixed_day
        return korean_moment(fixed, _NOON) if fixed else datetime.now(UTC)

    # ------------------------------------------------ reading

    def sheet(self, demand_id: str) -> Sheet:
        """A demand's form, answers, progress, and what is missing or unusual."""
        with self._workspace.reading() as session:
            demand = live(session, Demand, demand_id)
            form = form_for(session, demand, self._workspace.today)
            here = self._workspace
            return sheet_of(session, demand, form, self.now, office=here.office, day=here.today)

    def find(self, said: str) -> str:
        """The id of the demand of an intake number, an id or a title."""
        with self._workspace.reading() as session:
            return demand_named(session, said)

    def receipt(self, demand_id: str) -> Receipt:
        """What its 접수증 says; refused before it was received."""
        sheet = self.sheet(demand_id)
        with self._workspace.reading() as session:
            demand = live(session, Demand, demand_id)
            own = speaker(session, self._workspace.office, demand.division_id)
            return receipt_of(session, demand, sheet, own)

    def form(self, round_id: str) -> Form:
        """What a round asks."""
        with self._workspace.reading() as session:
            return form_of(session, round_id, self._workspace.today)

    def person_of(self, body_id: str, said: str) -> str:
        """The person of an id, or the one of that name in a body; else what was said."""
        query = select(Person.id).where(
            Person.name == said,
            Person.organization_id == body_id,
            Person.deleted.is_(None),
            Person.erased_on.is_(None),
        )
        with self._workspace.reading() as session:
            found = session.scalars(query.order_by(Person.row)).all()
        if len(found) > 1:
            raise SeveralPersons(len(found))
        return found[0] if found else said

    def missing(self, demand_id: str) -> tuple[Missing, ...]:
        """The required questions that are open."""
        return self.sheet(demand_id).missing

    def demands_of(self, applicant_id: str) -> tuple[Beginning, ...]:
        """The demands of a body, the latest first."""
        query = (
            select(Demand, Round.name, Organization.name)
            .outerjoin(Round, Round.id == Demand.round_id)
            .outerjoin(Organization, Organization.id == Demand.applicant_id)
            .where(Demand.applicant_id == applicant_id, Demand.deleted.is_(None))
            .order_by(Round.year.desc(), Round.ordinal.desc(), Demand.row.desc())
        )
        with self._workspace.reading() as session:
            return tuple(
                Beginning(
                    one.id,
                    one.title or "",
                    round_name or "",
                    applicant or "",
                    one.status or DemandStatus.DRAFT,
                    one.intake_no,
                    one.submitted_at,
                )
                for one, round_name, applicant in session.execute(query)
            )

    def rounds(self) -> tuple[OpenRound, ...]:
        """The rounds a demand may be begun in: those not closed yet, the open ones first."""
        now = self.now
        with self._workspace.reading() as session:
            query = select(Round).where(Round.deleted.is_(None)).order_by(Round.year, Round.ordinal)
            found = [
                OpenRound(one.id, one.name or "", one.closes_at, one.open_at(now))
                for one in session.scalars(query)
                if one.closes_at is None or now < one.closes_at
            ]
        return tuple(sorted(found, key=lambda one: not one.is_open))

    def home_of(self, applicant_id: str) -> str | None:
        """The division a demand of a body falls to unless another is named."""
        with self._workspace.reading() as session:
            return home_of(session, applicant_id, self._workspace.today)

    def suppliers_of(self, demand_id: str) -> Mapping[str, Supplied]:
        """Every firm that delivers to the applicant, with its tier and what it delivers."""
        with self._workspace.reading() as session:
            demand = live(session, Demand, demand_id)
            return supplied_to(session, demand.applicant_id or "", self._workspace.today)

    def indicators(self) -> tuple[tuple[str, str | None], ...]:
        """The names and units of the catalogue that promises are chosen from."""
        query = select(Indicator.name, Indicator.unit).where(
            Indicator.deleted.is_(None), Indicator.name.is_not(None)
        )
        with self._workspace.reading() as session:
            found = session.execute(query.order_by(Indicator.category, Indicator.name))
            return tuple(dict.fromkeys((name or "", unit) for name, unit in found))

    # ------------------------------------------------ filling in

    def start(
        self,
        round_id: str,
        applicant_id: str,
        previous: str | None = None,
        *,
        title: str | None = None,
        division_id: str | None = None,
        answers: Answers | None = None,
    ) -> str:
        """Begin a demand, with answers; from an earlier one it is 재신청 and takes over its own."""
        words = "수요서 재신청 시작" if previous else "수요서 작성 시작"
        with self._workspace.writing(words) as session:
            demand = begin(
                session,
                round_id,
                applicant_id,
                self._workspace.today,
                title=title,
                previous_id=previous,
                division_id=division_id,
            )
            self._write(session, demand, answers or {})
            return demand.id

    def answer(self, demand_id: str, key: str, value: Answer) -> None:
        """Answer one question; None or nothing leaves it open again."""
        self.answer_all(demand_id, {key: value})

    def answer_all(self, demand_id: str, answers: Answers) -> None:
        """Answer several questions in one gesture."""
        said: list[str] = []

        def words() -> str:
            more = f" 외 {len(said) - 1}개 항목" if len(said) > 1 else ""
            return f"수요서 ‘{said[0]}’{more} 작성" if said else "수요서 작성"

        with self._workspace.writing(lambda: Gesture(words())) as session:
            demand = live(session, Demand, demand_id)
            require_answerable(demand, self._workspace.office.role)
            said += self._write(session, demand, answers)

    def _write(self, session: Session, demand: Demand, answers: Answers) -> list[str]:
        """Write answers into a demand; answers what the questions are called."""
        if not answers:
            return []
        said, form = list[str](), form_for(session, demand, self._workspace.today)
        before = answers_of(session, form, demand)
        for key, answer in answers.items():
            question = form.question(key)
            if question is None:
                raise NoSuchQuestion(key, (one.label for one in form.questions))
            said.append(question.label)
            known = registered(session, demand, question, answer)
            filled = self._filled(session, demand, key, known, before)
            write_answers(session, form, demand, {key: filled})
        if "kpis" in answers:
            name_indicators(session, demand)
        return said

    def _filled(
        self, session: Session, demand: Demand, key: str, answer: Answer, before: Answers
    ) -> Answer:
        day = self._workspace.today
        return filled_in(session, demand, key, answer, before=before.get(key), day=day)

    # ------------------------------------------------ filing

    def submit(self, demand_id: str, *, at: datetime | None = None) -> datetime:
        """File a demand, or hand it in again when it was supplemented; answers when."""
        now = at or self.now
        with self._workspace.writing(lambda: Gesture(said[0])) as session:
            demand = live(session, Demand, demand_id)
            status = demand.status or DemandStatus.DRAFT
            goal = {**_FIRST, **_AGAIN}.get(status)
            if goal is None:
                raise MoveRefused(status, DemandStatus.SUBMITTED)
            said = ["수요 1건 제출" if status in _FIRST else "수요 1건 보완 제출"]
            require_complete(session, demand, form_for(session, demand, self._workspace.today))
            term = term_of(session, demand, now)
            if status in _FIRST and not term.is_open:
                is_early = term.opens_at is not None and now < term.opens_at
                raise OutsideTerm(term, is_early=is_early)
            demand.submitted_at = now.replace(microsecond=0)
            if status in _FIRST:
                demand.move_to(goal, on=self._workspace.today)
            else:
                again = Step(goal, self._workspace.today, by_applicant=True)
                take_step(session, self._workspace.office, demand, again)
        return now

    # ------------------------------------------------ what was filed

    def revisions(self, demand_id: str) -> tuple[Revision, ...]:
        """The demand as it was each time it was filed, the first first."""
        with self._workspace.reading() as session:
            demand = live(session, Demand, demand_id)
            form = form_for(session, demand, self._workspace.today)
            return revisions_of(session, demand, form)

    def compare(
        self, demand_id: str, first: int, second: int | None = None
    ) -> tuple[Difference, ...]:
        """What changed from one revision to another, or to what stands there now."""
        sheet, found = self.sheet(demand_id), {one.number: one for one in self.revisions(demand_id)}
        before = found[first].answers
        after = sheet.answers if second is None else found[second].answers
        return differences(sheet.form, before, after)

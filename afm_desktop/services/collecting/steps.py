"""What is done with cells of the board, each for those of them it fits."""

from __future__ import annotations

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FormKind, IntakeRoute, RequestState
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.form_progress import OWED
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormReminder, FormRequest
from afm_desktop.domain.office import Office
from afm_desktop.services.collecting.errors import (
    DayAhead,
    DueBeforeSending,
    DueTooEarly,
    NothingToExtend,
    NothingToReceive,
    NothingToRemind,
    NothingToSend,
    StateOfDemand,
)
from afm_desktop.services.collecting.model import Board, BodyLine, FormCell, FormColumn
from afm_desktop.services.demands import Step as DemandStep
from afm_desktop.services.demands import take_step
from afm_desktop.services.records import live

UNSENT = (None, RequestState.NOT_SENT)
Chosen = tuple[FormColumn, BodyLine, FormCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(ABC):
    """One of them; `on` is the day it was done."""

    on: date
    words: ClassVar[str]
    nothing: ClassVar[type[RuleViolation]]

    @abstractmethod
    def fits(self, cell: FormCell) -> bool:
        """Whether it can be done with a cell."""

    def check(self, chosen: Sequence[Chosen], today: date) -> None:
        """Refuse what contradicts itself."""
        if self.on > today:
            raise DayAhead(self.on)

    @abstractmethod
    def take(self, session: Session, request: FormRequest, chosen: Chosen, office: Office) -> None:
        """Do it with one request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Send(Step):
    """발송 처리: the form went out."""

    words: ClassVar[str] = "발송 처리"
    nothing: ClassVar[type[RuleViolation]] = NothingToSend
    due_on: date | None = None
    route: IntakeRoute | None = None
    document_no: str | None = None

    def fits(self, cell: FormCell) -> bool:
        return cell.state is RequestState.NOT_SENT

    def check(self, chosen: Sequence[Chosen], today: date) -> None:
        super(Send, self).check(chosen, today)
        if self.due_on is not None and self.due_on < self.on:
            raise DueBeforeSending(self.due_on, self.on)

    def take(self, session: Session, request: FormRequest, chosen: Chosen, office: Office) -> None:
        request.sent_on, request.state = self.on, RequestState.SENT
        request.due_on = self.due_on or request.due_on or chosen[0].due_on
        request.route, request.document_no = self.route, self.document_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Remind(Step):
    """독려: the body was reminded."""

    words: ClassVar[str] = "제출 독려"
    nothing: ClassVar[type[RuleViolation]] = NothingToRemind
    route: IntakeRoute | None = None

    def fits(self, cell: FormCell) -> bool:
        return cell.state in OWED

    def take(self, session: Session, request: FormRequest, chosen: Chosen, office: Office) -> None:
        session.add(FormReminder(request_id=request.id, happened_on=self.on, route=self.route))


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend(Step):
    """기한 연장: the body has more time."""

    words: ClassVar[str] = "제출 기한 연장"
    nothing: ClassVar[type[RuleViolation]] = NothingToExtend
    new_due_on: date

    def fits(self, cell: FormCell) -> bool:
        is_awaited = cell.state in (RequestState.SENT, RequestState.WRITING)
        return is_awaited or (cell.state is RequestState.SUPPLEMENT and not cell.demands)

    def check(self, chosen: Sequence[Chosen], today: date) -> None:
        for _column, _line, cell in chosen:
            if cell.due_on is not None and self.new_due_on <= cell.due_on:
                raise DueTooEarly(self.new_due_on, cell.due_on)

    def take(self, session: Session, request: FormRequest, chosen: Chosen, office: Office) -> None:
        request.due_on = request.due_on or chosen[0].due_on
        request.new_due_on = self.new_due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive(Step):
    """접수 처리: the form came back, by a route and under a number."""

    words: ClassVar[str] = "접수 처리"
    nothing: ClassVar[type[RuleViolation]] = NothingToReceive
    route: IntakeRoute | None = None
    document_no: str | None = None

    def fits(self, cell: FormCell) -> bool:
        if cell.demands:
            return any(one.status is DemandStatus.SUBMITTED for one in cell.demands)
        return cell.state not in (RequestState.RECEIVED, RequestState.DONE)

    def take(self, session: Session, request: FormRequest, chosen: Chosen, office: Office) -> None:
        for mark in chosen[2].demands:
            if mark.status is DemandStatus.SUBMITTED:
                self._receive(live(session, Demand, mark.id), session, office)
        request.state, request.replied_on = RequestState.RECEIVED, self.on
        request.reply_route, request.reply_document_no = self.route, self.document_no

    def _receive(self, demand: Demand, session: Session, office: Office) -> None:
        """A demand that was filed is received as on its own page: it gets its intake number."""
        if self.route is not None:
            demand.intake_route = self.route
        if self.document_no is not None:
            demand.document_no = self.document_no
        take_step(session, office, demand, DemandStep(DemandStatus.RECEIVED, self.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetState(Step):
    """The state of a form without a demand, by hand."""

    words: ClassVar[str] = "제출 상태 변경"
    nothing: ClassVar[type[RuleViolation]] = StateOfDemand
    state: RequestState

    def fits(self, cell: FormCell) -> bool:
        return not cell.demands

    def take(self, session: Session, request: FormRequest, chosen: Chosen, office: Office) -> None:
        request.state = self.state
        if self.state is RequestState.NOT_SENT:
            request.sent_on = None


def chosen_of(board: Board, fits: Callable[[FormCell], bool]) -> Iterator[Chosen]:
    """The cells a step fits, with their forms and bodies."""
    columns: Mapping[str, FormColumn] = {one.key: one for one in board.columns}
    for line in board.lines:
        for cell in line.there:
            if fits(cell):
                yield columns[cell.key.form], line, cell


def request_for(session: Session, chosen: Chosen) -> FormRequest:
    """The request behind a cell; one that is not there yet is made."""
    column, line, cell = chosen
    if cell.request_id is not None:
        return live(session, FormRequest, cell.request_id)
    ref = column.ref
    request = FormRequest(
        kind=ref.kind,
        organization_id=line.organization_id,
        division_id=column.division_id or (line.division.id if line.division else None),
        round_id=ref.of if ref.kind is FormKind.DEMAND else None,
        meeting_id=ref.of if ref.kind is FormKind.ATTENDANCE else None,
        quarter=ref.of if ref.kind is FormKind.QUARTER else None,
        demand_id=cell.demands[0].id if len(cell.demands) == 1 else None,
        key=secrets.token_hex(12),
        due_on=column.due_on,
        state=RequestState.NOT_SENT,
    )
    session.add(request)
    return request

"""Replies put where they belong, by one and the same code whether it stays or is rolled back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FormKind, RequestState
from afm_desktop.domain.errors import AfmError, RuleViolation
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.bodies import names_of
from afm_desktop.services.forms.model import Answer, Answers, Question
from afm_desktop.services.requests.changes import changes_between, left_of, wanted_of
from afm_desktop.services.requests.enclosing import Enclosed
from afm_desktop.services.requests.errors import (
    BehindTheTimes,
    NothingToAttachTo,
    RepliedTwice,
    UnknownKey,
    WithdrawnRequest,
)
from afm_desktop.services.requests.model import (
    AnswerChange,
    Arrival,
    FormSheet,
    Progress,
    Reply,
    ReplyOutcome,
    ReplyResult,
    Trouble,
    Unreadable,
)
from afm_desktop.services.requests.of_demands import Filed, OfDemands, demand_of, require_open
from afm_desktop.services.requests.sheets import resolved, sheet_of, source_of
from afm_desktop.services.requests.sources import Asked, Course
from afm_desktop.storage.tables import gesture, operation, written


class Taking:
    """Takes replies, one after the other."""

    def __init__(self, course: Course, arrival: Arrival) -> None:
        self._course, self._arrival = course, arrival
        self._session = course.session

    def take(
        self,
        replies: Sequence[Reply | Unreadable],
        progress: Progress | None = None,
        left_out: Collection[int] = (),
    ) -> tuple[ReplyResult, ...]:
        """What each file does; one that is rejected or left out leaves nothing behind.

        Where the later of two replies is left out, the earlier is still not taken in its place.
        """
        found, latest = [], latest_of(replies)
        for number, reply in enumerate(replies, 1):
            other = latest.get(reply.key) if isinstance(reply, Reply) else None
            if number - 1 in left_out:
                found.append(self._left_out(reply))
            elif other is None or other is reply:
                found.append(self._one(reply))
            else:
                found.append(_rejected(reply.file, Trouble("", str(RepliedTwice(other.file)))))
            if progress is not None:
                progress(number, len(replies))
        return tuple(found)

    def _one(self, reply: Reply | Unreadable) -> ReplyResult:
        if isinstance(reply, Unreadable):
            return _rejected(reply.file, Trouble("", reply.reason))
        try:
            request = request_of(self._session, reply.key)
        except RuleViolation as error:
            return _rejected(reply.file, Trouble("", str(error)))
        about = self._about(request)
        if troubles := [one for one in reply.troubles if not _is_unwanted(one, reply)]:
            return _rejected(reply.file, *troubles, **about)
        label: dict[str, str] = {}
        step, size = self._session.begin_nested(), self._course.enclosing.size
        try:
            result = self._written(request, reply, about, label)
        except AfmError as error:
            step.rollback()
            self._session.expire_all()
            self._course.enclosing.size = size
            field = getattr(error, "field", None) or ""
            key = field if field in label else ""
            trouble = Trouble(label.get(field, ""), str(error), key)
            return _rejected(reply.file, trouble, **about)
        step.commit()
        return result

    def _left_out(self, reply: Reply | Unreadable) -> ReplyResult:
        """Whose it is, as far as that is known."""
        if isinstance(reply, Unreadable):
            return ReplyResult(reply.file, ReplyOutcome.LEFT_OUT)
        try:
            request = request_of(self._session, reply.key)
        except RuleViolation:
            return ReplyResult(reply.file, ReplyOutcome.LEFT_OUT)
        return ReplyResult(reply.file, ReplyOutcome.LEFT_OUT, **self._about(request))  # type: ignore[arg-type]

    def _about(self, request: FormRequest) -> dict[str, object]:
        body = names_of(self._session, [request.organization_id or ""])
        return {
            "kind": request.kind,
            "body": body.get(request.organization_id or "", ""),
            "request_id": request.id,
        }

    def _written(
        self, request: FormRequest, reply: Reply, about: Mapping[str, object], label: dict[str, str]
    ) -> ReplyResult:
        source, course = source_of(request), self._course
        made = len(course.names.made)
        asked = source.asked(self._session, request, course.day)
        label |= {q.key: q.label for section in asked.sections for q in section.questions}
        is_first = request.kind is FormKind.DEMAND and request.demand_id is None
        before = self._sheet(request, asked)
        said = _given(before, reply)
        given = wanted_of(before, said, asked.keys, reply.unwanted)
        if given or is_first or (reply.enclosures and not self._has_demand(request)):
            answers = resolved(course, request, asked, given)
            source.write(course, request, answers)
            self._session.flush()
        enclosed = self._enclosed(request, reply)
        after = self._sheet(request, source.asked(self._session, request, course.day))
        changes = changes_between(_nothing(before) if is_first else before, after, asked.keys)
        if changes:
            self._refuse_older(request, reply)
        is_new = bool(changes or enclosed.names)
        filed = self._note(request, is_new=is_new)
        outcome = ReplyOutcome.CHANGED if is_new else ReplyOutcome.SAME
        return ReplyResult(
            reply.file,
            ReplyOutcome.NEW if is_first else outcome,
            demand_id=request.demand_id,
            changes=tuple(_bound(one, said) for one in changes),
            left_out=_left_out(before, said, asked, reply),
            enclosed=enclosed.names,
            known=enclosed.known,
            created=tuple(course.names.made[made:]),
            missing=filed.missing,
            unanswered=filed.unanswered,
            is_moved=filed.is_moved,
            **self._standing(request),
            **about,  # type: ignore[arg-type]
        )

    def _has_demand(self, request: FormRequest) -> bool:
        return demand_of(self._session, request) is not None

    def _enclosed(self, request: FormRequest, reply: Reply) -> Enclosed:
        """Attach what came along to the demand the reply is about."""
        if not reply.enclosures:
            return Enclosed()
        demand = demand_of(self._session, request)
        if demand is None:
            raise NothingToAttachTo
        require_open(demand)
        return self._course.enclosing.enclose(self._session, demand, reply.enclosures)

    def _standing(self, request: FormRequest) -> dict[str, Any]:
        """Where the demand of a reply stands, and what somebody should look at."""
        demand = demand_of(self._session, request)
        if demand is None:
            return {}
        applicant = demand.applicant_id or ""
        is_written = demand.status in (DemandStatus.DRAFT, DemandStatus.SUPPLEMENT)
        is_other = applicant != request.organization_id
        return {
            "status": demand.status,
            "differs_won": demand.stated_difference_won if is_written else 0,
            "applicant": names_of(self._session, [applicant])[applicant] if is_other else "",
        }

    def _sheet(self, request: FormRequest, asked: Asked) -> FormSheet:
        return sheet_of(self._session, request, asked, asked_by="", made_on=self._course.day)

    def _refuse_older(self, request: FormRequest, reply: Reply) -> None:
        """A file that was saved before an earlier reply was taken does not undo that one.

        What the office noted of the request since, such as a reminder, makes no reply older.
        """
        if self._arrival.takes_older or request.replied_on is None or reply.saved_at is None:
            return
        query = (
            select(func.max(gesture.c.learned_at))
            .join(operation, operation.c.gesture == gesture.c.key)
            .join(written, written.c.operation == operation.c.number)
            .where(
                gesture.c.kind == GestureKind.IMPORT,
                written.c.record.in_([request.id, request.demand_id]),
            )
        )
        said = self._session.scalar(query)
        taken = datetime.fromisoformat(said) if said else None
        # files say the second in which they were saved
        if taken is not None and reply.saved_at < taken.replace(microsecond=0):
            raise BehindTheTimes(reply.saved_at, taken)

    def _note(self, request: FormRequest, *, is_new: bool) -> Filed:
        """Keep how and when the reply came; of a demand file it where it is complete."""
        arrival, filed = self._arrival, Filed(0, 0, None)
        if request.replied_on is None or is_new:
            request.replied_on = arrival.on or self._course.day
        request.reply_route = arrival.route or request.reply_route
        request.reply_document_no = arrival.document_no or request.reply_document_no
        if request.state in (None, RequestState.NOT_SENT, RequestState.SENT, RequestState.WRITING):
            request.state = RequestState.RECEIVED
        source = source_of(request)
        if isinstance(source, OfDemands):
            filed = source.submit(self._course, request, is_new=is_new)
            self._note_intake(request)
        self._session.flush()
        return filed

    def _note_intake(self, request: FormRequest) -> None:
        """접수경로 and 공문번호 of a demand are those of the reply it came with."""
        query = select(Demand).where(Demand.id == request.demand_id)
        demand = self._session.scalars(query).one_or_none()
        if demand is not None:
            demand.intake_route = demand.intake_route or request.reply_route
            demand.document_no = demand.document_no or request.reply_document_no


def request_of(session: Session, key: str) -> FormRequest:
    """The request of the key of a form."""
    query = select(FormRequest).where(FormRequest.key == key).order_by(FormRequest.row)
    found = session.scalars(query).all()
    alive = [one for one in found if one.deleted is None]
    if alive:
        return alive[0]
    if found:
        raise WithdrawnRequest
    raise UnknownKey


def _given(before: FormSheet, reply: Reply) -> dict[str, Answer]:
    """The answers that are other than what stands there; what was emptied is None."""
    given: dict[str, Answer] = {}
    for question in before.questions:
        if question.key not in reply.asked:
            continue
        answer = reply.answers.get(question.key)
        if answer is None and question.key in before.remarks:
            continue  # a comment without an answer is still to be answered
        if answer != before.answers.get(question.key):
            given[question.key] = answer if answer is not None else _empty(question)
    return given


def _is_unwanted(trouble: Trouble, reply: Reply) -> bool:
    return bool(trouble.question) and trouble.question in reply.unwanted


def _bound(change: AnswerChange, said: Answers) -> AnswerChange:
    """What a reply does not say itself cannot be left out of it."""
    return change if change.question in said else replace(change, place="")


def _left_out(
    before: FormSheet, said: Answers, asked: Asked, reply: Reply
) -> tuple[AnswerChange, ...]:
    """The changes that were not wanted; of an answer that could not be read its reason."""
    unread = {one.question for one in reply.troubles}
    found = left_of(before, said, asked.keys, reply.unwanted)
    return (
        *(one for one in found if one.question not in unread),
        *(
            AnswerChange(one.question, one.label, "", one.reason, one.question)
            for one in reply.troubles
        ),
    )


def _empty(question: Question) -> Answer:
    return () if question.columns else None


def _nothing(sheet: FormSheet) -> FormSheet:
    return FormSheet(sheet.kind, sheet.key, sheet.title, sheet.body, sheet.sections)


def latest_of(replies: Iterable[Reply | Unreadable]) -> dict[str, Reply]:
    """Of the files that answer one form the one that was saved last, else the last of them."""
    found: dict[str, Reply] = {}
    for reply in replies:
        if isinstance(reply, Reply):
            other = found.get(reply.key)
            if other is None or _saved(reply) >= _saved(other):
                found[reply.key] = reply
    return found


def _saved(reply: Reply) -> float:
    return reply.saved_at.timestamp() if reply.saved_at else 0.0


def _rejected(file: str, *troubles: Trouble, **about: object) -> ReplyResult:
    return ReplyResult(file, ReplyOutcome.REJECTED, troubles=troubles, **about)  # type: ignore[arg-type]

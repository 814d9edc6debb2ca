"""Comments on the fields of a demand: sent with a supplement, answered beside, and settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.demand_parts import DemandEvent, ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.forms.errors import NoSuchQuestion
from afm_desktop.services.forms.model import Form
from afm_desktop.services.screening.errors import AlreadyAsked, NotAsked, NotLater
from afm_desktop.services.screening.model import CommentRow, CommentState
from afm_desktop.services.screening.rules import supplements_of


def live_comments(session: Session, demand: Demand) -> Sequence[ReviewComment]:
    """The comments on a demand in their order."""
    query = (
        select(ReviewComment)
        .where(ReviewComment.demand_id == demand.id, ReviewComment.deleted.is_(None))
        .order_by(ReviewComment.position, ReviewComment.row)
    )
    return session.scalars(query).all()


def comment_rows(
    comments: Sequence[ReviewComment], labels: Mapping[str, str], day: date
) -> tuple[CommentRow, ...]:
    """Comments as they are shown; `labels` are those of the questions by their keys."""
    return tuple(
        CommentRow(
            one.id,
            key := one.binding or one.field_id,
            labels.get(key or "", ""),
            one.text or "",
            one.supplement,
            one.due_on,
            one.answer,
            one.answered_on,
            one.settled_on,
            _state(one, day),
        )
        for one in comments
    )


def labels_of(form: Form | None) -> Mapping[str, str]:
    """What the questions of a form are called, by their keys."""
    return {} if form is None else {one.key: one.label for one in form.questions}


def key_of(form: Form | None, name: str | None) -> str | None:
    """The key of the question that a key or a label names; of none for the whole demand."""
    if name is None:
        return None
    if form is None:
        raise NoSuchQuestion(name, ())
    return form.named(name).key


def add_comment(
    session: Session, demand: Demand, key: str | None, text: str, due: date | None = None
) -> ReviewComment:
    """Pin a comment to a question; of a running supplement it is a part at once.

    `due` is a day of its own; without one it is due with the supplement.
    """
    comments = live_comments(session, demand)
    is_bound = key in BINDINGS
    made = ReviewComment(
        demand_id=demand.id,
        position=1 + max((one.position or 0 for one in comments), default=0),
        binding=key if is_bound else None,
        field_id=None if is_bound else key,
        text=text,
        due_on=due,
    )
    if demand.status is S.SUPPLEMENT:
        event = running(session, demand)
        made.supplement = supplements_of(session, demand)
        made.due_on = due or (event.due_on if event is not None else None)
    session.add(made)
    return made


def ask_comments(session: Session, demand: Demand, due: date | None) -> None:
    """Make what is open a part of the supplement that was just asked for, and ask it anew.

    A new one may have a day of its own; what is asked anew is due with the supplement.
    """
    number = supplements_of(session, demand)
    asked = [one for one in live_comments(session, demand) if one.settled_on is None]
    for one in asked:
        own = one.due_on if one.supplement is None else None
        one.supplement, one.due_on, one.answered_on = number, own or due, None


def answer_comment(comment: ReviewComment, text: str | None, on: date) -> None:
    """Note what the applicant answers; nothing takes the answer back."""
    if comment.supplement is None:
        raise NotAsked
    comment.answer, comment.answered_on = text, on if text else None


def settle_comment(comment: ReviewComment, on: date | None) -> None:
    """Note that nothing more is asked; without a day it is open again."""
    comment.settled_on = on


def change_comment(comment: ReviewComment, text: str) -> None:
    """Say something else, before the applicant has it."""
    if comment.supplement is not None:
        raise AlreadyAsked
    comment.text = text


def set_due(comment: ReviewComment, due: date | None) -> None:
    """Give a comment a day of its own; once the applicant has it, only a later one."""
    before = comment.due_on
    if comment.supplement is not None and before is not None and (due is None or due <= before):
        raise NotLater(before)
    comment.due_on = due


def earliest_own(session: Session, demand: Demand) -> date | None:
    """The earliest day that comments which are about to be asked have of their own."""
    days = [
        one.due_on
        for one in live_comments(session, demand)
        if one.settled_on is None and one.supplement is None and one.due_on is not None
    ]
    return min(days, default=None)


def drop_comment(comment: ReviewComment) -> None:
    """Take a comment away that the applicant does not have yet."""
    if comment.supplement is not None:
        raise AlreadyAsked
    comment.deleted = DELETED


def running(session: Session, demand: Demand) -> DemandEvent | None:
    """The latest request for a supplement."""
    query = (
        select(DemandEvent)
        .where(
            DemandEvent.demand_id == demand.id,
            DemandEvent.deleted.is_(None),
            DemandEvent.status == S.SUPPLEMENT,
        )
        .order_by(DemandEvent.happened_on.desc(), DemandEvent.id.desc())
        .limit(1)
    )
    return session.scalars(query).first()


def _state(comment: ReviewComment, day: date) -> CommentState:
    if comment.settled_on is not None:
        return CommentState.SETTLED
    if comment.answered_on is not None:
        return CommentState.ANSWERED
    if comment.supplement is None:
        return CommentState.NOTED
    is_late = comment.due_on is not None and comment.due_on < day
    return CommentState.LATE if is_late else CommentState.ASKED

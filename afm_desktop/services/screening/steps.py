"""Steps of screening, for one demand or several in one gesture."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.office import Office
from afm_desktop.services.demands import Step, take_step
from afm_desktop.services.screening import comments as noted
from afm_desktop.services.screening.due import due_day
from afm_desktop.services.screening.errors import (
    DueMissing,
    DueTooEarly,
    NothingToExtend,
    NothingToSupplement,
    NotLater,
    ReasonMissing,
)
from afm_desktop.services.screening.findings import (
    count_unchecked,
    items_of,
    named_item,
    picked,
    write_finding,
)
from afm_desktop.services.screening.model import GivenReason, ItemRow
from afm_desktop.services.screening.reading import form_for

EXTENDED = "기한 연장"
"""How the line of a reason begins that tells of an extension."""
ALL = "all"
"""How all items of a checklist are named at once."""
WANTS_REASON = frozenset({S.REJECTED, S.INELIGIBLE, S.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is said of a question, by its key or label, or of the whole; the day is its own."""

    name: str | None
    text: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A step that is wanted of demands, with what is found of the checklist on the way.

    `reasons` are ready reasons by id or label, `items` are those found unmet without one, `met`
    are those found met; `all` of them by that word.
    """

    to: S
    on: date
    reason: str | None = None
    due_on: date | None = None
    into: str | None = None
    reasons: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    comments: tuple[Pinned, ...] = ()
    """What is to be supplemented."""
    answer: str | None = None
    """The answer to everything that is asked and not answered."""
    settles: bool = False
    """Whether nothing more is asked of what is open."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A demand that took a step."""

    id: str
    intake_no: str | None
    title: str
    status: S
    unchecked: int = 0
    """How many items of the checklist nobody had looked at when it became 평가 대상."""


def take(session: Session, office: Office, demand: Demand, wanted: Wanted) -> Moved:
    """Take a step with all that belongs to it, or refuse it."""
    _note_met(session, demand, wanted)
    _note_unmet(session, demand, wanted)
    _note_comments(session, demand, wanted)
    due = wanted.due_on
    if wanted.to is S.SUPPLEMENT and demand.status is S.REVIEWING:
        due = _due_of_all(session, demand, wanted)
    reason = wanted.reason or _from_findings(session, demand, wanted)
    step = Step(wanted.to, wanted.on, reason, due, wanted.into)
    event = take_step(session, office, demand, step)
    if wanted.to is S.SUPPLEMENT and not event.reason:
        raise NothingToSupplement
    if wanted.to in WANTS_REASON and not event.reason:
        raise ReasonMissing(wanted.to)
    unchecked = count_unchecked(session, [demand.id]) if wanted.to is S.CANDIDATE else 0
    return Moved(demand.id, demand.intake_no, demand.title or "", wanted.to, unchecked)


def _due_of_all(session: Session, demand: Demand, wanted: Wanted) -> date:
    """The day of the supplement: the one that is said, else the first of its comments' own."""
    own = noted.earliest_own(session, demand)
    if own is not None and own < wanted.on:
        raise DueTooEarly(own, wanted.on)
    due = wanted.due_on or own
    if due is None:
        raise DueMissing
    return due


def extend(session: Session, demand: Demand, due: date, reason: str | None) -> date | None:
    """Move the day a supplement is due on; what is open of it and its form move along.

    A comment that has longer by itself keeps its day.
    """
    event = noted.running(session, demand) if demand.status is S.SUPPLEMENT else None
    if event is None:
        raise NothingToExtend
    before = due_day(session, demand)
    if before is not None and due <= before:
        raise NotLater(before)
    # One line of the reason tells of each extension; the journal keeps the days themselves.
    told = f"{EXTENDED}({day_words(before)} → {day_words(due)})" if before else EXTENDED
    lines = (event.reason, ": ".join(part for part in (told, reason) if part))
    event.due_on = max(due, event.due_on or due)
    event.reason = "\n".join(line for line in lines if line) or None
    for comment in noted.live_comments(session, demand):
        if comment.settled_on is None and comment.supplement is not None:
            comment.due_on = max(due, comment.due_on or due)
    requests = select(FormRequest).where(
        FormRequest.demand_id == demand.id, FormRequest.deleted.is_(None)
    )
    for request in session.scalars(requests):
        request.new_due_on = due
    return before


def _note_comments(session: Session, demand: Demand, wanted: Wanted) -> None:
    form = form_for(session, demand, wanted.on) if wanted.comments else None
    for one in wanted.comments:
        key = noted.key_of(form, one.name)
        noted.add_comment(session, demand, key, one.text, one.due_on)
        session.flush()
    for comment in noted.live_comments(session, demand):
        is_open = comment.settled_on is None
        if wanted.answer and is_open and comment.supplement and comment.answered_on is None:
            noted.answer_comment(comment, wanted.answer, wanted.on)
        if wanted.settles and is_open:
            noted.settle_comment(comment, wanted.on)
    session.flush()


def _note_met(session: Session, demand: Demand, wanted: Wanted) -> None:
    if not wanted.met:
        return
    items = items_of(session, demand)
    found = {named_item(items, name).id for name in wanted.met if name != ALL}
    for item in items:
        if ALL in wanted.met or item.id in found:
            write_finding(session, demand, item, Verdict.MET, ())
    session.flush()


def _note_unmet(session: Session, demand: Demand, wanted: Wanted) -> None:
    """What is named as unmet is added to what was found before."""
    if not wanted.reasons and not wanted.items:
        return
    items = items_of(session, demand)
    given: dict[str, list[GivenReason]] = {}
    for name in wanted.items:
        given.setdefault(named_item(items, name).id, [])
    for name in wanted.reasons:
        item, ready = picked(items, name)
        given.setdefault(item.id, []).append(GivenReason(ready.reply, ready.id))
    for item in items:
        if item.id in given:
            added = _without_known(item, given[item.id])
            write_finding(session, demand, item, Verdict.UNMET, (*item.reasons, *added))
    session.flush()


def _without_known(item: ItemRow, given: Sequence[GivenReason]) -> list[GivenReason]:
    known: Collection[str | None] = {one.reason_id for one in item.reasons}
    return [one for one in given if one.reason_id not in known]


def _from_findings(session: Session, demand: Demand, wanted: Wanted) -> str | None:
    """In short why, where nobody wrote it: the reasons of the checklist, then what is commented."""
    if wanted.to not in {S.SUPPLEMENT, S.REJECTED, S.INELIGIBLE}:
        return None
    said = [_short(item, reason) for item in items_of(session, demand) for reason in item.reasons]
    said += [
        item.question
        for item in items_of(session, demand)
        if item.verdict is Verdict.UNMET and not item.reasons
    ]
    if wanted.to is S.SUPPLEMENT:
        labels = noted.labels_of(form_for(session, demand, wanted.on))
        rows = noted.comment_rows(noted.live_comments(session, demand), labels, wanted.on)
        said += [row.label or row.text for row in rows if row.settled_on is None]
    return ", ".join(dict.fromkeys(said)) or None


def _short(item: ItemRow, reason: GivenReason) -> str:
    return next((one.label for one in item.offered if one.id == reason.reason_id), reason.text)

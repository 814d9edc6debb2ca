"""Letters to applicants, one or all of a station."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.model.demand_parts import DemandEvent, ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round, StageText
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office
from afm_desktop.domain.words import word
from afm_desktop.services.forms.ready_made import ready_made
from afm_desktop.services.letters.closing import closing_of
from afm_desktop.services.letters.filling import fill
from afm_desktop.services.letters.model import Letter
from afm_desktop.services.lists.choice import division_ever
from afm_desktop.services.records import live
from afm_desktop.services.screening.comments import live_comments
from afm_desktop.services.screening.findings import items_of, unmet_reasons
from afm_desktop.services.screening.reading import form_for
from afm_desktop.services.screening.steps import EXTENDED
from afm_desktop.services.speaking import speaker
from afm_desktop.storage.workspace import Workspace

_TELLS_WHY = frozenset({S.SUPPLEMENT, S.REJECTED, S.INELIGIBLE})
_TELLS_REASON = _TELLS_WHY | {S.MERGED, S.NOT_SELECTED}
_LEADER = "통합수요"
_KEPT_FROM_OTHERS = frozenset(
    {Confidentiality.PARTIES, Confidentiality.SECRET, Confidentiality.CLASSIFIED}
)


class NoLetter(RuleViolation):
    """There are no words for a station."""

    def __init__(self, status: S) -> None:
        super().__init__(
            f"‘{word(status)}’ 단계의 안내 문구가 없습니다. 회차의 안내 문구를 확인하세요.",
            field="status",
        )


class NotThere(NotFound):
    """A demand never came to the station a letter is about."""

    def __init__(self, title: str, status: S) -> None:
        super().__init__(
            f"‘{title}’ 수요에는 ‘{word(status)}’ 처리가 없습니다. 처리 이력을 확인하세요."
        )


class NoneThere(NotFound):
    """No demand is at the station letters are wanted of."""

    def __init__(self, status: S) -> None:
        super().__init__(
            f"‘{word(status)}’ 상태의 수요가 없어 안내문을 만들지 않았습니다. 상태를 확인하세요."
        )


class LetterService:
    """Writes letters from what is known of demands."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, demand_id: str, status: S | None = None) -> Letter:
        """The letter of a demand about a station it came to; of none named, the present one."""
        workspace = self._workspace
        with workspace.reading() as session:
            demand = live(session, Demand, demand_id)
            wanted = status or demand.status or S.DRAFT
            return _letter(session, workspace.office, demand, wanted, workspace.today)

    def all_at(
        self, status: S, *, division: str | None = None, ids: Sequence[str] | None = None
    ) -> tuple[Letter, ...]:
        """The letters of all demands at a station, by their numbers; of a division by its code."""
        workspace = self._workspace
        with workspace.reading() as session:
            query = (
                select(Demand)
                .where(Demand.status == status, Demand.deleted.is_(None))
                .order_by(Demand.intake_no.is_(None), Demand.intake_no, Demand.row)
            )
            if division is not None:
                found, _ = division_ever(session, division, workspace.today)
                query = query.where(Demand.division_id == found.id)
            if ids is not None:
                query = query.where(Demand.id.in_(ids))
            demands = session.scalars(query).all()
            if not demands:
                raise NoneThere(status)
            return tuple(
                _letter(session, workspace.office, one, status, workspace.today) for one in demands
            )


def _letter(session: Session, office: Office, demand: Demand, status: S, day: date) -> Letter:
    subject, body = _words(session, demand, status)
    event = _event(session, demand, status)
    leader = session.scalars(select(Demand).where(Demand.id == demand.merged_into_id)).first()
    values = _values(session, demand, event, leader)
    told, unknown = fill(body, values)
    headed, more = fill(subject, values)
    paragraphs = [line.strip() for line in told.splitlines() if line.strip()]
    if values["회차"]:
        number = f"(접수번호 {demand.intake_no})" if demand.intake_no else ""
        paragraphs.insert(0, f"관련: {values['회차']}{number}")
    return Letter(
        demand_id=demand.id,
        intake_no=demand.intake_no,
        title=demand.title or "",
        status=status,
        to=values["신청기관"],
        subject=headed,
        paragraphs=tuple(paragraphs),
        items=tuple(dict.fromkeys(_items(session, demand, event, status, day))),
        sender=speaker(session, office, demand.division_id),
        on=event.happened_on or day,
        confidentiality=demand.confidentiality,
        control_number=demand.control_number,
        unknown=tuple(dict.fromkeys((*unknown, *more))),
        leader_id=_leader_told(leader, demand, subject + body),
        closing=closing_of(session, office, demand, event.happened_on or day),
    )


def _words(session: Session, demand: Demand, status: S) -> tuple[str, str]:
    """Subject and text: those of the round, else those that are ready."""
    query = (
        select(StageText)
        .where(
            StageText.round_id == demand.round_id,
            StageText.status == status,
            StageText.deleted.is_(None),
        )
        .order_by(StageText.row.desc())
    )
    found = session.scalars(query).first()
    if found is not None and found.body:
        return found.subject or "", found.body
    for told in ready_made()["texts"]:
        if told["status"] == status:
            return told["subject"], told["body"]
    raise NoLetter(status)


def _event(session: Session, demand: Demand, status: S) -> DemandEvent:
    query = (
        select(DemandEvent)
        .where(
            DemandEvent.demand_id == demand.id,
            DemandEvent.status == status,
            DemandEvent.deleted.is_(None),
        )
        .order_by(DemandEvent.happened_on.desc(), DemandEvent.id.desc())
    )
    found = session.scalars(query).first()
    if found is None:
        raise NotThere(demand.title or "", status)
    return found


def _values(
    session: Session, demand: Demand, event: DemandEvent, leader: Demand | None
) -> dict[str, str]:
    returned = sum(one.status is S.SUPPLEMENT for one in demand.events)

    def name_of(kind: type[Organization | Division | Round], id: str | None) -> str:
        return session.scalar(select(kind.name).where(kind.id == id)) or ""

    return {
        "수요과제명": demand.title or "",
        "접수번호": demand.intake_no or "",
        "접수일": day_words(demand.received_on) if demand.received_on else "",
        "신청기관": name_of(Organization, demand.applicant_id),
        "분과": name_of(Division, demand.division_id),
        "회차": name_of(Round, demand.round_id),
        "처리일": day_words(event.happened_on) if event.happened_on else "",
        "보완기한": day_words(due) if (due := _due(session, demand, event)) else "",
        "보완차수": f"{returned}차" if returned else "",
        _LEADER: _leader_words(leader, demand) if leader is not None else "",
    }


def _due(session: Session, demand: Demand, event: DemandEvent) -> date | None:
    """Until when is to be supplemented: the first day of what was asked, answered or not."""
    days = [one.due_on for one in _asked(session, demand)] if event.due_on else []
    return min((day for day in (event.due_on, *days) if day), default=None)


def _asked(session: Session, demand: Demand) -> list[ReviewComment]:
    """The comments of the latest supplement."""
    number = sum(one.status is S.SUPPLEMENT for one in demand.events)
    return [one for one in live_comments(session, demand) if one.supplement == number]


def _leader_words(leader: Demand, demand: Demand) -> str:
    """The leader's title; where others may not know it, its number."""
    if _may_know(leader, demand):
        return leader.title or ""
    return leader.intake_no or word(leader.confidentiality or Confidentiality.PARTIES)


def _may_know(leader: Demand, demand: Demand) -> bool:
    is_own = leader.applicant_id == demand.applicant_id
    return is_own or leader.confidentiality not in _KEPT_FROM_OTHERS


def _leader_told(leader: Demand | None, demand: Demand, words: str) -> str | None:
    """The leader, where these words tell its title."""
    is_told = leader is not None and f"{{{_LEADER}}}" in words and _may_know(leader, demand)
    return leader.id if leader is not None and is_told else None


def _items(
    session: Session, demand: Demand, event: DemandEvent, status: S, day: date
) -> Iterator[str]:
    """What stands under the text as 가. 나.: what was typed, reasons, then comments."""
    form = form_for(session, demand, day)
    labels = {one.key: one.label for one in form.questions} if form is not None else {}
    items = items_of(session, demand)
    known = {reason.label for item in items for reason in item.offered}
    known |= {*labels.values(), *(item.question for item in items)}
    comments = _asked(session, demand)
    known |= {one.text or "" for one in comments}
    if status in _TELLS_REASON:
        yield from _typed(event.reason, known)
    if status in _TELLS_WHY:
        yield from (reason.text for reason in unmet_reasons(items) if reason.text)
    if status is S.SUPPLEMENT:
        due = _due(session, demand, event)
        for one in comments:
            label = labels.get(one.binding or one.field_id or "")
            own = one.due_on if one.due_on != due else None
            until = f" ({day_words(own)}까지)" if own else ""
            yield (f"{label}: {one.text}" if label else one.text or "") + until


def _typed(reason: str | None, known: set[str]) -> Iterator[str]:
    """What somebody wrote as a reason; the short words of reasons and fields are no such text."""
    for line in (reason or "").splitlines():
        is_short = all(part in known for part in line.split(", "))
        if line.strip() and not is_short and line not in known and not line.startswith(EXTENDED):
            yield line.strip()

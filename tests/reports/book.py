"""A book of the demonstration with everything in it: links, notes, follow-ups and annexes."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from afm_desktop.app import build
from afm_desktop.domain.enums import ActionStatus, Confidentiality, MeetingStatus
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import ActionItem, AgendaItem, AgendaLink, Meeting
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.desk import Desk
from afm_desktop.storage.workspace import Workspace

PLAN, SECRET_PLAN = "배치도", "비밀 배치도"
ACTION, LATE = "공통 항목 초안 회람", "시제품 평가 일정 제출"
NOTE, CHAIR_NOTE = "의장만 아는 쟁점", "시간이 모자라면 안건 4를 미룸"


@dataclass(frozen=True, slots=True)
class Bound:
    """An open file and the meeting whose book is made."""

    desk: Desk
    meeting: str
    open_demand: str
    """A demand that everybody may read, on the agenda."""
    hidden_demand: str
    """One of the division alone, on the agenda too."""


def pdf(pages: int, *, is_lying: bool = False) -> bytes:
    """A PDF whose pages say which they are."""
    stream = io.BytesIO()
    canvas = Canvas(stream, (842, 595) if is_lying else (595, 842), invariant=1)
    for page in range(1, pages + 1):
        canvas.drawString(72, 400, f"annex page {page} of {pages}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def png() -> bytes:
    """A small picture."""
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), (29, 63, 114)).save(stream, "PNG")
    return stream.getvalue()


def bind(demonstration: Path, folder: Path) -> Bound:
    """A copy of the demonstration whose next meeting of 이차전지 has everything."""
    path = Path(shutil.copyfile(demonstration, folder / "책자.afm"))
    desk = build(Workspace.open(path))
    with desk.workspace.writing("책자 준비") as session:
        division = session.scalars(select(Division).where(Division.code == "BAT")).one()
        meeting = session.scalars(
            select(Meeting)
            .where(
                Meeting.division_id == division.id,
                Meeting.status == MeetingStatus.PLANNED,
                Meeting.ordinal == 3,
            )
            .order_by(Meeting.starts_at)
        ).first()
        assert meeting is not None
        meeting.chair_note = CHAIR_NOTE
        items = session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position)
        ).all()
        items[0].chair_note = NOTE
        demands = session.scalars(
            select(Demand).where(Demand.division_id == division.id).order_by(Demand.intake_no)
        ).all()
        project = session.scalars(
            select(LeadProject).where(LeadProject.division_id == division.id)
        ).first()
        assert project is not None
        shown = next(one for one in demands if _is(one, Confidentiality.PUBLIC))
        hidden = next(one for one in demands if _is(one, Confidentiality.DIVISION))
        session.add_all(
            [
                AgendaLink(item_id=items[0].id, position=1, demand_id=shown.id),
                AgendaLink(item_id=items[0].id, position=2, demand_id=hidden.id),
                AgendaLink(item_id=items[1].id, position=1, project_id=project.id),
                _action(division.id, ACTION, date(2026, 8, 14)),
                _action(division.id, LATE, date(2026, 7, 1)),
            ]
        )
        found = Bound(desk, meeting.id, shown.id, hidden.id)
    attach = desk.attachments.attach_content
    attach("meetings", found.meeting, f"{PLAN}.pdf", pdf(2))
    attach("meetings", found.meeting, "현장.png", png())
    attach("meetings", found.meeting, "명단.txt", b"text")
    secret = attach("meetings", found.meeting, f"{SECRET_PLAN}.pdf", pdf(1, is_lying=True))
    desk.attachments.describe(secret, purpose=None, confidentiality=Confidentiality.SECRET)
    return found


def _is(demand: Demand, mark: Confidentiality) -> bool:
    known = demand.confidentiality or Confidentiality.PUBLIC
    return known is mark and not demand.is_core_technology and demand.intake_no is not None


def _action(division: str, title: str, due_on: date) -> ActionItem:
    return ActionItem(
        division_id=division,
        title=title,
        agreed_on=date(2026, 5, 20),
        due_on=due_on,
        status=ActionStatus.OPEN,
    )

"""What meetings leave behind: decisions and follow-ups."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.enums import ActionStatus
from afm_desktop.services.views.model import YES, Filter, Sort, ViewKind
from afm_desktop.ui.labels import record_kinds as words
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.kinds import looks
from afm_desktop.ui.screens.records.kinds.making import Columns, Filters, edits, in_years, keys
from afm_desktop.ui.screens.records.spec import Creating, ReadyView, RecordsSpec
from afm_desktop.ui.screens.screen import OFFICES

_c, _f = Columns(ViewKind.DECISIONS), Filters(ViewKind.DECISIONS)
DECISIONS = RecordsSpec(
    kind=ViewKind.DECISIONS,
    record="agenda_items",
    icon="handshake",
    words=words.DECISIONS_MADE,
    columns=(
        _c.text("decision_no", "CHM-2026-의결-12"),
        _c.date("date"),
        replace(_c.text("meeting", "2026년 제3차 이차전지 분과회의"), yields=2),
        _c.name("title", "2026년 하반기 운영계획(안)"),
        replace(_c.text("decision", "원안 의결, 세부 일정은 간사에게 위임"), yields=1),
        _c.text("votes", "찬성 12, 반대 1, 기권 1"),
        replace(_c.division(), yields=3),
        _c.text("year", "2026", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.plain("year", stands_by=True, say=in_years),
        _f.body(stands_by=True),
        _f.record("meeting_id", "meetings"),
        _f.record("demand_id", "demands"),
        _f.record("project_id", "lead_projects"),
        _f.record("organization_id"),
        _f.tags(),
    ),
    reads=keys("agenda_items agenda_links meetings divisions organizations"),
    narrow=keys("decision_no title decision"),
    sort=(Sort("date", descending=True),),
    deleters=frozenset(),
)

_c, _f = Columns(ViewKind.ACTIONS), Filters(ViewKind.ACTIONS)
ACTIONS = RecordsSpec(
    kind=ViewKind.ACTIONS,
    record="action_items",
    icon="circle-check",
    words=words.ACTIONS,
    columns=(
        replace(_c.number("position"), sample="12"),
        _c.name("title", "보완 요청 대상 기관에 검토 의견 통보"),
        _c.body("organization"),
        replace(_c.text("person", "김*시"), yields=3),
        _c.date("due_on"),
        _c.chip("status", looks.ACTION, "진행"),
        replace(_c.number("days_over"), sample="120"),
        replace(_c.text("meeting", "2026년 제3차 이차전지 분과회의"), yields=1),
        replace(_c.division(visible=False), yields=2),
        _c.date("agreed_on", visible=False),
        replace(_c.number("age", visible=False), sample="120"),
        _c.date("done_on", visible=False),
        _c.text("outcome", "전 기관 통보 완료", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.words("status", ActionStatus, stands_by=True),
        _f.plain("is_open", stands_by=True),
        _f.plain("is_overdue", stands_by=True),
        _f.body(stands_by=True),
        _f.record("meeting_id", "meetings"),
        _f.record("demand_id", "demands"),
        _f.record("project_id", "lead_projects"),
        _f.record("organization_id"),
        _f.tags(),
    ),
    ready=(
        ReadyView(labels.OPEN_ACTIONS, (Filter("is_open", (YES,)),)),
        ReadyView(labels.OVERDUE_ACTIONS, (Filter("is_overdue", (YES,)),)),
    ),
    reads=keys("action_items agenda_links meetings divisions organizations people"),
    edits=edits(
        "title organization=organization_id due_on status meeting=meeting_id division=division_id"
        " agreed_on done_on outcome"
    ),
    narrow=keys("title organization due_on status"),
    sort=(Sort("is_open", descending=True), Sort("due_on")),
    creating=Creating("division_id", ("meeting_id",), roles=OFFICES),
    deleters=OFFICES,
)

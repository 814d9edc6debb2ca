"""Demands, lead projects, meetings, survey rounds and targets."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.enums import (
    Confidentiality,
    DemandStatus,
    DemandTurn,
    IssueKind,
    IssueState,
    MeetingStatus,
    ProjectSignal,
    SizeClass,
    TechnologyKind,
)
from afm_desktop.services.views.model import Sort, ViewKind
from afm_desktop.ui.labels import record_kinds as words
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.labels.columns import MILLION
from afm_desktop.ui.screens.records.kinds import looks
from afm_desktop.ui.screens.records.kinds.making import Columns, Filters, edits, in_years, keys
from afm_desktop.ui.screens.records.spec import Creating, RecordsSpec, said
from afm_desktop.ui.screens.screen import OFFICES

_c, _f = Columns(ViewKind.DEMANDS), Filters(ViewKind.DEMANDS)
DEMANDS = RecordsSpec(
    kind=ViewKind.DEMANDS,
    record="demands",
    icon="inbox",
    words=words.DEMANDS,
    columns=(
        _c.text("intake_no", "CHM-2026-0000"),
        _c.name(
            "title", "고중량 부품 취급 작업 안전 감시", "실러 도포 품질 영상 검사와 자동 재작업"
        ),
        replace(_c.body("applicant"), yields=1),
        _c.division(),
        _c.chip("status", looks.DEMAND, "평가 대상"),
        _c.money("total_cost_won"),
        replace(_c.date("moved_on"), yields=2),
        _c.money("national_won", visible=False),
        _c.money("province_won", visible=False),
        _c.money("city_won", visible=False),
        _c.money("private_cash_won", visible=False),
        _c.money("private_in_kind_won", visible=False),
        _c.number("partners", visible=False),
        _c.date("received_on", visible=False),
        _c.text("round", "2026년 제1차 수요조사", visible=False),
        _c.date("starts_on", visible=False),
        _c.date("ends_on", visible=False),
        _c.number("trl_from", visible=False),
        _c.number("trl_to", visible=False),
        _c.text("process", "전극 코팅·건조", visible=False),
        _c.text("product", "양극 극판", visible=False),
        _c.flag("is_core_technology", visible=False),
        _c.text("confidentiality", "당사자·간사 한정", visible=False),
        _c.text("control_number", "2026-001", visible=False),
        _c.chip("turn", looks.TURN, "총괄 사무국", visible=False),
        _c.date("due_on", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.words("status", DemandStatus, stands_by=True),
        _f.words("turn", DemandTurn),
        _f.words("applicant_size", SizeClass),
        _f.plain("applicant_region"),
        _f.words("technology", TechnologyKind),
        _f.plain("process"),
        _f.plain("division", stands_by=True),
        _f.plain("round", stands_by=True),
        _f.words("confidentiality", Confidentiality),
        _f.plain("is_core_technology"),
        _f.plain("is_added"),
        _f.plain("stage", say=said(labels.STAGES)),
        _f.record("round_id", "rounds"),
        _f.record("applicant_id"),
        _f.record("body_id"),
        _f.record("partner_id"),
        _f.record("former_id", "divisions"),
        _f.record("mapped_id", "divisions"),
        _f.tags(),
    ),
    reads=keys(
        "demands organizations divisions rounds budget_lines demand_partners demand_events"
        " division_predecessors demand_related_divisions memberships"
        " review_comments demand_technologies"
    ),
    edits=edits(
        "intake_no title applicant=applicant_id division=division_id status received_on"
        " round=round_id starts_on ends_on trl_from trl_to process product is_core_technology"
        " confidentiality control_number"
    ),
    narrow=keys("intake_no title applicant status total_cost_won moved_on"),
    more=("demand_dossier",),
    creating=Creating("division_id", ("applicant_id",)),
    sums={"total_cost_won": MILLION},
)
OWN_DEMANDS = replace(DEMANDS, words=words.OWN_DEMANDS, own="applicant_id")

_c, _f = Columns(ViewKind.PROJECTS), Filters(ViewKind.PROJECTS)
PROJECTS = RecordsSpec(
    kind=ViewKind.PROJECTS,
    record="lead_projects",
    icon="flag",
    words=words.PROJECTS,
    columns=(
        _c.text("year", "2026"),
        _c.name("title", "식음료산업에서의 농축액 가공 공정을 위한 자율제조"),
        replace(_c.body("lead"), yields=1),
        _c.division(),
        _c.chip("signal", looks.SIGNAL, "주의"),
        _c.money("total_won"),
        replace(_c.money("national_won"), yields=2),
        _c.text("period", "2024 ~ 2027", visible=False),
        _c.text("region", "충청북도", visible=False),
        _c.money("local_won", visible=False),
        _c.money("private_won", visible=False),
        _c.date("starts_on", visible=False),
        _c.date("ends_on", visible=False),
        _c.text("program", "AI 자율제조 선도프로젝트", visible=False),
        _c.flag("is_inferred", visible=False),
        _c.text("source", "2024. 10. 28. 보도자료", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.plain("year", stands_by=True, say=in_years),
        _f.plain("division", stands_by=True),
        _f.words("signal", ProjectSignal, stands_by=True),
        _f.plain("region"),
        _f.plain("program"),
        _f.plain("is_inferred"),
        _f.record("lead_id"),
        _f.record("partner_id"),
        _f.record("former_id", "divisions"),
        _f.record("mapped_id", "divisions"),
        _f.tags(),
    ),
    reads=keys(
        "lead_projects organizations divisions project_partners division_predecessors"
        " project_related_divisions memberships"
    ),
    edits=edits(
        "year title division=division_id signal total_won national_won local_won private_won"
        " period region=region_code starts_on ends_on program source"
    ),
    narrow=keys("title lead signal total_won"),
    creating=Creating("division_id", roles=OFFICES),
    deleters=OFFICES,
    sums={"total_won": MILLION, "national_won": MILLION},
)

_c, _f = Columns(ViewKind.MEETINGS), Filters(ViewKind.MEETINGS)
MEETINGS = RecordsSpec(
    kind=ViewKind.MEETINGS,
    record="meetings",
    icon="calendar-days",
    words=words.MEETINGS,
    columns=(
        _c.moment("starts_at"),
        _c.name("title", "2026년 제3차 반도체·디스플레이 분과회의"),
        replace(_c.division(), yields=2),
        _c.chip("status", looks.MEETING, "예정"),
        _c.text("kind", "운영위원회", visible=False),
        replace(
            _c.text(
                "place",
                "예시섬유연구원 시험동 3층 회의실",
                roomy="예시조선해양연구원 연구동 2층 회의실(부산 영도)",
            ),
            yields=1,
        ),
        replace(_c.number("agenda"), sample="12"),
        _c.number("ordinal", visible=False),
        _c.moment("ends_at", visible=False),
        _c.text("host", "한국자동차연구원", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.plain("course", stands_by=True),
        _f.plain("kind", stands_by=True),
        _f.body(stands_by=True),
        _f.words("status", MeetingStatus),
        _f.plain("has_agenda"),
        _f.record("former_id", "divisions"),
        _f.record("mapped_id", "divisions"),
        _f.tags(),
    ),
    reads=keys(
        "meetings agenda_items divisions organizations division_predecessors"
        " meeting_related_divisions"
    ),
    edits=edits(
        "starts_at ends_at title division=division_id status kind place ordinal host=host_id"
    ),
    narrow=keys("starts_at title status place"),
    details_u=172.0,
    sort=(Sort("course"), Sort("starts_at")),
    creating=Creating("division_id", roles=OFFICES),
    deleters=OFFICES,
)

_c, _f = Columns(ViewKind.ISSUES), Filters(ViewKind.ISSUES)
ISSUES = RecordsSpec(
    kind=ViewKind.ISSUES,
    record="issues",
    icon="message-square-text",
    words=words.ISSUES,
    columns=(
        _c.name("title", "메탈 마스크 공급 중단 대비 재고 기준 마련"),
        _c.text("kind", "건의"),
        replace(_c.division(), yields=1),
        _c.chip("state", looks.ISSUE, "결정 필요"),
        _c.text("responsible", "한국자동차연구원", visible=False),
        replace(_c.date("raised_on"), yields=2),
        _c.date("due_on"),
        _c.date("settled_on", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.words("state", IssueState, stands_by=True),
        _f.words("kind", IssueKind, stands_by=True),
        _f.body(stands_by=True),
        _f.plain("is_open"),
        _f.plain("is_overdue"),
        _f.tags(),
    ),
    reads=keys("issues divisions organizations"),
    edits=edits(
        "title kind division=division_id state responsible=responsible_id raised_on due_on"
        " settled_on"
    ),
    narrow=keys("title division state due_on"),
    creating=Creating("division_id", roles=OFFICES),
    deleters=OFFICES,
)

_c, _f = Columns(ViewKind.ROUNDS), Filters(ViewKind.ROUNDS)
ROUNDS = RecordsSpec(
    kind=ViewKind.ROUNDS,
    record="rounds",
    icon="list-checks",
    words=words.ROUNDS,
    columns=(
        _c.text("year", "2026"),
        _c.number("ordinal", visible=False),
        _c.name("name", "2026년 제1차 수요조사"),
        replace(_c.moment("opens_at"), yields=1),
        _c.moment("closes_at"),
        _c.number("demands"),
        _c.number("planned_projects"),
        replace(_c.text("competition", "213건/10개 = 21.3:1"), yields=2),
        _c.money("budget_won"),
        _c.text("source", "2026. 3. 공고", visible=False),
        _c.tags(),
    ),
    filters=(_f.plain("year", stands_by=True, say=in_years), _f.plain("ordinal"), _f.tags()),
    reads=keys("rounds demands"),
    edits=edits("year ordinal name opens_at closes_at planned_projects budget_won source"),
    narrow=keys("name closes_at demands"),
    only_wide=frozenset({"opens_at"}),
    creating=Creating(roles=OFFICES, place="round_form"),
    beside=("edit_form",),
    deleters=OFFICES,
)

_c, _f = Columns(ViewKind.TARGETS), Filters(ViewKind.TARGETS)
TARGETS = RecordsSpec(
    kind=ViewKind.TARGETS,
    record="targets",
    icon="target",
    words=words.TARGETS,
    columns=(
        _c.name("name", "20여 개 프로젝트 민·관 투자(추산)"),
        _c.division(),
        replace(_c.number("baseline"), yields=1),
        replace(_c.number("target"), sample="1,000,000"),
        replace(_c.number("measured"), sample="100,000"),
        _c.text("is_counted", labels.COUNTED),
        _c.text("unit", "개 기업 수요", brief="억원 이상", roomy="%(매출 대비) 이상"),
        _c.text("due_year", "2028"),
        replace(_c.date("measured_on"), yields=2),
        _c.text("target_text", "200개 이상", visible=False),
        _c.text("measured_text", "26개", visible=False),
        _c.date("announced_on", visible=False),
        _c.text("source", "2024. 7. 22. 보도자료", visible=False),
        _c.tags(),
    ),
    filters=(
        _f.plain("division", stands_by=True),
        _f.plain("due_year", stands_by=True, say=in_years),
        _f.plain("is_measured", stands_by=True),
        _f.plain("is_counted"),
        _f.plain("unit"),
        _f.tags(),
    ),
    reads=keys(
        "targets measurements divisions indicators memberships organizations demands lead_projects"
    ),
    edits=edits(
        "name division=division_id baseline target unit due_year target_text announced_on source"
    ),
    narrow=keys("name target measured unit"),
    says={"is_counted": labels.counted_or_not},
    creating=Creating("division_id", roles=OFFICES),
    deleters=OFFICES,
)

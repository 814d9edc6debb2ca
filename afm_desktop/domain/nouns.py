"""What each kind of record is called, and how it is counted: 수요 2건, 담당자 3명."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """The Korean noun of a kind of record with its counter."""

    name: str
    counter: str = "건"

    def counted(self, number: int) -> str:
        """`수요 2건`."""
        return f"{self.name} {number:,}{self.counter}"


NOUNS: Mapping[str, Noun] = {
    "action_items": Noun("후속조치"),
    "agenda_items": Noun("안건"),
    "agenda_links": Noun("관련 자료"),
    "appointments": Noun("위촉"),
    "attachments": Noun("첨부파일", "개"),
    "attendances": Noun("참석자", "명"),
    "budget_lines": Noun("사업비 내역"),
    "business_numbers": Noun("사업자등록번호", "개"),
    "checklist_items": Noun("점검 항목", "개"),
    "checklist_reasons": Noun("점검 사유", "개"),
    "criteria": Noun("평가항목", "개"),
    "demand_answers": Noun("조사서 답변"),
    "demand_events": Noun("처리 이력"),
    "demand_partners": Noun("수요 참여기관", "개"),
    "demand_related_divisions": Noun("관련 분과", "개"),
    "demand_sites": Noun("실증 사업장", "개소"),
    "demand_suppliers": Noun("참여 협력사", "개사"),
    "demand_technologies": Noun("기술 구분", "개"),
    "demands": Noun("수요"),
    "division_events": Noun("추진경과·일정"),
    "division_predecessors": Noun("이전 분과", "개"),
    "divisions": Noun("분과", "개"),
    "duplicates": Noun("중복 판단"),
    "field_choices": Noun("선택 항목", "개"),
    "finding_reasons": Noun("검토 사유"),
    "findings": Noun("점검 결과"),
    "form_fields": Noun("조사서 항목", "개"),
    "form_reminders": Noun("제출 독려"),
    "form_requests": Noun("제출 요청"),
    "form_sections": Noun("조사서 영역", "개"),
    "indicators": Noun("지표", "개"),
    "issues": Noun("쟁점·건의"),
    "kpi_targets": Noun("성과목표"),
    "lead_projects": Noun("선도프로젝트"),
    "measurements": Noun("실적"),
    "meeting_changes": Noun("회의 변경"),
    "meeting_related_divisions": Noun("관련 분과", "개"),
    "meetings": Noun("회의"),
    "memberships": Noun("참여"),
    "minutes": Noun("회의록", "판"),
    "narrative_lines": Noun("서술 줄", "개"),
    "narratives": Noun("서술"),
    "organization_events": Noun("기업·기관 변동"),
    "organization_industries": Noun("산업분류", "개"),
    "organization_names": Noun("기업·기관 명칭", "개"),
    "organization_years": Noun("연도별 현황"),
    "organizations": Noun("기업·기관", "개"),
    "papers": Noun("보관 문서", "부"),
    "people": Noun("담당자", "명"),
    "project_demands": Noun("출처 수요"),
    "project_partners": Noun("과제 참여기관", "개"),
    "project_related_divisions": Noun("관련 분과", "개"),
    "review_comments": Noun("보완 의견"),
    "round_changes": Noun("회차 변경"),
    "rounds": Noun("수요조사 회차", "개"),
    "sites": Noun("사업장", "개소"),
    "stage_texts": Noun("안내 문구", "개"),
    "structures": Noun("체계", "개"),
    "supply_links": Noun("공급관계"),
    "support_ratios": Noun("지원 비율"),
    "taggings": Noun("태그 표시"),
    "tags": Noun("태그", "개"),
    "target_years": Noun("연차 목표"),
    "targets": Noun("목표"),
    "tier_overrides": Noun("차수 지정"),
}
"""By table name."""

FIRM = Noun("기업", "개사")
BODY = Noun("기관", "개")
DECISIONS = Noun("의결사항")

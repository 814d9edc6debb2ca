"""The Korean word of every member of the closed vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from afm_desktop.domain import enums
from afm_desktop.domain.gestures import GestureKind

WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    enums.Basis: {"sourced": "출처 있음", "inferred": "추정"},
    enums.OrganizationKind: {
        "company": "기업",
        "institute": "연구기관",
        "university": "대학",
        "association": "협회·단체",
        "government": "정부·지자체",
        "technopark": "테크노파크",
    },
    enums.SizeClass: {
        "large": "대기업",
        "middle": "중견기업",
        "medium": "중기업",
        "small": "소기업",
        "sme": "중소기업(세부 미확인)",
        "none": "해당 없음",
    },
    enums.LegalForm: {
        "stock_company": "주식회사",
        "limited_company": "유한회사",
        "foundation": "재단법인",
        "incorporated_association": "사단법인",
    },
    enums.LegalFormPlace: {"before": "이름 앞", "after": "이름 뒤", "none": "표기 안 함"},
    enums.AdoptionLevel: {
        "none": "미도입",
        "planned": "도입 계획",
        "pilot": "시범 적용",
        "partial": "일부 공정 적용",
        "full": "전 공정 적용",
    },
    enums.NameKind: {
        "official": "정식 명칭",
        "short": "약칭",
        "former": "이전 명칭",
        "english": "영문 명칭",
    },
    enums.OrganizationEventKind: {
        "renamed": "상호변경",
        "merged": "합병",
        "split": "분할",
        "closed": "폐업",
    },
    enums.MemberRole: {
        "anchor": "앵커기업",
        "member": "회원",
        "secretariat": "간사기관",
        "support": "지원기관",
        "adviser": "자문",
    },
    enums.AppointmentRole: {
        "co_chair": "공동위원장",
        "division_chair": "분과위원장",
        "committee_member": "위원",
        "secretary": "간사",
        "deputy_secretary": "부간사",
        "acting": "대행",
    },
    enums.LinkKind: {
        "material": "소재",
        "part": "부품",
        "equipment": "장비",
        "software": "SW·서비스",
    },
    enums.Confidentiality: {
        "public": "공개",
        "division": "분과 한정",
        "parties": "당사자·간사 한정",
        "secret": "비공개(영업비밀)",
        "classified": "대외비",
    },
    enums.DemandStatus: {
        "draft": "작성 중",
        "submitted": "제출",
        "received": "접수",
        "reviewing": "검토 중",
        "supplement": "보완 요청",
        "candidate": "평가 대상",
        "reserved": "예비선정",
        "selected": "선정",
        "not_selected": "미선정",
        "rejected": "반려",
        "ineligible": "부적합",
        "merged": "통합",
        "withdrawn": "철회",
    },
    enums.IntakeRoute: {
        "bundle": "송수신 파일",
        "email": "전자우편",
        "official_letter": "공문",
        "iris": "IRIS",
        "visit": "방문",
    },
    enums.PartnerRole: {
        "lead": "주관",
        "joint": "공동",
        "test_site": "수요기업",
        "ai_vendor": "공급기업(AI)",
        "robot_vendor": "공급기업(로봇)",
        "integrator": "공급기업(SI)",
        "research": "연구",
        "support": "지원",
    },
    enums.BudgetSource: {
        "national": "국비",
        "province": "시·도비",
        "city": "시·군·구비",
        "private_cash": "민간부담금(현금)",
        "private_in_kind": "민간부담금(현물)",
    },
    enums.TechnologyKind: {
        "inspection": "AI 품질검사",
        "process_control": "공정 제어·최적화",
        "predictive_maintenance": "설비 예지보전",
        "robot": "로봇·자동화",
        "logistics": "물류 자동화",
        "digital_twin": "디지털 트윈",
        "production_planning": "생산계획·일정",
        "energy": "에너지 관리",
        "safety": "안전 관리",
        "design": "설계·공정 개발",
    },
    enums.LocalMatching: {"confirmed": "확약", "under_talks": "협의 중", "none": "없음"},
    enums.FieldKind: {
        "text": "한 줄 글",
        "long_text": "여러 줄 글",
        "integer": "정수",
        "decimal": "소수",
        "money": "금액",
        "date": "날짜",
        "yes_no": "예/아니요",
        "choice": "하나 선택",
        "choices": "여럿 선택",
    },
    enums.TieBreak: {
        "first_criterion": "첫 평가항목 점수",
        "highest_weight": "배점이 큰 항목 점수",
        "earlier_intake": "접수 순서",
    },
    enums.ProjectSignal: {"normal": "정상", "caution": "주의", "delayed": "지연"},
    enums.IndicatorCategory: {
        "productivity": "생산성",
        "quality": "품질",
        "cost": "원가",
        "energy": "에너지·환경",
        "safety": "안전",
        "adoption": "보급",
        "depth": "수직 확산",
        "investment": "투자·지원",
        "participation": "참여",
        "members": "회원 수(집계)",
        "demands": "수요 건수(집계)",
        "selected_demands": "선정 수요 건수(집계)",
        "lead_projects": "선도프로젝트 수(집계)",
    },
    enums.MeetingStatus: {
        "draft": "작성",
        "planned": "예정",
        "closed": "종료",
        "postponed": "연기",
        "cancelled": "취소",
    },
    enums.AgendaKind: {"report": "보고", "discussion": "논의", "decision": "의결"},
    enums.AttendanceRole: {
        "chair": "위원장",
        "member": "위원",
        "secretary": "간사",
        "presenter": "발표",
        "observer": "배석",
    },
    enums.AttendanceStatus: {
        "planned": "예정",
        "present": "참석",
        "proxy": "대리",
        "absent": "불참",
        "excused": "사유",
    },
    enums.IssueKind: {"issue": "쟁점", "proposal": "건의"},
    enums.IssueState: {
        "open": "제기",
        "under_review": "검토 중",
        "to_decide": "결정 필요",
        "settled": "해소",
        "on_hold": "보류",
    },
    GestureKind: {
        "edit": "편집",
        "import": "가져오기",
        "undo": "되돌리기",
        "redo": "다시 실행",
        "erase": "개인정보 파기",
    },
    enums.LineLevel: {"topic": "□", "point": "○", "detail": "-", "note": "※"},
}
"""Of each vocabulary, the word of each stored value."""

SUBTOTAL_SME = "중소기업"


def word(member: StrEnum) -> str:
    """The Korean word of a member of a closed vocabulary."""
    return WORDS[type(member)][member.value]

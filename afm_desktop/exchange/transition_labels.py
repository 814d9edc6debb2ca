"""The words of the mapping sheet of a 체계 전환."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.services.transition.model import Kind

STRUCTURE, MAPPING, CHOICES = "새 체계", "대응표", "나누는 자료"
NAME, CODE, DAY = "체계 이름", "체계 코드", "전환일"
FACTS = {"name": NAME, "code": CODE, "starts_on": DAY}
DIVISION_HEADS = {
    "code": "새 분과 코드",
    "name": "새 분과명",
    "short_name": "줄임말",
    "english_name": "영문명",
    "secretariat": "간사기관",
}
MAPPING_HEADS = {
    "old": "지금 분과 코드",
    "old_name": "지금 분과명",
    "members": "회원 수",
    "new": "이어받는 새 분과 코드",
}
CHOICE_HEADS = {
    "old": "지금 분과 코드",
    "kind": "구분",
    "name": "이름",
    "new": "새 분과 코드",
    "id": "자료 ID",
}
KINDS: Mapping[Kind, str] = {
    Kind.BODY: "기업·기관",
    Kind.DEMAND: "수요",
    Kind.PROJECT: "선도프로젝트",
    Kind.APPOINTMENT: "위촉",
}
STRUCTURE_NOTE = "전환일은 2025-09-10처럼 적습니다. 간사기관은 비워 두어도 됩니다."
MAPPING_NOTE = (
    "이어받는 분과가 여럿이면 쉼표로 나누어 적습니다(예: FAC, HUM). 앞에 적은 분과가 회의와"
    " 쟁점·건의를 이어받습니다."
)
CHOICES_NOTE = (
    "여러 분과로 나뉘는 분과의 자료입니다. 기업·기관은 모두 새 분과를 적습니다(여럿이면"
    " 쉼표로 나누고, 수요가 따라갈 분과를 앞에). 수요와 선도프로젝트는 비워 두면"
    " 신청기관·주관기관을, 위촉은 소속 기관을 따릅니다(그 기관이 회원이 아니면 앞에 적은 분과)."
)
NO_SHEET = "‘{name}’ 시트가 없습니다. 서식을 다시 만들어 적으세요."
NO_HEAD = "‘{sheet}’ 시트에 ‘{head}’ 열이 없습니다. 서식을 다시 만들어 적으세요."
NO_KIND = "구분 {said} 없습니다. 기업·기관, 수요, 선도프로젝트, 위촉 가운데 하나를 적으세요."

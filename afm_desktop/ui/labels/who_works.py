"""What is asked when another account of the computer opens a file."""

from __future__ import annotations

from afm_desktop.domain.words import word
from afm_desktop.services.working_as import Candidate

TITLE = "누구로 일하십니까?"
WHY = (
    "컴퓨터 계정이 달라졌습니다(‘{account}’). 이력과 문서에 적힐 이름을 고르면 이 계정은 다음부터"
    " 그 이름으로 일합니다."
)
CANDIDATES = "이 파일에서 일하는 사람"
OTHER = "다른 이름"
GO_ON = "이 이름으로 일하기"
LAST = "마지막으로 일한 사람"
STANDS_IN = "{name} 대행"
NOW = "‘{name}’ 이름으로 일합니다. 설정의 사용자에서 바꿀 수 있습니다."


def told(one: Candidate) -> str:
    """What stands beside a name: the body and the office, or for whom somebody stands in."""
    if one.role is None:
        return LAST
    office = STANDS_IN.format(name=one.stands_in_for) if one.stands_in_for else word(one.role)
    return " · ".join(part for part in (one.organization, office) if part)

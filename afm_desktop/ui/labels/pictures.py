"""What the pictures of the window show, and what is said where one cannot be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

STATES: Mapping[str, str] = {
    "dark": "{screen}, 어두운 색",
    "one-division": "{screen}, 분과 하나",
    "record": "{screen}, 자료를 고른 모습",
    "filter": "{screen}, 필터를 연 모습",
    "narrowed": "{screen}, 필터를 건 모습",
    "no-match": "{screen}, 찾은 것이 없는 모습",
    "new": "{screen}, 새로 등록하는 모습",
    "bulk-edit": "{screen}, 여러 자료를 함께 고치는 모습",
    "without-details": "{screen}, 상세 정보를 접은 모습",
    "twins": "{screen}, 같은 곳으로 보이는 쌍이 있는 모습",
    "deleted": "{screen}, 자료를 삭제한 뒤",
    "empty": "{screen}, 아직 자료가 없는 모습",
    "end": "{screen}, 아래쪽",
}
PALETTE = "검색과 명령"
PALETTE_TYPED = "검색과 명령, 찾는 모습"
SHORTCUTS = "단축키"
TOAST = "한 일을 알리고 되돌리기를 권하는 모습"
REFUSAL = "할 수 없는 까닭을 알리는 모습"
COMPACT_NAV = "화면 목록을 접은 모습"
READ_ONLY = "읽기 전용으로 연 모습"
MANUAL = "도움말"
ROLE, WHO, WHERE = "처음 시작: 하는 일", "처음 시작: 누가", "처음 시작: 파일을 둘 곳"
OPENING = "처음 보이는"
EMPTY_FILE = "새 파일"
SAMPLE_NAME = "예시 담당자"
TWINS: Sequence[Mapping[str, str]] = (
    {"name": "예시새길정밀", "kind": "company", "region_code": "41", "phone": "031-000-1234"},
    {
        "name": "주식회사 예시새길정밀",
        "kind": "company",
        "region_code": "41",
        "phone": "031-000-5678",
        "address": "경기도 수원시 영통구 예시로 12",
        "website": "example.invalid",
    },
)
SAMPLE_BODY = "예시연구원"
EXAMPLES = "예시"
TYPED = "ㅇㅅ"
NO_SUCH = "찾을 수 없는 이름"

TOO_LONG = "‘{words}’ 화면이 {seconds}초 안에 그려지지 않아 중단했습니다. 자료의 크기를 확인하세요."
NOT_WRITTEN = "‘{place}’에 그림을 쓸 수 없습니다. 폴더의 권한과 남은 공간을 확인하세요."

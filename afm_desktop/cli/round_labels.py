"""The words of `round`."""

from __future__ import annotations

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "list": "list: 모든 회차를 봅니다",
    "show": "show 회차: 회차 하나의 조사서, 점검표, 안내문, 변경 이력을 봅니다",
    "new": "new [--from 회차.json] --year --ordinal: 기본 조사서나 JSON 파일로 회차를 만듭니다",
    "copy": "copy 회차 --year --ordinal: 지난 회차와 같은 회차를 만듭니다",
    "change": "change 회차 [--closes --planned …] [--reason]: 기본 사항을 고칩니다",
    "check": "check 회차: 조사서와 점검표에 고칠 것이 있는지 봅니다. 있으면 종료 코드 1",
    "earlier": "earlier 회차: 지난 회차의 신청기관과 확인할 담당자를 봅니다",
    "export": "export 회차 출력.json: 회차를 JSON 파일로 내보냅니다",
}
PLACES: Mapping[str, str] = {"round": "회차", "out": "출력.json"}
NO_SUCH_ACTION = "‘{name}’ 동작은 없습니다. 있는 동작: {known}"
NO_ROUND_SAID = "어느 회차인지 알 수 없습니다. 2026-1처럼 연도와 차수, 이름이나 ID를 적으세요."
NO_YEAR_SAID = "--year와 --ordinal에 새 회차의 연도와 차수를 적으세요."
NO_OUT_SAID = "만들 JSON 파일을 적으세요."
NOTHING_SAID = "무엇을 고칠지 알 수 없습니다. --closes처럼 고칠 것을 적으세요."
NOT_JSON = "{name} JSON 파일이 아닙니다. 이름이 .json으로 끝나는 파일을 적으세요."
ROUNDS = ("회차", "이름", "접수 시작", "접수 마감", "접수", "예정", "접수/예정", "예산", "ID")
MADE = "{name} 회차를 만들었습니다. ID {id}"
CHANGED = "{name} 회차를 고쳤습니다."
EXPORTED = "‘{place}’에 회차를 내보냈습니다."
SOUND = "고칠 것이 없습니다."
UNSOUND = "회차에 고칠 것이 {count:,}건 있습니다."
PARTS: Mapping[str, str] = {
    "basics": "기본 사항",
    "form": "조사서",
    "checklist": "점검표",
    "texts": "안내문",
    "criteria": "평가항목",
    "ratios": "지원 비율",
}
FIELDS = ("영역", "항목", "형식", "필수", "연결", "제한")
REQUIRED = "필수"
LETTERS = "{count:,}자"
ITEMS = ("점검 내용", "사유", "처리")
TEXTS = ("안내문", "제목")
RATIOS = ("규모", "국비(%)", "현금(%)")
CRITERIA = ("평가항목", "배점", "가중치")
CHANGES = ("날짜", "변경", "사유")
EARLIER = ("신청기관", "분과", "접수", "선정", "담당자", "최근 확인", "이번 회차")
AGAIN, ANEW, NOT_YET = "재신청 {count:,}건", "제출", "미제출"
NO_EARLIER = "복사해 만든 회차가 아니어서 지난 회차의 신청기관이 없습니다."
SUMMARY = "접수 {opens} ~ {closes} · 예산 {budget} · 보완 최대 {supplements}회 · {competition}"

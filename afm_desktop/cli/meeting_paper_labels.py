"""What the command line says of the papers of meetings."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.cli.paper_labels import RECIPIENT
from afm_desktop.reports.kinds import PaperKind

FILE_WORDS: Mapping[PaperKind, str] = {
    PaperKind.MINUTES: "회의록",
    PaperKind.MEETING_RESULT: "회의결과",
    PaperKind.SIGN_IN: "참석자 명부",
}
NO_MEETING_SAID = "회의 문서에는 회의가 있어야 합니다. --meeting에 ID나 next, last를 적으세요."
ONE_MEETING_FOR_ALL = (
    "모든 분과의 회의 문서에는 회의 하나를 정할 수 없습니다."
    " --meeting에 next나 last를 적거나 빼세요."
)
NO_MEETING: Mapping[str, str] = {
    "next": "예정된 회의가 없습니다. 회의를 등록하거나 --meeting에 다른 회의를 적으세요.",
    "last": "종료된 회의가 없습니다. 회의를 종료하거나 --meeting에 다른 회의를 적으세요.",
}
NONE_OF_ALL = "어느 분과에도 해당하는 회의가 없어 만든 문서가 없습니다. --meeting을 확인하세요."
LEFT_OUT = "해당하는 회의가 없어 뺀 분과: {divisions}"
NAMES_MASKED = "성명과 연락처를 가렸습니다. 그대로 인쇄하려면 --reason으로 까닭을 적으세요."
UNLOGGED = "인쇄 기록을 남길 수 없어 성명과 연락처를 가렸습니다."

_APPROVAL = "결재란의 직위(쉼표로 구분). {usual}"
_MASK = "no이면 참석자 명단 밖의 성명도 가리지 않음(--reason 필요)"
_LARGE = "yes이면 큰 글자"
_SECRECY = "공개등급: public, division, parties, secret, classified"
MINUTES_OPTIONS: Mapping[str, str] = {
    "approval": _APPROVAL.format(usual="빼면 결재란 없음"),
    "signatures": "no이면 위원장·간사 서명란 없음",
    "circulation": "yes이면 회람용 표시",
    "mask": _MASK,
    "large": _LARGE,
    "secrecy": _SECRECY,
    "recipient": RECIPIENT,
}
RESULT_OPTIONS: Mapping[str, str] = {
    "approval": _APPROVAL.format(usual="비우면 결재란 없음"),
    "mask-owners": "no이면 담당자 성명을 가리지 않음(--reason 필요)",
    "large": _LARGE,
    "secrecy": _SECRECY,
    "recipient": RECIPIENT,
}
SIGN_IN_OPTIONS: Mapping[str, str] = {
    "blank-rows": "빈 줄 수(0~40, 기본 5)",
    "phones": "yes이면 연락처 열",
    "mask-phones": "no이면 연락처를 가리지 않음(--reason 필요)",
    "remarks": "no이면 비고 열 없음",
    "approval": _APPROVAL.format(usual="빼면 결재란 없음"),
    "large": _LARGE,
    "secrecy": _SECRECY,
    "recipient": RECIPIENT,
}

"""What is told beside papers and lists: of which day they are, and what they name."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.reports.kinds import PaperKind

NAMED_ANYWAY = (
    "{division}: 직접 고친 서술({sections})에 문서보다 공개등급이 높은 수요의 이름이나 번호가"
    " 있습니다. 서술을 고치거나 공개등급을 높이세요."
)
OF_EACH: Mapping[PaperKind, str] = {
    PaperKind.DEMAND_STATUS: "수요 접수 검토 현황",
    PaperKind.SUPPLY_CHAIN: "공급망 현황",
    PaperKind.PROJECTS: "선도프로젝트 추진현황",
    PaperKind.TARGETS: "목표 대비 실적",
    PaperKind.MEETING_BOOK: "회의자료",
    PaperKind.MEMBER_LIST: "회원 명부",
}
"""The papers that are made of each division one by one, and the words of their files."""
LIST_TITLE = "{noun} 목록"
OF_DIVISION = "분과 {division}"
NOTHING = "-"
IN_WON = "(원)"
LIST_PAPER = "목록을 문서로 만들 파일(.pdf, .hwpx, .xlsx)"
SECRECY = "--paper의 공개등급. 등급이 더 높은 행은 내용을 밝히지 않음"
LARGE = "--paper를 큰 글자로"
RECIPIENT = "--paper의 쪽마다 옅게 적을 수신처(30자 이하)"
UNIT = "--paper의 금액 단위: 원, 천원, 백만원(기본), 억원"
UNDATED = {
    False: "날짜가 없는 값(주소, 규모, 예산, 추진상태 등)은 지금 아는 값입니다."
    " 그때 알던 값은 --known-at으로 봅니다.",
    True: "날짜가 없는 값(주소, 규모, 예산, 추진상태 등)은 --known-at에 적은 때에 알던 값입니다.",
}
"""By whether it was said until when it was known."""

NOT_A_PAPER = "{name} 만들 수 없는 형식입니다. 파일 이름의 끝을 {endings} 가운데 하나로 적으세요."
FILE_MADE = "파일을 만들었습니다: {place}"
ONLY_FOLDERS = (
    "--format은 여러 문서를 폴더에 만들 때 씁니다. 한 문서는 --out 이름의 끝으로 정하세요."
)
FORMAT = "폴더에 만들 파일의 형식: pdf(기본), hwpx, xlsx"
OPTIONS_OF = "{kind}에 쓰는 --option의 이름과 값:"
_COVER = "no이면 표지 없음"
LOGO = "표지 로고의 그림 파일(.png, .jpg)"
RECIPIENT = "수신처. 쪽마다 옅게 비스듬히 인쇄합니다(한글·엑셀은 머리글)"
_APPROVAL = "결재란의 직위(쉼표로 구분). 비우면 결재란 없음"
_LARGE = "yes이면 큰 글자"
_SECRECY = "공개등급: public, division, parties, secret, classified"
DEMAND_STATUS_OPTIONS: Mapping[str, str] = {
    "cover": _COVER,
    "logo": LOGO,
    "approval": _APPROVAL,
    "list": "no이면 수요과제 목록 없음",
    "large": _LARGE,
    "secrecy": _SECRECY,
    "unit": "금액 단위: 원, 천원, 백만원, 억원. 빼면 반올림이 없는 백만원이나 천원",
    "recipient": RECIPIENT,
}
DOSSIER_OPTIONS: Mapping[str, str] = {
    "approval": "결재란의 직위(쉼표로 구분). 빼면 결재란 없음",
    "similar": "no이면 비슷한 수요 없음",
    "large": _LARGE,
    "unit": "금액 단위: 원(기본), 천원, 백만원, 억원",
    "recipient": RECIPIENT,
}
RECEIPT_OPTIONS: Mapping[str, str] = {
    "approval": "결재란의 직위(쉼표로 구분). 빼면 결재란 없음",
    "large": _LARGE,
    "recipient": RECIPIENT,
}
APPROVAL_OPTIONS: Mapping[str, str] = {
    "approval": _APPROVAL,
    "large": _LARGE,
    "recipient": RECIPIENT,
}
CHAIN_OPTIONS: Mapping[str, str] = {
    "cover": _COVER,
    "logo": LOGO,
    "approval": _APPROVAL,
    "large": _LARGE,
    "secrecy": _SECRECY,
    "recipient": RECIPIENT,
}
_OMIT = "yes이면 자료 없는 항목 생략"
_AMOUNTS = "금액 단위: 원, 천원, 백만원, 억원. 빼면 반올림이 없는 백만원이나 천원"
PROJECTS_OPTIONS: Mapping[str, str] = {
    "cover": _COVER,
    "logo": LOGO,
    "approval": _APPROVAL,
    "cards": "no이면 과제별 현황 없음",
    "omit-empty": _OMIT,
    "large": _LARGE,
    "secrecy": _SECRECY,
    "unit": _AMOUNTS,
    "recipient": RECIPIENT,
}
TARGETS_OPTIONS: Mapping[str, str] = {
    "cover": _COVER,
    "logo": LOGO,
    "approval": _APPROVAL,
    "omit-empty": _OMIT,
    "large": _LARGE,
    "secrecy": _SECRECY,
    "recipient": RECIPIENT,
}
OVERVIEW_OPTIONS: Mapping[str, str] = {
    "cover": "yes이면 표지",
    "logo": LOGO,
    "approval": "결재란의 직위(쉼표로 구분). 빼면 결재란 없음",
    "since": "이 날짜 다음 날부터의 변동사항을 함께 적음",
    "omit-empty": _OMIT,
    "large": _LARGE,
    "secrecy": _SECRECY,
    "unit": _AMOUNTS,
    "recipient": RECIPIENT,
}
NO_MEETING_OF_FIGURES = "이 보고서는 회의에 따라 달라지지 않습니다. --meeting을 빼세요."
ONLY_OF_ALL = (
    "총괄 현황은 모든 분과를 함께 담습니다. --division을 빼거나 --division all을 적으세요."
)

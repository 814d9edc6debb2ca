"""What `move` and `report … letter` say."""

from __future__ import annotations

DEMANDS = "수요의 ID나 접수번호. 여럿이면 한 번에 옮깁니다"
STATUS = "옮길 상태. 아래의 이름이나 한국어로 적습니다"
STATUSES_ARE = "상태:"
EXTENSION = "기한 연장"
ON = "처리일(기본: 오늘). 오늘보다 뒤의 날은 적을 수 없습니다"
DUE = "보완기한. supplement와 extend에 필요합니다"
REASON = "사유"
INTO = "통합할 대표 수요의 ID나 접수번호(merged)"
REASON_ID = "회차 점검표의 사유(ID나 이름). 그 항목을 미충족으로 적고 회신 문구를 담습니다"
ITEM = "미충족으로 적을 점검 항목(ID, 질문 또는 번호)"
COMMENT = (
    "조사서 항목의 이름이나 키에 다는 보완 의견(예: as_is='설비 대수를 적어 주십시오'). 그 의견만의"
    " 기한은 as_is@2026-08-05=…처럼 적습니다. 항목이 없는 의견에 =가 있으면 =로 시작합니다"
)
ANSWER = "아직 답변이 없는 보완 의견에 신청기관의 답변으로 적을 글"
MET = "충족으로 적을 점검 항목(ID, 질문 또는 번호). all이면 모든 항목"
SETTLE = "남은 보완 의견을 모두 확인한 것으로 적습니다"
TOO_LONG = "글이 너무 깁니다({count:,}자). {most:,}자 이하로 줄이세요."
NO_STATUS = "‘{name}’ 상태는 없습니다. 있는 상태: {known}"

MOVED = "수요 {count:,}건을 ‘{status}’ 상태로 옮겼습니다."
UNCHECKED = "점검하지 않은 항목이 {count:,}건 있습니다. 점검했으면 --met이나 --item으로 적으세요."
EXTENDED = "수요 {count:,}건의 보완기한을 {due}까지 연장했습니다."
HEADS = ("접수번호", "수요과제명")
NO_LETTER_SAID = "어느 안내문인지 정해지지 않았습니다. --demand나 --status를 적으세요."
LETTERS_MADE = "안내문 {count:,}통을 만들었습니다: {place}"
NUMBER_OF_ONE = "문서번호는 안내문 하나에만 적습니다. --demand로 수요 하나를 고르세요."
CONTACT_MASKED = "안내문의 담당자 이름을 가렸습니다. 가리지 않으려면 --reason으로 사유를 적으세요."
CONTACT_UNLOGGED = "인쇄 기록을 남길 수 없어 안내문의 담당자 이름을 가렸습니다."
LETTER_OPTIONS_ARE = "letter에 쓰는 --option의 이름과 값:"
LETTER_OPTIONS = {
    "number": "문서번호. 시행일 앞에 적습니다(예: number=이차전지분과-24)",
    "recipient": "수신처. 쪽마다 옅게 비스듬히 인쇄합니다(한글은 머리글)",
}
LETTER_UNKNOWN = "‘{to}’ 안내문에 채우지 못한 자리가 있습니다: {names}"
NO_DUE = "연장할 기한이 없습니다. --due로 새 기한을 적으세요."

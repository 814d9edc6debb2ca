"""The words of `collect`."""

from __future__ import annotations

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "forms": "현황을 볼 수 있는 양식과 그 ID",
    "list": "기관마다 어디까지 왔는지",
    "send": "발송 처리: 보낸 날과 제출 기한",
    "remind": "제출 독려: 독려한 것을 적고 메일 문안을 냄",
    "extend": "기한 연장: 새 기한",
    "receive": "접수 처리: 접수경로와 공문번호",
    "state": "상태 변경: 수요가 없는 양식만",
}
BODIES = "기업·기관의 ID, 사업자등록번호, 이름. 없으면 --state나 --late에 드는 모두"
FORM = "양식의 ID나 이름. 없으면 가장 새 회차의 수요서"
ROLE = "제출할 곳: anchor, member, secretariat, support, adviser, none(요청·제출한 곳만)"
STATE = "이 상태만: not_sent, sent, writing, received, supplement, done"
LATE = "기한이 지난 것만"
ON = "한 날. 없으면 오늘"
DUE = "제출 기한(send), 새 기한(extend)"
ROUTE = "경로: email, official_letter, visit, iris, bundle"
DOCUMENT = "공문번호(send, receive)"
TO = "바꿀 상태(state)"
MAIL_ONLY = "적지 않고 메일 문안만 냅니다(remind)"
WHOM = "어느 기관인지 이름을 적거나 --state, --late로 고르세요."
WANTS_DUE = "새 기한을 --due로 적으세요."
WANTS_TO = "바꿀 상태를 --to로 적으세요."
NO_SUCH_FORM = "‘{name}’ 양식이 없습니다. 있는 양식: {known}"
SEVERAL_FORMS = "‘{name}’ 양식이 여럿입니다. ID로 적으세요: {known}"
ONLY_LIST_ON_PAPER = "--paper는 collect list에 씁니다. 다른 동작에서는 빼세요."
NO_ROUND = "등록된 수요조사 회차가 없습니다. --form으로 양식을 적으세요."
NOT_ON_BOARD = "‘{name}’에 해당하는 칸이 없습니다. 대상(--role)이나 양식(--form)을 확인하세요."
NOBODY = "조건에 맞는 기관이 없습니다."
DONE = "양식 {count:,}건: {step}. 해당 없음 {left:,}건."
STEPS: Mapping[str, str] = {
    "send": "발송 처리",
    "remind": "제출 독려",
    "extend": "기한 연장",
    "receive": "접수 처리",
    "state": "상태 변경",
}
HEADS = ("기업·기관", "분과", "양식", "상태", "기한", "경과일", "독려")
FORM_HEADS = ("ID", "양식", "요청", "기한")
EXTENDED = "{day} 연장"

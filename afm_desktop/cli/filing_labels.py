"""The words of `set` and of a demand's papers."""

from __future__ import annotations

ONLY_DEMANDS = "‘{kind}’의 항목은 set으로 적을 수 없습니다. 쓸 수 있는 종류: demands"
NO_SIGN = "‘{word}’에 값이 없습니다. 항목=값처럼 적으세요. 비우려면 항목=으로 적으세요."
NOTHING_TO_SET = "적을 항목이 없습니다. 항목=값을 적거나 --submit, --list를 주세요."
NEW_WANTS = "새 수요서에는 --round가 있어야 합니다."
NO_APPLICANT = "신청기관을 --applicant로 적으세요. 앵커기업의 파일에서만 뺄 수 있습니다."
ONLY_NEW = (
    "--round, --applicant, --division, --previous, --title은 ID 자리에 new를 적을 때만 씁니다."
)
WRONG_NUMBER = "‘{label}’에는 수를 적어야 합니다. ‘{text}’ 대신 {example}처럼 적으세요."
ONE_LINE = "‘{label}’에는 한 줄로 적어야 합니다. 줄바꿈을 지우고 다시 적으세요."
WRONG_YES_NO = "‘{label}’에는 예 또는 아니요를 적으세요. ‘{text}’의 뜻을 알 수 없습니다."
WRONG_CHOICE = "‘{label}’에서 고를 수 있는 값이 아닙니다. 다음 중에서 고르세요: {known}"
WRONG_TABLE = '‘{label_is} 표라서 JSON으로 적어야 합니다. 예: {label}=\'[{{"{column}": "값"}}]\''
WRITTEN = "수요서 항목 {count:,}개를 적었습니다. 남은 필수 항목 {missing:,}개."
LEFT_A_DRAFT = "수요서는 작성 중으로 남았습니다. ID {id}"
BEGUN = "수요서를 시작했습니다. ID {id}"
SUBMITTED = "‘{title}’ 수요를 제출했습니다. 제출일시 {at}"
FORM = ("항목", "구분", "필수", "지금 값", "키")
REQUIRED = "필수"
NO_DEMAND = "어느 수요인지 --demand로 적으세요. ID나 접수번호를 씁니다."
ONE_DEMAND = "접수증과 내부 결재용 수요서는 수요 하나로 만듭니다. --{name} 옵션을 빼세요."
RECEIPT = "접수증"
APPROVAL = "내부 결재용 수요서"
HELP = (
    "항목은 조사서에 적힌 이름이나 키로 적습니다. 표는 JSON으로 적고, 기업·기관은 이름이나 ID로"
    " 적습니다. 금액은 150억처럼 적어도 됩니다. 비우려면 항목=으로 적습니다."
)
STATUS_HELP = "demand-dossier나 letter를 이 상태의 수요마다 만들기: submitted, received 등"
ONLY_DOSSIERS = "--status는 demand-dossier와 letter에 씁니다. 다른 보고서는 --status를 빼세요."
ONE_OR_MANY = "--demand로 수요 하나를, 또는 --status나 --division으로 여러 수요를 고르세요."
NO_DEMANDS_FOUND = "조건에 맞는 수요가 없습니다. --status와 --division을 확인하세요."

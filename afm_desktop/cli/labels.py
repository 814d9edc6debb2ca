"""The words of the command line."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.services.supply_chain.answers import Question

PROGRAM = "AI 자율제조 얼라이언스의 분과·회원·공급망·수요·회의자료를 한 파일로 다룹니다."
EXIT_CODES = "끝나는 값: 0 되었음, 1 문제가 있음(표준 오류에 한 문장), 2 명령을 잘못 적음"
VERSION = "판 번호를 보고 마칩니다"
ONE_FILE = "창에서는 파일을 하나만 엽니다. 다른 일을 하려면 명령을 먼저 적으세요."
NO_QT = "창에 필요한 시스템 라이브러리가 없습니다. README의 설치 명령을 먼저 실행하세요. ({error})"
NO_DISPLAY = (
    "화면이 없는 곳에서는 창을 열 수 없습니다. 화면이 있는 컴퓨터에서 열거나 명령을 쓰세요."
)
NO_SUCH_COMMAND = "‘{name}’ 명령은 없습니다. 있는 명령: {commands}"

COMMANDS: Mapping[str, str] = {
    "new": "빈 파일을 만듭니다",
    "demo": "예시 자료가 든 파일을 만듭니다",
    "list": "목록을 봅니다",
    "export": "목록을 엑셀이나 CSV 파일로 내보냅니다",
    "import": "엑셀이나 CSV 명단을 가져옵니다",
    "report": "보고서를 PDF로 만듭니다",
    "papers": "보관한 문서를 보거나 보관한 그대로 저장합니다",
    "ask": "공급망에 대해 묻습니다",
    "move": "수요를 접수, 검토, 보완 요청, 통합 등 다음 단계로 옮깁니다",
    "duplicates": "같은 곳으로 보이는 기업·기관을 봅니다",
    "merge": "두 기업·기관을 하나로 합칩니다",
    "differ": "두 기업·기관이 서로 다르다고 적어 둡니다",
    "collect": "누가 양식을 냈는지 보고, 발송·독려·연장·접수를 적습니다",
    "similar": "어떤 수요와 비슷하거나 앞서 낸 수요를 봅니다",
    "succession": "기업·기관의 상호변경, 합병, 분할, 폐업을 보고 등록합니다",
    "leaving": "탈퇴하는 기업·기관에 정리할 것을 보고 정리합니다",
    "transition": "지금 분과를 새 체계의 분과로 바꿉니다",
    "set": "수요서의 항목을 적고, 새로 시작하고, 제출합니다",
    "round": "수요조사 회차를 보고, 만들고, 복사하고, 점검합니다",
    "meeting": "회의를 만들고, 옮기고, 안건·명부·의결·후속조치·회의록을 적고, 알립니다",
    "form": "기업·기관에 보낼 양식을 만들고 회신을 반영합니다",
    "tag": "태그를 보고, 표시하고, 해제하고, 정리합니다",
    "attach": "자료에 파일을 붙이고, 보고, 꺼내고, 삭제합니다",
    "history": "한 일을 최근 것부터 봅니다",
    "diff": "두 날짜 사이에 달라진 자료를 봅니다",
    "undo": "마지막 일이나 정한 일을 되돌립니다",
    "redo": "마지막으로 되돌린 일을 다시 실행합니다",
    "check": "파일, 이력, 참조, 합계를 점검합니다",
    "backup": "백업을 만듭니다",
    "restore": "백업을 파일로 되살립니다",
    "screens": "창의 화면을 그림으로 만듭니다",
}
FILES: Mapping[str, str] = {
    "파일.afm": "자료 파일",
    "백업": "백업 파일",
    "남길곳": "남길 기업·기관의 ID, 사업자등록번호 또는 이름",
    "합칠곳": "남길 곳에 합칠 기업·기관의 ID, 사업자등록번호 또는 이름",
    "한쪽": "한쪽 기업·기관의 ID, 사업자등록번호 또는 이름",
    "다른쪽": "다른 쪽 기업·기관의 ID, 사업자등록번호 또는 이름",
    "기업": "stop은 한 곳, path는 두 곳: ID, 사업자등록번호 또는 이름",
    "기관": "기업·기관의 ID, 사업자등록번호 또는 이름",
    "수요": "수요의 접수번호, ID 또는 수요과제명",
    "ID": "수요의 접수번호나 ID. 새 수요서를 시작하려면 new",
    "출력": "만들 파일. 이름의 끝은 .xlsx나 .csv, map은 .svg, .png, .pdf, .graphml, .xlsx",
    "회차": "회차의 연도와 차수(2026-1), 이름 또는 ID",
    "출력.json": "만들 JSON 파일(export)",
    "명단": "가져올 파일: xlsx, xlsm, xls, ods, csv",
}
OPTIONS: Mapping[str, str] = {
    "--role": "누가 쓰는 파일인지: secretary 분과 간사, firm 앵커기업, center 총괄 사무국",
    "--division": "분과 코드",
    "--organization": "이 파일을 쓰는 기업·기관의 이름",
    "--fit": "map의 PDF를 한 쪽에 맞추기 page(기본), A4 여러 장 a4, A3 여러 장 a3",
    "--unfold": "map에서 ‘외 n개사’로 접힌 기업까지 모두 펼칩니다(.svg, .png, .pdf)",
    "map --organization": "공급망을 볼 앵커기업의 ID(supply-chain, map)",
    "ask --organization": "이 앵커기업의 공급망만 봅니다(ID, 사업자등록번호 또는 이름)",
    "ask --out": "답을 적을 파일(.pdf, .hwpx, .xlsx)",
    "--scale": "기업·기관, 공급관계, 수요를 N배로 늘립니다(기본 1)",
    "--query": "찾을 말. 초성으로도 찾습니다",
    "--as-of": "기준일. 그날 유효했던 것을 지금 아는 대로 봅니다(기본 오늘)",
    "--from": "이때까지 알던 것과 견줍니다. 날짜(그날 끝까지)나 2026-06-30 14:00",
    "diff --to": "이때까지 알던 것을 견줍니다(기본 지금)",
    "--known-at": "그때까지 알던 것만 봅니다. 날짜(그날 끝까지)나 2026-06-30 14:00",
    "--reason": "담당자의 이름을 그대로 보거나 국가핵심기술 수요를 내보내는 까닭(열람 기록에 남음)",
    "--record": "이 자료에 있었던 일만 봅니다",
    "--limit": "앞의 N건만 봅니다(기본 50)",
    "--all": "사업자등록번호가 같고 서로 다른 값이 없는 쌍을 모두 한꺼번에 합칩니다",
    "--take": "합칠 곳의 값을 쓸 항목(예: phone address). 적지 않으면 남길 곳의 값을 씁니다",
    "--site": "합칠 곳을 남길 곳의 사업장으로 등록할 이름",
    "--dry-run": "무엇이 어떻게 될지만 보고 바꾸지 않습니다",
    "succession --on": "변동이 있었던 날짜(list에는 필요 없음)",
    "--name": "바뀐 상호(rename)",
    "succession --to": "승계 기관의 ID, 사업자등록번호 또는 이름",
    "succession --take": "승계 기관에 넘길 자료의 ID나 종류(memberships 등), 또는 all",
    "--detail": "변동의 내용",
    "--body": "기업·기관의 ID, 사업자등록번호 또는 이름",
    "--membership": "이 참여 하나에 딸린 것만 봅니다(참여의 ID)",
    "--end": "종료할 것의 ID나 종류(memberships 등), 또는 all. 수요는 철회합니다",
    "--hand": "다른 기업·기관에 넘길 것의 ID나 종류, 또는 all",
    "leaving --erase": "개인정보를 파기할 담당자와 참석자의 ID, 또는 all. 되돌릴 수 없습니다",
    "leaving --to": "넘겨받을 기업·기관의 ID, 사업자등록번호 또는 이름",
    "leaving --on": "종료하거나 넘기는 날짜(기본: 오늘)",
    "leaving --reason": "탈퇴나 철회의 사유. 수요를 철회하려면 필요합니다",
    "--structure": "분과를 어느 체계로 셀지: current 현행, former 이전, mapped 환산",
    "transition --sheet": "채운 대응표(xlsx)",
    "--template": "채울 대응표를 만듭니다. --sheet와 함께 쓰면 그 내용대로 나눌 자료까지 적습니다",
    "round --from": "회차를 적은 JSON 파일(export가 만드는 것과 같음)",
    "--year": "회차의 연도",
    "--ordinal": "회차의 차수",
    "round --name": "회차의 이름(기본: 2027년 제1차 수요조사)",
    "--opens": "접수 시작. 예: 2027-03-02T09:00",
    "--closes": "접수 마감. 예: 2027-04-10T18:00",
    "--planned": "선정 예정 과제 수",
    "--budget": "예산(원, 1조5천억처럼 적어도 됩니다)",
    "round --reason": "변경 사유. 수요를 받았거나 조사서를 보낸 회차를 고칠 때 적습니다",
    "form --to": "양식을 둘 폴더. 없으면 만듭니다(out)",
    "form --round": "수요서의 회차: 연도와 차수(2026-1), 이름 또는 ID(기본: 최근 회차)",
    "form --meeting": "참석 회신을 받을 회의의 ID, 또는 next 다음 회의, last 지난 회의",
    "form --quarter": "분기 실적의 분기. 예: 2026Q3(기본: 이번 분기)",
    "form --organization": "보낼 기업·기관의 ID, 사업자등록번호 또는 이름",
    "form --division": "보낼 분과의 코드. --organization을 적지 않으면 그 분과 모든 회원",
    "form --format": "xlsx(기본)나 hwpx",
    "form --due": "제출 기한",
    "form --route": "보내거나 받은 경로: email 전자우편, official_letter 공문 등",
    "form --document-no": "보내거나 받은 공문번호",
    "form --reason": "국가핵심기술이나 비공개 수요를 내보내는 사유. 열람 기록에 남습니다",
    "form --on": "회신을 받은 날짜(기본: 오늘)",
    "form --skip-rows": "반영하지 않을 회신의 연번(쉼표로 구분). --dry-run의 목록에 나옵니다",
    "--older": "먼저 반영한 회신보다 이전에 저장한 파일도 반영합니다",
    "--access": "누가 담당자의 이름과 연락처를 보았는지 봅니다",
    "--gesture": "되돌릴 작업의 ID",
    "--out": "만들 파일(.pdf, .hwpx, .xlsx). --division all에 폴더를 적으면 분과마다 한 부",
    "--demand": "수요의 ID나 접수번호(receipt 접수증, approval 내부 결재용)",
    "set --round": "새 수요서를 낼 회차: 연도와 차수(2026-1), 이름 또는 ID",
    "--applicant": "새 수요서의 신청기관: ID, 사업자등록번호 또는 이름(기본: 이 파일의 앵커기업)",
    "set --division": "새 수요서의 주관 분과(기본: 신청기관의 주관 분과)",
    "--previous": "재신청할 지난 수요의 ID나 접수번호. 그 답변에서 시작합니다",
    "--title": "새 수요서의 수요과제명",
    "--submit": "적은 뒤 제출합니다. 필수 항목, 접수 기간, 총사업비를 확인합니다",
    "set --list": "조사서의 항목과 지금 값을 봅니다",
    "--meeting": "회의의 ID, 또는 next 다음 회의(기본), last 지난 회의, none 회의 없음",
    "--secrecy": "파일의 공개등급. public, division처럼 적으면 더 높은 행은 내용을 밝히지 않음",
    "--option": "이름=값. 여러 번 적을 수 있습니다",
    "--to": "백업을 둘 폴더(기본: 파일 옆의 백업 폴더)",
    "screens --out": "그림을 둘 폴더. 없으면 만듭니다",
    "--theme": "밝게 light(기본), 어둡게 dark",
    "screens --scale": "글자 크기. 1.0이 기본이고 2.0은 두 배입니다",
    "--size": "창의 너비와 높이(기본 1440x900)",
    "--map": '열을 정하는 파일: {"열 제목이나 열 문자": "항목"}',
    "--sheet": "가져올 시트의 이름(기본: 명단으로 보이는 시트)",
    "--table": "시트에서 몇째 표인지(기본: 명단으로 보이는 표)",
    "--encoding": "CSV의 인코딩(기본: 스스로 알아봅니다). 예: cp949",
    "--policy": "있는 자료를 고칠지: update 고침(기본), fill 빈 항목만 채움, skip 그대로 둠",
    "import --division": "분과를 적지 않은 행의 분과 코드",
    "--skip-rows": "가져오지 않을 행의 번호(쉼표로 구분)",
    "--decide": "중복 의심 행을 어떻게 할지: 행=new 신규, same 같은 곳, 또는 그 ID",
    "--rejected": "가져오지 못한 행을 이유와 함께 적을 파일",
    "--tag": "태그 이름. 여러 번 적을 수 있습니다",
    "tag --to": "새 이름(rename)이나 남길 태그(merge)",
    "--purpose": "붙이는 파일의 쓰임",
    "--erase": "휴지통에 두지 않고 이름과 내용을 백업에서까지 없앱니다. 되돌릴 수 없습니다",
    "attach --reason": "담당자나 국가핵심기술 수요의 파일을 꺼내는 까닭(열람 기록에 남음)",
    "--json": "다른 프로그램이 읽는 JSON으로 내보냅니다",
}
ASKED: Mapping[Question, str] = {
    Question.STOP: "기업: 이 기업이 멈추면 영향을 받는 앵커기업과 수요, 대체 협력사",
    Question.PATH: "기업 기업: 두 기업이 어떤 공급관계로 이어지는지",
    Question.SOLE: "협력사가 하나뿐인 품목",
    Question.SHARED: "여러 앵커기업이 함께 쓰는 협력사",
    Question.CYCLES: "되돌아오는 공급",
    Question.UNLINKED: "공급관계 없는 회원",
    Question.REACH: "협력사의 차수, 규모, 지역별 분포",
}
ASK_FIRMS: Mapping[int, str] = {
    0: "{question}에는 기업을 적지 않습니다. --division이나 --organization으로 좁히세요.",
    1: "{question}에는 기업을 한 곳 적으세요.",
    2: "{question}에는 기업을 두 곳 적으세요.",
}
ALL_DIVISIONS = "전체 분과"
TAG_ACTIONS: Mapping[str, str] = {
    "list": "list [종류 ID]: 모든 태그나 한 자료의 태그를 봅니다",
    "add": "add 종류 ID … --tag 이름: 자료에 태그를 표시합니다",
    "remove": "remove 종류 ID … --tag 이름: 자료에서 태그를 해제합니다",
    "rename": "rename --tag 이름 --to 새이름",
    "merge": "merge --tag 이름 … --to 남길태그: 태그를 합칩니다",
    "delete": "delete --tag 이름 …: 태그를 삭제합니다",
}
ATTACH_ACTIONS: Mapping[str, str] = {
    "list": "list 종류 ID: 자료에 붙은 파일을 봅니다",
    "add": "add 종류 ID 파일 …: 파일을 붙입니다",
    "save": "save 첨부ID 출력: 사본을 저장합니다. 출력이 폴더면 원래 이름을 씁니다",
    "remove": "remove 첨부ID … [--erase]: 휴지통으로 옮기거나 파기합니다",
    "sweep": "sweep: 어느 자료에도 없는 파일의 내용을 비웁니다",
}
TAG_WORDS = "태그를 볼 자료, 표시하거나 해제할 자료: 종류와 ID"
ATTACH_WORDS = "동작에 따라: 자료의 종류와 ID, 붙일 파일, 첨부ID와 출력"
BEARERS: Mapping[str, tuple[str, ...]] = {
    "divisions": ("분과",),
    "members": ("회원", "기업·기관", "기업", "기관"),
    "links": ("공급관계",),
    "demands": ("수요",),
    "people": ("담당자",),
    "projects": ("선도프로젝트", "과제"),
    "meetings": ("회의",),
    "rounds": ("수요조사 회차", "회차"),
    "targets": ("목표",),
    "issues": ("쟁점·건의", "쟁점", "건의"),
    "decisions": ("의결사항", "의결"),
    "actions": ("후속조치", "조치"),
}
"""What bears tags and files, by the word typed for it, and the Korean words for the same."""
BEARERS_ARE = "종류(영어나 한국어로 적습니다):"
TAGS = ("태그", "자료", "종류별", "ID")
TAGGED = "{what}에 태그를 표시했습니다."
UNTAGGED = "{what}에서 태그를 해제했습니다."
TAG_RENAMED = "태그 이름을 {name} 바꾸었습니다."
TAGS_MERGED = "태그를 {name} 합쳤습니다."
TAGS_DELETED = "{what} 삭제했습니다."
NO_TAG_SAID = "어느 태그인지 알 수 없습니다. --tag에 태그 이름을 적으세요."
NO_NAME_SAID = "--to에 새 이름이나 남길 태그를 적으세요."
NO_RECORD_SAID = "어느 자료인지 알 수 없습니다. members 01a2…처럼 종류와 ID를 적으세요."
NO_SUCH_BEARER = "‘{kind}’ 종류는 없습니다. 있는 종류: {known}"
NO_FILES_SAID = "붙일 파일을 적으세요."
NO_OUT_SAID = "꺼낼 첨부파일의 ID와 저장할 곳을 적으세요."
NO_ATTACHMENT_SAID = "첨부파일의 ID를 적으세요. attach 파일.afm list 종류 ID로 볼 수 있습니다."
ATTACHMENTS = ("파일 이름", "크기", "붙인 날", "쓰임", "상태", "ID")
ATTACHED = "{what} 붙였습니다."
ATTACHED_BEFORE = "{name} 같은 내용이 이미 붙어 있어 다시 붙이지 않았습니다."
SAVED = "‘{place}’에 저장했습니다."
REMOVED_FILES = "{what} 휴지통으로 옮겼습니다."
ERASED_FILES = "{what} 파기했습니다."
ERASED_FILE = "파기함"
PRESENCES: Mapping[str, str] = {
    "here": "",
    "emptied": "내용 비움",
    "missing": "내용 없음",
}
SWEPT = "파일 {count:,}개의 내용을 비웠습니다({size})."
NOTHING_SWEPT = "비울 내용이 없습니다."
STILL_WAITING = "파일 {count:,}개의 내용은 되돌릴 수 있도록 {days}일이 지날 때까지 남겨 둡니다."
ROLES: Mapping[str, str] = {
    "secretary": "분과 간사",
    "firm": "앵커기업",
    "center": "총괄 사무국",
}
CAUTIONS: Mapping[str, str] = {
    "sync_folder": "주의: 클라우드 동기화 폴더입니다. 동기화되지 않는 폴더에 두세요.",
    "conflict_copy": "주의: 같은 이름의 충돌 사본이 있습니다. 어느 것이 맞는지 확인하세요.",
    "network_drive": "주의: 공유 폴더입니다. 이 컴퓨터의 폴더에 두세요.",
}
MASKED = "이름과 연락처를 가렸습니다. 모두 보려면 --reason으로 까닭을 적으세요."
MASKED_AND_NOT_SEARCHED = (
    "이름과 연락처를 가렸고, 가린 것으로는 찾지 않았습니다."
    " 이름으로 찾으려면 --reason으로 까닭을 적으세요."
)
MASKED_THOUGH_ASKED = "열람 기록을 남길 수 없어 이름과 연락처를 가렸습니다."
COUNT = "{what} {count:,}건"
DIVISION_STATUS = "분과 현황 보고"
PAPER_OPTIONS: Mapping[str, str] = {
    "cover": "no이면 표지 없음",
    "logo": "표지 로고의 그림 파일(.png, .jpg)",
    "approval": "결재란의 직위(쉼표로 구분). 비우면 결재란 없음",
    "large": "yes이면 큰 글자",
    "omit-empty": "yes이면 자료 없는 항목 생략",
    "secrecy": "공개등급: public, division, parties, secret, classified",
    "annexes": "붙임(쉼표로 구분): members, demands, sign-in",
    "blank-rows": "참석자 명부의 빈 줄 수",
    "recipient": "수신처. 쪽마다 옅게 비스듬히 인쇄합니다(한글·엑셀은 머리글)",
}
STATUS_OPTIONS = "division-status에 쓰는 --option의 이름과 값:"
LIST_OPTIONS = "member-list에 쓰는 --option의 이름과 값:"
MEMBER_LIST_OPTIONS: Mapping[str, str] = {
    "columns": "열(쉼표): role, kind, size, business-number, place, products, joined, demands",
    "by-role": "yes이면 역할별로 정렬",
    "large": "yes이면 큰 글자",
    "secrecy": "공개등급: public, division, parties, secret, classified",
    "recipient": "수신처. 쪽마다 옅게 비스듬히 인쇄합니다(한글·엑셀은 머리글)",
}
MAP = "map"
MAP_MADE = "‘{place}’에 공급망도를 만들었습니다(기업 {count:,}개사)."
MAP_ENDINGS = (
    "공급망도로 만들 수 없는 형식입니다. 파일 이름의 끝을 {endings} 가운데 하나로 적으세요."
)
ONLY_A_MAP_FITS = "--fit은 map을 PDF로 저장할 때 씁니다."
ONLY_A_MAP_UNFOLDS = "--unfold는 map을 그림(.svg, .png, .pdf)으로 저장할 때 씁니다."
NO_CHAIN_SAID = (
    "누구의 공급망인지 알 수 없습니다. --division에 분과 코드를, "
    "또는 --organization에 앵커기업의 ID를 적으세요."
)
NO_MEETING_OF_A_CHAIN = "공급망 현황은 회의에 맞추어 만들지 않습니다. --meeting을 빼세요."
NO_MEETING_OF_A_ROUND = "수요 접수·검토 현황은 회의에 맞추어 만들지 않습니다. --meeting을 빼세요."
NO_MEETING_OF_A_LIST = "회원 명부는 회의에 맞추어 만들지 않습니다. --meeting을 빼세요."
IS_A_FOLDER = "{name} 폴더입니다. 파일 이름을 적으세요."
NO_SUCH_FOLDER = "‘{name}’ 폴더가 없습니다. 먼저 만드세요."
NOT_A_FOLDER_BUT_A_FILE = "{topic} 폴더가 아니라 파일입니다. 폴더 이름을 확인하세요."
NOT_AFM = "{name} 자료 파일 이름이 아닙니다. 만들 이름의 끝을 .afm으로 적으세요."
CENTER_HAS_NO_DIVISION = (
    "총괄 사무국의 파일은 한 분과의 것이 아닙니다. --division을 빼거나 --role secretary로 적으세요."
)
WITHHELD = "공개등급이 이 파일보다 높은 {count:,}건은 내용을 밝히지 않고 건수와 금액만 담습니다."
PAPER_MADE = "‘{place}’에 {pages:,}쪽을 만들었습니다."
PAPERS_MADE = "‘{place}’ 폴더에 보고서 {count:,}부를 만들었습니다(모두 {pages:,}쪽)."
NOT_A_FOLDER = "‘{name}’ 자리에 파일이 있어 폴더를 만들 수 없습니다. 다른 이름을 쓰세요."
NOT_A_PDF = "{name} PDF가 아닙니다. 파일 이름의 끝을 .pdf로 적으세요."
A_FOLDER_FOR_ALL = (
    "{name} 파일 이름입니다."
    " 분과마다 한 부씩 만드는 --division all에는 --out에 폴더 이름을 적으세요."
)
NO_DIVISIONS = "이 파일에는 등록된 분과가 없어 만들 보고서가 없습니다. 분과를 먼저 등록하세요."
NO_DIVISION_SAID = "어느 분과인지 알 수 없습니다. --division에 분과 코드나 all을 적으세요."
ONE_MEETING_FOR_ALL = (
    "모든 분과의 보고서에는 회의 하나를 정할 수 없습니다."
    " --meeting에 next, last, none 가운데 하나를 적으세요."
)
NO_SUCH_MEETING: Mapping[str, str] = {
    "next": "{division} 분과에 예정된 회의가 없습니다. 회의를 등록하거나 --meeting을 빼세요.",
    "last": "{division} 분과에 종료된 회의가 없습니다. --meeting을 빼거나 none으로 적으세요.",
}
ATTENDANCE_MASKED = (
    "참석자 명부의 이름을 가렸습니다. 그대로 인쇄하려면 --reason으로 까닭을 적으세요."
)
PRINTED_MASKED = "인쇄 기록을 남길 수 없어 참석자 명부의 이름을 가렸습니다."
MISSING_GLYPHS = "{division}: 글꼴에 없는 글자는 ☒로 인쇄됩니다: {signs}"
OUTDATED = "{division}: 서술에 적은 숫자가 지금 자료와 다릅니다: {sections}"
GIST = "문서요지"
WHOLE = "이상 없음: 자료 {records:,}건, 변경 이력 {operations:,}건을 맞추어 보았습니다."
FILES_HELD = "첨부파일 {count:,}개({size})의 내용이 들어 있습니다."
NOT_WHOLE = "이상 {count:,}건이 있습니다. 백업에서 복원하세요."
BACKED_UP = "‘{place}’에 백업했습니다."
RESTORED = "{target} 복원했습니다."
KEPT = "있던 파일은 {place} 남겨 두었습니다."
FINDINGS: Mapping[str, str] = {
    "pages": "파일의 일부를 읽을 수 없습니다",
    "reference": "가리키는 자료가 없습니다",
    "operation": "변경 이력이 처음 적힌 것과 다릅니다",
    "row": "값이 변경 이력과 다릅니다",
    "extra_row": "변경 이력에 없는 자료입니다",
    "personal": "개인정보가 변경 이력과 다릅니다",
    "damaged_bytes": "첨부파일의 내용이 붙일 때와 다릅니다",
    "missing_bytes": "첨부파일의 내용이 이 파일에 없습니다",
    "search": "찾아보기가 자료와 다릅니다",
    "foreign_object": "이 프로그램이 만들지 않은 것이 들어 있습니다",
    "format": "파일 앞부분의 형식 번호가 내용과 다릅니다(쓸 수 있게 열면 바로잡습니다)",
}
HISTORY = ("언제", "누가", "한 일", "자료", "표시", "ID")
GESTURES: Mapping[str, str] = {
    "import": "가져오기",
    "undo": "되돌리기",
    "redo": "다시 실행",
    "erase": "파기",
}
DUPLICATES = ("판단", "점수", "남길 곳", "합칠 곳", "까닭", "남길ID", "합칠ID")
FATES: Mapping[str, str] = {
    "carried": "옮김",
    "beside": "옮김(비슷한 자료가 이미 있음)",
    "same": "같은 자료가 있어 휴지통으로 옮김",
    "left": "그대로 둠(자기 자신과의 관계가 됨)",
}
MERGED = "{lose} {keep}에 합쳤습니다(함께 옮긴 자료 {count:,}건)."
WOULD_MERGE = "{lose} {keep}에 합치면 함께 옮겨지는 자료는 {count:,}건입니다."
FIRST_ONLY = "중복 후보 {total:,}건 가운데 앞의 {count:,}건입니다. 더 보려면 --limit를 늘리세요."
WHICH_TO_MERGE = "합칠 두 곳을 알 수 없습니다. 남길 곳과 합칠 곳을 적거나 --all만 적으세요."
MERGED_ALL = "사업자등록번호가 같은 {count:,}쌍을 합쳤습니다."
WOULD_MERGE_ALL = "합칠 수 있는 쌍은 {count:,}쌍입니다. 미리 본 것이며 파일은 그대로입니다."
ALL_MERGED = ("남길 곳", "합칠 곳", "남길ID", "합칠ID")
TOLD_APART = "서로 다른 기업·기관으로 적어 두었습니다. 다시 묻지 않습니다."
FIELDS_OF_BOTH = ("항목", "남길 곳", "합칠 곳", "쓰는 값")
NO_SUCH_FIELD = "기업·기관에는 ‘{name}’ 항목이 없습니다. 적을 수 있는 항목: {known}"
TAKEN_BACK = "되돌림"
ACCESS = ("언제", "누가", "한 일", "인원", "까닭")
ACCESSES: Mapping[str, str] = {"view": "봄", "print": "인쇄", "export": "내보냄"}
NO_RECORD_OF_ACCESS = "--record는 --access와 함께 쓸 수 없습니다. 하나만 적으세요."
UNDONE = "‘{words}’ 작업을 되돌렸습니다(자료 {count:,}건)."
REDONE = "‘{words}’ 작업을 다시 실행했습니다(자료 {count:,}건)."
LEFT = "나중에 바뀐 값 {count:,}개는 그대로 두었습니다: {names}"
IN_USE = "다른 자료가 쓰고 있어 삭제하지 않은 자료 {count:,}건: {names}"
WENT_OUT = "그사이 보관하거나 내보낸 {count:,}건에 되돌린 자료가 있는지 확인하세요: {names}"
AND_MORE = " 외 {count:,}개"
LATER = "나중 작업: {words}"
PICTURES_PROGRESS = "화면 그림 {percent}%"
PICTURES_MADE = "‘{place}’ 폴더에 화면 그림 {count:,}장을 만들었습니다."
IMPORTED_BEFORE = "{at}에 이미 가져온 파일입니다(‘{file}’)."
NOT_A_WORKBOOK = "{name} 만들 수 없는 형식입니다. 파일 이름의 끝을 .xlsx로 적으세요."
NO_SUCH_SHEET = "‘{name}’ 시트가 없습니다. 있는 시트: {known}"
NO_SHEETS = "{name} 시트가 없는 파일입니다. --sheet를 빼고 다시 실행하세요."
WRONG_ENCODING = "‘{encoding}’ 인코딩으로는 열 제목이 깨집니다. --encoding을 빼고 다시 실행하세요."
NO_SUCH_TABLE = "표가 {count:,}개뿐입니다. --table에 그보다 크지 않은 수를 적으세요."
NO_TABLE = "가져올 표를 찾지 못했습니다. 열 제목이 있는 시트인지 확인하세요."
NO_MAP = "‘{name}’에서 열을 정하는 내용을 읽지 못했습니다. 열 제목과 항목을 JSON으로 적으세요."
NO_COLUMN = "{names} 열을 찾지 못했습니다. --map으로 어느 열인지 정하세요. 있는 열: {there}"
NO_SUCH_DOUBT = "{row}행에 ‘{field}’ 항목은 정할 것이 없습니다. 정할 수 있는 항목: {known}"
WHICH_BODY = "{row}행에는 기업·기관이 둘입니다. {known} 가운데 어느 쪽인지 적으세요."
READ_FROM = "‘{file}’의 ‘{sheet}’ 시트"
READ_FROM_FILE = "‘{file}’"
OTHER_TABLES = "다른 표도 있습니다: {tables}. 그 표를 가져오려면 괄호 안의 선택을 붙이세요."
OTHER_TABLE = "‘{name}’(--table {number})"
IMPORT_COUNTS = (
    "신규 {new:,}건, 변경 {changed:,}건, 동일 {same:,}건,"
    " 중복 의심 {duplicates:,}건, 제외 {rejected:,}건"
)
ROW_TOLD = "  {row}행 {name}: {reason}"
HOW_TO_DECIDE = (
    "같은 곳인지 정하기: --decide {place}=same (같은 곳) 또는 --decide {place}=new (다른 곳)"
)
NO_SUCH_ROW = "{rows}행은 이 표에 없습니다. 표의 행: {first}행~{last}행"
TAKEN_AS = "열: {columns}"
NOT_TAKEN = "쓰지 않는 열: {columns}"
CHANGED_ROWS = "바뀌는 행 {count:,}개:"
BECOMES = "{field} {before} → {after}"
BECOMES_UNSEEN = "{field} 바뀜"
NO_VALUE = "없음"
REMARKED = "그대로 넣지 못한 값이 있는 행 {count:,}개:"
HOW_TO_PLACE = (
    "분과가 빈 행의 분과는 --division 코드로 정합니다. 코드는 list … divisions에 나옵니다."
)
ROWS_MORE = "  외 {count:,}행(모두 보려면 --json)"
REJECTED_KEPT = "가져오지 못한 행을 ‘{place}’에 적었습니다. 고친 뒤 다시 가져오세요."
ONLY_REHEARSED = "미리 본 것이며 파일은 그대로입니다."
NOTHING_TO_IMPORT = "바뀌는 것이 없어 파일은 그대로입니다."
IMPORTED = "{count:,}건을 가져왔습니다. 되돌리려면 undo --gesture {gesture}"
NOT_A_NAME = "‘{name}’에는 이름으로 쓸 글자가 없습니다. 기업·기관의 이름을 적으세요."
NO_SUCH_BODY = (
    "‘{name}’ 기업·기관을 찾을 수 없습니다. ID, 사업자등록번호, 또는 등록된 이름을 그대로 적으세요."
)
SEVERAL_BODIES = (
    "‘{name}’ 기업·기관이 {count:,}곳 있어 하나로 정할 수 없습니다."
    " 아래에서 골라 사업자등록번호나 ID를 적으세요."
)
BODY_LINE = "  {name} · {number} · ID {id}"
BODIES_MORE = "  외 {count:,}곳"
BUSINESS_NUMBER = "사업자등록번호 {number}"
NO_NUMBER = "사업자등록번호 없음"
WHERE_IDS_ARE = "ID는 duplicates의 남길ID·합칠ID 열이나 list 파일.afm members --json에서 봅니다."
NO_SUCCESSOR_SAID = "넘겨받을 기업·기관이 없습니다. --to에 승계 기관으로 다른 기업·기관을 적으세요."
NO_NEW_NAME_SAID = "새 이름이 비어 있습니다. --name에 바뀐 상호를 적으세요."
SAME_NAME_SAID = "지금 이름과 같습니다. --name에 바뀐 상호를 적으세요."
NOTED_BEFORE = (
    "{event} 이미 등록되어 있습니다. succession 파일.afm list 기관으로 등록된 변동을 확인하세요."
)
NO_DAY_SAID = "변동이 있었던 날짜를 알 수 없습니다. --on에 날짜를 적으세요."
EVENT = "기업·기관 변동"
EVENTS = ("날짜", "변동", "기업·기관", "승계 기관", "내용")
OFFERED = ("종류", "이름", "상태", "ID")
MAY_BE_HANDED = "넘길 수 있는 자료"
HANDED: Mapping[str, str] = {
    "begins": "승계 기관에서 이어짐",
    "there": "승계 기관에 이미 있어 종료만 함",
    "itself": "승계 기관 자신과의 관계가 되어 종료만 함",
    "changes": "승계 기관의 것이 됨",
    "stays": "그대로 남음",
}
ENTERED = "{name} {event}: 등록했습니다{after}."
WOULD_ENTER = "{name} {event}: 미리 본 것이며 파일은 그대로입니다{after}."
NEW_NAME = "(새 이름 ‘{name}’)"
SUCCESSOR = "(승계 기관 ‘{name}’)"
SECRETARIAT = "간사 분과"
SUPPLIER, BUYER = "조달처", "납품처"
SINCE = "{day}부터"
RECEIVED = "접수 {day}"
UNTIL = "{day} 종료"
KEPT_UNTIL = "보유 기한 {day}"
LEAVING = ("종류", "이름", "상태", "할 일", "ID")
STEPS: Mapping[str, str] = {
    "end": "종료",
    "hand": "넘기기",
    "erase": "파기(되돌릴 수 없음)",
}
STEPS_DONE: Mapping[str, str] = {
    "end": "{count:,}건을 종료했습니다.",
    "hand": "{count:,}건을 넘겼습니다.",
    "erase": "{count:,}명의 개인정보를 파기했습니다. 되돌릴 수 없습니다.",
}
NOTHING_TO_DO = "없음(종료일이 정해짐)"
KEPT_BY = "{division} 분과에서 정리"
TALLY = "남음 {open:,}{counter}, 정리됨 {settled:,}{counter}"
LEFT_TO_SETTLE = "{name}에 정리할 것이 {count:,}건 남았습니다."
ALL_SETTLED = "{name}에 더 정리할 것이 없습니다."
TRANSITION_WANTS = "대응표가 있어야 합니다. --template로 만들어 채운 뒤 --sheet로 주세요."
TEMPLATE_MADE = "대응표를 ‘{place}’에 만들었습니다. 채운 뒤 --sheet로 주세요."
TRANSITION = ("지금 분과", "새 분과", "회원", "합쳐짐", "수요", "과제", "회의")
TRANSITION_ON = "{day} ‘{name}’ 체계: {old}개 분과 → {new}개 분과"
STAYS = "이전 분과에 남는 자료: 수요 {demands:,}건, 과제 {projects:,}건, 회의 {meetings:,}건"
WITHOUT_SECRETARIAT = "간사기관이 정해지지 않은 분과: {names}"
ENDED_APPOINTMENTS = "새 분과로 이어지지 않는 분과위원장 위촉: {count:,}건"
PROBLEM_AT = "‘{sheet}’ 시트 {row}행 {column}열: {reason}"
NOT_IN_SHEET = "나누는 자료를 적을 서식은 --sheet와 --template를 함께 쓰면 만들어집니다."
NOT_GONE_OVER = "대응표에 고칠 곳이 {count:,}곳 있어 아무것도 바꾸지 않았습니다."
GONE_OVER = "새 체계로 바꾸었습니다. 되돌리려면 undo --gesture {gesture}"
ONLY_DIVISIONS = "--structure는 분과 목록에만 씁니다."
COUNTED_IN = {
    "former": "이전 체계 ‘{name}’의 마지막 날({day}) 회원과, 그 분과들이 주관하던"
    " 수요·과제·회의입니다.",
    "mapped": "이전 체계 ‘{name}’의 마지막 날({day}) 수치를 대응표에 따라 새 분과로 센 것입니다."
    " 나뉜 분과는 기업·기관마다 정한 대로 셉니다.",
}
SIMILAR = ("유사도", "접수번호", "수요과제명", "신청기관", "회차", "상태", "비슷한 까닭")

NOTHING_KNOWN_YET = (
    "이 파일의 첫 기록은 {begins}에 있습니다. {asked}까지 알던 자료는 없어 비어 있습니다."
)

"""The words of `meeting`."""

from __future__ import annotations

from collections.abc import Mapping

ACTIONS: Mapping[str, str] = {
    "new": "new [--division 코드] [--kind 종류] [--at 일시] [--template 서식]: 회의를 만듭니다",
    "copy": "copy 회의 [--at 일시]: 지난 회의를 이어 다음 회의를 만듭니다",
    "template": "template 회의 [--title 이름]: 회의를 서식으로 둡니다",
    "templates": "templates: 서식으로 둔 회의를 봅니다",
    "show": "show 회의: 회의 하나의 안건, 참석자, 의결사항, 후속조치를 봅니다",
    "move": "move 회의 상태 [--reason 사유]: 예정, 종료, 연기, 취소로 바꾸거나 되돌립니다",
    "reschedule": "reschedule 회의 --at 일시 [--until 시각] --reason 사유: 일시를 바꿉니다",
    "agenda": "agenda 회의: 안건을 보고, 올리고, 빼고, 순서를 바꾸고, 이월 안건을 넘겨받습니다",
    "roster": "roster 회의: 참석자 명부를 보고, 초대하고, 뺍니다",
    "mark": "mark 회의 1=P 2=A …: 명부 연번으로 참석(P), 대리(X), 불참(A), 사유(E)를 적습니다",
    "decide": "decide 회의 안건번호 [의결내용]: 의결하거나 논의와 결과를 적습니다",
    "action": "action 회의: 후속조치를 보고, 등록하고, 완료나 중단을 적습니다",
    "minutes": "minutes 회의: 회의록의 판을 보고, 쓰고, 회람하고, 승인합니다",
    "ics": "ics 회의 출력.ics [--reason 까닭]: 달력에 넣을 일정 파일을 만듭니다",
    "mail": "mail 회의: 회의를 알리는 메일의 제목과 본문을 냅니다",
    "missing": "missing 회의: 회의 전후에 빠진 것을 봅니다. 있으면 종료 코드 1",
}
PLACES: Mapping[str, str] = {
    "meeting": "회의의 이름이나 ID. next는 다음 회의, last는 지난 회의입니다",
    "words": "동작에 따라: 새 상태, 명부 표시, 안건 번호와 의결 내용, 출력.ics",
}
OPTIONS: Mapping[str, str] = {
    "--division": "분과 코드. 빼면 얼라이언스 전체의 회의입니다",
    "--related": "함께 여는 관련 분과의 코드",
    "--kind": "회의 종류: division(분과회의, 빼면 이것), assembly, steering, launch, talk,"
    " site_visit, exchange. 안건이면 report, discussion, decision",
    "--series": "회의 계열의 이름",
    "--title": "회의명. 빼면 차수를 이어 붙입니다. 안건이나 조치사항의 제목으로도 씁니다",
    "--at": "시작 일시: 2026-07-30T14:00",
    "--until": "끝나는 시각(16:00)이나 일시",
    "--place": "장소",
    "--template": "따라 만들 서식의 이름이나 ID",
    "--purpose": "목적",
    "--quorum": "의사정족수",
    "--note": "위원장에게만 보이는 메모",
    "--reason": "사유. ics에서는 담당자의 주소를 넣는 까닭이며 열람 기록에 남습니다",
    "--on": "한 날. 빼면 오늘입니다",
    "--settle": "종료할 때 안건마다: 1=done, 2=next, 3=backlog, 4=dropped:사유",
    "--presenter": "발표 기관",
    "--minutes": "예정 시간(분). decide에서는 실제로 걸린 시간",
    "--demand": "안건과 이어질 수요",
    "--project": "안건과 이어질 선도프로젝트의 과제명이나 ID",
    "--body": "안건과 이어질 기업·기관",
    "--remove": "뺄 번호: 2,3",
    "--order": "새 순서: 3,1,2",
    "--take": "기다리는 안건을 모두 넘겨받습니다",
    "--invite": "위원과 담당자 가운데 빠진 사람을 모두 명부에 올립니다",
    "--guest": "명부에 올릴 외부 참석자의 성명",
    "--from": "외부 참석자의 소속",
    "--item": "후속조치가 나온 안건의 번호",
    "--owner": "후속조치의 담당기관",
    "--due": "후속조치의 기한",
    "--start": "시작한 후속조치의 번호",
    "--done": "끝난 후속조치의 번호",
    "--drop": "중단할 후속조치의 번호",
    "--outcome": "결과",
    "--discussion": "논의 요지",
    "--for": "찬성 수",
    "--against": "반대 수",
    "--abstain": "기권 수",
    "--write": "회의록의 새 판을 씁니다",
    "--circulate": "회의록을 회람했다고 적습니다",
    "--approve": "회의록을 승인합니다",
    "--in": "회의록을 승인한 회의",
    "--changes": "회의록의 다음 판에서 바뀐 내용",
    "--no-agenda": "지난 회의의 안건을 옮기지 않습니다",
    "--no-roster": "지난 회의의 명부를 옮기지 않습니다",
}
NO_SUCH_ACTION = "‘{name}’ 동작은 없습니다. 있는 동작: {known}"
NO_MEETING_SAID = "어느 회의인지 알 수 없습니다. 회의의 이름이나 ID, next나 last를 적으세요."
NO_SUCH_NUMBER = "{what}에 {number}번이 없습니다. {last}번까지 있습니다."
NO_SUCH_PROJECT = "{named} 선도프로젝트가 없습니다. 과제명 전체나 ID를 적으세요."
SEVERAL_PROJECTS = "{named} 선도프로젝트가 여럿입니다. 과제의 ID를 적으세요."
NONE_AHEAD = "예정된 회의가 없습니다. 작성 중인 회의는 이름이나 ID로 적으세요."
NONE_OVER = "종료한 회의가 없습니다. 회의의 이름이나 ID를 적으세요."
NO_STATUS_SAID = "어떤 상태로 바꿀지 적으세요: {known}"
NO_TIME_SAID = "--at에 새 일시를 적으세요."
NOT_A_TIME = "‘{typed}’ 대신 16:00처럼 시각을 적으세요."
UNTIL_ALONE = "--until에 시각만 적으려면 --at에 시작 일시를 적으세요."
NOT_A_PAIR = "‘{typed}’ 대신 {example}처럼 적으세요."
NO_MARKS_SAID = "누가 왔는지 1=P 2=A처럼 명부의 연번과 표시를 적으세요."
NO_ITEM_SAID = "몇 번 안건인지 적으세요."
NOTHING_NOTED = "의결 내용이나 --discussion, --outcome, --minutes 가운데 하나를 적으세요."
NO_OUT_SAID = "만들 일정 파일을 적으세요: 회의.ics"
NOT_ICS = "‘{name}’ 대신 이름이 .ics로 끝나는 파일을 적으세요."
NO_MINUTES = "쓴 회의록이 없습니다. --write로 먼저 쓰세요."

MADE = "{title} 회의를 만들었습니다. ID {id}"
CARRIED = "이월 안건 {carried}건을 올렸습니다. 끝나지 않은 후속조치 {actions}건"
KEPT_AS_TEMPLATE = "‘{title}’ 서식을 저장했습니다. ID {id}"
NO_SUCH_TEMPLATE = "‘{name}’ 서식은 없습니다. meeting templates로 서식을 보세요."
NO_TEMPLATES = "서식으로 둔 회의가 없습니다."
MOVED = "‘{title}’ 상태를 ‘{status}’{particle} 바꾸었습니다."
RESCHEDULED = "‘{title}’ 일시를 {when}{particle} 바꾸었습니다."
TOLD = "참석자에게 알리려면 ics와 mail로 새 안내를 만드세요."
ADDED = "{what} 등록했습니다."
REMOVED = "{what} 뺐습니다."
ORDERED = "순서를 바꾸었습니다."
TAKEN = "기다리던 안건 {count:,}건을 올렸습니다."
INVITED = "참석자 {count:,}명을 명부에 올렸습니다."
MARKED = "참석자 {count:,}명의 출석을 적었습니다. {quorum}"
DECIDED = "의결했습니다. 의결 번호 {number}"
NOTED = "안건의 결과를 적었습니다."
ACTION_NOTED = "후속조치를 {status}{particle} 적었습니다."
WRITTEN = "회의록 제{version}판을 썼습니다."
CIRCULATED = "회의록 제{version}판을 회람했다고 적었습니다."
APPROVED = "회의록 제{version}판을 승인했다고 적었습니다."
SAVED = "‘{place}’에 일정 파일을 만들었습니다."
NOBODY_NAMED = "담당자의 주소는 넣지 않았습니다. 넣으려면 --reason에 까닭을 적으세요."
NOTHING_MISSING = "빠진 것이 없습니다."
MISSING = "빠진 것이 {count:,}건 있습니다."
QUORUM = "정족수 {needed}명, 참석 {present}명({met})"
INVITED_OF, INVITED_ALONE = "정족수 {needed}명, 초대 {count}명", "초대 {count}명"
NO_QUORUM = "참석 {present}명"
LATE, EARLY = "늦음", "먼저 나감"
MET, NOT_MET = "성원", "미달"
MASKED = "참석자의 이름은 가렸습니다."

TEMPLATES = ("서식", "분과", "구분", "계열", "안건", "ID")
AGENDA = ("번호", "구분", "안건", "발표", "예정(분)", "실제(분)", "결과", "처리")
WAITING = ("기다리는 안건", "구분", "처리", "회의", "경과일")
ROSTER = ("연번", "성명", "소속", "직위", "역할", "출석", "사유")
DECISIONS = ("의결 번호", "안건", "의결 내용", "표결")
ACTIONS_HEADS = ("번호", "조치사항", "담당기관", "담당자", "기한", "상태", "경과일")
MINUTES = ("판", "상태", "작성일", "회람일", "승인일", "바뀐 내용")
CHANGES = ("날짜", "변경", "당초 일시", "사유")
LACKS = ("빠진 것", "대상")
OPEN_BEFORE = "앞선 회의의 끝나지 않은 후속조치"
VERSION = "제{version}판"
"""In tables and answers."""

"""What the commands on books and kept papers say."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.cli.paper_labels import LOGO, RECIPIENT
from afm_desktop.services.book.kinds import BookSection, Severity

SEVERITIES: Mapping[Severity, str] = {
    Severity.STOP: "바로잡을 것",
    Severity.LOOK: "살펴볼 것",
    Severity.KNOW: "알아둘 것",
}
NO_MEETING: Mapping[str, str] = {
    "next": "예정된 회의가 없습니다. 회의를 예정으로 바꾸거나 --meeting에 회의의 ID를 적으세요.",
    "last": "종료된 회의가 없습니다. --meeting에 회의의 ID를 적으세요.",
}
MEND_FIRST = "먼저 바로잡을 것이 {count}건 있습니다."
NOTHING_FOUND = "‘{title}’ 회의자료에 살펴볼 것이 없습니다."
KEPT = "{version}판으로 보관했습니다."
KEPT_ALREADY = "보관한 {version}판과 같은 문서라 새로 보관하지 않았습니다."
CHANGES = "앞 판과 다른 점: {changes}"
ONLY_BOOKS = "--check와 --keep은 meeting-book에만 씁니다."
BOTH = "--check와 --keep 중 하나만 쓰세요."
NEEDS_ID = "--out에는 --id로 문서를 하나 고르세요."
NO_PAPERS = "보관한 문서가 없습니다."
HEADS: Mapping[str, str] = {
    "meeting": "문서",
    "version": "판",
    "as_of": "기준일",
    "made": "만든 날",
    "pages": "쪽",
    "state": "상태",
    "changes": "앞 판과 다른 점",
    "id": "ID",
}
OLDER_DATE = "옛 일정"
SAVED = "‘{place}’에 보관한 그대로 {pages}쪽을 저장했습니다."
NAMES_WANTED = "이름이 그대로 적힌 문서입니다({count}명). 내보내는 까닭을 --reason으로 적으세요."
COUNT = "보관 문서 {count}부"
EPILOG: Mapping[str, str] = {
    "cover": "no이면 표지 없음",
    "logo": LOGO,
    "contents": "no이면 차례 없음",
    "approval": "결재란의 직위(쉼표로 구분). 빼면 결재란 없음",
    "audience": "배포 대상: division(기본), parties, alliance. 더 높은 등급의 내용은 밝히지 않음",
    "chair": "yes이면 의장용: 진행 메모와 안건별 시각을 넣음",
    "large": "yes이면 큰 글자",
    "omit-empty": "yes이면 자료 없는 항목 생략",
    "sections": "넣을 항목을 원하는 순서로(쉼표로 구분): " + ", ".join(BookSection),
    "blank-rows": "참석자 명부의 빈 줄 수",
    "recipient": RECIPIENT,
}
CHECK = "meeting-book을 만들지 않고, 만들기 전에 살펴볼 것만 말합니다"
KEEP = "만든 meeting-book을 다음 판으로 보관합니다"
OF_MEETING = "이 회의의 문서만 봅니다(회의의 ID)"
WHICH = "보관한 문서의 ID"
WHERE = "보관한 그대로 저장할 PDF"
WHY = "이름이나 국가핵심기술 수요가 든 문서를 내보내는 까닭"

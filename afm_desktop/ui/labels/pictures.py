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
    "cell": "{screen}, 목록의 칸을 고치는 모습",
    "apart": "{screen}, 자료를 새 창으로 연 모습",
    "bulk-edit": "{screen}, 여러 자료를 함께 고치는 모습",
    "succession": "{screen}, 기업·기관의 변동을 등록하는 모습",
    "leaving": "{screen}, 탈퇴를 점검하는 모습",
    "erasing": "{screen}, 개인정보를 파기하기 전",
    "marks": "{screen}, 태그와 첨부파일",
    "tags": "{screen}, 태그를 정리하는 모습",
    "without-details": "{screen}, 상세 정보를 접은 모습",
    "twins": "{screen}, 같은 곳으로 보이는 쌍이 있는 모습",
    "deleted": "{screen}, 자료를 삭제한 뒤",
    "map": "{screen}, 지도",
    "question": "{screen}, 지도에서 질문한 모습",
    "tree": "{screen}, 나무",
    "no-anchor": "{screen}, 앵커기업을 고르기 전",
    "mapping": "{screen}, 대응표",
    "split": "{screen}, 나누는 자료",
    "preview": "{screen}, 미리 보기",
    "draft": "{screen}, 작성하는 모습",
    "budget": "{screen}, 연차별 사업비",
    "check": "{screen}, 제출 전에 확인하는 모습",
    "compare": "{screen}, 제출본을 비교하는 모습",
    "locked": "{screen}, 제출한 뒤",
    "former": "{screen}, 이전 체계의 분과",
    "mapped": "{screen}, 이전 수치를 새 분과로 센 모습",
    "side-by-side": "{screen}, 양식 여럿을 나란히",
    "remind": "{screen}, 독려하는 모습",
    "agenda": "{screen}, 안건",
    "roster": "{screen}, 참석자의 출결을 적는 모습",
    "results": "{screen}, 안건의 결과를 적는 모습",
    "follow-ups": "{screen}, 후속조치",
    "minutes": "{screen}, 회의록과 보관 문서",
    "closing": "{screen}, 회의를 종료하는 모습",
    "form": "{screen}, 조사서의 영역과 항목",
    "field": "{screen}, 사유를 적고 항목을 고치는 모습",
    "checklist": "{screen}, 점검표",
    "texts": "{screen}, 안내문",
    "judging": "{screen}, 평가항목과 지원 비율",
    "earlier": "{screen}, 지난 회차의 신청기관",
    "begin": "{screen}, 새 회차를 시작하는 모습",
    "empty": "{screen}, 아직 자료가 없는 모습",
    "end": "{screen}, 아래쪽",
    "money": "{screen}, 금액",
    "overlap": "{screen}, 여러 항목에 든 자료",
    "columns": "{screen}, 열마다 항목을 고르는 모습",
    "rows": "{screen}, 행마다 바뀔 내용을 보는 모습",
    "doubtful": "{screen}, 같은 곳인지 정하는 모습",
    "rejected": "{screen}, 넣지 못하는 까닭을 보는 모습",
    "done": "{screen}, 가져온 뒤",
    "noted": "{screen}, 점검 결과와 의견을 적은 모습",
    "returned": "{screen}, 보완을 요청한 모습",
    "chosen": "{screen}, 보낼 곳을 고른 모습",
    "replied": "{screen}, 회신을 보는 모습",
    "came-along": "{screen}, 함께 온 파일과 항목을 고르는 모습",
}
PAPERS_ALONG = ("{form}_개념도.pdf", "{form}_공장 배치도.hwp", "현장 사진.jpg")
WHY_SENT = "보완 접수"
BEFORE_THE_REPLY: Mapping[str, object] = {
    "as_is": "검사원이 눈으로 확인합니다.",
    "product": None,
    "rollout_plan": None,
}
FOREIGN_FORM = "회의 결과(스캔).xlsx"
PROCESS = "외관 검사(2라인 포함)"
WHY_CHANGED = "산업부 요청으로 항목 보완"
SAMPLE_COMMENTS: Mapping[str, str] = {
    "title": "과제명에 대상 설비를 함께 적어 주십시오.",
    "process": "공정의 범위를 구체적으로 적어 주십시오. 어느 설비까지 해당합니까?",
}
SAMPLE_ANSWER = "과제명을 고쳐 다시 제출합니다."
SAMPLE_TAGS = ("핵심 협력사", "하반기 현장점검", "AI 도입 지원")
SAMPLE_FILES: Mapping[str, bytes] = {
    "2026년 분과 참여 확약서.hwp": b"\xd0\xcf\x11\xe0" + bytes(48_000),
    "공장 배치도(제2공장 증설 이후).pdf": b"%PDF-1.7" + bytes(1_240_000),
    "설비 목록.xlsx": b"PK\x03\x04" + bytes(86_000),
}
SAMPLE_LIST = "\n".join(
    (
        "연번\t업체명\t사업자번호\t소속분과\t시도\t기업규모\t주생산품\t담당자\t연락처",
        "1\t(주)예시새벽소재\t000-81-99915\t이차전지\t경북\t소기업\t바인더\t김예시\t054-000-1234",
        "2\t예시두리화학㈜\t\t석유화학\t전남\t중견기업\t폴리머 첨가제\t\t061-000-2345",
        "3\t예시전지연구원\t\t이차전지\t충북\t\t이차전지 시험·인증\t\t043-000-3456",
        "4\t예시반도체연구완\t\t반도체\t경기\t\t\t\t",
        "5\t\t\t자동차\t울산\t중기업\t차체 프레스\t\t",
        "6\t예시세찌기전\t123-45-67890\t기계\t경남\t소기업\t감속기\t\t",
        "7\t예시네찌테크\t\t우주\t대전\t소기업\t위성 부품\t\t",
    )
)
SAMPLE_ROWS: Mapping[str, int] = {"changed": 4, "doubtful": 5, "rejected": 7}
"""The rows of the list that are looked at, by what they do."""
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
GOING, FOLLOWING = "예시솔찬", "예시다봄에너지"
SAMPLE_BODY = "예시연구원"
EXAMPLES = "예시"
TYPED = "ㅇㅅ"
NO_SUCH = "찾을 수 없는 이름"

TOO_LONG = "‘{words}’ 화면이 {seconds}초 안에 그려지지 않아 중단했습니다. 자료의 크기를 확인하세요."
NOT_WRITTEN = "‘{place}’에 그림을 쓸 수 없습니다. 폴더의 권한과 남은 공간을 확인하세요."

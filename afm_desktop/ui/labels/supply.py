"""The Korean of the supply chain as a map, as a tree, and of what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.reports import chain_words
from afm_desktop.services.supply_chain.answers import Question

MODES: Mapping[str, str] = {"map": "지도", "tree": "나무", "table": "표"}
MODE_NAME = "보는 방법"
BAR = "공급망도 도구"
MAP, TREE, PANE = "공급망도", "공급망 나무", "기업과 질문"
CHOOSE_ANCHOR, ALL_ANCHORS = "앵커기업", "앵커기업 전체"
CHOOSE_ANCHOR_NAME = "앵커기업 고르기"
COLOUR_NAME = "색 구분"
BY_KIND, BY_SIZE = "품목 종류", "기업 규모"
ONLY_SOLE = "단독 공급"
ZOOM_IN, ZOOM_OUT, FIT = "크게 보기", "작게 보기", "화면에 맞추기"
FOLD_ALL = "펼친 차수 접기"
LEGEND = "범례"
LEGEND_SOLE, LEGEND_FOLD, LEGEND_BACK = "단독 공급", "접힌 묶음", "점선: 차수를 거스르는 공급"
SHOWN = "화면에 {shown:,} / {total:,}개사 · 화살표 키로 공급관계를 따라 이동"
COUNTS = "기업 {total:,}개사 · 단독 공급 {sole:,}개사"
GROWING = "공급망을 끝까지 읽는 중 · 먼저 {shown:,}개사"

NO_ANCHOR = "앵커기업을 먼저 고르세요"
NO_ANCHOR_WHY = "앵커기업 하나 또는 분과 하나를 고르면 공급망도가 나타납니다."
NO_LINKS = "공급관계가 없습니다"
NO_LINKS_WHY = "이 앵커기업에 납품하는 협력사가 등록되어 있지 않습니다."
NO_ANCHORS = "앵커기업이 없습니다"
NO_ANCHORS_WHY = "회원(기업·기관)의 역할을 앵커기업으로 두면 여기에서 공급망을 볼 수 있습니다."
TO_TABLE = "표에서 보기"
UNREADABLE = "공급망을 읽지 못했습니다"

NOTHING_CHOSEN = "기업을 고르면 납품처와 조달처가 여기에 나타납니다."
OPEN = "상세 보기"
BUYERS, SELLERS = "납품처", "조달처"
SIZE, REGION, ITEM, KIND, SUPPLY = "규모", "지역", "대표 품목", "품목 종류", "공급"
QUESTIONS = "질문"
ASKED: Mapping[str, str] = {
    key.value: f"{text}…" if key is Question.PATH else text
    for key, text in chain_words.QUESTIONS.items()
}
KEEP_ANSWER = "인쇄·저장…"
PRINT_ANSWER, COPY_ANSWER = "인쇄…", "답 복사"
ANSWER_COPIED = "답을 복사했습니다."
CHOOSE_BODY = "먼저 기업을 고르세요."
ANSWER = "답"
TREE_HEADS = ("기업", "차수", "품목", "비중(%)", "단독 공급", "규모")
SOLE = "단독"
AGAIN = "위에 있음"

SAVE_TITLE = "공급망도 저장"
SAVE_KINDS = (
    "그림 SVG (*.svg);;그림 PNG (*.png);;PDF 한 쪽 (*.pdf);;"
    "그래프 GraphML (*.graphml);;엑셀 (*.xlsx)"
)
FITS: Mapping[str, str] = {"a4": "A4 여러 장", "a3": "A3 여러 장"}
PRINT_FITS: Mapping[str, str] = {
    "page": "한 쪽에 맞추어 인쇄…",
    "a4": "A4 여러 장에 나누어 인쇄…",
    "a3": "A3 여러 장에 나누어 인쇄…",
}
MAP_BEYOND = "등급이 더 높은 공급관계 {count:,}건과 그것으로만 이어진 기업은 수에만 들어갑니다."
GO_ON = "계속"
PRINT_NAME = "공급망도 인쇄"
AS_PDF = "PDF로 저장…"
PRINT_KINDS = "PDF 한 쪽 (*.pdf);;PDF A4 여러 장 (*.pdf);;PDF A3 여러 장 (*.pdf)"
TITLE = "{name} 공급망도"
FILE_NAME = "공급망도"
SAVED = "저장했습니다: {name}"
ONLY_IN_TABLE = "표에서 할 수 있습니다. 보는 방법을 표로 바꾸세요."
NOTHING_TO_SAVE = "저장할 공급망도가 없습니다. 앵커기업을 먼저 고르세요."

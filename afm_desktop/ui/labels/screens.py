"""What the screens are called that are no lists of records, and the captions they stand under."""

from __future__ import annotations

DASHBOARD = "현황판"
COLLECTING = "제출 현황판"
SCREENING, OWN_SCREENING = "검토", "보완 의견"
IMPORT = "가져오기"
FORMS = "양식"
DUPLICATES = "중복 검토"
REPORTS = "보고서"
CROSSTAB = "집계표"
HISTORY = "이력"
TRASH = "휴지통"
TRANSITION = "체계 전환"
FILING = "수요서"
ROUND_FORM = "조사서 편집"
SETTINGS = "설정"
PAPERS = "문서·연동"

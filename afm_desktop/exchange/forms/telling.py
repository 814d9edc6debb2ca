"""What there is to say of a reply beside its changes: in the window and on the command line."""

from __future__ import annotations

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.words import word
from afm_desktop.services.requests.model import ReplyResult

_CREATED = "새로 등록: {names}"
_MISSING = "필수 항목 {count:,}개가 비어 {status}으로 둡니다."
_UNANSWERED = "보완 의견 {count:,}건에 답변이 없어 {status}으로 둡니다."
_DIFFERS = "적힌 총사업비가 연차별 사업비의 합계와 {count:,}원 달라 {status}으로 둡니다."
_MOVED = {
    DemandStatus.SUBMITTED: "빠진 항목이 없어 제출로 처리합니다.",
    DemandStatus.REVIEWING: "보완 제출로 처리하여 검토 중으로 돌아갑니다.",
}
_ENCLOSED = "첨부 {count:,}개: {names}"
_KNOWN = "이미 붙어 있어 다시 붙이지 않는 파일: {names}"
_LEFT_OUT = "반영하지 않는 항목 {count:,}개: {names}"
_OTHER_APPLICANT = "양식을 받은 곳이 아니라 ‘{name}’의 수요입니다. 신청기관을 확인하세요."


def told_of(result: ReplyResult) -> list[str]:
    """What came with it, whom it made, where its demand goes or why it stays, and whose that is."""
    left = list(dict.fromkeys(one.label for one in result.left_out))
    told = [
        said.format(count=len(names), names=", ".join(names))
        for said, names in (
            (_ENCLOSED, result.enclosed),
            (_KNOWN, result.known),
            (_LEFT_OUT, left),
            (_CREATED, result.created),
        )
        if names
    ]
    status = word(result.status) if result.status else ""
    for said, count in (
        (_MISSING, result.missing),
        (_UNANSWERED, result.unanswered),
        (_DIFFERS, abs(result.differs_won)),
    ):
        if count:
            told.append(said.format(count=count, status=status))
    if result.is_moved and result.status in _MOVED:
        told.append(_MOVED[result.status])
    if result.applicant:
        told.append(_OTHER_APPLICANT.format(name=result.applicant))
    return told

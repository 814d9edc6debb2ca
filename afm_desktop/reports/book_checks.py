"""What to look at before a book goes out, with what only its maker can know: glyphs and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afm_desktop.domain.fields import field_word
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.meeting_lacks import Lack, lack_words
from afm_desktop.domain.money import money
from afm_desktop.reports import book_labels as words
from afm_desktop.reports import labels
from afm_desktop.reports.book_annexes import AnnexState, annexes_of
from afm_desktop.reports.book_options import BookOptions
from afm_desktop.reports.book_withheld import shown, told
from afm_desktop.reports.meeting_book import missing_glyphs
from afm_desktop.reports.text import texts_in
from afm_desktop.reports.withheld import named_anyway
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import Book
from afm_desktop.services.book.preflight import BookCheck, CheckCode, checks_of
from afm_desktop.services.status import Section

_ORDER = ("stop", "look", "know")


def checks(book: Book, options: BookOptions) -> tuple[BookCheck, ...]:
    """Every finding, what matters most first."""
    found = [*checks_of(book, options.mark), *_of_making(book, options)]
    return in_order(found)


def in_order(found: Sequence[BookCheck]) -> tuple[BookCheck, ...]:
    """What matters most first, else as it was found."""
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.severity)))


def _of_making(book: Book, options: BookOptions) -> Iterator[BookCheck]:
    for status in book.statuses:
        for section in named_anyway(status, options.mark):
            yield BookCheck(
                CheckCode.NAMED_DEMAND, "narratives", book.head.id, section.value, status.division
            )
    if BookSection.FILES in options.sections:
        for annex in annexes_of(shown(book, options.mark).book.files):
            code = {
                AnnexState.UNREADABLE: CheckCode.FILE_UNREADABLE,
                AnnexState.MISSING: CheckCode.FILE_UNREADABLE,
                AnnexState.OTHER: CheckCode.FILE_NOT_PRINTED,
            }.get(annex.state)
            if code is not None:
                yield BookCheck(
                    code, "attachments", annex.id, "name", annex.name, meeting=book.head.id
                )
    yield from _cores(book, options)
    signs = missing_glyphs(book, options)
    if signs:
        code, said = CheckCode.GLYPHS, " ".join(signs)
        yield replace(_holder(book, signs), code=code, name=said, count=len(signs))


def _holder(book: Book, signs: Sequence[str]) -> BookCheck:
    """The first record whose text has one of these signs; the meeting where none is known."""
    head, code = book.head, CheckCode.GLYPHS
    records: list[tuple[str, str, object]] = [
        *(("agenda_items", row.id, row) for row in book.matters),
        *(("action_items", row.id, row) for row in book.actions),
        *(("demands", one.sheet.demand_id, one) for one in book.dossiers),
        *(("lead_projects", card.id, card) for card in book.projects),
        *(("targets", row.id, row) for row in book.targets),
        *(("attachments", file.id, file.name) for file in book.files),
    ]
    for table, id, record in records:
        if any(sign in text for text in texts_in(record) for sign in signs):
            return BookCheck(code, table, id, meeting=head.id)
    return BookCheck(code, "meetings", head.id)


def _cores(book: Book, options: BookOptions) -> Iterator[BookCheck]:
    """Core technologies that lists name, or projects that came from them, beside the cards."""
    cards = {one.sheet.demand_id for one in book.dossiers}
    named = [id for id in told(book, options.mark) if id not in cards]
    if named:
        code = CheckCode.CORE_NAMED
        yield BookCheck(code, "demands", named[0], "is_core_technology", count=len(named))


def check_words(check: BookCheck) -> str:
    """A finding in one sentence: what, and what to do."""
    if check.code in _LACKS:
        said = lack_words(_LACKS[check.code], check.count if check.code in _COUNTED else None)
        return f"‘{check.name}’: {said}{_SO.get(check.code, '')}"
    said = _WORDS[check.code]
    name = f"‘{check.name}’"
    if check.table == "narratives":
        section = Section(check.field or "")
        name = f"{check.name} 분과 ‘{labels.SECTIONS.get(section, labels.GIST)}’"
    return said.format(
        name=name, is_=josa(name, "은/는"), count=f"{check.count:,}", money=money(check.count)
    )


def place_words(check: BookCheck) -> str:
    """Where it is mended: the name of the field; empty where there is none."""
    if check.field is None or check.table == "narratives":
        return ""
    return {
        "agenda_items": words.AGENDA,
        "attendances": words.CHAPTERS[BookSection.SIGN_IN],
        "measurements": words.MEASURED,
        "budget_lines": labels.COST,
        "kpi_targets": labels.INDICATOR,
    }.get(check.field) or field_word(check.table, check.field)


_LACKS = {
    CheckCode.NO_DAY: Lack.DAY,
    CheckCode.NO_PLACE: Lack.PLACE,
    CheckCode.NO_AGENDA: Lack.AGENDA,
    CheckCode.NO_PRESENTER: Lack.PRESENTER,
    CheckCode.NO_MINUTES: Lack.MINUTES_PLANNED,
    CheckCode.NO_GUESTS: Lack.ROSTER,
    CheckCode.OVERRUN: Lack.OVER_RUN,
}
"""What the meeting itself lacks is said as its own screen says it."""
_COUNTED = frozenset({CheckCode.OVERRUN})
_SO = {
    CheckCode.NO_DAY: ", 일시를 정해야 책자를 만들 수 있음",
    CheckCode.NO_GUESTS: ", 참석자 명부가 빈 줄만으로 인쇄됨",
    CheckCode.OVERRUN: ", 안건이나 종료 시각 조정 필요",
}
_WORDS = {
    CheckCode.NO_END: "{name}의 종료 시각이 없어 안건 시간의 초과 여부를 알 수 없음",
    CheckCode.NO_NAME: "성명이 없는 참석자 {count}명의 칸이 비어 인쇄됨",
    CheckCode.NO_SIGNAL: "과제 {name}의 추진상태가 없음",
    CheckCode.NO_OWNER: "후속조치 {name}의 담당이 없음",
    CheckCode.NO_DUE: "후속조치 {name}의 기한이 없음",
    CheckCode.DECISION_UNSAID: "지난 회의 {name}의 의결 안건 {count}건에 결정사항이 없음",
    CheckCode.OLD_DATA: "기준일이 회의보다 {count}일 앞섬: 회의 직전에 다시 만들 것",
    CheckCode.OLD_VALUE: "성과지표 {name}의 마지막 실적이 1년 넘게 지남",
    CheckCode.LATE_REPORT: "분기 실적 {name}의 회신이 기한을 {count}일 넘김",
    CheckCode.OUTDATED_WORDS: "{name}의 직접 고친 서술이 지금 자료와 다름",
    CheckCode.ACTION_LATE: "후속조치 {is_} 기한을 {count}일 넘김",
    CheckCode.PROJECT_SUM: "과제 {name}의 재원 합계가 총사업비보다 {money} 많음",
    CheckCode.DEMAND_SUM: "안건 관련 수요 {name}의 신청 내용에 맞지 않는 값 {count}건",
    CheckCode.WITHHELD_DEMAND: "안건 관련 수요 {is_} 공개등급이 높아 내용을 밝히지 않음",
    CheckCode.WITHHELD_FILE: "붙임 자료 {is_} 공개등급이 높아 수록하지 않음",
    CheckCode.NAMED_DEMAND: "{name}에 이 문서에서 밝힐 수 없는 수요의 이름이나 번호가 있음",
    CheckCode.CORE_DEMAND: "안건 관련 수요 {is_} 국가핵심기술이라 내보낼 때 사유를 적어야 함",
    CheckCode.CORE_NAMED: "목록과 과제에 국가핵심기술 수요 {count}건: 내보낼 때 사유를 적어야 함",
    CheckCode.FILE_UNREADABLE: "붙임 자료 {name}의 내용을 읽을 수 없음: 다시 붙일 것",
    CheckCode.FILE_NOT_PRINTED: "붙임 자료 {is_} PDF나 그림이 아니어서 목록에만 수록",
    CheckCode.GLYPHS: "글꼴에 없는 글자 {count}개는 ☒로 인쇄됨: {name}",
}

"""Replies that belong nowhere, or came too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.services.requests.model import Arrival, ReplyOutcome, Trouble, Unreadable
from tests.services.requests.conftest import Office

LONG_AGO = datetime(2026, 1, 1, 9, tzinfo=UTC)


def _reasons(office: Office, *replies: object, **how: object) -> list[str]:
    report = office.desk.requests.rehearse(replies, Arrival(**how))  # type: ignore[arg-type]
    return [one.troubles[0].reason if one.troubles else "" for one in report.results]


def test_a_reply_of_another_file_is_told(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    foreign = replace(office.reply(office.sheet(ready)), key="anders")
    assert "이 자료 파일에서 보낸 양식이 아닙니다" in _reasons(office, foreign)[0]


def test_a_reply_to_a_deleted_request_is_told(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    reply = office.reply(office.sheet(ready), title="제목")
    office.desk.records.delete(FormRequest.__tablename__, [ready.requests[0].id])
    assert "삭제한 제출 요청" in _reasons(office, reply)[0]


def test_what_could_not_be_read_is_passed_on(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    trouble = Trouble("시작일", "날짜로 읽을 수 없습니다.")
    reply = replace(office.reply(office.sheet(ready)), troubles=(trouble,))
    results = office.desk.requests.rehearse([reply, Unreadable("표.pdf", "양식이 아닙니다.")])
    assert [one.outcome for one in results.results] == [ReplyOutcome.REJECTED] * 2
    assert results.results[0].troubles == (trouble,)
    assert results.results[0].body == "예시가람"


def test_an_older_file_does_not_undo_a_newer_one(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(ready), title="새 제목")])
    older = replace(office.reply(office.sheet(ready), title="옛 제목"), saved_at=LONG_AGO)
    assert "이전에 저장한 파일입니다" in _reasons(office, older)[0]
    assert _reasons(office, older, takes_older=True) == [""]
    now = datetime.now(UTC) + timedelta(hours=1)
    assert _reasons(office, replace(older, saved_at=now)) == [""]
    same = replace(office.reply(office.sheet(ready)), saved_at=LONG_AGO)
    assert _reasons(office, same) == [""]


def test_what_the_office_notes_makes_no_reply_older(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(ready), title="새 제목")])
    second = datetime.now(UTC).replace(microsecond=0)  # as files say it
    reply = replace(office.reply(office.sheet(ready), title="더 새 제목"), saved_at=second)
    office.send(FormKind.DEMAND, due_on=date(2026, 9, 1))
    assert _reasons(office, reply) == [""]


def test_of_two_files_of_one_form_the_later_counts(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    sheet = office.sheet(ready)
    late = replace(office.reply(sheet, "나중.xlsx", title="나중"), saved_at=LONG_AGO)
    early = replace(
        office.reply(sheet, "먼저.xlsx", title="먼저"), saved_at=LONG_AGO - timedelta(days=1)
    )
    results = office.desk.requests.take([late, early]).results
    assert [one.outcome for one in results] == [ReplyOutcome.NEW, ReplyOutcome.REJECTED]
    assert "나중.xlsx" in results[1].troubles[0].reason
    assert office.sheet(ready).answers["title"] == "나중"


def test_the_earlier_of_two_is_not_taken_where_the_later_is_left_out(office: Office) -> None:
    ready = office.send(FormKind.MEMBER_CHECK)
    sheet = office.sheet(ready)
    replies = [office.reply(sheet, f"{said}.xlsx", main_products=said) for said in ("앞", "뒤")]

    results = office.desk.requests.take(replies, left_out={1}).results

    assert [one.outcome for one in results] == [ReplyOutcome.REJECTED, ReplyOutcome.LEFT_OUT]
    assert office.sheet(ready).answers == sheet.answers


def test_a_form_that_changed_meanwhile_takes_what_it_still_asks(office: Office) -> None:
    ready = office.send(FormKind.DEMAND)
    reply = office.reply(office.sheet(ready), title="제목", process="코팅")
    narrow = replace(reply, asked=frozenset({"title"}))
    office.desk.requests.take([narrow])
    answers = office.sheet(ready).answers
    assert answers["title"] == "제목"
    assert "process" not in answers

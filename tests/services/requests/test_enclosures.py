"""Files that came along with a reply: attached to its demand in the same gesture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from afm_desktop.domain import attaching
from afm_desktop.domain.enums import DemandStatus, FormKind
from afm_desktop.domain.model.rounds import FormField
from afm_desktop.services.requests import enclosing
from afm_desktop.services.requests.model import Reply, ReplyOutcome, ReplyResult
from tests.services.conftest import last_words
from tests.services.requests.conftest import Office
from tests.services.requests.test_demands import WHOLE

MEGABYTE = attaching.MEGABYTE


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    found = tmp_path / "개념도.pdf", tmp_path / "계획.hwp"
    for path in found:
        path.write_bytes(b"%PDF-1.7 " + path.name.encode())
    return found


def whole(office: Office, *files: Path, firm: int = 0, **said: Any) -> Reply:
    ready = office.send(FormKind.DEMAND, firm)
    reply = office.reply(office.sheet(ready), f"{firm}.xlsx", **{**WHOLE, **said})
    return replace(reply, enclosures=files)


def take(office: Office, *replies: Reply) -> tuple[ReplyResult, ...]:
    return office.desk.requests.take(replies).results


def names(office: Office, result: ReplyResult) -> list[str | None]:
    return [one.name for one in office.desk.attachments.rows("demands", result.demand_id or "")]


def test_files_are_seen_first_and_attached_with_the_demand(
    office: Office, papers: tuple[Path, Path]
) -> None:
    reply = whole(office, *papers)
    (seen,) = office.desk.requests.rehearse([reply]).results
    assert office.desk.attachments.held().files == 0

    (taken,) = take(office, reply)

    assert seen.enclosed == taken.enclosed == ("개념도.pdf", "계획.hwp")
    assert names(office, taken) == ["개념도.pdf", "계획.hwp"]
    assert last_words(office.desk.workspace) == "회신 1건 반영"
    office.desk.undoing.undo()
    assert names(office, taken) == []
    office.desk.undoing.redo()
    assert names(office, taken) == ["개념도.pdf", "계획.hwp"]


def test_a_file_that_comes_later_is_a_change_of_its_own(
    office: Office, papers: tuple[Path, Path]
) -> None:
    take(office, whole(office))
    ready = office.send(FormKind.DEMAND)
    (result,) = take(office, replace(office.reply(office.sheet(ready)), enclosures=papers[:1]))
    assert (result.outcome, result.changes) == (ReplyOutcome.CHANGED, ())
    assert names(office, result) == ["개념도.pdf"]


def test_the_same_content_is_attached_once(office: Office, papers: tuple[Path, Path]) -> None:
    again = papers[0].with_name("사본.pdf")
    again.write_bytes(papers[0].read_bytes())
    (first,) = take(office, whole(office, papers[0], again))
    assert (first.enclosed, first.known) == (("개념도.pdf",), ("사본.pdf",))

    ready = office.send(FormKind.DEMAND)
    (second,) = take(office, replace(office.reply(office.sheet(ready)), enclosures=(again,)))

    assert (second.outcome, second.known) == (ReplyOutcome.SAME, ("사본.pdf",))
    assert names(office, second) == ["개념도.pdf"]


def test_what_cannot_be_attached_keeps_its_reply_from_changing_anything(
    office: Office, papers: tuple[Path, Path], tmp_path: Path
) -> None:
    large, program = tmp_path / "큰 그림.png", tmp_path / "열기.exe"
    large.write_bytes(b"0" * (20 * MEGABYTE + 1))
    program.write_bytes(b"MZ")
    for number, (bad, told) in enumerate(
        ((large, "너무 큽니다"), (program, "실행될 수 있는"), (tmp_path / "없음.pdf", "읽을 수 없"))
    ):
        good, rejected = whole(office, papers[0], firm=0), whole(office, papers[0], bad, firm=1)
        results = office.desk.requests.rehearse([good, rejected]).results
        assert [one.outcome for one in results] == [ReplyOutcome.NEW, ReplyOutcome.REJECTED], number
        assert told in results[1].troubles[0].reason
        assert results[1].demand_id is None


def test_more_than_a_gesture_holds_waits_for_the_next(
    office: Office, papers: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(attaching.attaching_rules(), at_once=papers[0].stat().st_size)
    monkeypatch.setattr(enclosing, "attaching_rules", lambda: few)
    refused = whole(office, papers[0], trl_from=12)  # leaves nothing, so it takes no room either
    first, second = whole(office, papers[0], firm=1), whole(office, papers[0], firm=2)
    results = take(office, refused, first, second)
    assert [one.outcome for one in results] == [
        ReplyOutcome.REJECTED, ReplyOutcome.NEW, ReplyOutcome.REJECTED,
    ]  # fmt: skip
    assert "나누어 붙이세요" in results[2].troubles[0].reason


def test_a_demand_that_is_screened_takes_no_files(
    office: Office, papers: tuple[Path, Path]
) -> None:
    (result,) = take(office, whole(office))
    ready = office.send(FormKind.DEMAND)
    for status in (DemandStatus.RECEIVED, DemandStatus.REVIEWING):
        office.desk.demands.move(result.demand_id or "", to=status)
    late = replace(office.reply(office.sheet(ready)), enclosures=papers)
    (refused,) = take(office, late)
    assert "검토 중" in refused.troubles[0].reason
    assert office.desk.attachments.held().files == 0


def test_a_reply_about_no_demand_takes_no_files(office: Office, papers: tuple[Path, Path]) -> None:
    ready = office.send(FormKind.MEMBER_CHECK)
    reply = replace(office.reply(office.sheet(ready), main_products="분리막"), enclosures=papers)
    (refused,) = take(office, reply)
    assert "수요서가 아닌 회신" in refused.troubles[0].reason


def test_a_required_file_is_waited_for(office: Office, papers: tuple[Path, Path]) -> None:
    with office.desk.workspace.writing("필수로") as session:
        query = select(FormField).where(FormField.binding == "attachments")
        session.scalars(query).one().is_required = True
    (without,) = office.desk.requests.rehearse([whole(office)]).results
    (complete,) = office.desk.requests.rehearse([whole(office, papers[0])]).results
    assert (without.missing, without.status) == (1, DemandStatus.DRAFT)
    assert (complete.missing, complete.status) == (0, DemandStatus.SUBMITTED)

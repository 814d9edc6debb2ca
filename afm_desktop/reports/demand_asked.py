"""제출 현황 in 수요 접수·검토 현황: who was asked for a demand, has begun one, has filed one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import LineLevel, RequestState
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import number
from afm_desktop.reports.blocks import Item
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import WIDE, Column, figure_column, text_column
from afm_desktop.reports.fields import Field, count_field, grid
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.services.demand_report import AskedBody, DemandReport

NAME = "제출 현황"
NOBODY = "요청한 기업·기관 없음"
_FILED = (RequestState.RECEIVED, RequestState.SUPPLEMENT, RequestState.DONE)


def is_shown(report: DemandReport) -> bool:
    """While demands are still to come it is told from whom; later the demands themselves are."""
    return report.round is not None and (not report.filed or days_left(report) >= 0)


def days_left(report: DemandReport) -> int:
    """How many days are left until the deadline; less than none when it is over or not set."""
    closes_on = report.round.closes_on if report.round is not None else None
    return (closes_on - report.as_of).days if closes_on is not None else -1


def deadline_words(report: DemandReport) -> str:
    """`접수 마감까지 12일`; nothing without a deadline."""
    if report.round is None or report.round.closes_on is None:
        return ""
    left = days_left(report)
    if left > 0:
        return f"접수 마감까지 {left:,}일"
    return "오늘 접수 마감" if left == 0 else f"접수 마감 후 {-left:,}일 경과"


def asked_words(report: DemandReport) -> str:
    """`대상 116개 중 발송 99개, 작성 중 0개, 제출 90개`."""
    if not report.asked:
        return NOBODY
    states = Counter(body.state for body in report.asked)
    sent = len(report.asked) - states[RequestState.NOT_SENT]
    filed = sum(states[state] for state in _FILED)
    begun = states[RequestState.WRITING]
    return (
        f"대상 기업·기관 {len(report.asked):,}개 중 요청 {sent:,}개,"
        f" 작성 중 {begun:,}개, 제출 {filed:,}개"
    )


def blocks(report: DemandReport, label: str, style: Style) -> Iterator[Block]:
    """How far the bodies are: each of a division, or their number by division."""
    said = f"(제출) {asked_words(report)}" if report.asked else NOBODY
    yield Item(LineLevel.POINT, said, style, keeps_next=bool(report.asked))
    if report.asked:
        table = _bodies if report.is_of_division else _divisions
        yield table(report.asked, label, style)


def _bodies(asked: Sequence[AskedBody], label: str, style: Style) -> Table:
    fields: list[Field[AskedBody]] = [
        Field(Column(labels.NUMBER, 32), lambda n, _: f"{n:,}"),
        Field(text_column("기업·기관", 220), lambda _, row: row.name),
        Field(Column(labels.STATUS, 60), lambda _, row: word(row.state)),
        Field(Column("발송일", 70), lambda _, row: _day(row.sent_on)),
        Field(Column("기한", 70), lambda _, row: _day(row.due_on)),
        Field(figure_column("독려", 48), lambda _, row: number(row.reminders)),
    ]
    columns, body = grid(asked, fields)
    caption = Caption(label, "기업·기관별 제출 현황", labels.unit_line("회"))
    return Table(caption, columns, body, style, measures=WIDE)


def _divisions(asked: Sequence[AskedBody], label: str, style: Style) -> Table:
    names = list(dict.fromkeys(body.division for body in asked))
    parts = [[body for body in asked if body.division == name] for name in names]
    fields: list[Field[list[AskedBody]]] = [
        Field(text_column(labels.DIVISION, 120, pad=9), lambda n, _: names[n - 1]),
        *(
            count_field(
                figure_column(word(state), 48),
                lambda part, state=state: _in(part, state),  # type: ignore[misc]
                _in(asked, state),
            )
            for state in RequestState
        ),
        count_field(figure_column("계", 48), len, len(asked)),
    ]
    columns, body = grid(parts, fields, ["합계"])
    caption = Caption(label, "분과별 제출 현황", labels.unit_line("개"))
    notes = ["여러 분과의 기업·기관은 한 분과에서 한 번만 셈"]
    return Table(caption, columns, body, style, notes=notes)


def _in(bodies: Sequence[AskedBody], state: RequestState) -> int:
    return sum(body.state is state for body in bodies)


def _day(day: date | None) -> str:
    return day_words(day) if day else labels.NONE

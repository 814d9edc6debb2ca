"""Single answers of a reply that are not wanted: they stay as they were, and are told."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.enums import FormKind
from afm_desktop.services.requests.model import AnswerChange, Reply, ReplyOutcome, Trouble
from tests.services.requests.conftest import Office
from tests.services.requests.test_demands import WHOLE

LINES = (
    {"year": 2027, "source": "national", "amount_won": 600_000_000},
    {"year": 2028, "source": "national", "amount_won": 100_000_000},
)


def taken(office: Office) -> None:
    """A demand that was filed with a form."""
    ready = office.send(FormKind.DEMAND)
    office.desk.requests.take([office.reply(office.sheet(ready), **WHOLE)])


def again(office: Office, **said: object) -> Reply:
    ready = office.send(FormKind.DEMAND)
    return office.reply(office.sheet(ready), **said)  # type: ignore[arg-type]


def changes(office: Office, reply: Reply) -> dict[str, AnswerChange]:
    (result,) = office.desk.requests.rehearse([reply]).results
    return {one.label: one for one in result.changes}


def answers(office: Office) -> dict[str, object]:
    return dict(office.sheet(office.send(FormKind.DEMAND)).answers)


def test_an_answer_that_is_not_wanted_stays_as_it_was_and_is_told(office: Office) -> None:
    taken(office)
    reply = again(office, title="다른 이름", effects="원가")
    place = changes(office, reply)["수요과제명"].place

    (result,) = office.desk.requests.take([replace(reply, unwanted=frozenset({place}))]).results

    assert [one.label for one in result.changes] == ["기대 효과"]
    assert [(one.before, one.after) for one in result.left_out] == [(WHOLE["title"], "다른 이름")]
    assert (answers(office)["title"], answers(office)["effects"]) == (WHOLE["title"], "원가")


def test_a_cell_and_a_new_row_of_a_table_are_left_out_one_by_one(office: Office) -> None:
    taken(office)
    reply = again(office, budget=LINES)
    found = changes(office, reply)
    cell = found["연차별 사업비 · 2027 국비 · 금액"].place
    row = {one.place for label, one in found.items() if "2028 국비" in label}
    assert len(row) == 1  # its cells come or stay away together

    without_cell = replace(reply, unwanted=frozenset({cell}))
    assert [label for label in changes(office, without_cell) if "2027" in label] == []
    office.desk.requests.take([replace(reply, unwanted=frozenset(row))])

    assert answers(office)["budget"] == LINES[:1]


def test_a_row_that_is_gone_comes_back_where_that_is_not_wanted(office: Office) -> None:
    taken(office)
    reply = again(office, budget=None, kpis=None)
    found = changes(office, reply)
    place = next(one.place for label, one in found.items() if label.startswith("연차별 사업비"))
    office.desk.requests.take([replace(reply, unwanted=frozenset({place}))])
    assert answers(office)["budget"] == WHOLE["budget"]
    assert "kpis" not in answers(office)


def test_a_reply_without_a_wanted_answer_changes_nothing(office: Office) -> None:
    taken(office)
    reply = again(office, title="다른 이름")
    (result,) = office.desk.requests.take([replace(reply, unwanted=frozenset({"title"}))]).results
    assert (result.outcome, result.changes) == (ReplyOutcome.SAME, ())
    assert [one.label for one in result.left_out] == ["수요과제명"]


def test_what_cannot_be_read_or_kept_is_left_out_and_the_rest_is_taken(office: Office) -> None:
    taken(office)
    unread = Trouble("시작일", "날짜로 읽을 수 없습니다.", "starts_on")
    reply = replace(
        again(office, title="다른 이름", trl_from=12, starts_on=None), troubles=(unread,)
    )
    (refused,) = office.desk.requests.rehearse([reply]).results
    assert refused.troubles == (unread,)
    without_day = replace(reply, unwanted=frozenset({"starts_on"}))
    (refused,) = office.desk.requests.rehearse([without_day]).results
    assert refused.troubles[0].question == "trl_from"

    wanted = replace(reply, unwanted=frozenset({"starts_on", "trl_from"}))
    (result,) = office.desk.requests.take([wanted]).results

    assert [one.label for one in result.changes] == ["수요과제명"]
    assert [one.question for one in result.left_out] == ["trl_from", "starts_on"]
    kept = answers(office)
    assert (kept["starts_on"], kept["trl_from"]) == (WHOLE["starts_on"], WHOLE["trl_from"])

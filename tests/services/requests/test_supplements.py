"""보완 요청 answered with a form: comments beside their fields, answered and handed in again."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import FormKind
from afm_desktop.exchange.forms.wording import request_of
from afm_desktop.services.collecting.errors import DayAhead
from afm_desktop.services.requests.model import Arrival, FormSheet, Reply, ReplyOutcome, ReplyResult
from afm_desktop.services.screening.model import ScreeningSheet
from tests.factories import DAY
from tests.services.conftest import last_words
from tests.services.requests.conftest import Office
from tests.services.requests.test_demands import WHOLE

DUE = date(2026, 8, 5)
ABOUT_NOW, ABOUT_ALL = "설비 대수를 적어 주십시오", "도면을 붙여 주십시오"


class Asked(NamedTuple):
    """A demand in supplement, with a comment on a field and one on the whole."""

    office: Office
    demand_id: str
    form: FormSheet

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.form.remarks)

    def reply(self, *answers: str | None, **said: object) -> Reply:
        given = dict(zip(self.keys, answers, strict=False))
        return self.office.reply(self.form, **{**given, **said})  # type: ignore[arg-type]

    def take(self, reply: Reply, arrival: Arrival | None = None) -> ReplyResult:
        (result,) = self.office.desk.requests.take([reply], arrival).results
        return result

    def screened(self) -> ScreeningSheet:
        return self.office.desk.screening.sheet(self.demand_id)


@pytest.fixture
def asked(office: Office) -> Asked:
    requests, screening = office.desk.requests, office.desk.screening
    ready = office.send(FormKind.DEMAND)
    (result,) = requests.take([office.reply(office.sheet(ready), **WHOLE)]).results
    id_ = result.demand_id or ""
    for status in (S.RECEIVED, S.REVIEWING):
        screening.move([id_], status)
    pinned = (("as_is", ABOUT_NOW), (None, ABOUT_ALL))
    screening.move([id_], S.SUPPLEMENT, due_on=DUE, comments=pinned)
    return Asked(office, id_, office.send(FormKind.DEMAND).sheets[0])


def test_a_form_has_each_comment_below_its_field_and_is_due_with_them(asked: Asked) -> None:
    keys = [question.key for question in asked.form.questions]
    about_field, about_all = asked.keys

    assert keys.index(about_field) == keys.index("as_is") + 1
    assert keys[0] == about_all
    assert [one.text for one in asked.form.remarks.values()] == [ABOUT_NOW, ABOUT_ALL]
    assert (asked.form.due_on, asked.form.open_remarks) == (DUE, 2)


def test_the_official_request_names_the_day_of_the_supplement(asked: Asked) -> None:
    ready = asked.office.send(FormKind.DEMAND)

    assert "2026. 8. 5." in request_of(ready).whole()


def test_a_reply_answers_the_comments_and_hands_the_demand_in_again(asked: Asked) -> None:
    reply = asked.reply("3대입니다", "붙임과 같습니다", as_is="설비 3대를 사람이 잽니다.")
    (rehearsed,) = asked.office.desk.requests.rehearse([reply]).results
    assert asked.screened().status is S.SUPPLEMENT

    result = asked.take(reply)

    assert result == rehearsed
    assert (result.outcome, result.status, result.is_moved) == (
        ReplyOutcome.CHANGED, S.REVIEWING, True,
    )  # fmt: skip
    told = {one.label: one.after for one in result.changes}
    assert told["현황(As-is) · 보완 의견 1 답변"] == "3대입니다"
    sheet = asked.screened()
    assert sheet.status is S.REVIEWING
    assert [(one.answer, one.answered_on) for one in sheet.comments] == [
        ("3대입니다", DAY), ("붙임과 같습니다", DAY),
    ]  # fmt: skip
    assert last_words(asked.office.desk.workspace) == "회신 1건 반영"


def test_one_undo_takes_answers_and_step_back(asked: Asked) -> None:
    asked.take(asked.reply("3대입니다", "붙임과 같습니다", as_is="설비 3대"))

    asked.office.desk.undoing.undo()

    sheet = asked.screened()
    assert (sheet.status, [one.answer for one in sheet.comments]) == (S.SUPPLEMENT, [None, None])


def test_a_comment_left_open_keeps_the_demand_in_supplement(asked: Asked) -> None:
    first = asked.take(asked.reply("3대입니다"))
    second = asked.take(asked.reply(None, "붙임과 같습니다"))

    assert (first.unanswered, first.status, first.is_moved) == (1, S.SUPPLEMENT, False)
    assert (second.unanswered, second.is_moved) == (0, True)
    assert [one.answer for one in asked.screened().comments] == ["3대입니다", "붙임과 같습니다"]


def test_a_required_answer_that_was_emptied_keeps_it_too(asked: Asked) -> None:
    result = asked.take(asked.reply("3대입니다", "붙임과 같습니다", effects=None))

    assert (result.missing, result.status, result.is_moved) == (1, S.SUPPLEMENT, False)


def test_the_same_file_again_changes_nothing_and_another_is_refused(asked: Asked) -> None:
    reply = asked.reply("3대입니다", "붙임과 같습니다")
    asked.take(reply)

    again = asked.take(reply)
    other = asked.take(asked.reply("4대입니다", "붙임과 같습니다"))

    assert again.outcome is ReplyOutcome.SAME
    assert other.outcome is ReplyOutcome.REJECTED
    assert [one.reason for one in other.troubles] == [
        "수요가 이미 ‘검토 중’ 상태입니다. 고치려면 보완을 요청한 뒤 다시 가져오세요."
    ]


def test_a_reply_dated_before_it_was_asked_for_is_refused_whole(asked: Asked) -> None:
    result = asked.take(asked.reply("3대", "붙임"), Arrival(date(2020, 1, 1)))

    assert result.outcome is ReplyOutcome.REJECTED
    assert "직전 처리일" in result.troubles[0].reason
    assert [one.answer for one in asked.screened().comments] == [None, None]


def test_a_reply_does_not_come_on_a_day_ahead(asked: Asked) -> None:
    reply, ahead = asked.reply("3대", "붙임"), Arrival(date(2099, 1, 1))

    with pytest.raises(DayAhead):
        asked.office.desk.requests.rehearse([reply], ahead)
    with pytest.raises(DayAhead):
        asked.take(reply, ahead)


def test_what_is_asked_anew_shows_what_was_said_and_wants_another_answer(asked: Asked) -> None:
    asked.take(asked.reply("3대입니다", "붙임과 같습니다"))
    screening = asked.office.desk.screening
    screening.settle(asked.screened().comments[1].id)
    screening.move([asked.demand_id], S.SUPPLEMENT, due_on=DUE)

    form = asked.office.send(FormKind.DEMAND).sheets[0]

    about_field, about_all = (form.remarks[key] for key in asked.keys)
    assert (about_field.is_open, about_field.earlier) == (True, "3대입니다")
    assert not about_all.is_open
    assert asked.keys[0] not in form.answers
    result = asked._replace(form=form).take(asked.office.reply(form, **{asked.keys[0]: "4대"}))
    assert (result.status, result.is_moved) == (S.REVIEWING, True)


def test_without_comments_a_reply_that_changes_something_hands_it_in(asked: Asked) -> None:
    asked.take(asked.reply("3대입니다", "붙임과 같습니다"))
    screening = asked.office.desk.screening
    for comment in asked.screened().comments:
        screening.settle(comment.id)
    screening.move([asked.demand_id], S.SUPPLEMENT, due_on=DUE, reason="수치 보완")
    form = asked.office.send(FormKind.DEMAND).sheets[0]
    later = asked._replace(form=form)

    same = later.take(later.reply())
    changed = later.take(later.reply(trl_to=8))

    assert (same.outcome, same.is_moved) == (ReplyOutcome.SAME, False)
    assert (changed.status, changed.is_moved) == (S.REVIEWING, True)

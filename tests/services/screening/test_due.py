"""Until when comments and their demand are to be answered."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.services.screening.errors import DueTooEarly, NotLater
from afm_desktop.services.views.model import ViewKind, ViewQuery
from tests.services.conftest import last_words
from tests.services.screening.conftest import DUE


def test_a_comment_may_have_a_day_of_its_own_and_the_first_open_one_counts(field):
    id, early, late = field.add(), date(2026, 7, 29), date(2026, 8, 20)
    first = field.screening.comment(id, "급한 것", "as_is", early)
    field.screening.comment(id, "도면", "budget", late)
    field.screening.comment(id, "나머지")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)
    asked = field.sheet(id)
    field.screening.answer(first, "했습니다")
    kind, views = ViewKind.DEMANDS, field.desk.views
    (listed,) = views.rows(kind, views.keys(kind, ViewQuery())).values()

    assert [one.due_on for one in asked.comments] == [early, late, DUE]
    assert (asked.due_on, field.sheet(id).due_on) == (early, DUE)
    assert DUE in listed


def test_without_another_day_a_supplement_is_due_with_its_first_comment(field):
    id, early = field.add(), date(2026, 7, 29)
    field.screening.move(
        [id], S.SUPPLEMENT, comments=[("as_is", "설비", early), ("budget", "예산")]
    )

    sheet = field.sheet(id)

    assert sheet.due_on == early
    assert [one.due_on for one in sheet.comments] == [early, early]


def test_a_day_of_a_comment_is_not_past_and_once_sent_moves_only_later(field):
    id = field.add()
    with pytest.raises(DueTooEarly):
        field.screening.comment(id, "설비", "as_is", date(2020, 1, 1))
    pinned = field.screening.comment(id, "설비", "as_is", DUE)
    field.screening.set_due(pinned, date(2026, 7, 29))
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)

    with pytest.raises(NotLater):
        field.screening.set_due(pinned, date(2026, 7, 28))
    field.screening.set_due(pinned, date(2026, 8, 9))

    assert field.sheet(id).comments[0].due_on == date(2026, 8, 9)
    assert last_words(field.workspace) == "수요 보완 의견 기한 변경"


def test_an_extension_leaves_a_comment_its_later_day(field):
    id, late = field.add(), date(2026, 8, 20)
    field.screening.comment(id, "도면", "budget", late)
    field.screening.comment(id, "나머지")
    field.screening.move([id], S.SUPPLEMENT, due_on=DUE)

    field.screening.extend([id], date(2026, 8, 10))

    sheet = field.sheet(id)
    assert [one.due_on for one in sheet.comments] == [late, date(2026, 8, 10)]
    assert sheet.due_on == date(2026, 8, 10)

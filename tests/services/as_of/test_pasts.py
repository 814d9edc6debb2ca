"""Which file is meant by the two times, and what it says of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.reports.labels import as_of as as_of_words
from afm_desktop.services.as_of.model import AfterToday, NotYetKnown, Times
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.storage.errors import ReadOnlyFile
from tests.factories import DAY, make_membership, make_organization
from tests.services.as_of.conftest import JUNE, learn_all_at
from tests.services.conftest import put


def test_today_is_the_file_itself(desk):
    assert desk.pasts.times() is None
    assert desk.pasts.times(DAY) is None


def test_a_day_to_come_is_refused(desk):
    with pytest.raises(AfterToday, match=r"2026\. 7\. 23\.은 아직 오지 않은 날입니다"):
        desk.pasts.times(date(2026, 7, 23))
    with pytest.raises(NotYetKnown, match="아직 없습니다"):
        desk.pasts.times(None, datetime.now(UTC) + timedelta(days=2))


def test_the_rest_of_today_is_as_much_as_there_was_of_it(desk):
    night = datetime.now(KOREA).replace(hour=23, minute=59, second=59, microsecond=999_000)

    times = desk.pasts.times(None, night)

    assert times.known_at <= datetime.now(UTC)


def test_as_it_was_known_it_is_as_of_the_day_of_that(desk):
    moment = korean_moment(JUNE, 14)

    assert desk.pasts.times(None, moment) == Times(JUNE, moment)
    assert desk.pasts.times(date(2026, 5, 1), moment) == Times(date(2026, 5, 1), moment)


def test_the_demonstrations_own_today_is_the_latest_day(desk):
    moment = korean_moment(date(2026, 9, 1))

    assert desk.pasts.times(None, moment).as_of == DAY


@pytest.mark.parametrize(
    ("times", "learned"),
    [
        (Times(JUNE), DAY),
        (Times(JUNE, korean_moment(JUNE, 14)), None),
        (Times(JUNE, korean_moment(date(2026, 7, 1))), date(2026, 7, 1)),
        (Times(date(2026, 7, 1), korean_moment(JUNE, 14)), JUNE),
    ],
)
def test_the_day_it_was_learned_is_told_where_it_is_another(then, times, learned):
    past = then(times.as_of, times.known_at)

    assert past.workspace.learned_on == learned
    assert past.lists.listing(ListKind.MEMBERS).learned_on == learned
    assert past.lists.listing(ListKind.MEMBERS).as_of == times.as_of


def test_papers_tell_both_days(desk, then, division):
    words = "기준일 2026. 6. 15.(월) · 자료 확보일 2026. 7. 22.(수)"
    paper = then(JUNE).division_status.of("BAT")

    assert as_of_words(paper.as_of, paper.learned_on) == words
    assert desk.division_status.of("BAT").learned_on is None


def test_what_was_learned_later_is_there_only_as_it_is_known_now(workspace, desk, division, then):
    early, late = make_organization("예시가람"), make_organization("예시나래")
    put(workspace, early, make_membership(early, division, joined_on=date(2026, 1, 1)))
    learn_all_at(workspace, korean_moment(JUNE, 10))
    put(workspace, late, make_membership(late, division, joined_on=date(2026, 1, 1)))

    def names(past):
        return past.lists.listing(ListKind.MEMBERS).values("name")

    assert names(then(JUNE)) == ["예시가람", "예시나래"]
    assert names(then(JUNE, korean_moment(JUNE, 18))) == ["예시가람"]
    assert names(then(JUNE, korean_moment(JUNE, 9))) == []
    assert desk.pasts.begins() == korean_moment(JUNE, 10)


def test_a_past_desk_refuses_every_gesture(workspace, division, then, firm):
    past = then(JUNE)

    assert past.workspace.read_only
    with pytest.raises(ReadOnlyFile):
        past.records.change("organizations", firm.id, {"name": "예시나래"})

"""Pairs that look like one body, found without comparing all."""

from __future__ import annotations

from afm_desktop.domain.codes import business_number
from afm_desktop.domain.enums import Ground, Likeness
from tests.factories import make_business_number, make_organization
from tests.services.conftest import put

NUMBER, OTHER = business_number("124810099"), business_number("220810001")


def test_the_likeliest_pairs_come_first_and_unlike_firms_never(workspace, sameness):
    one, twin = make_organization("예시가람정밀"), make_organization("(주)예시가람정밀")
    slip = make_organization("예시나래소재"), make_organization("예시나레소재")
    unlike = make_organization("주식회사 예시한빛"), make_organization("주식회사 예시온누리")
    numbers = [make_business_number(body, number=NUMBER) for body in (one, twin)]
    put(workspace, one, twin, *slip, *unlike, *numbers)

    queue = sameness.queue()

    assert [(row.first_id, row.second_id) for row in queue.rows] == [
        (one.id, twin.id),
        (slip[0].id, slip[1].id),
    ]
    assert [row.likeness for row in queue.rows] == [Likeness.SAME, Likeness.MAYBE]
    assert queue.rows[0].reasons[0].ground is Ground.BUSINESS_NUMBER


def test_a_limit_shows_the_first_and_counts_all(workspace, sameness):
    put(workspace, *(make_organization("예시가람") for _ in range(4)))

    queue = sameness.queue(limit=2)

    assert (len(queue.rows), queue.total) == (2, 6)


def test_a_name_that_many_bear_is_compared_with_the_first_only(workspace, sameness):
    put(workspace, *(make_organization("예시가람") for _ in range(40)))

    assert sameness.queue().total == 39


def test_bodies_that_only_share_a_telephone_are_not_asked(workspace, sameness):
    put(
        workspace,
        make_organization("예시가람", phone="02-0000-1111"),
        make_organization("예시온누리", phone="02-0000-1111"),
    )

    assert sameness.queue().total == 0


def test_one_firm_under_two_names_is_found_by_how_it_is_reached(workspace, sameness):
    shared = {"phone": "02-0000-1111", "address": "경기도 수원시 영통구 예시로 129"}
    put(workspace, make_organization("예시가람", **shared), make_organization("예시온", **shared))

    assert sameness.queue().total == 1


def test_what_was_told_apart_from_a_merged_body_stays_apart(workspace, sameness):
    first, second, third = (make_organization("예시가람") for _ in range(3))
    put(workspace, first, second, third)
    sameness.differ(second.id, third.id)

    sameness.merge(first.id, second.id)

    assert sameness.queue().total == 0


def test_progress_is_told(workspace, sameness):
    put(workspace, *(make_organization("예시가람") for _ in range(3)))
    told = []

    sameness.queue(progress=lambda done, total: told.append((done, total)))

    assert told == [(0, 3)]

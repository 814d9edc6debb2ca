"""Addresses are copied for a reason that is logged, in the form other programs take."""

from __future__ import annotations

import pytest

from afm_desktop.services.lists.accesses import Accesses
from afm_desktop.services.mailing import Mailing, MailingService
from afm_desktop.services.people import PeopleService, ReasonMissing
from tests.factories import make_organization, make_person
from tests.services.conftest import put


@pytest.fixture
def people(workspace):
    """Two who share a mail address, one without; their body has an address."""
    firm = make_organization("예시가람", address="서울 서초구 예시로 1")
    strange = make_organization("예시나래")
    persons = (
        make_person(firm, name="홍길동", department="생산팀", title="팀장", email="h@example.kr"),
        make_person(firm, name='황"가', email="h@example.kr"),
        make_person(strange, name="나없음", email=None),
    )
    put(workspace, firm, strange, *persons)
    return [person.id for person in persons]


@pytest.fixture
def mailing(workspace) -> MailingService:
    return MailingService(workspace, PeopleService(workspace))


def test_a_shared_mail_address_stands_once(mailing, people):
    assert mailing.mails(people, reason="안내") == Mailing('"홍길동" <h@example.kr>', 2, 1)


def test_names_that_a_mail_program_would_misread_lose_their_quotes(mailing, people):
    assert mailing.mails(people[1:], reason="안내").text == '"황가" <h@example.kr>'


def test_a_label_has_address_body_and_person(mailing, people):
    assert mailing.labels([people[0], people[2]], reason="초청장") == Mailing(
        "서울 서초구 예시로 1\n예시가람\n생산팀 홍길동 팀장 귀하", 1, 1
    )


def test_copying_is_logged_as_taking_out(workspace, mailing, people):
    mailing.mails(people[:1], reason="안내 발송")

    (access,) = Accesses(workspace).rows()
    assert (access.action, access.reason) == ("export", "안내 발송")


def test_without_a_reason_nothing_is_told(mailing, people):
    with pytest.raises(ReasonMissing):
        mailing.labels(people, reason=" ")

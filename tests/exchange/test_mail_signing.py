"""Mails that go to bodies: all begin and end with the same name."""

from __future__ import annotations

from afm_desktop.domain.enums import FormKind
from afm_desktop.exchange import reminder_mail
from afm_desktop.exchange.forms.wording import mail_of
from afm_desktop.services.collecting.model import CellKey
from tests.services.conftest import desk, division, workspace  # noqa: F401 - fixtures
from tests.services.requests.conftest import Office, office  # noqa: F401 - fixtures


def test_a_form_and_its_reminder_are_signed_alike(office: Office) -> None:  # noqa: F811
    (sheet,) = office.send(FormKind.DEMAND).sheets
    cell = CellKey(f"demand:{office.round_id}", office.firms[0].id)

    form = mail_of(sheet, "양식.xlsx").split("\n")
    reminder = reminder_mail.mail_of(*office.desk.collecting.awaited([cell])).text.split("\n")

    assert form[0] == reminder[0] == f"제목: [{sheet.asked_by}] {sheet.title} 제출 요청"
    assert form[-2:] == reminder[-2:] == ["감사합니다.", f"{sheet.asked_by} 드림"]

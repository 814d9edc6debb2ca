"""접수증 with a 결재란 and in large print is still one page."""

from __future__ import annotations

import pytest

from afm_desktop.app import build
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.reports import receipt
from afm_desktop.reports.receipt_options import ReceiptOptions
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.storage.workspace import Workspace
from tests.reports import reading


@pytest.fixture(scope="module")
def received(demonstration):
    desk = build(Workspace.open(demonstration, read_only=True))
    chosen = ViewQuery("BAT", filters=(Filter("status", (DemandStatus.SELECTED,)),))
    key = desk.views.keys(ViewKind.DEMANDS, chosen)[0]
    yield desk.filing.receipt(desk.views.id_of(ViewKind.DEMANDS, key))
    desk.workspace.close()


@pytest.mark.parametrize("is_large", [False, True])
def test_its_boxes_to_sign_stand_on_its_one_page(received, is_large):
    options = ReceiptOptions(approval=("담당", "팀장"), is_large=is_large)

    made = receipt.make(received, options=options)

    assert made.pages == 1
    text = reading.all_text(made.data)
    assert "팀장" in text
    assert received.sheet.intake_no in text


def test_nobody_signs_unless_asked(received):
    assert "팀장" not in reading.all_text(receipt.make(received).data)

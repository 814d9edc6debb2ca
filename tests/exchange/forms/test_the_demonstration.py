"""Every kind of form of the demonstration goes out and comes back without a change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from afm_desktop.app import opened
from afm_desktop.domain.enums import FormKind
from afm_desktop.exchange.forms.receiving import read_replies
from afm_desktop.exchange.forms.sending import FormFormat, send_forms
from afm_desktop.services.desk import Desk
from afm_desktop.services.requests.model import ReplyOutcome, Wish

FEW = 4


@pytest.fixture
def demo(demonstration: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "예시.afm"
    shutil.copyfile(demonstration, path)
    with opened(path) as desk:
        yield desk


@pytest.mark.parametrize("format_", FormFormat)
@pytest.mark.parametrize("kind", FormKind)
def test_what_nobody_touched_is_the_same(
    demo: Desk, kind: FormKind, format_: FormFormat, tmp_path: Path
) -> None:
    offered = demo.requests.choosing()
    division = next(one.id for one in offered.divisions if one.number == "BAT")
    bodies = offered.bodies if kind is FormKind.QUARTER else offered.bodies_of(division)[:FEW]
    wish = Wish(
        kind,
        tuple(body.id for body in bodies),
        due_on=date(2026, 8, 14),
        division_id=None if kind is FormKind.QUARTER else division,
        round_id=offered.rounds[0].id,
        meeting_id=offered.meetings[0].id,
        reason="시험",
    )
    sent = send_forms(demo.requests, wish, tmp_path, format_)
    assert len(sent.files) + len(sent.ready.without) == len(bodies)
    assert len(sent.files) >= FEW
    report = demo.requests.rehearse(read_replies(demo.requests, sent.files))
    for reply, request in zip(report.results, sent.ready.requests, strict=True):
        is_empty = kind is FormKind.DEMAND and request.demand_id is None
        expected = ReplyOutcome.REJECTED if is_empty else ReplyOutcome.SAME
        assert (reply.outcome, reply.changes) == (expected, ()), reply

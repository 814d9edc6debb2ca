"""Two demands of one firm, each with a file of its own, there and back in both formats."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import FormKind
from afm_desktop.exchange.forms.receiving import receive
from afm_desktop.exchange.forms.sending import FormFormat, send_forms
from afm_desktop.services.requests.model import Reply, ReplyOutcome
from tests.services.conftest import desk, division, workspace  # noqa: F401 - fixtures
from tests.services.requests.conftest import Office, office  # noqa: F401 - fixtures
from tests.services.requests.test_several_demands import FIRST, LATER, filed


@pytest.mark.parametrize("format_", FormFormat)
def test_each_demand_goes_out_and_comes_back_by_its_own_file(
    office: Office,  # noqa: F811
    tmp_path: Path,
    format_: FormFormat,
) -> None:
    requests = office.desk.requests
    for title, number, due in (("가 수요", "0002", FIRST), ("나 수요", "0003", LATER)):
        filed(office, title, S.SUPPLEMENT, due, intake_no=f"BAT-2026-{number}")

    sent = send_forms(requests, office.wish(FormKind.DEMAND), tmp_path, format_)

    assert [path.name for path in sent.files] == [
        f"(20260722)(수요서)_예시가람_BAT-2026-{number}.{format_.value}"
        for number in ("0002", "0003")
    ]
    replies = receive(requests, [tmp_path]).replies
    assert [one.answers["title"] for one in replies if isinstance(one, Reply)] == [
        "가 수요", "나 수요",
    ]  # fmt: skip
    report = requests.rehearse(replies)
    assert {one.demand_id for one in report.results} == {
        one.demand_id for one in sent.ready.requests
    }
    assert report.count(ReplyOutcome.SAME) == 2


def test_what_is_told_by_the_year_has_no_total_and_costs_have(
    office: Office,  # noqa: F811
    tmp_path: Path,
) -> None:
    sums = {}
    for kind in (FormKind.MEMBER_CHECK, FormKind.DEMAND):
        (path,) = send_forms(office.desk.requests, office.wish(kind), tmp_path).files
        cells = [
            cell.value for row in openpyxl.load_workbook(path)["작성"].iter_rows() for cell in row
        ]
        sums[kind] = [one for one in cells if str(one).startswith("=SUM(")], "합계" in cells

    assert sums[FormKind.MEMBER_CHECK] == ([], False)
    assert len(sums[FormKind.DEMAND][0]) == 1


def test_a_form_says_which_demand_it_is_about(office: Office, tmp_path: Path) -> None:  # noqa: F811
    filed(office, "가 수요", S.SUPPLEMENT, FIRST, intake_no="BAT-2026-0002")

    sent = send_forms(office.desk.requests, office.wish(FormKind.DEMAND), tmp_path)

    (path,) = sent.files
    rows = openpyxl.load_workbook(path)["작성"].iter_rows(values_only=True)
    assert ["접수번호", "BAT-2026-0002"] in [[one for one in row if one] for row in rows]

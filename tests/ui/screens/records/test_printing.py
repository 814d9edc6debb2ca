"""A printed list says what the screen says."""

from __future__ import annotations

from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.records.kinds.bodies import PEOPLE
from afm_desktop.ui.screens.records.kinds.tasks import DEMANDS, PROJECTS
from afm_desktop.ui.screens.records.printing import Printing
from afm_desktop.ui.screens.records.showing import Showing


def unheard(_done: int, _total: int) -> None:
    """Nobody waits for it."""


def printed(desk, spec, keys, query):
    columns = tuple(one for one in spec.columns if one.key in keys)
    export = Export(spec, query, tuple(one.key for one in columns), "")
    return Printing(export, columns, ("전체 12개 분과",), Showing()).make(desk, unheard)


def test_rows_totals_and_count_are_those_of_the_list(desk):
    query = ViewQuery(filters=(Filter("status", ("selected",)),))

    paper = printed(desk, DEMANDS, {"title", "division", "status", "total_cost_won"}, query)

    totals = desk.views.totals(ViewKind.DEMANDS, query)
    assert [one.title for one in paper.columns] == [
        "수요과제명",
        "분과",
        "상태",
        "총사업비(백만원)",
    ]
    assert len(paper.rows) == totals.count
    assert {row[2] for row in paper.rows} == {"선정"}
    assert all(len(row) == 4 for row in paper.rows)
    assert paper.totals[3] == f"{totals.sums['total_cost_won'] // 1_000_000:,}"
    assert paper.count == f"수요 {totals.count}건"
    assert paper.title == "수요 목록"


def test_what_the_sums_hold_and_do_not_hold_is_printed(desk):
    keys = {"title", "total_cost_won", "total_won"}
    everything = ViewQuery()

    desk.records.create("lead_projects", {"title": "예시 과제", "year": 2026})
    costed = {"title": "예시 과제 둘", "year": 2026, "total_won": 10**9}
    desk.records.create("lead_projects", costed)
    demands = printed(desk, DEMANDS, keys, everything)
    projects = printed(desk, PROJECTS, keys, everything)
    selected = printed(desk, DEMANDS, keys, ViewQuery(filters=(Filter("status", ("selected",)),)))

    def count(status):
        query = ViewQuery(filters=(Filter("status", (status,)),))
        return desk.views.totals(ViewKind.DEMANDS, query).count

    said = f"합계 포함: 반려 {count('rejected')}건, 통합 {count('merged')}건"
    assert [text.partition(", 철회")[0] for text in demands.remarks] == [said]
    unstated = desk.views.totals(ViewKind.PROJECTS, everything).unstated["total_won"]
    assert f"합계 제외: 총사업비 미기재 {unstated}건" in projects.remarks[0]
    assert selected.remarks == ()
    assert printed(desk, DEMANDS, {"title"}, everything).remarks == ()


def test_persons_are_masked_on_paper_and_it_is_said(desk):
    paper = printed(desk, PEOPLE, {"name", "phone"}, ViewQuery())

    assert all("*" in row[0] for row in paper.rows)
    assert "이름·연락처 가림" in paper.conditions
    assert desk.accesses.rows() == []

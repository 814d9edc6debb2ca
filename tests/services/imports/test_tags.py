"""Tags of a list: put on the record of each row with the row, and taken back with it."""

from __future__ import annotations

import pytest

from afm_desktop.services.imports.model import CellChange, ImportKind, Outcome, Policy
from afm_desktop.services.marks.tags import TagService
from tests.services.imports.conftest import listed

ROWS = {
    ImportKind.MEMBERS: {"name": "예시가람"},
    ImportKind.PEOPLE: {"name": "김예시", "organization": "예시가람"},
    ImportKind.LINKS: {"supplier": "예시나래", "buyer": "예시가람", "item": "분리막"},
    ImportKind.DEMANDS: {"title": "예시 과제", "applicant": "예시가람"},
}
TABLES = {
    ImportKind.MEMBERS: "organizations",
    ImportKind.PEOPLE: "people",
    ImportKind.LINKS: "supply_links",
    ImportKind.DEMANDS: "demands",
}


@pytest.fixture
def tags(workspace):
    return TagService(workspace)


def on(tags):
    """The tags by name, with how many records of which kind have them."""
    return {row.name: dict(row.kinds) for row in tags.rows()}


@pytest.mark.parametrize("kind", ImportKind)
def test_the_tags_of_a_row_are_put_on_its_record_and_taken_back(
    lists, division, tags, workspace, kind
):
    tags.create("현장 점검")
    rows = listed({**ROWS[kind], "tags": ("현장 점검", "우선")})

    report = lists.run(kind, rows)

    assert on(tags) == {"현장 점검": {TABLES[kind]: 1}, "우선": {TABLES[kind]: 1}}
    assert "태그 ‘우선’" in report.rows[0].created
    assert lists.run(kind, rows).rows[0].outcome is Outcome.SAME
    workspace.undo()
    assert on(tags) == {"현장 점검": {}}


@pytest.mark.parametrize("kind", ImportKind)
def test_a_record_that_is_there_gets_what_it_lacks_and_loses_nothing(lists, division, tags, kind):
    lists.run(kind, listed({**ROWS[kind], "tags": ("점검",)}))

    (row,) = lists.run(kind, listed({**ROWS[kind], "tags": ("우선", "점검")})).rows

    assert row.outcome is Outcome.CHANGED
    assert row.changes == (CellChange("taggings", "tag_id", "점검", "우선, 점검"),)
    assert lists.run(kind, listed(ROWS[kind])).rows[0].outcome is Outcome.SAME
    assert on(tags) == {"우선": {TABLES[kind]: 1}, "점검": {TABLES[kind]: 1}}


def test_a_new_tag_of_several_rows_is_made_once(lists, division, tags):
    rows = [{"name": f"예시{n}테크", "tags": ("신규",)} for n in range(3)]

    report = lists.run(ImportKind.MEMBERS, listed(*rows))

    assert on(tags) == {"신규": {"organizations": 3}}
    assert [row.created for row in report.rows] == [("태그 ‘신규’",), (), ()]


def test_a_merged_tag_is_that_which_it_was_merged_into(lists, division, tags):
    keep, lose = tags.create("점검"), tags.create("현장 점검")
    lists.run(ImportKind.MEMBERS, listed({"name": "예시가람", "tags": ("현장 점검",)}))
    tags.merge(keep, [lose])

    report = lists.run(ImportKind.MEMBERS, listed({"name": "예시가람", "tags": ("점검",)}))

    assert report.rows[0].outcome is Outcome.SAME


@pytest.mark.parametrize(
    ("policy", "expected"),
    [(Policy.FILL, {"점검": 1, "우선": 1}), (Policy.SKIP, {"점검": 1})],
)
def test_filling_leaves_tagged_records_alone_and_skipping_all(
    lists, division, tags, policy, expected
):
    marked = {"name": "예시가람", "tags": ("점검",)}
    lists.run(ImportKind.MEMBERS, listed(marked, {"name": "예시나래"}))
    rows = [{**marked, "tags": ("우선",)}, {"name": "예시나래", "tags": ("우선",)}]

    lists.run(ImportKind.MEMBERS, listed(*rows), policy=policy)

    assert {row.name: row.count for row in tags.rows()} == expected


def test_a_slash_parts_tags_unless_one_is_called_so(lists, division, tags):
    tags.create("R&D/실증")
    said = ("R&D/실증", "점검/현장", "#우선 #신규 기업")

    lists.run(ImportKind.MEMBERS, listed({"name": "예시가람", "tags": said}))

    assert set(on(tags)) == {"R&D/실증", "점검", "현장", "우선", "신규 기업"}


def test_a_rejected_row_makes_no_tag(lists, division, tags):
    rows = [
        {"name": "예시가람", "division": "우주", "tags": ("점검",)},
        {"name": "예시나래", "tags": ("글" * 31,)},
        {"name": "예시다온", "tags": ("점검",)},
    ]

    report = lists.run(ImportKind.MEMBERS, listed(*rows))

    assert [row.outcome for row in report.rows] == [
        Outcome.REJECTED, Outcome.REJECTED, Outcome.NEW,
    ]  # fmt: skip
    assert report.rows[1].problems[0].field == "tags"
    assert on(tags) == {"점검": {"organizations": 1}}

"""Tags go on and come off in one gesture, stay through renaming and merging, and are taken back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afm_desktop.domain.model.tags import CommaInTag, LongTag
from afm_desktop.services.bulk_edits import ChangeRow
from afm_desktop.services.history import History
from afm_desktop.services.lists.gestures import Gestures
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.services.marks.bulk import PUT, TAKE, BulkTags
from afm_desktop.services.marks.tags import (
    BearsNone,
    MergedWithItself,
    NoSuchTag,
    TagExists,
    TagNameMissing,
    TagService,
)
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.past import Past
from afm_desktop.services.records import MANY, NothingChosen, Records
from afm_desktop.services.safekeeping import backups_of
from afm_desktop.storage.check import check
from afm_desktop.storage.settings import Office, Role
from afm_desktop.storage.workspace import Workspace
from tests.factories import make_demand, make_division, make_organization
from tests.services.conftest import last_words, put
from tests.storage.conftest import scalar, tables

FIRMS = "organizations"


@pytest.fixture
def tags(workspace) -> TagService:
    return TagService(workspace)


@pytest.fixture
def firms(workspace) -> list[str]:
    made = [make_organization(f"예시{n}호") for n in range(1, 4)]
    put(workspace, *made)
    return [one.id for one in made]


def names(tags, id, kind=FIRMS):
    return [mark.name for mark in tags.of(kind, id)]


def test_a_tag_is_put_on_records_and_taken_back_at_once(workspace, tags, firms):
    before = tables(workspace)

    assert tags.put(FIRMS, firms[:2], ["핵심 협력사"]) == 2

    assert names(tags, firms[0]) == names(tags, firms[1]) == ["핵심 협력사"]
    assert names(tags, firms[2]) == []
    assert last_words(workspace) == "기업·기관 2개 태그 ‘핵심 협력사’ 표시"
    workspace.undo()
    assert tables(workspace) == before
    workspace.redo()
    assert names(tags, firms[0]) == ["핵심 협력사"]


def test_a_record_bears_a_tag_once(workspace, tags, firms):
    tags.put(FIRMS, firms[:1], ["점검"])

    assert tags.put(FIRMS, firms, ["점검", " 점검  "]) == 2

    assert scalar(workspace, "SELECT count(*) FROM tags") == 1
    assert scalar(workspace, "SELECT count(*) FROM taggings") == 3


def test_a_tag_is_the_same_however_its_capitals_are_written(tags, firms):
    tags.put(FIRMS, firms[:1], ["AI 도입"])
    tags.put(FIRMS, firms[1:2], ["ai  도입"])

    assert [row.name for row in tags.rows()] == ["AI 도입"]


def test_tags_stand_in_order_with_the_records_they_are_on(workspace, tags, firms, division):
    firm = make_organization("예시신청")
    demand = make_demand(firm, division)
    put(workspace, firm, demand)
    tags.put(FIRMS, firms, ["하반기", "가점"])
    tags.put("demands", [demand.id], ["가점"])
    Records(workspace).delete(FIRMS, firms[:1])

    assert [(row.name, row.count, dict(row.kinds)) for row in tags.rows()] == [
        ("가점", 3, {"demands": 1, FIRMS: 2}),
        ("하반기", 2, {FIRMS: 2}),
    ]


def test_a_tag_is_taken_off_and_put_on_again(workspace, tags, firms):
    tags.put(FIRMS, firms, ["점검"])
    before = tables(workspace)

    assert tags.take(FIRMS, firms[:2], ["점검"]) == 2

    assert [names(tags, id) for id in firms] == [[], [], ["점검"]]
    assert last_words(workspace) == "기업·기관 2개 태그 ‘점검’ 해제"
    workspace.undo()
    assert tables(workspace) == before
    tags.take(FIRMS, firms, ["점검"])
    assert tags.put(FIRMS, firms, ["점검"]) == 3


def test_a_tagged_record_comes_back_from_the_trash_with_its_tags(workspace, tags, firms):
    tags.put(FIRMS, firms[:1], ["점검"])

    Records(workspace).delete(FIRMS, firms[:1])
    Records(workspace).restore(FIRMS, firms[:1])

    assert names(tags, firms[0]) == ["점검"]


def test_a_tag_is_renamed_wherever_it_stands(tags, firms):
    tags.put(FIRMS, firms[:1], ["점검"])
    (row,) = tags.rows()

    tags.rename(row.id, "현장 점검")
    tags.colour(row.id, 7)

    (mark,) = tags.of(FIRMS, firms[0])
    assert (mark.id, mark.name, mark.hue) == (row.id, "현장 점검", 7)


def test_two_tags_are_not_called_the_same(tags, firms):
    tags.put(FIRMS, firms[:1], ["점검", "확인"])

    with pytest.raises(TagExists, match="‘점검’ 태그가 이미 있습니다"):
        tags.rename(tags.mark("확인").id, "점검")
    with pytest.raises(TagExists):
        tags.create("점검")


def test_merged_tags_count_as_one_and_come_apart_again(workspace, tags, firms):
    tags.put(FIRMS, firms[:2], ["점검"])
    tags.put(FIRMS, firms[1:], ["현장점검"])
    before = tables(workspace)

    tags.merge(tags.mark("점검").id, [tags.mark("현장점검").id])

    assert [names(tags, id) for id in firms] == [["점검"]] * 3
    assert [(row.name, row.count) for row in tags.rows()] == [("점검", 3)]
    assert tags.take(FIRMS, firms, ["점검"]) == 3
    assert [names(tags, id) for id in firms] == [[]] * 3
    workspace.undo()
    workspace.undo()
    assert tables(workspace) == before


def test_a_tag_merged_twice_over_ends_where_the_last_merger_leads(tags, firms):
    tags.put(FIRMS, firms[:1], ["가"])
    for name in ("나", "다"):
        tags.create(name)
    tags.merge(tags.mark("나").id, [tags.mark("가").id])

    tags.merge(tags.mark("다").id, [tags.mark("나").id])

    assert names(tags, firms[0]) == ["다"]
    with pytest.raises(NoSuchTag):
        tags.mark("가")


def test_tags_that_two_offices_merged_crosswise_are_one(workspace, tags, firms):
    tags.put(FIRMS, firms[:1], ["가", "나"])
    first, second = sorted((tags.mark("가").id, tags.mark("나").id))

    with workspace.writing("서로 합치기") as session:
        for tag, into in ((first, second), (second, first)):
            session.connection().exec_driver_sql(
                "UPDATE tags SET merged_into_id = ? WHERE id = ?", (into, tag)
            )

    assert [mark.id for mark in tags.of(FIRMS, firms[0])] == [first]


def test_a_deleted_tag_is_on_nothing_until_it_is_restored(workspace, tags, firms):
    tags.put(FIRMS, firms, ["점검"])
    tag = tags.mark("점검").id

    tags.delete([tag])

    assert names(tags, firms[0]) == []
    assert tags.rows() == ()
    Records(workspace).restore("tags", [tag])
    assert names(tags, firms[0]) == ["점검"]


def test_names_that_would_not_stand_are_refused(tags, firms):
    with pytest.raises(CommaInTag):
        tags.put(FIRMS, firms, ["하나, 둘"])
    with pytest.raises(LongTag, match="31자"):
        tags.put(FIRMS, firms, ["가" * 31])
    with pytest.raises(TagNameMissing):
        tags.put(FIRMS, firms, ["  "])
    assert tags.rows() == ()


def test_what_is_not_there_is_refused(tags, firms):
    with pytest.raises(NoSuchRecords):
        tags.put(FIRMS, ["01a21c5f-af26-7000-854a-008363d7cdce"], ["점검"])
    with pytest.raises(NoSuchTag, match="‘없음’"):
        tags.take(FIRMS, firms, ["없음"])
    with pytest.raises(NothingChosen):
        tags.put(FIRMS, [], ["점검"])
    with pytest.raises(BearsNone):
        tags.put("tags", firms, ["점검"])
    tags.put(FIRMS, firms, ["점검"])
    with pytest.raises(MergedWithItself):
        tags.merge(tags.mark("점검").id, [tags.mark("점검").id])


def test_what_is_tagged_goes_to_whoever_sees_the_record(workspace, tags, firms, division):
    firm = make_organization("예시신청")
    demand = make_demand(firm, division)
    put(workspace, firm, demand)

    tags.put(FIRMS, firms[:1], ["점검"])
    tags.put("demands", [demand.id], ["점검"])

    streams = "SELECT group_concat(substr(name, instr(name, '/')), ' ') FROM stream ORDER BY key"
    assert f"/record /record:{demand.id}" in scalar(workspace, streams)


def test_tags_are_suggested_by_their_initials(tags):
    for name in ("핵심 협력사", "점검", "협약 예정"):
        tags.create(name)

    assert [mark.name for mark in tags.suggest("협")] == ["핵심 협력사", "협약 예정"]
    assert [mark.name for mark in tags.suggest("ㅈㄱ")] == ["점검"]
    assert len({mark.hue for mark in tags.suggest()}) == 3


def test_the_history_of_a_tag_is_kept(workspace, tags):
    tag = tags.create("점검")
    tags.rename(tag, "확인")

    changes = History(workspace).of(tag, field="name")

    assert [(change.old, change.new) for change in changes] == [(None, "점검"), ("점검", "확인")]


def test_many_records_are_backed_up_before_they_are_tagged(workspace, tags):
    made = [make_organization() for _ in range(MANY)]
    put(workspace, *made)

    tags.put(FIRMS, [one.id for one in made], ["점검"])

    assert len(backups_of(workspace.path)) == 1


def test_it_is_told_what_a_tag_changes(workspace, tags, firms):
    bulk = BulkTags(workspace)
    tags.put(FIRMS, firms[:1], ["점검"])
    tags.put(FIRMS, firms[1:2], ["가점"])

    told = bulk.what_changes(FIRMS, firms, PUT, "점검")
    off = bulk.what_changes(FIRMS, firms, TAKE, "가점")

    assert (told.changed, told.same, told.refused) == (tuple(firms[1:]), 1, 0)
    assert told.rows == (
        ChangeRow("예시2호", "가점", "가점, 점검"),
        ChangeRow("예시3호", None, "점검"),
    )
    assert off.rows == (ChangeRow("예시2호", "가점", None),)
    assert bulk.change(FIRMS, firms, PUT, "점검") == 2
    assert [names(tags, id) for id in firms] == [["점검"], ["가점", "점검"], ["점검"]]
    assert bulk.change(FIRMS, firms, PUT, "점검") == 0


def test_a_new_tag_is_told_before_it_is_made(workspace, tags, firms):
    told = BulkTags(workspace).what_changes(FIRMS, firms, PUT, "새 태그")

    assert told.rows[0].after == "새 태그"
    assert tags.rows() == ()


def test_a_secretary_leaves_the_records_of_other_divisions(tmp_path):
    path = tmp_path / "간사.afm"
    with_own = Workspace.create(path, Office(role=Role.SECRETARY, actor="간사", division="BAT"))
    own, other = make_division(code="BAT"), make_division(code="CAR", name="자동차")
    put(with_own, own, other)
    firm = make_organization()
    demands = [make_demand(firm, own), make_demand(firm, other)]
    put(with_own, firm, *demands)
    ids = [one.id for one in demands]

    told = BulkTags(with_own).what_changes("demands", ids, PUT, "점검")

    assert (told.changed, told.refused) == ((ids[0],), 1)
    assert "자동차 분과의 자료입니다" in told.refusals[0].reason
    assert BulkTags(with_own).change("demands", ids, PUT, "점검") == 1
    with_own.close()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "take", "merge", "rename", "delete"]),
        st.sampled_from("가나다"),
        st.sampled_from("가나다"),
        st.sets(st.integers(0, 2), min_size=1),
    ),
    max_size=12,
)


def do(tags, step, names, ids):
    """One step, where there is something it can be done to."""
    known = {row.name: row.id for row in tags.rows()}
    name, other = names
    if step == "put":
        tags.put(FIRMS, ids, [name])
    elif name not in known:
        return
    elif step == "take":
        tags.take(FIRMS, ids, [name])
    elif step == "merge" and other in known and name != other:
        tags.merge(known[name], [known[other]])
    elif step == "rename" and other not in known:
        tags.rename(known[name], other)
    elif step == "delete":
        tags.delete([known[name]])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_any_steps_are_taken_back_one_by_one(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("steps") / "a.afm"
    workspace = Workspace.create(path, Office(role=Role.CENTER, actor="예시"))
    made = [make_organization(f"예시{n}호") for n in range(3)]
    put(workspace, *made)
    states = [tables(workspace)]

    for step, name, other, which in steps:
        do(TagService(workspace), step, (name, other), [made[place].id for place in sorted(which)])
        now = tables(workspace)
        states += [now] * (now != states[-1])

    for state in reversed(states[:-1]):
        workspace.undo()
        assert tables(workspace) == state
    workspace.close()
    assert check(path).findings == ()


def test_looking_back_a_tag_is_on_a_record_that_is_named(workspace, tags, firms, tmp_path):
    past, paper = Past(workspace, History(workspace)), tmp_path / "계획.pdf"
    paper.write_bytes(b"%PDF")

    def told():
        (row,) = Gestures(workspace).rows(limit=1)
        return [
            {one.change.field: one.new for one in record.changes}
            for record in past.gesture(row.id).records
        ]

    tags.put(FIRMS, firms[:1], ["점검"])
    tagged = told()
    AttachmentService(workspace).attach(FIRMS, firms[0], [paper])
    (attached,) = told()

    (tagging,) = [one for one in tagged if "record_id" in one]
    assert (tagging["tag_id"], tagging["kind"], tagging["record_id"]) == (
        "점검",
        "기업·기관",
        "예시1호",
    )
    assert attached["record_id"] == "예시1호"
    assert not {"circle", "sha256", "media_type"} & attached.keys()

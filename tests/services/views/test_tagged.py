"""Lists show the tags of their records and are filtered by them; listings of scripts show them."""

from __future__ import annotations

import pytest

from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.lists.listing import TAGS, ListKind
from afm_desktop.services.lists.service import Lists
from afm_desktop.services.marks.attachments import AttachmentService
from afm_desktop.services.marks.tags import TagService
from afm_desktop.services.views.model import NOTHING, TABLES, Filter, ViewKind, ViewQuery
from afm_desktop.services.views.service import Views
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    DAY,
    make_division,
    make_membership,
    make_organization,
    make_person,
    make_structure,
)
from tests.services.conftest import put

FIRMS = "organizations"


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.create(
        tmp_path / "a.afm", Office(role=Role.CENTER, actor="예시", fixed_day=DAY)
    )
    yield made
    made.close()


@pytest.fixture
def firms(workspace):
    """Three members, the first two of them tagged."""
    structure = make_structure()
    division = make_division(structure, code="BAT")
    made = [make_organization(f"예시{n}호") for n in range(1, 4)]
    put(workspace, structure, division, *made, *[make_membership(one, division) for one in made])
    ids = [one.id for one in made]
    tags = TagService(workspace)
    tags.put(FIRMS, ids[:2], ["점검"])
    tags.put(FIRMS, ids[:1], ["가점"])
    return ids


def shown(views, *values, kind=ViewKind.MEMBERS):
    """The ids and the tags of what a filter by tags leaves."""
    filters = (Filter(TAGS, tuple(values)),) if values else ()
    keys = views.keys(kind, ViewQuery(filters=filters))
    place = [column.key for column in views.columns(kind)].index(TAGS)
    rows = views.rows(kind, keys)
    return [(rows[key][0], rows[key][place]) for key in keys]


def test_a_list_shows_tags(workspace, firms):
    assert shown(Views(workspace)) == [
        (firms[0], "가점, 점검"),
        (firms[1], "점검"),
        (firms[2], None),
    ]


def test_a_list_is_filtered_by_tags(workspace, firms):
    views, tags = Views(workspace), TagService(workspace)
    check, extra = tags.mark("점검").id, tags.mark("가점").id

    assert [id for id, _ in shown(views, check)] == firms[:2]
    assert [id for id, _ in shown(views, extra)] == firms[:1]
    assert [id for id, _ in shown(views, extra, NOTHING)] == [firms[0], firms[2]]
    assert views.count(ViewKind.MEMBERS, ViewQuery(filters=(Filter(TAGS, (check,)),))) == 2


def test_a_kept_filter_follows_a_merged_tag(workspace, firms):
    views, tags = Views(workspace), TagService(workspace)
    check, extra = tags.mark("점검").id, tags.mark("가점").id

    tags.merge(check, [extra])

    assert [id for id, _ in shown(views, extra)] == firms[:2]
    assert shown(views)[0] == (firms[0], "점검")


def test_a_deleted_tag_leaves_nothing(workspace, firms):
    views, tags = Views(workspace), TagService(workspace)
    check = tags.mark("점검").id

    tags.delete([check])

    assert shown(views, check) == []
    assert [id for id, _ in shown(views, NOTHING)] == firms[1:]


def test_the_choices_count_what_the_other_filters_leave(workspace, firms):
    views = Views(workspace)

    def choices(text=""):
        found = views.choices(ViewKind.MEMBERS, TAGS, ViewQuery(text=text))
        return [(choice.shown, choice.count) for choice in found]

    assert choices() == [("가점", 1), ("점검", 2), (None, 1)]
    assert choices("예시2호") == [("점검", 1)]


@pytest.mark.parametrize("kind", TABLES)
def test_every_list_of_records_has_tags(workspace, kind):
    views = Views(workspace)

    assert TAGS in [column.key for column in views.columns(kind)]
    assert TAGS in [one.key for one in views.filters(kind)]
    assert {"tags", "taggings"} <= views.reads(kind)
    assert views.keys(kind, ViewQuery(filters=(Filter(TAGS, ("none",)),))).tolist() == []


def test_links_are_filtered_by_tags_within_a_division(workspace, firms):
    links = [SupplyLink(supplier_id=one, buyer_id=firms[0], item="부품") for one in firms[1:]]
    put(workspace, *links)
    tags, views = TagService(workspace), Views(workspace)
    tags.put("supply_links", [links[0].id], ["점검"])

    assert shown(views, tags.mark("점검").id, kind=ViewKind.LINKS) == [(links[0].id, "점검")]


def test_listings_of_scripts_show_tags(workspace, firms):
    listing = Lists(workspace).listing(ListKind.MEMBERS)
    view = Views(workspace).listing(ListKind.MEMBERS, ViewQuery(), ["name", "tags"])

    assert listing.columns[-1].key == TAGS
    assert listing.values(TAGS) == view.values(TAGS) == ["가점, 점검", "점검", None]


def test_tags_that_were_taken_off_are_not_in_the_trash(workspace, firms, tmp_path):
    person, paper = make_person(), tmp_path / "이력서 홍길동.pdf"
    paper.write_bytes(b"%PDF")
    put(workspace, person)
    files, tags = AttachmentService(workspace), TagService(workspace)
    tags.take(FIRMS, firms, ["점검"])
    tags.delete([tags.mark("가점").id])
    files.remove([*files.attach("people", person.id, [paper]).ids])
    files.remove([*files.attach(FIRMS, firms[0], [paper]).ids])

    keys = Views(workspace).keys(ViewKind.TRASH, ViewQuery())
    rows = Views(workspace).rows(ViewKind.TRASH, keys)

    assert sorted((rows[key][1], rows[key][2]) for key in keys) == [
        ("attachments", ""),
        ("attachments", "이력서 홍길동.pdf"),
        ("tags", "가점"),
    ]

"""Every field of every kind of part is edited where its line stands, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from afm_desktop.domain.enums import (
    NameKind,
    OrganizationEventKind,
    PartnerRole,
    SizeClass,
    TechnologyKind,
)
from tests.ui.screens.details.records import World
from tests.ui.screens.details.test_every_field import type_into

PARTS = {
    "sites": ("organizations", {"name": "예시1공장"}),
    "business_numbers": ("organizations", {"number": "124-81-00998"}),
    "organization_names": ("organizations", {"name": "옛이름", "kind": next(iter(NameKind))}),
    "organization_industries": ("organizations", {"code": "C24"}),
    "organization_years": ("organizations", {"year": 2025}),
    "organization_events": (
        "organizations",
        {"kind": next(iter(OrganizationEventKind)), "happened_on": date(2026, 1, 1)},
    ),
    "demand_partners": ("demands", {"organization_id": 1, "role": PartnerRole.LEAD}),
    "kpi_targets": ("demands", {"name": "불량률"}),
    "demand_sites": ("demands", {"name": "예시1공장"}),
    "demand_technologies": ("demands", {"kind": next(iter(TechnologyKind))}),
    "demand_related_divisions": ("demands", {"division_id": 1}),
    "project_partners": ("lead_projects", {"name": "예시나래"}),
    "agenda_items": ("meetings", {"title": "규정 개정"}),
    "attendances": ("meetings", {"guest_name": "홍길동"}),
    "criteria": ("rounds", {"name": "적합성", "points": 30}),
    "checklist_items": ("rounds", {"question": "서식을 갖추었습니까"}),
    "form_sections": ("rounds", {"title": "개요"}),
    "support_ratios": ("rounds", {"size_class": next(iter(SizeClass))}),
    "target_years": ("targets", {"year": 2027}),
    "measurements": ("targets", {"measured_on": date(2026, 1, 1)}),
}
OWN_TEXT = {("business_numbers", "number"): "120-81-47521"}


def owner_of(world, desk, table):
    made = {
        "organizations": world.bodies[0],
        "demands": world.demands[0],
        "meetings": world.meetings[0],
        "rounds": world.rounds[0],
    }
    if table == "lead_projects":
        return desk.records.create(table, {"title": "예시 과제", "year": 2026})
    return made.get(table) or desk.records.create("targets", {"name": "예시 목표"})


def values_of(world, values):
    pointed = {"organization_id": world.bodies, "division_id": world.divisions}
    return {key: pointed[key][1] if key in pointed else one for key, one in values.items()}


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_a_part_is_changed_and_taken_back(part, desk, opened, idle):
    world, (table, values) = World(desk), PARTS[part]
    owner = owner_of(world, desk, table)
    id_ = desk.parts.add(part, owner, values_of(world, values))
    pane = opened(table, owner)
    for tab in pane.view.keys:
        pane.view.show_tab(tab)
    shown = next(
        one
        for page in pane.view.pages.values()
        for one in page.lists.values()
        if one._related.table == part
    )
    before = dict(desk.records.values(part, id_))

    shown.edit(id_)
    idle()
    fields = shown._open.editor.fields
    assert fields
    entries = [one for s in desk.details.of(part, id_).sections for one in s.fields]
    for entry in [one for one in entries if one.key in fields]:
        own = OWN_TEXT.get((part, entry.key))
        if own is not None:
            fields[entry.key].entry.setText(own)
            fields[entry.key].settle()
        else:
            type_into(fields[entry.key], entry)
        idle()
        assert fields[entry.key].error() == "", (entry.key, fields[entry.key].error())
        now = desk.details.of(part, id_).field(entry.key)
        assert now.value != entry.value or now.is_masked, entry.key
        desk.workspace.undo()
        idle()

    assert dict(desk.records.values(part, id_)) == before

"""Lists, 검토 and 수요서 say the same of whose turn it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import DemandTurn, PartnerRole
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.office import Role
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from tests.factories import DAY, make_division, make_organization, make_structure
from tests.services.conftest import put
from tests.services.screening.conftest import DUE, become


def test_the_list_says_the_same_of_whose_turn_it_is(field):
    for status in S:
        field.add(status)
    own = field.add(S.RECEIVED, applicant_id=field.institute)
    late, answered, open_ = field.add(), field.add(), field.add()
    comment = field.screening.comment(answered, "설비 대수")
    field.screening.move(
        [late, answered, open_], S.SUPPLEMENT, on=date(2026, 7, 2), reason="수치", due_on=DAY
    )
    field.screening.answer(comment, "3대")
    field.screening.extend([open_, answered], DUE)
    field.workspace.become(replace(field.workspace.office, fixed_day=date(2026, 7, 30)))

    kind, views = ViewKind.DEMANDS, field.desk.views
    places = [one.key for one in views.columns(kind)]
    rows = views.rows(kind, views.keys(kind, ViewQuery()))
    told = {
        row[0]: (row[places.index("turn")], row[places.index("due_on")]) for row in rows.values()
    }

    sheets = {id: field.sheet(str(id)) for id in told}
    assert told == {id: (one.turn, one.due_on) for id, one in sheets.items()}
    filed = {id: field.desk.filing.sheet(str(id)).turn for id in told}
    assert filed == {id: turn for id, (turn, _due) in told.items()}
    assert [told[id][0] for id in (own, late, answered, open_)] == [
        DemandTurn.CENTER,
        DemandTurn.LATE,
        DemandTurn.SECRETARY,
        DemandTurn.APPLICANT,
    ]
    chosen = ViewQuery(filters=(Filter("turn", ("late",)),))
    assert views.ids_of(kind, views.keys(kind, chosen)) == {
        key: late for key in rows if rows[key][0] == late
    }


def turns_listed(field):
    kind, views = ViewKind.DEMANDS, field.desk.views
    place = [one.key for one in views.columns(kind)].index("turn")
    rows = views.rows(kind, views.keys(kind, ViewQuery()))
    return {row[0]: row[place] for row in rows.values()}


@pytest.mark.parametrize("named", [None, "예시센터"])
def test_lists_know_the_secretariat_of_each_division_and_ones_own_institute(field, named):
    other, own = make_organization("예시기술원"), make_organization("예시센터")
    structure = make_structure()
    division = make_division(structure, code="AUT", name="자동차", secretariat_id=other.id)
    put(field.workspace, other, own, structure, division)
    for partner in (field.institute, other.id, own.id):
        for lead in ({}, {"division_id": division.id}):
            id = field.add(S.RECEIVED, **lead)
            role = PartnerRole.RESEARCH
            put(field.workspace, DemandPartner(demand_id=id, organization_id=partner, role=role))
    become(field, Role.SECRETARY, organization=named)

    told = turns_listed(field)

    assert told == {id: field.sheet(id).turn for id in told}
    assert list(told.values()).count(DemandTurn.CENTER) == (4 if named else 2)

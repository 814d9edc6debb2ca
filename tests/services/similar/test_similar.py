"""Which demands are found to be like one, and why."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from afm_desktop.domain.enums import DemandGround
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.records import Records
from afm_desktop.services.similar.service import SimilarDemands
from afm_desktop.storage.workspace import Workspace
from tests.factories import (
    make_demand,
    make_division,
    make_organization,
    make_round,
    make_structure,
)
from tests.services.conftest import put

COATING = {
    "title": "전극 코팅 두께 AI 제어",
    "process": "전극 코팅",
    "product": "이차전지 전극",
    "as_is": "작업자가 두께를 표본으로 재고 슬롯 다이를 손으로 조정",
    "to_be": "두께 측정값을 학습한 모델이 슬롯 다이를 실시간으로 조정",
}
WELDING = {
    "title": "차체 점용접 품질 예측",
    "process": "차체 용접",
    "product": "차체",
    "as_is": "파괴 검사로 표본만 확인",
    "to_be": "전류 파형으로 전수 판정",
}


@pytest.fixture
def filed(workspace):
    structure = make_structure()
    battery, mobility = make_division(structure), make_division(structure)
    last_year, now = make_round(year=2025, name="2025년 제1차"), make_round(name="2026년 제1차")
    firms = [make_organization(f"예시{name}") for name in ("가람", "나래", "다솔")]
    put(workspace, structure, battery, mobility, last_year, now, *firms)
    demands = {
        "own": make_demand(firms[0], battery, now, **COATING),
        "again": make_demand(
            firms[0], battery, last_year, **{**COATING, "title": "코팅 두께 제어"}
        ),
        "elsewhere": make_demand(firms[1], mobility, now, **COATING),
        "other": make_demand(firms[2], mobility, now, **WELDING),
        "same_firm": make_demand(firms[0], mobility, now, **WELDING),
    }
    put(workspace, *demands.values())
    return {name: demand.id for name, demand in demands.items()}


def found(service, filed, name="own"):
    names = {id: name for name, id in filed.items()}
    return {names[row.id]: row for row in service.to(filed[name])}


def test_the_likest_comes_first_with_its_reasons(workspace, filed):
    rows = SimilarDemands(workspace).to(filed["own"])

    first = rows[0]
    assert first.id == filed["elsewhere"]
    assert first.percent == 100
    assert first.applicant == "예시나래"
    assert first.grounds == (
        DemandGround.SAME_PROCESS,
        DemandGround.SAME_PRODUCT,
        DemandGround.NEAR_TITLE,
        DemandGround.NEAR_TEXT,
    )


def test_an_earlier_demand_of_the_firm_is_found_across_rounds(workspace, filed):
    again = found(SimilarDemands(workspace), filed)["again"]

    assert DemandGround.SAME_APPLICANT in again.grounds
    assert again.round == "2025년 제1차"


def test_a_demand_of_another_matter_is_not_told(workspace, filed):
    assert "other" not in found(SimilarDemands(workspace), filed)
    assert "same_firm" not in found(SimilarDemands(workspace), filed)


def test_a_demand_filed_again_is_told_first_however_it_reads(workspace, filed):
    Records(workspace).change("demands", filed["own"], {"previous_id": filed["same_firm"]})

    rows = SimilarDemands(workspace).to(filed["own"])

    assert rows[0].id == filed["same_firm"]
    assert rows[0].grounds[0] is DemandGround.FILED_AGAIN


def test_what_changes_is_compared_anew(workspace, filed):
    service = SimilarDemands(workspace)
    assert "other" not in found(service, filed)

    Records(workspace).change("demands", filed["other"], COATING)

    assert found(service, filed)["other"].percent == 100
    workspace.undo()
    assert "other" not in found(service, filed)


def test_a_deleted_demand_is_not_told(workspace, filed):
    service = SimilarDemands(workspace)
    assert "elsewhere" in found(service, filed)

    Records(workspace).delete("demands", [filed["elsewhere"]])

    assert "elsewhere" not in found(service, filed)
    with pytest.raises(NoSuchRecords):
        service.to(filed["elsewhere"])


def test_demands_that_say_nothing_are_alike_in_nothing(workspace, filed):
    empty = {name: None for name in COATING if name != "title"}
    for name, title in (("own", "가"), ("other", "나")):
        Records(workspace).change("demands", filed[name], {**empty, "title": title})

    assert found(SimilarDemands(workspace), filed) == {}


def test_what_is_alike_without_being_the_same_is_told_with_what_is_likest(workspace, filed):
    other = {"title": "전극 코팅 AI", "process": "코팅", "product": "전극", "as_is": None}
    Records(workspace).change(
        "demands", filed["other"], {**other, "to_be": "두께 측정값 전수 판정"}
    )
    Records(workspace).change("demands", filed["same_firm"], {**other, "title": "전극 두께"})

    rows = found(SimilarDemands(workspace), filed)

    assert rows["other"].grounds == (DemandGround.NEAR_TITLE,)
    assert rows["same_firm"].grounds[0] is DemandGround.SAME_APPLICANT


def test_every_demand_that_is_told_says_why(demonstration):
    workspace = Workspace.open(demonstration, read_only=True)
    with workspace.reading() as session:
        ids = session.scalars(select(Demand.id).where(Demand.deleted.is_(None)).limit(40)).all()

    similar = SimilarDemands(workspace)
    told = [row for id in ids for row in similar.to(id)]

    assert told
    assert all(row.grounds for row in told)
    workspace.close()
